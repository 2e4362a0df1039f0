using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Sql;

/// <summary>A pack as statements for PostgreSQL 15 or later, or why it cannot be one.</summary>
/// <param name="Statements">The statements; null when something in the pack cannot be said in SQL.</param>
/// <param name="Refusals">What cannot, with where it stands; empty otherwise.</param>
public sealed record PackSqlReading(PackStatements? Statements, IReadOnlyList<Diagnostic> Refusals);

/// <summary>What a pack is as SQL on an evaluation date.</summary>
/// <param name="Grades">
/// Gives a row for each subject registered by the evaluation date: <c>subject, letter, rule, indicators, suspended, division,
/// industry, is_large</c>. The letter is NULL where a person must decide; indicators are the JSON that is kept of them. A subject
/// marked <c>is_large</c> has so many records or so long texts that the explaining back end must be asked in its place.
/// </param>
/// <param name="RecordTotals">The part of <paramref name="Grades"/> that adds up the records: what is worked out where they lie.</param>
/// <param name="NextChanges">
/// Gives <c>subject, next_change</c> for the subjects of a table of the grades whose letter or mark time alone changes; that table is
/// <see cref="PackSql.GradesTable"/>. Null where the pack names the day itself, so that every single day would have to be tried.
/// </param>
public sealed record PackStatements(string Grades, string RecordTotals, string? NextChanges);

/// <summary>The SQL back end: a pack as set-based statements that give what the explaining back end gives.</summary>
public static class PackSql
{
    /// <summary>The table that <see cref="PackStatements.NextChanges"/> takes grades from: <c>subject, letter, suspended</c>.</summary>
    public const string GradesTable = "graded";

    private const int LongestStatement = 2_000_000;

    /// <summary>The statements of a pack.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="sources">Where the facts are.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it gives no grades.</exception>
    public static PackSqlReading Of(CompiledPack pack, DateOnly asOf, SqlSources sources)
    {
        var refusals = new SqlRefusals();
        var root = PackPart.Of(PreparedPack.Of(pack));
        var statement = new GradeStatement(root, SqlDay.On(asOf), sources, refusals);
        var next = root.Pack.DependsOnDay || refusals.All.Count > 0 ? null : new NextChangeStatement(root, asOf, sources, refusals).Write();
        var statements = new PackStatements(statement.WriteGrades(), statement.RecordTotals, next);
        var longest = Math.Max(statements.Grades.Length, next?.Length ?? 0);
        if (longest > LongestStatement)
        {
            refusals.TooLong(longest, LongestStatement);
        }

        return refusals.All is { Count: > 0 } found ? new(null, found) : new(statements, []);
    }
}
