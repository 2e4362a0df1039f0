using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>What a pack gives a subject.</summary>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Rule">Number of the rule that gave it; null when none did.</param>
/// <param name="IsSuspended">Whether the grade is marked as suspended.</param>
public sealed record GradeOutcome(string? Letter, int? Rule, bool IsSuspended);

/// <summary>Gives every outcome that occurs a code from 1 on; 0 is a subject that is not there yet. Safe to use from many threads.</summary>
internal sealed class OutcomeCodes
{
    /// <summary>Different outcomes at most.</summary>
    public const int Limit = 255;

    private readonly Lock access = new();
    private readonly Dictionary<GradeOutcome, byte> codes = [];
    private readonly List<GradeOutcome?> outcomes = [null];

    /// <summary>By code; the first entry is null.</summary>
    public IReadOnlyList<GradeOutcome?> All
    {
        get
        {
            lock (access)
            {
                return [.. outcomes];
            }
        }
    }

    /// <summary>The code of an outcome.</summary>
    public byte Of(GradeOutcome outcome)
    {
        lock (access)
        {
            if (!codes.TryGetValue(outcome, out var code))
            {
                code = checked((byte)outcomes.Count); // the plan refuses packs that could give more
                codes[outcome] = code;
                outcomes.Add(outcome);
            }

            return code;
        }
    }

    /// <summary>How many different outcomes a pack can give.</summary>
    public static int MostOf(PreparedPack pack)
    {
        var rules = pack.Pack.Grades.Count;
        var letters = pack.Pack.Limits.Count == 0 ? 1 : pack.Scheme.Scale.Count;
        return (((rules * letters) + 1) * 2) + 1;
    }
}
