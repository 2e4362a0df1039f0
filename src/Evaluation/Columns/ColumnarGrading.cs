using Xinheng.Evaluation.Columns.Days;
using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// The columnar back end: a whole population in one pass over its columns, on all cores. It gives what the explaining
/// back end gives, subject by subject. Pure.
/// </summary>
public static class ColumnarGrading
{
    private const int SubjectsAtOnce = 4_096;

    /// <summary>What a pack asks that the columns of a population do not have: empty when the population can be graded by it.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    public static IReadOnlyList<LocalText> Lacks(CompiledPack pack, Population population) =>
        Lacks(pack, hasDocuments: !population.Documents.IsEmpty || population.Records.IsEmpty);

    /// <summary>What a pack asks that the columns of a population without documents do not have.</summary>
    /// <param name="pack">The pack.</param>
    public static IReadOnlyList<LocalText> Lacks(CompiledPack pack) => Lacks(pack, hasDocuments: false);

    private static List<LocalText> Lacks(CompiledPack pack, bool hasDocuments)
    {
        var lacks = new List<LocalText>();
        if (new RecordQuestions(pack).HasDocument && !hasDocuments)
        {
            lacks.Add(new LocalText(
                $"政策包 {pack.Id} 的条件用到文书号（record.document），列存储中没有；请用逐户引擎评价",
                $"The pack {pack.Id} looks at document numbers (record.document), which the columns do not have: grade with the explaining engine"));
        }

        if (pack.Scheme is { } scheme && OutcomeCodes.MostOf(pack, scheme) > OutcomeCodes.Limit)
        {
            lacks.Add(new LocalText(
                $"政策包 {pack.Id} 的规则和等级组合超过 {OutcomeCodes.Limit} 种，列存储放不下；请用逐户引擎评价",
                $"The pack {pack.Id} has more than {OutcomeCodes.Limit} combinations of rules and letters, too many for the columns: grade with the explaining engine"));
        }

        return [.. lacks, .. pack.Results.Select(result => result.Pack).OfType<CompiledPack>().SelectMany(inner => Lacks(inner, hasDocuments))];
    }

    /// <summary>Grades a population.</summary>
    /// <param name="pack">A pack that lacks nothing, see <see cref="Lacks(CompiledPack, Population)"/>.</param>
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

        if (Lacks(pack, population) is [var lack, ..])
        {
            throw new ArgumentException(lack.En, nameof(pack));
        }

        var codes = new OutcomeCodes();
        var prepared = PreparedPack.Of(pack);
        var (given, alone) = Look(prepared, population, asOf, new GradeVerdicts(prepared, codes), cancellation);
        return new PopulationGrades(given, codes.All, alone);
    }

    /// <summary>Grades a population, and finds when time alone changes each grade and when it must be looked at again.</summary>
    /// <param name="pack">A pack that lacks nothing, see <see cref="Lacks(CompiledPack, Population)"/>.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The evaluation date, not before the day of the columns.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The pack asks what columns do not have, or the date is before their day.</exception>
    public static DatedGrades GradeWithDays(CompiledPack pack, Population population, DateOnly asOf, CancellationToken cancellation = default)
    {
        var grades = Grade(pack, population, asOf, cancellation);
        return PopulationDays.Of(PreparedPack.Of(pack), population, asOf, grades, cancellation);
    }

    /// <summary>What a treatment of a pack gives a population: by place the rule's place in the table plus 2; 1 where a person must judge, 0 for a subject registered only after the day.</summary>
    /// <param name="pack">A pack that lacks nothing; it need not give grades.</param>
    /// <param name="table">A treatment of the pack, of at most 200 rules.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The day, not before the day of the columns.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static byte[] Treat(CompiledPack pack, Treatment table, Population population, DateOnly asOf, CancellationToken cancellation = default) =>
        Look(PreparedPack.OfTables(pack), population, asOf, new TreatmentVerdicts(table), cancellation).Codes;

    private static (byte[] Codes, long Alone) Look(
        PreparedPack pack, Population population, DateOnly asOf, Verdicts verdicts, CancellationToken cancellation)
    {
        var plan = GradingPlan.Of(pack, population, asOf, verdicts, inner => Grade(inner, population, asOf, cancellation));
        var codes = new byte[population.Count];
        return (codes, plan is null ? LookAlone(pack, population, codes, (asOf, verdicts, cancellation)) : GradeByPlan(plan, codes, cancellation));
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

    private static long LookAlone(PreparedPack pack, Population population, byte[] codes, (DateOnly AsOf, Verdicts Verdicts, CancellationToken Cancellation) asked)
    {
        Parallel.For(
            0, Chunks(codes.Length), new ParallelOptions { CancellationToken = asked.Cancellation },
            () => new SubjectAlone(pack, population, (asked.AsOf, asked.Verdicts)),
            (chunk, _, alone) =>
            {
                for (var at = chunk * SubjectsAtOnce; at < Math.Min(codes.Length, (chunk + 1) * SubjectsAtOnce); at++)
                {
                    codes[at] = alone.Look(at);
                }

                return alone;
            },
            _ => { });
        return codes.Length;
    }

    private static int Chunks(int subjects) => (subjects + SubjectsAtOnce - 1) / SubjectsAtOnce;
}
