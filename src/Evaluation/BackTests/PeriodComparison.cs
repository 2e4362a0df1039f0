namespace Xinheng.Evaluation.BackTests;

/// <summary>Sets a period's outcomes against those of the period before.</summary>
/// <param name="scale">Letters, best first.</param>
/// <param name="before">The earlier outcomes, in order of subject and day.</param>
/// <param name="after">The later ones, likewise.</param>
internal sealed class PeriodComparison(IReadOnlyList<string> scale, IReadOnlyList<GradedOutcome> before, IReadOnlyList<GradedOutcome> after)
{
    /// <summary>How far the distribution over classes moved.</summary>
    public DistributionShift Shift()
    {
        var (earlier, later) = (Weights(before), Weights(after));
        if (earlier.Sum() == 0 || later.Sum() == 0)
        {
            return new DistributionShift(null, 0);
        }

        var used = Enumerable.Range(0, scale.Count).Where(at => earlier[at] + later[at] > 0).ToList();
        var empty = used.Count(at => earlier[at] == 0 || later[at] == 0);
        if (empty > 0)
        {
            Fill(earlier, used, before);
            Fill(later, used, after);
        }

        var (allBefore, allAfter) = (earlier.Sum(), later.Sum());
        var psi = used.Sum(at => ((later[at] / allAfter) - (earlier[at] / allBefore)) * Math.Log(later[at] / allAfter / (earlier[at] / allBefore)));
        return new DistributionShift(psi, empty);
    }

    /// <summary>The earlier rate of each class against the later.</summary>
    public Calibration ByClass() => Calibrate(
        scale.Count, outcome => PlaceOf(outcome.Letter), (at, expected, observed) => new CalibrationCell(scale[at], null, null, expected, observed));

    /// <summary>The earlier rate of each tenth of the earlier scores against the later; null when a period has no scores.</summary>
    public Calibration? ByScore() =>
        after.All(one => one.Score is null) || ScoreBands.Of(before) is not { } bands ? null
            : Calibrate(
                bands.Count, outcome => outcome.Score is { } score ? bands.Of(score) : null,
                (at, expected, observed) => new CalibrationCell(null, bands.Above(at), bands.Through(at), expected, observed));

    /// <summary>Where subjects of both periods moved, by their last class in each.</summary>
    public ClassMoves Moves()
    {
        var last = Last(before);
        var cells = new Dictionary<(int From, int To), (int Subjects, double Weight)>();
        foreach (var (subject, (to, weight)) in Last(after))
        {
            if (last.TryGetValue(subject, out var earlier))
            {
                var cell = cells.GetValueOrDefault((earlier.Place, to));
                cells[(earlier.Place, to)] = (cell.Subjects + 1, cell.Weight + (earlier.Weight * weight));
            }
        }

        var sorted = cells.OrderBy(cell => cell.Key.From).ThenBy(cell => cell.Key.To).ToList();
        var all = sorted.Sum(cell => cell.Value.Weight);
        var rows = sorted.GroupBy(cell => cell.Key.From).ToDictionary(row => row.Key, row => row.Sum(cell => cell.Value.Weight));
        return new ClassMoves(
            sorted.Sum(cell => cell.Value.Subjects),
            [.. sorted.Select(cell => new ClassMove(scale[cell.Key.From], scale[cell.Key.To], cell.Value.Subjects, cell.Value.Weight / rows[cell.Key.From]))],
            sorted.Count == 0 ? null : sorted.Where(cell => cell.Key.From == cell.Key.To).Sum(cell => cell.Value.Weight) / all,
            sorted.Count == 0 ? null : sorted.Sum(cell => Math.Abs(cell.Key.From - cell.Key.To) * cell.Value.Weight) / all);
    }

    private Calibration Calibrate(int groups, Func<GradedOutcome, int?> groupOf, Func<int, double?, Yield, CalibrationCell> cell)
    {
        var (earlier, later) = (Sums(before, groups, groupOf), Sums(after, groups, groupOf));
        var overall = YieldSum.Of(before.Where(one => groupOf(one) is not null)).Rate;
        var (score, plain, weight, without) = (0.0, 0.0, 0.0, 0);
        foreach (var outcome in after)
        {
            if (groupOf(outcome) is not { } at || earlier[at].Rate is not { } expected || overall is not { } everybody)
            {
                without++;
                continue;
            }

            var found = outcome.Found ? 1 : 0;
            score += outcome.Weight * (found - expected) * (found - expected);
            plain += outcome.Weight * (found - everybody) * (found - everybody);
            weight += outcome.Weight;
        }

        return new Calibration(
            [.. Enumerable.Range(0, groups).Select(at => cell(at, earlier[at].Rate, later[at].Yield()))],
            weight > 0 ? score / weight : null, weight > 0 ? plain / weight : null, without);
    }

    private static YieldSum[] Sums(IReadOnlyList<GradedOutcome> outcomes, int groups, Func<GradedOutcome, int?> groupOf)
    {
        var sums = Enumerable.Range(0, groups).Select(_ => new YieldSum()).ToArray();
        foreach (var outcome in outcomes)
        {
            if (groupOf(outcome) is { } at)
            {
                sums[at].Add(outcome);
            }
        }

        return sums;
    }

    private double[] Weights(IReadOnlyList<GradedOutcome> outcomes)
    {
        var weights = new double[scale.Count];
        foreach (var outcome in outcomes)
        {
            if (PlaceOf(outcome.Letter) is { } at)
            {
                weights[at] += outcome.Weight;
            }
        }

        return weights;
    }

    private void Fill(double[] weights, List<int> used, IReadOnlyList<GradedOutcome> outcomes)
    {
        var half = weights.Sum() / outcomes.Count(one => PlaceOf(one.Letter) is not null) / 2;
        foreach (var at in used)
        {
            weights[at] += half;
        }
    }

    private Dictionary<long, (int Place, double Weight)> Last(IReadOnlyList<GradedOutcome> outcomes)
    {
        var last = new Dictionary<long, (int, double)>();
        foreach (var outcome in outcomes)
        {
            if (PlaceOf(outcome.Letter) is { } at)
            {
                last[outcome.Subject] = (at, outcome.Weight);
            }
        }

        return last;
    }

    private int? PlaceOf(string? letter)
    {
        for (var at = 0; at < scale.Count; at++)
        {
            if (scale[at] == letter)
            {
                return at;
            }
        }

        return null;
    }
}
