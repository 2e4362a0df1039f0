using System.Data.Common;
using Xinheng.Assessment.Blocks;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>What some subjects' grades were, and when they were due.</summary>
/// <param name="Grades">Their grades by subject, of those that have one.</param>
/// <param name="Dues">Day numbers by subject of those that have a row of their own for them.</param>
internal sealed record GradesBefore(IReadOnlyDictionary<long, StandingRow> Grades, IReadOnlyDictionary<long, int> Dues)
{
    /// <summary>The statements that read it, rows before blocks; their parameters are those of <see cref="Values"/>.</summary>
    public static string Statements(Dialect dialect, SubjectSet subjects) =>
        $"""
        SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND {subjects.Condition};
        SELECT subject, due FROM assessment_due WHERE scheme = @scheme AND {subjects.Condition};
        SELECT block, content FROM assessment_standing_block WHERE scheme = @scheme AND {dialect.InList("block", "@blocks")}
        """;

    /// <summary>The parameters of <see cref="Statements"/>, beside <c>scheme</c>.</summary>
    public static IEnumerable<(string Name, object Value)> Values(Dialect dialect, SubjectSet subjects) =>
        [("blocks", dialect.ListOf(subjects.Blocks)), .. subjects.Values];

    /// <summary>Reads what the statements give.</summary>
    public static async Task<GradesBefore> ReadAsync(OneTurn turn, SubjectSet subjects, CancellationToken cancellation)
    {
        var rows = await turn.NextAsync(StandingTable.Read, cancellation);
        var dues = await turn.NextAsync(row => (Subject: row.GetInt64(0), Due: row.GetInt32(1)), cancellation);
        var blocks = await turn.NextAsync(row => (Number: row.GetInt64(0), Content: row.GetFieldValue<byte[]>(1)), cancellation);
        var grades = rows.ToDictionary(row => row.Subject);
        foreach (var (number, content) in blocks)
        {
            var block = StandingBlock.Read(content);
            foreach (var subject in subjects.In(number).Where(subject => !grades.ContainsKey(subject)))
            {
                if (block.RowOf(subject) is { } packed)
                {
                    grades.Add(subject, packed);
                }
            }
        }

        return new GradesBefore(grades, dues.ToDictionary(row => row.Subject, row => row.Due));
    }

    /// <summary>The same in a turn of its own.</summary>
    public static async Task<GradesBefore> ReadAsync(
        Database database, DbTransaction transaction, string scheme, SubjectSet subjects, CancellationToken cancellation)
    {
        await using var turn = await OneTurn.TakeAsync(
            transaction.Connection!, transaction, Statements(database.Dialect, subjects),
            Values(database.Dialect, subjects).Append(("scheme", scheme)), cancellation); // open while the transaction is
        return await ReadAsync(turn, subjects, cancellation);
    }

    /// <summary>Whether a subject is due by a day.</summary>
    public bool IsDue(long subject, DateOnly day) =>
        (Dues.TryGetValue(subject, out var due) ? due : Grades.GetValueOrDefault(subject)?.PackedDue) <= day.DayNumber;
}
