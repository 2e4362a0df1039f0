using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// The columnar back end: a whole population in one pass over its columns, on all cores. It gives what the explaining
/// back end gives, subject by subject. Pure.
/// </summary>
public static class ColumnarGrading
{
    private const int SubjectsAtOnce = 16_384;

    /// <summary>What a pack asks that columns do not have: empty when the population can be graded by it.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    public static IReadOnlyList<LocalText> Lacks(CompiledPack pack)
    {
        var lacks = new List<LocalText>();
        if (new RecordQuestions(pack).HasDocument || HasDocument(pack))
        {
            lacks.Add(new LocalText(
                $"政策包 {pack.Id} 的条件用到文书号（record.document），列存储中没有；请用逐户引擎评价",
                $"The pack {pack.Id} looks at document numbers (record.document), which the columns do not have: grade with the explaining engine"));
        }

        if (OutcomeCodes.MostOf(PreparedPack.Of(pack)) > OutcomeCodes.Limit)
        {
            lacks.Add(new LocalText(
                $"政策包 {pack.Id} 的规则和等级组合超过 {OutcomeCodes.Limit} 种，列存储放不下；请用逐户引擎评价",
                $"The pack {pack.Id} has more than {OutcomeCodes.Limit} combinations of rules and letters, too many for the columns: grade with the explaining engine"));
        }

        return [.. lacks, .. pack.Results.Select(result => result.Pack).OfType<CompiledPack>().SelectMany(Lacks)];
    }

    /// <summary>Grades a population.</summary>
    /// <param name="pack">A pack that lacks nothing, see <see cref="Lacks"/>.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The evaluation date, not before the day of the columns.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The pack asks what columns do not have, or the date is before their day.</exception>
    public static PopulationGrades Grade(CompiledPack pack, Population population, DateOnly asOf, CancellationToken cancellation = default)
    {
        if (asOf < population.Day)
        {
            throw new ArgumentException($"The columns are of {population.Day:O}: they cannot say how things stood on {asOf:O}.", nameof(asOf));
        }

        if (Lacks(pack) is [var lack, ..])
        {
            throw new ArgumentException(lack.En, nameof(pack));
        }

        var codes = new OutcomeCodes();
        var prepared = PreparedPack.Of(pack);
        var plan = GradingPlan.Of(prepared, population, asOf, codes, inner => Grade(inner, population, asOf, cancellation));
        var given = new byte[population.Count];
        var alone = plan is null
            ? GradeAlone(prepared, population, given, (asOf, codes, cancellation))
            : GradeByPlan(plan, given, cancellation);
        return new PopulationGrades(given, codes.All, alone);
    }

    private static long GradeByPlan(GradingPlan plan, byte[] given, CancellationToken cancellation)
    {
        var alone = 0L;
        Parallel.For(
            0, Chunks(given.Length), new ParallelOptions { CancellationToken = cancellation }, () => new RangeGrading(plan, given),
            (chunk, _, grading) =>
            {
                grading.Grade(chunk * SubjectsAtOnce, Math.Min(given.Length, (chunk + 1) * SubjectsAtOnce));
                return grading;
            },
            grading => Interlocked.Add(ref alone, grading.Alone));
        var apart = new RangeGrading(plan, given);
        foreach (var at in plan.Source.Population.Apart.Keys)
        {
            apart.GradeAlone(at);
        }

        return alone + apart.Alone;
    }

    private static long GradeAlone(PreparedPack pack, Population population, byte[] given, (DateOnly AsOf, OutcomeCodes Codes, CancellationToken Cancellation) how)
    {
        Parallel.For(
            0, given.Length, new ParallelOptions { CancellationToken = how.Cancellation },
            at => given[at] = SubjectAlone.CodeOf(pack, population, at, (how.AsOf, how.Codes)));
        return given.Length;
    }

    private static int Chunks(int subjects) => (subjects + SubjectsAtOnce - 1) / SubjectsAtOnce;

    private static bool HasDocument(CompiledPack pack) => (pack.Scorecard?.Items ?? [])
        .SelectMany(item => new[] { item.Where, item.Points }).OfType<Condition>()
        .Any(condition => condition.References.Contains(new Reference("record", "document")));
}
