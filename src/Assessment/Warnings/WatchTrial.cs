using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>What a rule would give, looked at over the population without keeping anything.</summary>
/// <param name="Day">The day tried.</param>
/// <param name="Looked">Subjects looked at, in and out of the rule's scope.</param>
/// <param name="Total">Subjects there are.</param>
/// <param name="Watched">Subjects the rule watches.</param>
/// <param name="Past">Of these, past the threshold on the day.</param>
/// <param name="Warned">Of these, past it since the day before: the warnings the rule would have given on the day.</param>
/// <param name="Examples">Some of those past it, those newly past first.</param>
/// <param name="IsComplete">False when the time ran out before every subject had been looked at.</param>
public sealed record WatchTrialResult(
    DateOnly Day, long Looked, long Total, long Watched, long Past, long Warned, IReadOnlyList<WatchExample> Examples, bool IsComplete);

/// <summary>A subject past a threshold.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Value">The indicator's value; null where an entry of a pack was tried.</param>
/// <param name="IsNew">Whether it was not past it the day before.</param>
public sealed record WatchExample(SubjectNumber Subject, decimal? Value, bool IsNew);

/// <summary>Tries rules against the population before they are switched on. Safe to use from many threads.</summary>
/// <param name="database">Where the population is.</param>
/// <param name="versions">The packs in force.</param>
/// <param name="clock">Tells how long it has taken.</param>
public sealed class WatchTrial(Database database, PackVersions versions, TimeProvider clock)
{
    private const int ChunkSize = 2_000;
    private const int Examples = 20;

    private readonly RegistryReading registry = new(database);
    private readonly WatchChecks checks = new(versions);

    /// <summary>How long a trial over the network may take before it counts as not complete.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(20);

    /// <summary>Tries a text.</summary>
    /// <param name="spec">The text.</param>
    /// <param name="day">As of which day.</param>
    /// <param name="known">The last registry change to know.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<StepAnswer<WatchTrialResult>> TryAsync(
        WatchSpec spec, DateOnly day, ChangeNumber known, TimeSpan limit, CancellationToken cancellation = default)
    {
        var (tidy, refusal) = await checks.CheckAsync(spec, day, cancellation);
        if (refusal is not null || await checks.PackAsync(tidy.Pack, day, cancellation) is not { } pack)
        {
            return new(null, refusal ?? WatchMessages.NoSuchPack(tidy.Pack));
        }

        var tally = new Tally(tidy, pack, day);
        var started = clock.GetTimestamp();
        var total = (await registry.CountsAsync(cancellation)).Subjects;
        var isComplete = true;
        await foreach (var chunk in registry.StreamAsync(day, known, default, cancellation).Chunk(ChunkSize).WithCancellation(cancellation))
        {
            var candidates = tally.Take(chunk);
            tally.Compare(candidates, await registry.ListAsync([.. candidates.Select(one => one.One.Subject)], day.AddDays(-1), known, cancellation));
            isComplete = clock.GetElapsedTime(started) < limit;
            if (!isComplete)
            {
                break;
            }
        }

        return new(tally.Result(total, isComplete), null);
    }

    private sealed class Tally(WatchSpec spec, CompiledPack pack, DateOnly day)
    {
        private readonly List<WatchExample> fresh = [];
        private readonly List<WatchExample> known = [];
        private long looked;
        private long watched;
        private long past;
        private long warned;

        /// <summary>Counts a chunk; gives back those that may have passed the threshold since the day before.</summary>
        public List<(WatchExample One, WatchSide Side)> Take(SubjectStanding[] chunk)
        {
            looked += chunk.Length;
            var candidates = new List<(WatchExample One, WatchSide Side)>();
            foreach (var standing in chunk.Where(one => WatchReading.IsWatched(spec, one)))
            {
                watched++;
                var reading = Read(standing, day);
                past += IsPast(reading.Side) ? 1 : 0;
                if (WatchReading.MayHavePassed(spec.Direction, reading.Side))
                {
                    candidates.Add((new WatchExample(standing.Subject.Number, reading.Value, false), reading.Side));
                }
            }

            return candidates;
        }

        /// <summary>Tells of each whether it has, from how it stood the day before.</summary>
        public void Compare(List<(WatchExample One, WatchSide Side)> candidates, IReadOnlyList<SubjectStanding> before)
        {
            var sides = before.ToDictionary(standing => standing.Subject.Number, standing => Read(standing, day.AddDays(-1)).Side);
            foreach (var (one, side) in candidates)
            {
                var isNew = WatchReading.IsPassed(spec.Direction, sides.GetValueOrDefault(one.Subject), side);
                warned += isNew ? 1 : 0;
                var examples = isNew ? fresh : known;
                if (examples.Count < Examples && (isNew || IsPast(side)))
                {
                    examples.Add(one with { IsNew = isNew });
                }
            }
        }

        public WatchTrialResult Result(long total, bool isComplete) =>
            new(day, looked, total, watched, past, warned, [.. fresh.Concat(known).Take(Examples)], isComplete);

        private bool IsPast(WatchSide side) => side == (spec.Direction is WatchDirection.Below ? WatchSide.Under : WatchSide.Over);

        private WatchReading Read(SubjectStanding standing, DateOnly on) =>
            WatchReading.Of(spec, pack, SubjectOnDay.Of(pack, Facts.Of(standing), Facts.Of(standing.Records), on));
    }
}
