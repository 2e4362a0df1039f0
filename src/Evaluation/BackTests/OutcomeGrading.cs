using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.BackTests;

/// <summary>The class of a subject on a day of the past. Pure, and safe to call from many threads.</summary>
public static class OutcomeGrading
{
    /// <summary>The letter and, where the pack has a scorecard or a tree, its score.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order, with their standing on <paramref name="asOf"/>.</param>
    /// <param name="asOf">The day.</param>
    /// <returns>A null letter when no rule covers the subject; a null score when there is none or it cannot be told.</returns>
    public static (string? Letter, double? Score) Grade(CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf)
    {
        var outcome = SubjectEvaluation.Of(PreparedPack.Of(pack), subject, records).On(asOf);
        return (outcome.Letter, outcome.Models?.Total.Score switch
        {
            Value.Int whole => whole.Content,
            Value.Decimal number => (double)number.Content,
            _ => null,
        });
    }

    /// <summary>
    /// The pack as if it had always been in force: its first day and the first values of its parameters reach back, and it
    /// has no last day. Packs whose grades it takes reach back with it. For trying a pack on days before it was made.
    /// </summary>
    public static CompiledPack ReachingBack(CompiledPack pack) => pack with
    {
        InForceFrom = DateOnly.MinValue,
        InForceThrough = null,
        Parameters = [.. pack.Parameters.Select(ReachingBack)],
        Scheme = pack.Scheme is { } scheme ? scheme with { CycleMonths = ReachingBack(scheme.CycleMonths) } : null,
        Results = [.. pack.Results.Select(result => result.Pack is { } inner ? result with { Pack = ReachingBack(inner) } : result)],
    };

    private static Parameter ReachingBack(Parameter parameter) =>
        parameter with { Values = [parameter.Values[0] with { From = null }, .. parameter.Values.Skip(1)] };
}
