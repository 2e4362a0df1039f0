using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Assessment.BackTests;

/// <summary>The tables of back-tests.</summary>
internal static class BackTestTable
{
    private const int RowsAtOnce = 20_000;

    private const string Columns =
        """
        backtest AS Number, asked AS Asked, scheme AS Scheme, fingerprint AS Fingerprint, last_change AS LastChange, state AS State,
        done AS Done, total AS Total, result AS Result, started AS Started, finished AS Finished
        """;

    private static readonly string[] OutcomeColumns = ["backtest", "file_row", "code", "on_day", "found", "probability", "stratum"];
    private static readonly string[] LineColumns = ["backtest", "file_row", "letter", "score", "fate"];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) } };

    public static async Task<BackTest?> FindAsync(DbConnection connection, long number) =>
        await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM assessment_backtest WHERE backtest = @number", new { number }) is { } row ? Of(row) : null;

    /// <summary>The latest back-tests, newest first.</summary>
    public static async Task<IReadOnlyList<BackTest>> ListAsync(DbConnection connection, int limit) =>
        [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM assessment_backtest ORDER BY backtest DESC LIMIT @limit", new { limit })).Select(Of)];

    /// <summary>Numbers of those still at work, oldest first.</summary>
    public static async Task<IReadOnlyList<long>> UnfinishedAsync(DbConnection connection) =>
        [.. await connection.QueryAsync<long>("SELECT backtest FROM assessment_backtest WHERE state = 1 ORDER BY backtest")];

    public static async Task<long> AddAsync(Database database, DbTransaction transaction, BackTest test)
    {
        var connection = transaction.Connection!; // open while the transaction is
        if (database.Dialect.LockTable("assessment_backtest") is { Length: > 0 } statement)
        {
            await connection.ExecuteAsync(statement, transaction: transaction);
        }

        var number = 1 + await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(backtest), 0) FROM assessment_backtest", transaction: transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_backtest (backtest, asked, scheme, fingerprint, last_change, state, done, total, result, started, finished)
            VALUES (@number, @asked, @Scheme, @Fingerprint, @LastChange, 1, 0, @Total, NULL, @started, NULL)
            """,
            new
            {
                number, asked = JsonSerializer.Serialize(test.Order, Json), test.Scheme, test.Fingerprint, test.LastChange, test.Total,
                started = Moments.ToColumn(test.Started),
            },
            transaction);
        return number;
    }

    public static async Task AddOutcomesAsync(
        Database database, DbTransaction transaction, long number, IReadOnlyList<ReportedOutcome> outcomes, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "assessment_backtest_outcome", OutcomeColumns, cancellation);
        foreach (var outcome in outcomes)
        {
            bulk.Write(number);
            bulk.Write(outcome.Row);
            bulk.Write(outcome.Code);
            bulk.Write(outcome.Day.DayNumber);
            bulk.Write(outcome.Found ? 1 : 0);
            bulk.Write(Text(outcome.Probability));
            bulk.Write(outcome.Stratum);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>Says how far it is; false when it is no longer at work.</summary>
    public static async Task<bool> AdvanceAsync(DbTransaction transaction, long number, int done) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_backtest SET done = @done WHERE backtest = @number AND state = 1", new { number, done }, transaction) == 1;

    /// <summary>Ends one that is at work; false when it has ended.</summary>
    public static async Task<bool> EndAsync(DbTransaction transaction, long number, BackTestState state, DateTimeOffset now, BackTestResult? result = null) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            UPDATE assessment_backtest
            SET state = @state, finished = @finished, result = @result, done = CASE WHEN @state = 2 THEN total ELSE done END
            WHERE backtest = @number AND state = 1
            """,
            new { number, state = (int)state, finished = Moments.ToColumn(now), result = result is null ? null : JsonSerializer.Serialize(result, Json) },
            transaction) == 1;

    public static async Task AddLinesAsync(Database database, DbTransaction transaction, long number, IEnumerable<OutcomeLine> lines, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "assessment_backtest_line", LineColumns, cancellation);
        foreach (var line in lines)
        {
            bulk.Write(number);
            bulk.Write(line.Outcome.Row);
            bulk.Write(line.Letter);
            bulk.Write(Text(line.Score));
            bulk.Write(line.Fate);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>The outcomes by row, with what became of each where it is known.</summary>
    public static async IAsyncEnumerable<OutcomeLine> LinesAsync(
        Database database, long number, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var after = -1L;
        while (true)
        {
            var rows = (await connection.QueryAsync<LineRow>(new CommandDefinition(
                """
                SELECT o.file_row AS FileRow, o.code AS Code, o.on_day AS OnDay, o.found AS Found, o.probability AS Probability, o.stratum AS Stratum,
                       l.letter AS Letter, l.score AS Score, l.fate AS Fate
                FROM assessment_backtest_outcome o
                LEFT JOIN assessment_backtest_line l ON l.backtest = o.backtest AND l.file_row = o.file_row
                WHERE o.backtest = @number AND o.file_row > @after ORDER BY o.file_row LIMIT @limit
                """,
                new { number, after, limit = RowsAtOnce }, cancellationToken: cancellation))).ToList();
            foreach (var row in rows)
            {
                yield return Of(row);
            }

            if (rows.Count < RowsAtOnce)
            {
                yield break;
            }

            after = rows[^1].FileRow;
        }
    }

    private static string? Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(string? text) => text is null ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static OutcomeLine Of(LineRow row) => new(
        new ReportedOutcome(row.FileRow, row.Code, DateOnly.FromDayNumber(row.OnDay), row.Found != 0, Number(row.Probability), row.Stratum),
        row.Letter, Number(row.Score), row.Fate);

    private static BackTest Of(Row row) => new()
    {
        Number = row.Number,
        Order = JsonSerializer.Deserialize<BackTestOrder>(row.Asked, Json) ?? throw new InvalidOperationException($"Back-test {row.Number} does not say what was asked."),
        Scheme = row.Scheme,
        Fingerprint = row.Fingerprint,
        LastChange = row.LastChange,
        State = (BackTestState)row.State,
        Done = row.Done,
        Total = row.Total,
        Started = Moments.FromColumn(row.Started),
        Finished = row.Finished is { } finished ? Moments.FromColumn(finished) : null,
        Result = row.Result is { } result ? JsonSerializer.Deserialize<BackTestResult>(result, Json) : null,
    };

    private sealed class Row
    {
        public long Number { get; init; }
        public string Asked { get; init; } = string.Empty;
        public string Scheme { get; init; } = string.Empty;
        public string? Fingerprint { get; init; }
        public long LastChange { get; init; }
        public int State { get; init; }
        public int Done { get; init; }
        public int Total { get; init; }
        public string? Result { get; init; }
        public long Started { get; init; }
        public long? Finished { get; init; }
    }

    private sealed class LineRow
    {
        public long FileRow { get; init; }
        public string Code { get; init; } = string.Empty;
        public int OnDay { get; init; }
        public int Found { get; init; }
        public string? Probability { get; init; }
        public string? Stratum { get; init; }
        public string? Letter { get; init; }
        public string? Score { get; init; }
        public string? Fate { get; init; }
    }
}
