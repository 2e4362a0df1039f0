using Xinheng.Registry;

namespace Xinheng.Assessment.BackTests;

/// <summary>An outcome with whom it is about.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Outcome">As reported.</param>
internal sealed record KnownOutcome(SubjectNumber Subject, ReportedOutcome Outcome);

/// <summary>Finds the subjects of outcomes and leaves out what does not count. The order of the rows makes no difference.</summary>
internal static class OutcomeSifting
{
    /// <summary>The outcomes that count; of the others the tally is told why.</summary>
    public static async Task<IReadOnlyList<KnownOutcome>> SiftAsync(
        IReadOnlyList<ReportedOutcome> outcomes, BackTestOrder order, RegistryReading registry, FateTally fates, CancellationToken cancellation)
    {
        var subjects = await registry.FindAllAsync(outcomes.Select(outcome => outcome.Code), cancellation);
        var known = new List<KnownOutcome>();
        foreach (var outcome in outcomes)
        {
            if (outcome.Day < order.From || outcome.Day > order.Through)
            {
                fates.Tell(BackTestText.LeftOut, outcome);
            }
            else if (subjects.TryGetValue(outcome.Code, out var subject))
            {
                known.Add(new KnownOutcome(subject, outcome));
            }
            else
            {
                fates.Tell(BackTestText.UnknownCode, outcome);
            }
        }

        return [.. known.GroupBy(one => (one.Subject, one.Outcome.Day, one.Outcome.Stratum)).SelectMany(group => OneOf([.. group], fates))];
    }

    private static IEnumerable<KnownOutcome> OneOf(List<KnownOutcome> alike, FateTally fates)
    {
        var isOne = alike.TrueForAll(one => one.Outcome.Found == alike[0].Outcome.Found && one.Outcome.Probability.Equals(alike[0].Outcome.Probability));
        var first = alike.MinBy(one => one.Outcome.Row);
        foreach (var one in alike.Where(one => !isOne || one != first))
        {
            fates.Tell(isOne ? BackTestText.Repeated : BackTestText.Contradictory, one.Outcome);
        }

        return isOne && first is not null ? [first] : [];
    }
}
