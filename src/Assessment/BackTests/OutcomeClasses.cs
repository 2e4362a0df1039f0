using System.Collections.Concurrent;
using Xinheng.Evaluation.BackTests;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Assessment.BackTests;

/// <summary>Grades the subjects of outcomes, each as of the day before, by what was known at the end of the day before.</summary>
/// <param name="registry">What is known of the subjects.</param>
/// <param name="changes">How far the registry was at a moment.</param>
/// <param name="packs">Which pack a day is graded by.</param>
/// <param name="test">The back-test.</param>
internal sealed class OutcomeClasses(RegistryReading registry, RegistryChanges changes, PackOnDay packs, BackTest test)
{
    private const int SubjectsAtOnce = 2_000;

    private readonly Dictionary<string, VersionUse> uses = new(StringComparer.Ordinal);

    /// <summary>The versions that graded.</summary>
    public IReadOnlyList<VersionUse> Uses =>
        [.. uses.Values.OrderBy(use => use.Pack, StringComparer.Ordinal).ThenBy(use => use.Version, StringComparer.Ordinal).ThenBy(use => use.Fingerprint, StringComparer.Ordinal)];

    /// <summary>The outcomes of one day with their classes; of those that have none the tally is told why.</summary>
    public async Task<IReadOnlyList<(ReportedOutcome Outcome, GradedOutcome Graded)>> GradeAsync(
        DateOnly day, IReadOnlyList<KnownOutcome> outcomes, FateTally fates, CancellationToken cancellation)
    {
        var asOf = day.AddDays(-1);
        if (packs.On(asOf) is not { } pack)
        {
            foreach (var one in outcomes)
            {
                fates.Tell(BackTestText.NoVersion, one.Outcome);
            }

            return [];
        }

        var known = await KnownAsync(asOf, cancellation);
        var graded = new List<(ReportedOutcome, GradedOutcome)>();
        var own = test.Order.Source is OutcomeSource.Platform ? outcomes.Select(one => one.Outcome.Row).ToHashSet() : [];
        foreach (var some in outcomes.GroupBy(one => one.Subject).Chunk(SubjectsAtOnce))
        {
            var standings = await registry.ListAsync([.. some.Select(group => group.Key)], asOf, known, cancellation);
            var classes = new ConcurrentDictionary<SubjectNumber, OutcomeClass>();
            Parallel.ForEach(standings, new ParallelOptions { CancellationToken = cancellation }, standing => classes[standing.Subject.Number] = Grade(pack.Ready, Without(own, standing), asOf));
            foreach (var one in some.SelectMany(group => group))
            {
                var found = classes.GetValueOrDefault(one.Subject, new OutcomeClass(null, null, BackTestText.NothingKnown));
                if (found.Fate is { } fate)
                {
                    fates.Tell(fate, one.Outcome);
                    continue;
                }

                graded.Add((one.Outcome, Graded(one, found)));
            }
        }

        Use(pack.Version, asOf, graded.Count);
        return graded;
    }

    private static GradedOutcome Graded(KnownOutcome one, OutcomeClass found) => new()
    {
        Subject = one.Subject.Value,
        Day = one.Outcome.Day,
        Found = one.Outcome.Found,
        Letter = found.Letter,
        Score = found.Score,
        Weight = one.Outcome.Probability is { } probability ? 1 / probability : 1,
        Stratum = one.Outcome.Stratum,
    };

    // An inspection never counts for the class it is held against, on whatever day its record once said it was.
    private static SubjectStanding Without(HashSet<long> own, SubjectStanding standing) =>
        own.Count == 0 ? standing : standing with { Records = [.. standing.Records.Where(record => !own.Contains(record.Number.Value))] };

    private static OutcomeClass Grade(CompiledPack pack, SubjectStanding standing, DateOnly asOf)
    {
        var subject = Facts.Of(standing);
        if (subject.Registered > asOf)
        {
            return new OutcomeClass(null, null, BackTestText.NotRegistered);
        }

        var isKnown = standing.Registration is not null || standing.Records.Any(record => record.Happened <= asOf) || standing.Results.Any(result => result.Day <= asOf);
        if (!isKnown)
        {
            return new OutcomeClass(null, null, BackTestText.NothingKnown);
        }

        var (letter, score) = OutcomeGrading.Grade(pack, subject, Facts.Of(standing.Records), asOf);
        return new OutcomeClass(letter, score, null);
    }

    /// <summary>The last change known at the end of a day; of later ones none is seen, whatever they are about.</summary>
    private async Task<ChangeNumber> KnownAsync(DateOnly day, CancellationToken cancellation)
    {
        if (test.Order.Known is Knowledge.Happened)
        {
            return new ChangeNumber(test.LastChange);
        }

        var known = await changes.KnownOnAsync(CivilDay.EndOf(day), cancellation);
        return new ChangeNumber(Math.Min(known.Value, test.LastChange)); // what was being written when the back-test began is not seen, however often it is worked out
    }

    private void Use(CompiledPack version, DateOnly asOf, int outcomes)
    {
        if (outcomes > 0)
        {
            var use = uses.GetValueOrDefault(version.Fingerprint, new VersionUse(version.Id, version.Version, version.Fingerprint, 0, 0));
            uses[version.Fingerprint] = use with
            {
                Outcomes = use.Outcomes + outcomes,
                BeforeInForce = use.BeforeInForce + (asOf < version.InForceFrom ? outcomes : 0),
            };
        }
    }

    private sealed record OutcomeClass(string? Letter, double? Score, string? Fate);
}
