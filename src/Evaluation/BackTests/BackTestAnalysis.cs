namespace Xinheng.Evaluation.BackTests;

/// <summary>Works out from graded outcomes whether a worse class finds more. Pure: the same outcomes and method give the same report.</summary>
public static class BackTestAnalysis
{
    /// <summary>The report on outcomes.</summary>
    /// <param name="outcomes">Outcomes in any order; no two of one subject, day and stratum.</param>
    /// <param name="method">How it is worked out.</param>
    /// <param name="cancellation">Stops the work between resamples.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of resamples is outside its bounds, or a weight is not greater than 0.</exception>
    public static BackTestReport Analyse(IReadOnlyList<GradedOutcome> outcomes, BackTestMethod method, CancellationToken cancellation = default)
    {
        Check(outcomes, method);
        // Sums of weights depend on their order in the last digit: outcomes are taken in an order of their own.
        var sorted = outcomes.OrderBy(one => one.Subject).ThenBy(one => one.Day).ThenBy(one => one.Stratum, StringComparer.Ordinal).ToList();
        var ranks = method.Scale.Select((letter, at) => (letter, at)).ToDictionary(pair => pair.letter, pair => pair.at, StringComparer.Ordinal);
        var graded = sorted.Where(one => one.Letter is not null && ranks.ContainsKey(one.Letter)).ToList();
        var overall = YieldSum.Of(sorted);
        var byClass = RankedOutcomes.Of(graded.Select(one => ((double)RankOf(one, ranks), one.Found, one.Weight)))
            ?.Discriminate(new ResampleDraws(method.Seed), method.Resamples, cancellation);
        var periods = sorted.GroupBy(one => Periods.Of(one.Day, method.Period)).OrderBy(group => group.Key.From)
            .Select(group => (Period: group.Key, Outcomes: group.ToList())).ToList();
        return new BackTestReport
        {
            Verdict = VerdictOf(byClass),
            Basis = new ReportBasis(
                Wilson.Confidence, method.Seed, method.Resamples, method.Period, sorted.Exists(one => one.Weight != sorted[0].Weight),
                sorted.Select(one => one.Subject).Distinct().Count()) { Ungraded = sorted.Count - graded.Count },
            Overall = overall.Yield(),
            Classes = Classes(sorted, method.Scale, overall),
            Bands = Bands(sorted, overall),
            Strata = Strata(sorted),
            ByClass = byClass,
            ByScore = ByScore(graded, ranks, method, cancellation),
            Periods = [.. periods.Select(one => new PeriodYield(one.Period, YieldSum.Of(one.Outcomes).Yield()))],
            Steps = [.. periods.Zip(periods.Skip(1), (before, after) => Step(method.Scale, before, after))],
        };
    }

    private static void Check(IReadOnlyList<GradedOutcome> outcomes, BackTestMethod method)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(method.Resamples, BackTestMethod.FewestResamples, nameof(method));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(method.Resamples, BackTestMethod.MostResamples, nameof(method));
        foreach (var outcome in outcomes)
        {
            if (!(outcome.Weight > 0) || !double.IsFinite(outcome.Weight))
            {
                throw new ArgumentOutOfRangeException(nameof(outcomes), outcome.Weight, "A weight is finite and greater than 0.");
            }
        }
    }

    private static int RankOf(GradedOutcome outcome, Dictionary<string, int> ranks) =>
        outcome.Letter is { } letter && ranks.TryGetValue(letter, out var rank) ? rank : -1;

    private static BackTestVerdict VerdictOf(Discrimination? byClass) => byClass switch
    {
        null => BackTestVerdict.NothingToCompare,
        { Low: > 0.5 } => BackTestVerdict.WorseFindsMore,
        { High: < 0.5 } => BackTestVerdict.WorseFindsFewer,
        _ => BackTestVerdict.NotTold,
    };

    private static List<ClassYield> Classes(List<GradedOutcome> outcomes, IReadOnlyList<string> scale, YieldSum overall)
    {
        var sums = outcomes.ToLookup(one => one.Letter is { } letter && scale.Contains(letter) ? letter : string.Empty, StringComparer.Ordinal);
        List<string?> letters = [.. scale];
        if (sums.Contains(string.Empty))
        {
            letters.Add(null);
        }

        return
        [
            .. letters.Select(letter =>
            {
                var sum = YieldSum.Of(sums[letter ?? string.Empty]);
                return new ClassYield(letter, sum.Yield(), overall.Weight > 0 ? sum.Weight / overall.Weight : null, sum.LiftOver(overall));
            }),
        ];
    }

    private static List<BandYield> Bands(List<GradedOutcome> outcomes, YieldSum overall) =>
        ScoreBands.Of(outcomes) is not { } bands ? []
        :
        [
            .. outcomes.Where(one => one.Score is not null).GroupBy(one => bands.Of(one.Score.GetValueOrDefault())).OrderBy(band => band.Key)
                .Select(band =>
                {
                    var sum = YieldSum.Of(band);
                    var scores = band.Select(one => one.Score.GetValueOrDefault()).ToList();
                    return new BandYield(scores.Min(), scores.Max(), sum.Yield(), sum.LiftOver(overall));
                }),
        ];

    private static List<StratumYield> Strata(List<GradedOutcome> outcomes) =>
        outcomes.TrueForAll(one => one.Stratum is null) ? []
        :
        [
            .. outcomes.GroupBy(one => one.Stratum ?? string.Empty, StringComparer.Ordinal).OrderBy(stratum => stratum.Key, StringComparer.Ordinal)
                .Select(stratum => new StratumYield(stratum.Key, YieldSum.Of(stratum).Yield())),
        ];

    private static Discrimination? ByScore(
        List<GradedOutcome> graded, Dictionary<string, int> ranks, BackTestMethod method, CancellationToken cancellation)
    {
        var scored = graded.Where(one => one.Score is not null).ToList();
        var higherIsWorse = HigherIsWorse(scored, ranks);
        var sign = higherIsWorse ? 1 : -1;
        return RankedOutcomes.Of(scored.Select(one => (sign * one.Score.GetValueOrDefault(), one.Found, one.Weight)))
            ?.Discriminate(new ResampleDraws(method.Seed), method.Resamples, cancellation) is { } told
            ? told with { HigherIsWorse = higherIsWorse }
            : null;
    }

    // A pack does not say which end of its score is the bad one, but its classes do: the sign of their covariance with the score.
    private static bool HigherIsWorse(List<GradedOutcome> scored, Dictionary<string, int> ranks)
    {
        if (scored.Count == 0)
        {
            return true;
        }

        var meanScore = scored.Average(one => one.Score.GetValueOrDefault());
        var meanRank = scored.Average(one => RankOf(one, ranks));
        return scored.Sum(one => (one.Score.GetValueOrDefault() - meanScore) * (RankOf(one, ranks) - meanRank)) >= 0;
    }

    private static PeriodStep Step(
        IReadOnlyList<string> scale, (Period Period, List<GradedOutcome> Outcomes) before, (Period Period, List<GradedOutcome> Outcomes) after)
    {
        var comparison = new PeriodComparison(scale, before.Outcomes, after.Outcomes);
        return new PeriodStep
        {
            Before = before.Period,
            After = after.Period,
            Shift = comparison.Shift(),
            ByClass = comparison.ByClass(),
            ByScore = comparison.ByScore(),
            Moves = comparison.Moves(),
        };
    }
}
