using System.Data.Common;
using Dapper;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>The table of runs.</summary>
internal static class RunTable
{
    /// <summary>Columns in the order of <see cref="Row"/>.</summary>
    private const string Columns =
        """
        run AS Run, pack AS Pack, version AS Version, fingerprint AS Fingerprint, folder AS Folder, scheme AS Scheme,
        as_of AS AsOf, known_on AS KnownOn, is_backdated AS IsBackdated, state AS State, through_subject AS ThroughSubject,
        total AS Total, graded AS Graded, written AS Written, reviews AS Reviews, first_grades AS FirstGrades,
        better AS Better, worse AS Worse, started AS Started, finished AS Finished
        """;

    public static async Task<(Run Run, string Folder)?> FindAsync(DbConnection connection, long run, DbTransaction? within = null)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM assessment_run WHERE run = @run", new { run }, within);
        return row is null ? null : (Of(row), row.Folder);
    }

    public static async Task<IReadOnlyList<Run>> ListAsync(DbConnection connection, int limit) =>
        [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM assessment_run ORDER BY run DESC LIMIT @limit", new { limit })).Select(Of)];

    /// <summary>Lets no other process add a run before this transaction ends.</summary>
    public static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_run") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    public static async Task<Run?> UnfinishedAsync(DbTransaction transaction, CompiledPack pack, DateOnly asOf, ChangeNumber knownOn)
    {
        var row = await transaction.Connection!.QueryFirstOrDefaultAsync<Row>( // open while the transaction is
            $"""
            SELECT {Columns} FROM assessment_run
            WHERE state = 1 AND pack = @Id AND fingerprint = @Fingerprint AND as_of = @day AND known_on = @known
            ORDER BY run
            """,
            new { pack.Id, pack.Fingerprint, day = asOf.DayNumber, known = knownOn.Value }, transaction);
        return row is null ? null : Of(row);
    }

    public static async Task<long> AddAsync(
        DbTransaction transaction, PackEntry entry, CompiledPack pack, DateOnly asOf, ChangeNumber knownOn, (long Total, DateTimeOffset Now) start)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var scheme = pack.Scheme?.Id ?? throw new ArgumentException($"The pack {pack.Id} has no scheme.", nameof(pack));
        var (last, latest) = await connection.QuerySingleAsync<(long, long?)>(
            "SELECT COALESCE(MAX(run), 0), MAX(CASE WHEN scheme = @scheme THEN as_of END) FROM assessment_run", new { scheme }, transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_run VALUES (
                @run, @Id, @Version, @Fingerprint, @Folder, @scheme, @day, @known, @backdated, 1, 0, @Total, 0, 0, 0, 0, 0, 0, @started, NULL)
            """,
            new
            {
                run = last + 1, pack.Id, pack.Version, pack.Fingerprint, entry.Folder, scheme, day = asOf.DayNumber, known = knownOn.Value,
                backdated = latest > asOf.DayNumber ? 1 : 0, start.Total, started = Moments.ToColumn(start.Now),
            },
            transaction);
        return last + 1;
    }

    /// <summary>Ends a run that is still running; false when it is not.</summary>
    public static async Task<bool> EndAsync(DbTransaction transaction, long run, RunState state, DateTimeOffset now) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_run SET state = @state, finished = @finished WHERE run = @run AND state = 1",
            new { run, state = (int)state, finished = Moments.ToColumn(now) }, transaction) == 1;

    /// <summary>
    /// Moves a run on by a chunk; false when it was stopped, or another process moved it, since it stood at <paramref name="from"/>.
    /// </summary>
    public static async Task<bool> AdvanceAsync(DbTransaction transaction, long run, SubjectNumber from, ChunkOutcome chunk) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            UPDATE assessment_run
            SET through_subject = @through, graded = graded + @Graded, written = written + @Written, reviews = reviews + @Reviews,
                first_grades = first_grades + @FirstGrades, better = better + @Better, worse = worse + @Worse
            WHERE run = @run AND state = 1 AND through_subject = @from
            """,
            new
            {
                run, from = from.Value, through = chunk.Through.Value, chunk.Graded, chunk.Written, chunk.Reviews, chunk.FirstGrades,
                chunk.Better, chunk.Worse,
            },
            transaction) == 1;

    private static Run Of(Row row) => new()
    {
        Number = row.Run,
        Pack = row.Pack,
        Version = row.Version,
        Fingerprint = row.Fingerprint,
        Scheme = row.Scheme,
        AsOf = DateOnly.FromDayNumber((int)row.AsOf),
        KnownOn = new ChangeNumber(row.KnownOn),
        IsBackdated = row.IsBackdated != 0,
        State = (RunState)row.State,
        ThroughSubject = new SubjectNumber(row.ThroughSubject),
        Total = row.Total,
        Graded = row.Graded,
        Written = row.Written,
        Reviews = row.Reviews,
        FirstGrades = row.FirstGrades,
        Better = row.Better,
        Worse = row.Worse,
        Started = Moments.FromColumn(row.Started),
        Finished = row.Finished is { } finished ? Moments.FromColumn(finished) : null,
    };

    private sealed class Row
    {
        public long Run { get; init; }
        public string Pack { get; init; } = string.Empty;
        public string Version { get; init; } = string.Empty;
        public string Fingerprint { get; init; } = string.Empty;
        public string Folder { get; init; } = string.Empty;
        public string Scheme { get; init; } = string.Empty;
        public long AsOf { get; init; }
        public long KnownOn { get; init; }
        public long IsBackdated { get; init; }
        public long State { get; init; }
        public long ThroughSubject { get; init; }
        public long Total { get; init; }
        public long Graded { get; init; }
        public long Written { get; init; }
        public long Reviews { get; init; }
        public long FirstGrades { get; init; }
        public long Better { get; init; }
        public long Worse { get; init; }
        public long Started { get; init; }
        public long? Finished { get; init; }
    }
}

/// <summary>What a chunk of subjects added to a run.</summary>
internal sealed record ChunkOutcome(
    SubjectNumber Through, long Graded, long Written, long Reviews, long FirstGrades, long Better, long Worse);
