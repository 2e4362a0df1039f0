namespace Xinheng.Evaluation.BackTests;

/// <summary>Bands of scores that hold a tenth of the weight each; equal scores are never parted, so there may be fewer.</summary>
internal sealed class ScoreBands
{
    private const int Bands = 10;
    private readonly double[] cuts;

    private ScoreBands(double[] cuts) => this.cuts = cuts;

    /// <summary>How many bands there are.</summary>
    public int Count => cuts.Length + 1;

    /// <summary>Cuts the outcomes that have a score; null when none has.</summary>
    public static ScoreBands? Of(IEnumerable<GradedOutcome> outcomes)
    {
        var scored = outcomes.Where(one => one.Score is not null)
            .Select(one => (Score: one.Score.GetValueOrDefault(), one.Weight)).OrderBy(one => one.Score).ThenBy(one => one.Weight).ToList();
        if (scored.Count == 0)
        {
            return null;
        }

        var all = scored.Sum(one => one.Weight);
        var cuts = new List<double>();
        var (below, tenth) = (0.0, 1);
        foreach (var (score, weight) in scored)
        {
            below += weight;
            while (tenth < Bands && below * Bands >= all * tenth)
            {
                cuts.Add(score);
                tenth++;
            }
        }

        return new ScoreBands([.. cuts.Distinct().Where(cut => cut < scored[^1].Score)]);
    }

    /// <summary>The band a score lies in, from 0.</summary>
    public int Of(double score)
    {
        var at = Array.BinarySearch(cuts, score);
        return at >= 0 ? at : ~at;
    }

    /// <summary>Scores of a band are above this; null for the lowest.</summary>
    public double? Above(int band) => band == 0 ? null : cuts[band - 1];

    /// <summary>Scores of a band go up to this; null for the highest.</summary>
    public double? Through(int band) => band == cuts.Length ? null : cuts[band];
}
