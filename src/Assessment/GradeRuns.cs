using System.Diagnostics;
using System.Threading.Channels;
using Xinheng.Assessment.ColumnGrading;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Runs;
using Xinheng.Assessment.Snapshots;
using Xinheng.Assessment.SqlGrading;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>
/// Grades the whole population and keeps what changed. Each chunk of subjects is one transaction that also moves the
/// run on, so that a run killed at any point goes on where it stood: nothing is lost and nothing is there twice.
/// Several processes may work side by side; two at the same run cannot both move it.
/// </summary>
/// <param name="database">Where runs and grades are.</param>
/// <param name="registry">What is known of the subjects.</param>
/// <param name="changes">How far the registry is.</param>
/// <param name="versions">Which version of a pack is in force on a day.</param>
/// <param name="clock">Tells when a run started and ended.</param>
public sealed class GradeRuns(
    Database database, RegistryReading registry, RegistryChanges changes, PackVersions versions, TimeProvider clock)
{
    private const int ChunkSize = 5_000;

    /// <summary>
    /// What works out the grades. Null chooses: columns where there are any, <see cref="FewestForColumns"/> subjects and more, for a
    /// day that is not past and a pack they can say; else subject by subject.
    /// </summary>
    public GradeEngine? Engine { get; init; }

    /// <summary>Where the population lies in columns; null where none are kept.</summary>
    public ColumnStore? Columns { get; init; }

    /// <summary>From how many subjects on columns are chosen; below, rows that SQL can read cost little.</summary>
    public long FewestForColumns { get; init; } = 100_000;

    /// <summary>Blocks of 4,096 subjects that a run by columns keeps in one transaction.</summary>
    public int BlocksAtOnce { get; init; } = ColumnRun.UsualBlocksAtOnce;

    /// <summary>Subject numbers that a run inside the database goes through in one transaction.</summary>
    public int StretchInSql { get; init; } = SqlRun.UsualStretch;

    /// <summary>Makes a grader over one database.</summary>
    public GradeRuns(Database database, PackVersions versions, TimeProvider clock)
        : this(database, new RegistryReading(database), new RegistryChanges(database), versions, clock)
    {
    }

    /// <summary>
    /// Registers a run by the version of the pack in force on the evaluation date; <see cref="ContinueAsync"/> does the
    /// work. The version's text is kept, so that the run can go on and be explained whatever becomes of it. Refused with diagnostics when there is no such pack,
    /// a finding blocks it, it has no scheme or no precedence, or it is not in force on <paramref name="asOf"/>.
    /// An unfinished run with the same pack, date and knowledge is handed back instead of a second one.
    /// </summary>
    /// <param name="pack">Id, or the folder a person at the machine names.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change to know; null: all there are now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<RunStart> StartAsync(
        string pack, DateOnly asOf, ChangeNumber? knownOn = null, CancellationToken cancellation = default) =>
        StartAsync(pack, new WholeRun(asOf, knownOn, RunKind.Asked, GradeReasons.None), null, cancellation);

    /// <summary>As for a person; with a cursor, only as long as it has not moved: otherwise neither a run nor a refusal comes back.</summary>
    internal async Task<RunStart> StartAsync(string pack, WholeRun wanted, Cursor? from, CancellationToken cancellation)
    {
        var entry = await versions.OpenAsync(pack, wanted.AsOf, cancellation);
        var refusal = Refusal(pack, entry, wanted.AsOf);
        if (refusal.Count == 0 && entry is { Pack: { } graded })
        {
            refusal = Engine switch
            {
                GradeEngine.Sql => SqlRefusal.Of(database, graded, wanted.AsOf),
                GradeEngine.Columns => [.. ColumnarGrading.Lacks(graded).Select(AssessmentText.ColumnsLack)],
                _ => refusal,
            };
        }

        if (refusal.Count > 0 || entry is not { Pack: { } ready })
        {
            return new RunStart(null, refusal);
        }

        var known = wanted.KnownOn ?? await changes.LastAsync(cancellation);
        var start = new NewRun(wanted.AsOf, known, wanted.Kind, (await registry.CountsAsync(cancellation)).Subjects, clock.GetUtcNow())
        {
            Reasons = wanted.Reasons,
        };
        var run = await database.WriteAsync(
            async (transaction, _) =>
            {
                await RunTable.LockAsync(database, transaction);
                if (from is not null && await CursorTable.FindAsync(transaction.Connection!, from.Scheme, transaction) != from) // open while the transaction is
                {
                    return null;
                }

                await versions.KeepAsync(transaction, entry);
                return (await RunTable.UnfinishedAsync(transaction, ready, wanted.AsOf, known))?.Number
                    ?? (long?)await RunTable.AddAsync(transaction, entry, ready, start);
            },
            cancellation);
        return new RunStart(run is { } number ? await FindAsync(number, cancellation) : null, []);
    }

    /// <summary>
    /// Works on a run from where it stands to its end, or until a person cancels it. Cancelling by the token leaves it
    /// to be resumed. It goes on with the text it was started with; when that is lost, it ends as <see cref="RunState.PackChanged"/>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such run.</exception>
    public async Task<Run> ContinueAsync(
        long run, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var (current, folder) = await FindRunAsync(run, cancellation)
            ?? throw new ArgumentException($"There is no run {run}.", nameof(run));
        if (current.State is not RunState.Running)
        {
            return current;
        }

        var entry = await versions.WithFingerprintAsync(current.Pack, current.Fingerprint, cancellation)
            ?? await versions.OpenAsync(folder, current.AsOf, cancellation);
        if (entry?.Pack is not { } pack || pack.Fingerprint != current.Fingerprint)
        {
            await EndAsync(run, RunState.PackChanged, cancellation);
        }
        else if (await WorkAsync(pack, current, progress, cancellation))
        {
            await EndAsync(run, RunState.Done, cancellation);
        }

        return await FindAsync(run, cancellation)
            ?? throw new InvalidOperationException($"Run {run} went away while it was worked on: runs are never deleted.");
    }

    /// <summary>Stops a run after the chunk it is at. False when it has ended already or does not exist.</summary>
    public Task<bool> CancelAsync(long run, CancellationToken cancellation = default) =>
        EndAsync(run, RunState.Cancelled, cancellation);

    /// <summary>One run; null when there is none.</summary>
    public async Task<Run?> FindAsync(long run, CancellationToken cancellation = default) =>
        (await FindRunAsync(run, cancellation))?.Run;

    /// <summary>The latest whole runs, newest first.</summary>
    public async Task<IReadOnlyList<Run>> ListAsync(int limit, CancellationToken cancellation = default) =>
        await ListAsync(limit, false, cancellation);

    /// <summary>The latest runs, newest first, with increments among them when they are asked for.</summary>
    public async Task<IReadOnlyList<Run>> ListAsync(int limit, bool withIncrements, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await RunTable.ListAsync(connection, Math.Clamp(limit, 1, 1_000), withIncrements);
    }

    /// <summary>Whole runs that are not over, oldest first.</summary>
    public async Task<IReadOnlyList<Run>> UnfinishedAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await RunTable.UnfinishedAsync(connection);
    }

    private static List<Diagnostic> Refusal(string pack, PackEntry? entry, DateOnly asOf)
    {
        if (entry is null)
        {
            return [AssessmentText.PackUnknown(pack)];
        }

        if (entry.IsBlocked || entry.Pack is not { } ready)
        {
            return [AssessmentText.Blocked(entry.Id), .. entry.Diagnostics];
        }

        var refusal = new List<Diagnostic>();
        if (ready.Scheme is null)
        {
            refusal.Add(AssessmentText.NoScheme(ready.Id));
        }
        else if (ready.Precedence is not Precedence.FirstMatch)
        {
            refusal.Add(AssessmentText.NoPrecedence(ready.Id));
        }

        if (asOf < ready.InForceFrom || asOf > ready.InForceThrough)
        {
            refusal.Add(AssessmentText.NotInForce(ready, asOf));
        }

        return refusal;
    }

    /// <summary>Works on a run by what was chosen for it. True when the end was reached.</summary>
    private async Task<bool> WorkAsync(CompiledPack pack, Run run, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        switch (Engine ?? Chosen(pack, run))
        {
            case GradeEngine.Sql:
                return await new SqlRun(database, pack, run) { Stretch = StretchInSql }.WorkAsync(progress, cancellation);
            case GradeEngine.Columns when Columns is not null && !run.IsBackdated && ColumnarGrading.Lacks(pack).Count == 0:
                using (var columns = await Columns.AtAsync(run.AsOf, run.KnownOn, CivilDay.Of(clock.GetUtcNow()), cancellation: cancellation))
                {
                    return await new ColumnRun(database, pack, run) { BlocksAtOnce = BlocksAtOnce }.WorkAsync(columns.Columns, progress, cancellation);
                }

            default:
                return await WorkAsync(run, new ChunkGrading(database, pack, run), progress, cancellation);
        }
    }

    private GradeEngine Chosen(CompiledPack pack, Run run) =>
        Columns is not null && !run.IsBackdated && run.Total >= FewestForColumns && ColumnarGrading.Lacks(pack).Count == 0 ? GradeEngine.Columns : GradeEngine.Explaining;

    /// <summary>Reads ahead while the chunk before is graded and written. True when the end was reached.</summary>
    private async Task<bool> WorkAsync(
        Run run, ChunkGrading grading, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var chunks = Channel.CreateBounded<List<SubjectStanding>>(1);
        var reading = Task.Run(() => ReadAsync(run, chunks.Writer, stop.Token), stop.Token);
        var watch = Stopwatch.StartNew();
        var (from, done) = (run.ThroughSubject, run.Graded);
        var isWhole = true;
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(cancellation))
            {
                isWhole = await grading.TakeAsync(chunk, from, cancellation);
                if (!isWhole)
                {
                    break;
                }

                (from, done) = (chunk[^1].Subject.Number, done + chunk.Count);
                progress?.Report(Progress(run, done, (done - run.Graded) / watch.Elapsed.TotalSeconds));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return isWhole;
    }

    private async Task ReadAsync(Run run, ChannelWriter<List<SubjectStanding>> writer, CancellationToken cancellation)
    {
        try
        {
            var chunk = new List<SubjectStanding>(ChunkSize);
            await foreach (var subject in registry.StreamAsync(run.AsOf, run.KnownOn, run.ThroughSubject, cancellation))
            {
                chunk.Add(subject);
                if (chunk.Count == ChunkSize)
                {
                    await writer.WriteAsync(chunk, cancellation);
                    chunk = new List<SubjectStanding>(ChunkSize);
                }
            }

            if (chunk.Count > 0)
            {
                await writer.WriteAsync(chunk, cancellation);
            }

            writer.Complete();
        }
        catch (Exception problem)
        {
            // Handed to the reader of the channel, which throws it.
            writer.Complete(problem);
            throw;
        }
    }

    private static RunProgress Progress(Run run, long done, double perSecond) => new(
        run.Number, done, run.Total, perSecond,
        perSecond > 0 ? TimeSpan.FromSeconds(Math.Max(0, run.Total - done) / perSecond) : null);

    private Task<bool> EndAsync(long run, RunState state, CancellationToken cancellation) =>
        database.WriteAsync((transaction, _) => RunTable.EndAsync(transaction, run, state, clock.GetUtcNow()), cancellation);

    private async Task<(Run Run, string Folder)?> FindRunAsync(long run, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await RunTable.FindAsync(connection, run);
    }
}

/// <summary>A whole run that is wanted: as of which day, knowing what, and what for.</summary>
internal sealed record WholeRun(DateOnly AsOf, ChangeNumber? KnownOn, RunKind Kind, GradeReasons Reasons);
