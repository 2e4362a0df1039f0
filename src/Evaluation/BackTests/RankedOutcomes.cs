namespace Xinheng.Evaluation.BackTests;

/// <summary>
/// Outcomes by how bad they were ranked beforehand, for the area under the curve: the weighted Mann–Whitney statistic,
/// ties counting half.
/// </summary>
internal sealed class RankedOutcomes
{
    private readonly Group found;
    private readonly Group others;
    private readonly int places;

    private RankedOutcomes(Group found, Group others, int places) => (this.found, this.others, this.places) = (found, others, places);

    /// <summary>Ranks outcomes; null when nothing was found or everywhere something.</summary>
    /// <param name="outcomes">What was found, by a mark that is greater for worse, and its weight.</param>
    public static RankedOutcomes? Of(IEnumerable<(double Mark, bool Found, double Weight)> outcomes)
    {
        // In an order of their own, so that resamples do not depend on how the outcomes arrived.
        var sorted = outcomes.OrderBy(one => one.Mark).ThenBy(one => one.Weight).ToList();
        var (found, others) = (new List<(int, double)>(), new List<(int, double)>());
        var place = -1;
        for (var at = 0; at < sorted.Count; at++)
        {
            place += at == 0 || sorted[at].Mark != sorted[at - 1].Mark ? 1 : 0;
            (sorted[at].Found ? found : others).Add((place, sorted[at].Weight));
        }

        return found.Count == 0 || others.Count == 0 ? null : new RankedOutcomes(Group.Of(found), Group.Of(others), place + 1);
    }

    /// <summary>The area, with the percentile interval over resamples of the found and of the others, each as many as there are.</summary>
    public Discrimination Discriminate(ResampleDraws draws, int resamples, CancellationToken cancellation)
    {
        var (foundWeights, otherWeights) = (new double[places], new double[places]);
        found.Sum(foundWeights);
        others.Sum(otherWeights);
        var area = Area(foundWeights, otherWeights);
        var areas = new double[resamples];
        for (var at = 0; at < resamples; at++)
        {
            cancellation.ThrowIfCancellationRequested();
            found.Resample(draws, foundWeights);
            others.Resample(draws, otherWeights);
            areas[at] = Area(foundWeights, otherWeights);
        }

        Array.Sort(areas);
        var tail = (1 - Wilson.Confidence) / 2;
        return new Discrimination(area, Percentile(areas, tail), Percentile(areas, 1 - tail));
    }

    private static double Area(double[] found, double[] others)
    {
        var (won, better, all) = (0.0, 0.0, 0.0);
        for (var place = 0; place < found.Length; place++)
        {
            won += found[place] * (better + (others[place] / 2));
            better += others[place];
            all += found[place];
        }

        return Math.Clamp(won / (all * better), 0, 1);
    }

    // Between two resamples the percentile is read on the line that joins them.
    private static double Percentile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Outcomes of one result: of each its place in the ranking and its weight.</summary>
    private sealed record Group(int[] Places, double[] Weights)
    {
        public static Group Of(List<(int Place, double Weight)> outcomes) =>
            new([.. outcomes.Select(one => one.Place)], [.. outcomes.Select(one => one.Weight)]);

        public void Sum(double[] into)
        {
            for (var at = 0; at < Places.Length; at++)
            {
                into[Places[at]] += Weights[at];
            }
        }

        public void Resample(ResampleDraws draws, double[] into)
        {
            Array.Clear(into);
            for (var left = Places.Length; left > 0; left--)
            {
                var at = draws.Next(Places.Length);
                into[Places[at]] += Weights[at];
            }
        }
    }
}
