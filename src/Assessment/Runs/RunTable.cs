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
        better AS Better, worse AS Worse, started AS Started, finished AS Finished,
        kind AS Kind, known_before AS KnownBefore, reasons AS Reasons
        """;

    private const string Whole = "kind <> 2";

    public static async Task<(Run Run, string Folder)?> FindAsync(DbConnection connection, long run, DbTransaction? within = null)
    {
        var row = await connection.QuerySingleOrDefaultAsync<Row>(
            $"SELECT {Columns} FROM assessment_run WHERE run = @run", new { run }, within);
        return row is null ? null : (Of(row), row.Folder);
    }

    /// <summary>The latest runs, newest first; increments only when they are asked for.</summary>
    public static Task<IReadOnlyList<Run>> ListAsync(DbConnection connection, int limit, bool withIncrements) =>
        QueryAsync(connection, $"{(withIncrements ? string.Empty : $"WHERE {Whole}")} ORDER BY run DESC LIMIT @limit", new { limit });

    /// <summary>Whole runs that are not over, oldest first.</summary>
    public static Task<IReadOnlyList<Run>> UnfinishedAsync(DbConnection connection) =>
        QueryAsync(connection, $"WHERE {Whole} AND state = 1 ORDER BY run", new { });

    /// <summary>The last whole run of a scheme that was finished and did not revise the past; null when there is none.</summary>
    public static async Task<Run?> LastDoneAsync(DbConnection connection, string scheme, DbTransaction? within = null) =>
        (await QueryAsync(connection, $"WHERE {Whole} AND state = 2 AND is_backdated = 0 AND scheme = @scheme ORDER BY run DESC LIMIT 1", new { scheme }, within))
            .SingleOrDefault();

    /// <summary>Lets no other process add a run before the transaction ends; with its semicolon, or empty where writers take turns anyway.</summary>
    public static string LockStatement(Dialect dialect) => dialect.LockTable("assessment_run") is { Length: > 0 } statement ? $"{statement};\n" : string.Empty;

    /// <summary>Lets no other process add a run before this transaction ends.</summary>
    public static Task LockAsync(Database database, DbTransaction transaction) =>
        LockStatement(database.Dialect) is { Length: > 0 } statement
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

    /// <summary>Adds a run over the whole population.</summary>
    public static async Task<long> AddAsync(DbTransaction transaction, PackEntry entry, CompiledPack pack, NewRun start)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var scheme = pack.Scheme?.Id ?? throw new ArgumentException($"The pack {pack.Id} has no scheme.", nameof(pack));
        var cursor = await CursorTable.FindAsync(connection, scheme, transaction);
        var latest = await connection.ExecuteScalarAsync<long?>("SELECT MAX(as_of) FROM assessment_run WHERE scheme = @scheme", new { scheme }, transaction);
        var isBackdated = latest > start.AsOf.DayNumber || cursor?.Day > start.AsOf;
        var isOther = cursor is { Fingerprint.Length: > 0 } && cursor.Fingerprint != pack.Fingerprint;
        var run = await InsertAsync(transaction, pack, start with
        {
            KnownBefore = isBackdated ? start.KnownOn : cursor?.KnownOn ?? (await LastDoneAsync(connection, scheme, transaction))?.KnownOn ?? default,
            Reasons = start.Reasons | GradeReasons.Whole | (isOther && !isBackdated ? GradeReasons.Policy : GradeReasons.None),
        }, (entry.Folder, isBackdated));
        if (!isBackdated)
        {
            await CursorTable.DisturbAsync(transaction, scheme);
        }

        return run;
    }

    /// <summary>Gives the number the next run has. Whoever uses it holds the lock.</summary>
    public const string NextStatement = "SELECT COALESCE(MAX(run), 0) + 1 FROM assessment_run";

    /// <summary>Adds an increment, which is done in the transaction that adds it.</summary>
    public static Task<long> AddIncrementAsync(DbTransaction transaction, CompiledPack pack, NewRun start, ChunkOutcome outcome) =>
        InsertAsync(transaction, pack, start with { Outcome = outcome }, (string.Empty, false));

    /// <summary>Adds an increment with a number that <see cref="NextStatement"/> gave in the same transaction.</summary>
    public static Task AddIncrementAsync(WriteBatch batch, long run, CompiledPack pack, NewRun start) =>
        batch.DoAsync(InsertWith("@run"), [("run", run), .. ValuesOf(pack, start, (string.Empty, false))]);

    private static async Task<long> InsertAsync(DbTransaction transaction, CompiledPack pack, NewRun start, (string Folder, bool IsBackdated) where)
    {
        var values = new DynamicParameters();
        foreach (var (name, value) in ValuesOf(pack, start, where))
        {
            values.Add(name, value);
        }

        return await transaction.Connection!.ExecuteScalarAsync<long>($"{InsertWith($"({NextStatement})")} RETURNING run", values, transaction); // open while the transaction is
    }

    private static string InsertWith(string number) =>
        $"""
        INSERT INTO assessment_run (
            run, pack, version, fingerprint, folder, scheme, as_of, known_on, is_backdated, state, through_subject, total,
            graded, written, reviews, first_grades, better, worse, started, finished, kind, known_before, reasons)
        VALUES (
            {number}, @id, @version, @fingerprint, @folder, @scheme, @day, @known, @backdated, @state, @through, @total,
            @graded, @written, @reviews, @first, @better, @worse, @started, @finished, @kind, @before, @reasons)
        """;

    private static IEnumerable<(string Name, object? Value)> ValuesOf(CompiledPack pack, NewRun start, (string Folder, bool IsBackdated) where)
    {
        var outcome = start.Outcome ?? new ChunkOutcome(default, 0, 0, 0, 0, 0, 0);
        var isDone = start.Outcome is not null;
        return
        [
            ("id", pack.Id), ("version", pack.Version), ("fingerprint", pack.Fingerprint), ("folder", where.Folder), ("scheme", pack.Scheme?.Id),
            ("day", start.AsOf.DayNumber), ("known", start.KnownOn.Value), ("backdated", where.IsBackdated ? 1 : 0),
            ("state", (int)(isDone ? RunState.Done : RunState.Running)), ("through", outcome.Through.Value), ("total", start.Total),
            ("graded", outcome.Graded), ("written", outcome.Written), ("reviews", outcome.Reviews), ("first", outcome.FirstGrades),
            ("better", outcome.Better), ("worse", outcome.Worse), ("started", Moments.ToColumn(start.Now)),
            ("finished", isDone ? Moments.ToColumn(start.Now) : default(long?)), ("kind", (int)start.Kind), ("before", start.KnownBefore.Value),
            ("reasons", (int)start.Reasons),
        ];
    }

    /// <summary>Makes other processes that want a run's row wait until this transaction ends; PostgreSQL only.</summary>
    public static Task HoldAsync(DbTransaction transaction, long run) =>
        transaction.Connection!.ExecuteAsync("SELECT run FROM assessment_run WHERE run = @run FOR UPDATE", new { run }, transaction); // open while the transaction is

    /// <summary>Ends a run that is still running, and has the scheme's grades go on from it; false when it is not.</summary>
    public static async Task<bool> EndAsync(DbTransaction transaction, long run, RunState state, DateTimeOffset now)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var isEnded = await connection.ExecuteAsync(
            "UPDATE assessment_run SET state = @state, finished = @finished WHERE run = @run AND state = 1",
            new { run, state = (int)state, finished = Moments.ToColumn(now) }, transaction) == 1;
        if (isEnded && await FindAsync(connection, run, transaction) is { Run: { IsBackdated: false } ended })
        {
            await CursorTable.SettleAsync(transaction, ended);
        }

        return isEnded;
    }

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

    private static async Task<IReadOnlyList<Run>> QueryAsync(DbConnection connection, string which, object values, DbTransaction? within = null) =>
        [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM assessment_run {which}", values, within)).Select(Of)];

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
        Kind = (RunKind)row.Kind,
        KnownBefore = new ChangeNumber(row.KnownBefore),
        Reasons = (GradeReasons)row.Reasons,
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
        public long Kind { get; init; }
        public long KnownBefore { get; init; }
        public long Reasons { get; init; }
    }
}

/// <summary>A run about to be added.</summary>
internal sealed record NewRun(DateOnly AsOf, ChangeNumber KnownOn, RunKind Kind, long Total, DateTimeOffset Now)
{
    /// <summary>The last change that the grades before it answer to.</summary>
    public ChangeNumber KnownBefore { get; init; }

    /// <summary>What it is for.</summary>
    public GradeReasons Reasons { get; init; }

    /// <summary>What it came to; null when it has still to be done.</summary>
    public ChunkOutcome? Outcome { get; init; }
}

/// <summary>What a chunk of subjects added to a run.</summary>
internal sealed record ChunkOutcome(
    SubjectNumber Through, long Graded, long Written, long Reviews, long FirstGrades, long Better, long Worse);
