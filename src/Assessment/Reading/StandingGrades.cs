using System.Collections.Concurrent;
using Dapper;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Reading;

/// <summary>
/// Everyone's standing grade by code, in memory: about 25 bytes a subject for its code and 8 for each scheme. Filled by
/// <see cref="CatchUpAsync(CancellationToken)"/>, which has to be called again and again; units that this process grades are told at once. A grade found
/// here answers at least to what stands beside it; what is not found here is asked of the database. Safe to use from many threads.
/// </summary>
/// <param name="database">Where grades are kept.</param>
public sealed class StandingGrades(Database database)
{
    /// <summary>Of so many of a scheme's grades as one in this many, all are read rather than those.</summary>
    private const int WholeFromOneIn = 4;

    private readonly SubjectsByCode codes = new(database);
    private readonly ConcurrentDictionary<string, SchemeStandings> schemes = new(StringComparer.Ordinal);
    private readonly PlainStandings reading = new(database);
    private readonly RegistryReading registry = new(database);
    private int isCatchingUp;

    /// <summary>Bytes held for codes and grades.</summary>
    public long Bytes => codes.Bytes + schemes.Values.Sum(scheme => scheme.Bytes);

    /// <summary>How far a scheme's grades are in memory; null while they are not there.</summary>
    public GradesState? StateOf(string scheme) => schemes.GetValueOrDefault(scheme)?.Held?.State;

    /// <summary>The standing grade of the subject that is kept under a code; null when memory does not hold it.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="code">The code in its normal form.</param>
    public StandingGrade? Find(string scheme, ReadOnlySpan<char> code) =>
        schemes.TryGetValue(scheme, out var standings) && codes.Find(code) is { } subject ? standings.Find(subject) : null;

    /// <summary>The same from the database, for keys, codes and former codes in any writing.</summary>
    public async Task<GradeAnswer> AskAsync(string scheme, string keyOrCode, CancellationToken cancellation = default)
    {
        // How far the grades are comes first: what is read after it is not older.
        GradesState? state = null;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            state = await CursorTable.FindAsync(connection, scheme) is { } cursor ? StateOf(cursor) : null;
        }

        if (state is null || await registry.FindAsync(keyOrCode, cancellation) is not { } subject)
        {
            return new GradeAnswer(state, null, null);
        }

        return new GradeAnswer(state, subject, await reading.FindAsync(scheme, subject.Number, cancellation) is { } found
            ? new StandingGrade(
                state, found.Mark.Letter, found.Mark.Rule, found.Mark.IsSuspended, DateOnly.FromDayNumber(found.Since),
                Moments.DateFromColumn(found.NextChange))
            : null);
    }

    /// <summary>Reads what is new in the database, all of it the first time; true when there was anything. While one is at it, another does nothing.</summary>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        if (Interlocked.Exchange(ref isCatchingUp, 1) != 0)
        {
            return false;
        }

        try
        {
            var read = await codes.CatchUpAsync(cancellation);
            if (read is CodesRead.Anew)
            {
                schemes.Clear(); // the grades, too, are of another registry
            }

            var hasMoved = read is not CodesRead.Nothing;
            foreach (var cursor in await CursorsAsync(cancellation))
            {
                hasMoved |= await CatchUpAsync(cursor, cancellation);
            }

            return hasMoved;
        }
        finally
        {
            Volatile.Write(ref isCatchingUp, 0);
        }
    }

    /// <summary>
    /// Forgets all grades, which are then asked of the database until the next catching up has read them. To be called when the
    /// database has failed: units it had told the end of may have to be graded anew, from changes that came in since.
    /// </summary>
    public void Forget() => schemes.Clear();

    /// <summary>Takes what a unit of this process kept; without effect where memory is elsewhere, which catching up will find.</summary>
    internal void Take(Cursor from, Cursor to, long run, IReadOnlyList<StandingRow> rows)
    {
        if (!schemes.TryGetValue(from.Scheme, out var standings))
        {
            return;
        }

        lock (standings)
        {
            if (standings.IsBusy || standings.Held is not { } held || held.Moves != from.Moves)
            {
                return;
            }

            foreach (var row in rows)
            {
                standings.Write(PlainStanding.Of(row));
            }

            standings.Tell(new HeldState(StateOf(to), to.Moves, Math.Max(run, held.Run)));
        }
    }

    private async Task<bool> CatchUpAsync(Cursor cursor, CancellationToken cancellation)
    {
        var standings = schemes.GetOrAdd(cursor.Scheme, _ => new SchemeStandings());
        HeldState? held;
        lock (standings)
        {
            held = standings.Held;
            if (held is not null && held.Moves == cursor.Moves && held.State == StateOf(cursor))
            {
                return false;
            }

            standings.IsBusy = true;
        }

        try
        {
            if (held is not null && held.Moves >= cursor.Moves)
            {
                standings.Tell(null); // what it answers to is not there any more
                held = null;
            }

            var last = await LastRunAsync(cursor.Scheme, held?.Run ?? 0, cancellation);
            await (held is null || await IsMuchAsync(cursor.Scheme, (held.Run, last), cancellation)
                ? ReadAllAsync(standings, cursor.Scheme, cancellation)
                : ReadSomeAsync(standings, cursor.Scheme, (held.Run, last), cancellation));
            standings.Tell(new HeldState(StateOf(cursor), cursor.Moves, last));
            return true;
        }
        finally
        {
            lock (standings)
            {
                standings.IsBusy = false;
            }
        }
    }

    private async Task ReadAllAsync(SchemeStandings standings, string scheme, CancellationToken cancellation)
    {
        var last = 0L;
        await foreach (var standing in reading.StreamAsync(scheme, cancellation))
        {
            standings.Clear(last, standing.Subject);
            standings.Write(standing);
            last = standing.Subject;
        }

        standings.Clear(last, long.MaxValue);
    }

    private async Task ReadSomeAsync(SchemeStandings standings, string scheme, (long After, long Through) runs, CancellationToken cancellation)
    {
        foreach (var standing in runs.After == runs.Through ? [] : await reading.OfIncrementsAsync(scheme, runs, cancellation))
        {
            standings.Write(standing);
        }
    }

    /// <summary>The last run of a scheme, or the last before the first that is still at work: that one's grades are still to come.</summary>
    private async Task<long> LastRunAsync(string scheme, long after, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<long>(
            $"""
            SELECT COALESCE(MIN(CASE WHEN state = {(int)RunState.Running} THEN run END) - 1, MAX(run), @after)
            FROM assessment_run WHERE scheme = @scheme AND run > @after AND is_backdated = 0
            """,
            new { scheme, after });
    }

    /// <summary>Whether everyone has to be read to know what some runs did: one graded everyone, or they gave a good part of all grades.</summary>
    private async Task<bool> IsMuchAsync(string scheme, (long After, long Through) runs, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var (large, written) = await connection.QuerySingleAsync<(long, long)>(
            $"""
            SELECT COUNT(CASE WHEN kind <> {(int)RunKind.Increment} THEN 1 END),
                CAST(COALESCE(SUM(written), 0) AS BIGINT)
            FROM assessment_run WHERE scheme = @scheme AND run > @After AND run <= @Through AND is_backdated = 0
            """,
            new { scheme, runs.After, runs.Through });
        return large > 0 || written * WholeFromOneIn > codes.Count;
    }

    private async Task<IReadOnlyList<Cursor>> CursorsAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await CursorTable.ListAsync(connection);
    }

    private static GradesState StateOf(Cursor cursor) => new(cursor.Scheme, cursor.Day, cursor.KnownOn);
}
