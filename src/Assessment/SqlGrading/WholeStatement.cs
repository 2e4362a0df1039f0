using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>A pack as one statement that grades the whole population: <c>subject, letter, rule, indicators, suspended, division, industry, is_large</c>.</summary>
/// <param name="Sql">The statement; null when something in the pack cannot be said in SQL.</param>
/// <param name="Refusals">What cannot; empty otherwise.</param>
public sealed record WholeStatement(string? Sql, IReadOnlyList<Diagnostic> Refusals)
{
    private static readonly SqlSources Named = new("subject_fact", "record_fact", "result_fact");

    /// <summary>Over the registry's own tables.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change that is seen.</param>
    public static WholeStatement OfRegistry(CompiledPack pack, DateOnly asOf, ChangeNumber knownOn)
    {
        var facts = new StandingSql(asOf, knownOn, default, new SubjectNumber(long.MaxValue));
        var reading = PackSql.Of(pack, asOf, Named);
        return new(
            reading.Statements is not { } statements ? null :
                $"""
                WITH {Named.Subjects} AS MATERIALIZED (
                {facts.Subjects}
                ), {Named.Records} AS MATERIALIZED (
                {facts.Records}
                ), {Named.Results} AS MATERIALIZED (
                {facts.Results}
                )
                {statements.Grades}
                """,
            reading.Refusals);
    }

    /// <summary>Over the grading copy, whose records are added up where they lie.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="asOf">The evaluation date, the one the copy was filled for.</param>
    public static WholeStatement OfCopy(CompiledPack pack, DateOnly asOf)
    {
        var reading = PackSql.Of(pack, asOf, GradingCopy.Sources);
        return new(reading.Statements?.Grades, reading.Refusals);
    }
}
