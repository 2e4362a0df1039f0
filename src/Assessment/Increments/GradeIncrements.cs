using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.ColumnGrading;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Reading;
using Xinheng.Assessment.Runs;
using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Increments;

/// <summary>
/// Keeps grades what a whole run would make of them: grades anew the subjects of which something came in, those whose day has
/// come, and everyone when the policy changes for everyone. A scheme is followed from its first finished run on; while a whole
/// run of it is at work its grades wait for its end. Every unit of work is one transaction that also moves the scheme's cursor, so
/// that several processes may follow side by side and one that is killed loses nothing and doubles nothing.
/// </summary>
/// <param name="database">Where cursors and grades are.</param>
/// <param name="runs">Starts whole runs.</param>
/// <param name="versions">Which version of a pack is in force on a day.</param>
/// <param name="clock">Tells when a unit was graded.</param>
public sealed class GradeIncrements(Database database, GradeRuns runs, PackVersions versions, TimeProvider clock)
{
    /// <summary>Of fewer changes than one to so many subjects, each subject is graded by itself.</summary>
    private const int LargestShare = 20;

    private readonly RegistryReading registry = new(database);
    private readonly RegistryChanges changes = new(database);
    private readonly PackedDues dues = new(database);
    private PackOfScheme? packs;
    private bool haveAllCursors;

    /// <summary>Most subjects or changes of one unit, 5,000 unless set: what comes in meanwhile waits for one unit at most.</summary>
    public int UnitSize { get; init; } = 5_000;

    /// <summary>Where the population lies in columns; null where none are kept.</summary>
    public ColumnStore? Columns { get; init; }

    /// <summary>
    /// From how many subjects touched at once on they are graded by columns, where changes touch one in twenty of all: below, each
    /// by itself costs less.
    /// </summary>
    public int FewestForColumns { get; init; } = 20_000;

    /// <summary>Blocks of 4,096 subjects that are kept in one transaction where subjects are graded by columns.</summary>
    public int BlocksAtOnce { get; init; } = ColumnRun.UsualBlocksAtOnce;

    /// <summary>Grades in memory that are told of every unit as soon as it is kept; null when there are none.</summary>
    public StandingGrades? Standings { get; init; }

    /// <summary>How far a scheme's grades are; null before its first finished run.</summary>
    public async Task<GradesState?> StateAsync(string scheme, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await CursorTable.FindAsync(connection, scheme) is { } cursor ? new GradesState(scheme, cursor.Day, cursor.KnownOn) : null;
    }

    /// <summary>
    /// Follows all schemes to a day and to the last change, or to where a whole run has to be done first. Days that were missed are
    /// gone through in their order, each with what was known at its end.
    /// </summary>
    /// <param name="today">The day. For one before the last that was graded, grades go on as of the last.</param>
    /// <param name="cancellation">Stops between two units.</param>
    public async Task<Followed> FollowAsync(DateOnly today, CancellationToken cancellation = default)
    {
        // What is known of packs goes from sitting to sitting; a second sitting at the same time learns it by itself.
        var sitting = new Sitting { Today = today, Packs = Interlocked.Exchange(ref packs, null) ?? new PackOfScheme(versions) };
        await BeginAsync(sitting, cancellation);
        var atRest = new HashSet<string>(StringComparer.Ordinal);
        for (var isAtRest = false; !isAtRest;)
        {
            cancellation.ThrowIfCancellationRequested();
            var look = await Look.TakeAsync(database, cancellation);
            sitting.Packs.Forget(look.PackStep);
            isAtRest = true;
            foreach (var scheme in look.Schemes.Where(scheme => !atRest.Contains(scheme.Cursor.Scheme)))
            {
                if (!scheme.IsRunAtWork && await StepAsync(new Place(scheme.Cursor, scheme.FirstDue, look.Last), sitting, cancellation))
                {
                    isAtRest = false;
                }
                else
                {
                    atRest.Add(scheme.Cursor.Scheme);
                }
            }
        }

        packs = sitting.Packs;
        return new Followed(sitting.Graded, sitting.Written, sitting.WholeRuns, sitting.Held);
    }

    /// <summary>For runs of a database that knew no cursors yet: one whole run more says when subjects are due.</summary>
    private async Task BeginAsync(Sitting sitting, CancellationToken cancellation)
    {
        if (haveAllCursors)
        {
            return;
        }

        var schemes = await Look.WithoutCursorAsync(database, cancellation);
        foreach (var scheme in schemes)
        {
            await using var connection = await database.OpenAsync(cancellation);
            if (await RunTable.LastDoneAsync(connection, scheme) is { } last)
            {
                await WholeAsync(last.Pack, new WholeRun(Later(sitting.Today, last.AsOf), null, RunKind.Followed, GradeReasons.None), null, sitting, cancellation);
            }
        }

        haveAllCursors = schemes.Count == 0;
    }

    /// <summary>One unit of work for a scheme; false when there is none for now.</summary>
    private async Task<bool> StepAsync(Place place, Sitting sitting, CancellationToken cancellation)
    {
        var (cursor, today) = (place.Cursor, sitting.Today);
        if (today < cursor.Day)
        {
            sitting.Hold(cursor, HeldBy.Clock);
        }

        if (await sitting.Packs.OnAsync(cursor, cursor.Day, cancellation) is not { Pack: { } pack } entry)
        {
            sitting.Hold(cursor, HeldBy.NoPack);
            return today > cursor.Day && await RollAsync(place, null, sitting, cancellation);
        }

        if (pack.Fingerprint != cursor.Fingerprint)
        {
            var why = cursor.Fingerprint.Length > 0 ? GradeReasons.Policy : GradeReasons.None;
            return await WholeAsync(entry.Id, new WholeRun(cursor.Day, cursor.KnownOn, RunKind.Followed, why), cursor, sitting, cancellation);
        }

        if (cursor.Day == today && await LargeAsync(place, pack, sitting, cancellation))
        {
            return true;
        }

        if ((await ChangedAsync(place, today, cancellation) ?? await DueAsync(place, cancellation)) is { } unit)
        {
            await GradeAsync(new UnitGrading(database, pack, clock), unit, sitting, cancellation);
            return true;
        }

        return today > cursor.Day && await RollAsync(place, entry, sitting, cancellation);
    }

    /// <summary>Grades by columns when very many subjects are touched; false when they are not, or columns cannot say the pack.</summary>
    private async Task<bool> LargeAsync(Place place, CompiledPack pack, Sitting sitting, CancellationToken cancellation)
    {
        var (cursor, last) = (place.Cursor, place.Last);
        if (Columns is null || !await IsLargeAsync(place, cancellation) || ColumnarGrading.Lacks(pack).Count > 0)
        {
            return false;
        }

        using var columns = await Columns.AtAsync(cursor.Day, last, cursor.Day, cancellation: cancellation);
        var changed = await new RegistryBulkReading(database).ChangedAsync((cursor.KnownOn, last), (cursor.Day, cursor.Day), cancellation);
        var (graded, written) = await new ColumnIncrement(database, pack, clock) { BlocksAtOnce = BlocksAtOnce }.TakeAsync(cursor, last, changed.ToHashSet(), columns, cancellation);
        sitting.Graded += graded;
        sitting.Written += written;
        return true;
    }

    /// <summary>Columns grade everybody: for a few of very many that is work done for nothing.</summary>
    private async Task<bool> IsLargeAsync(Place place, CancellationToken cancellation)
    {
        var touched = place.Last.Value - place.Cursor.KnownOn.Value;
        return (touched >= FewestForColumns && touched * LargestShare >= (await registry.CountsAsync(cancellation)).Subjects)
            || (place.HasDue && (await dues.ByAsync(place.Cursor.Scheme, place.Cursor.Day, FewestForColumns, cancellation)).Count >= FewestForColumns);
    }

    /// <summary>Subjects of the next changes, for a day that is past of those only that it knew; null when there are none.</summary>
    private async Task<IncrementUnit?> ChangedAsync(Place place, DateOnly today, CancellationToken cancellation)
    {
        var cursor = place.Cursor;
        var last = cursor.Day < today && place.Last.Value > cursor.KnownOn.Value
            ? await changes.KnownOnAsync(CivilDay.EndOf(cursor.Day), cancellation) : place.Last;
        if (last.Value <= cursor.KnownOn.Value)
        {
            return null;
        }

        var next = (await changes.AfterAsync(cursor.KnownOn, UnitSize, cancellation)).TakeWhile(change => change.Number.Value <= last.Value).ToList();
        var through = next.Count < UnitSize ? last : next[^1].Number;
        return new IncrementUnit(cursor, through, next.Select(change => change.Subject).ToHashSet(), AreChanged: true);
    }

    /// <summary>Subjects whose day has come; null when there are none.</summary>
    private async Task<IncrementUnit?> DueAsync(Place place, CancellationToken cancellation) =>
        place.HasDue && await dues.ByAsync(place.Cursor.Scheme, place.Cursor.Day, UnitSize, cancellation) is { Count: > 0 } due
            ? new IncrementUnit(place.Cursor, place.Cursor.KnownOn, due, AreChanged: false) : null;

    /// <summary>Grades a unit, unless another process did: then the next look begins where that one is.</summary>
    private async Task GradeAsync(UnitGrading grading, IncrementUnit unit, Sitting sitting, CancellationToken cancellation)
    {
        var subjects = await registry.ListAsync(unit.Subjects, unit.From.Day, unit.KnownOn, cancellation);
        if (await grading.TakeAsync(unit, subjects, cancellation) is { } kept)
        {
            Standings?.Take(unit.From, unit.From.MovedTo(unit.From.Day, unit.KnownOn), kept.Run, kept.Standings);
            sitting.Graded += kept.Outcome.Graded;
            sitting.Written += kept.Outcome.Written;
        }
    }

    /// <summary>Goes to the next day on which anything can be to do, at most to today; when it changes the policy for everyone, by a whole run.</summary>
    private async Task<bool> RollAsync(Place place, PackEntry? entry, Sitting sitting, CancellationToken cancellation)
    {
        var (cursor, today) = (place.Cursor, sitting.Today);
        var begin = await sitting.Packs.NextBeginAsync(cursor.Day, today, cancellation);
        var shared = SharedDay(entry, cursor.Day, begin ?? today);
        var received = await changes.ReceivedAfterAsync(cursor.KnownOn, cancellation) is { } moment ? CivilDay.Of(moment) : default(DateOnly?);
        var day = new[] { place.FirstDue, received, shared, begin }
            .Where(one => one > cursor.Day && one < today).Min() ?? today;
        if (day == shared && entry is not null && await sitting.Packs.OnAsync(cursor, day, cancellation) is { Pack: { } then } next)
        {
            var why = SharedDays.IsEveryDay(then) ? GradeReasons.Time : GradeReasons.Policy;
            return await WholeAsync(next.Id, new WholeRun(day, cursor.KnownOn, RunKind.Followed, why), cursor, sitting, cancellation);
        }

        if (await database.WriteAsync((transaction, _) => CursorTable.MoveAsync(transaction, cursor, day, cursor.KnownOn), cancellation))
        {
            Standings?.Take(cursor, cursor.MovedTo(day, cursor.KnownOn), 0, []);
        }

        return true;
    }

    /// <summary>
    /// The next day on which everyone is graded anew; null when there is none. Where that is every day, the last of the days that were
    /// missed says it all.
    /// </summary>
    private static DateOnly? SharedDay(PackEntry? entry, DateOnly after, DateOnly last) =>
        entry?.Pack is not { } pack ? null
        : SharedDays.IsEveryDay(pack) ? last
        : SharedDays.After(pack, after);

    /// <summary>Asks for a whole run; the scheme's grades go on when it has ended.</summary>
    private async Task<bool> WholeAsync(string pack, WholeRun wanted, Cursor? cursor, Sitting sitting, CancellationToken cancellation)
    {
        var start = await runs.StartAsync(pack, wanted, cursor, cancellation);
        if (start.Run is { } run)
        {
            sitting.WholeRuns.Add(run.Number);
        }
        else if (start.Refusal.Count > 0 && cursor is not null)
        {
            sitting.Hold(cursor, HeldBy.NoPack);
        }

        return false;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    /// <summary>Where a scheme's grades are, and where they could be.</summary>
    private sealed record Place(Cursor Cursor, DateOnly? FirstDue, ChangeNumber Last)
    {
        public bool HasDue => FirstDue <= Cursor.Day;
    }

    /// <summary>What a sitting has come to so far.</summary>
    private sealed class Sitting
    {
        public required DateOnly Today { get; init; }

        public required PackOfScheme Packs { get; init; }

        public long Graded { get; set; }

        public long Written { get; set; }

        public List<long> WholeRuns { get; } = [];

        public List<HeldScheme> Held { get; } = [];

        public void Hold(Cursor cursor, HeldBy by)
        {
            var held = new HeldScheme(cursor.Scheme, cursor.Day, by);
            if (!Held.Contains(held))
            {
                Held.Add(held);
            }
        }
    }
}
