using Xinheng.Policy;

namespace Xinheng.Evaluation.Columns;

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
    public static int MostOf(CompiledPack pack, Scheme scheme)
    {
        var rules = pack.Grades.Count;
        var letters = pack.Limits.Count == 0 ? 1 : scheme.Scale.Count;
        return (((rules * letters) + 1) * 2) + 1;
    }
}
