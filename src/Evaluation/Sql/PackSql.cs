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
/// <param name="Later">What gives the days on which time changes something; null where the pack names the day itself, so that every single day would have to be tried.</param>
public sealed record PackStatements(string Grades, string RecordTotals, LaterStatements? Later);

/// <summary>The statements that look ahead, each reading what the one before was put into.</summary>
/// <param name="PossibleDays">Gives <c>subject, day</c> for the subjects of <see cref="PackSql.GradesTable"/>; belongs into <see cref="PackSql.DaysTable"/>.</param>
/// <param name="NextChanges">Gives <c>subject, next_change</c>: the first day on which time alone changes the letter or the mark, where there is one.</param>
/// <param name="NextLooks">Gives <c>subject, next_look</c>: the first day on which time alone can change anything of the grade, those apart that all subjects have.</param>
public sealed record LaterStatements(string PossibleDays, string NextChanges, string NextLooks);

/// <summary>The SQL back end: a pack as set-based statements that give what the explaining back end gives.</summary>
public static class PackSql
{
    /// <summary>The table that later statements take grades from: <c>subject, letter, suspended</c>.</summary>
    public const string GradesTable = "graded";

    /// <summary>The table of the days that later statements try: <c>subject, day</c>.</summary>
    public const string DaysTable = "possible_day";

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
        var statements = new PackStatements(statement.WriteGrades(), statement.RecordTotals, refusals.All.Count > 0 ? null : Later(root, asOf, sources, refusals));
        var longest = Math.Max(statements.Grades.Length, statements.Later?.NextChanges.Length ?? 0);
        if (longest > LongestStatement)
        {
            refusals.TooLong(longest, LongestStatement);
        }

        return refusals.All is { Count: > 0 } found ? new(null, found) : new(statements, []);
    }

    private static LaterStatements? Later(PackPart root, DateOnly asOf, SqlSources sources, SqlRefusals refusals)
    {
        var days = new NextChangeStatement(root, asOf, sources, refusals);
        return root.Pack.DependsOnDay ? null : new(days.WritePossibleDays(), days.WriteChanges(), days.WriteNextLooks());
    }
}
