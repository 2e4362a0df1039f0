using System.Numerics;

namespace Xinheng.Policy.Linting;

/// <summary>Gaps, overlaps and dead rules among a pack's grade rules in one period.</summary>
internal sealed class GradeFindings(CompiledPack pack, Situations situations, LintFindings findings)
{
    private const int MostGaps = 12;

    private IReadOnlyList<GradeRule> Rules => pack.Grades;

    /// <summary>Reports all of them.</summary>
    public void Report()
    {
        ReportGaps();
        ReportOverlaps();
        ReportDeadRules();
        foreach (var (rule, (situation, error)) in situations.Failures)
        {
            findings.Add(new("LN-011", Severity.Warning, LintMessages.Fails(Rules[rule], error.Message), Rules[rule].When.Span)
            {
                Check = "absent",
                Source = Rules[rule].Source,
                Witness = Region.Grow(situations, situation, other => other == situation).Witness(),
            });
        }
    }

    private void ReportGaps()
    {
        var count = 0;
        foreach (var gap in Region.OfGaps(situations))
        {
            if (count++ == MostGaps)
            {
                findings.Add(new("LN-001", GapSeverity, LintMessages.TooManyGaps(MostGaps), Span: null) { Check = "L1" }, ids: SchemeId);
                return;
            }

            ReportGap(gap);
        }
    }

    private string SchemeId => pack.Scheme?.Id ?? string.Empty;

    private Severity GapSeverity => pack.Gap switch
    {
        GapHandling.Refuse => Severity.Error,
        GapHandling.Review => Severity.Warning,
    };

    private void ReportGap(Region region)
    {
        var nearest = Nearest(region.Seed);
        var rule = nearest?.Rule ?? Rules[^1];
        var hint = nearest is { } near ? LintMessages.Nearest(near.Rule, near.Axis.Title) : null;
        findings.Add(new("LN-001", region.Weigh(GapSeverity), region.Tell(LintMessages.Gap(region.Describe(), hint)), rule.When.Span)
        {
            Check = "L1",
            Source = rule.Source,
            Witness = region.Witness() is { } witness ? LintMessages.NoRule(witness) : null,
        }, LintMessages.GapAdvice, SchemeId);
    }

    /// <summary>
    /// A rule that would hold if one thing were different. Of several, the rule that the fewest things lead to: what
    /// it lacks is what the policy forgot, while a rule that any change leads to explains nothing.
    /// </summary>
    private (GradeRule Rule, Axis Axis)? Nearest(long gap)
    {
        var neighbours =
            from axis in Enumerable.Range(0, situations.Axes.Count)
            from cell in Enumerable.Range(0, situations.Axes[axis].Cells.Count)
            let other = situations.With(gap, axis, cell)
            where situations.IsPossible(other)
            from rule in Enumerable.Range(0, Rules.Count)
            where situations.Holds(other, rule)
            select (Rule: rule, Axis: axis);
        var best = neighbours.Distinct().GroupBy(neighbour => neighbour.Rule)
            .OrderBy(group => group.Count())
            .ThenBy(group => group.Min(neighbour => situations.Axes[neighbour.Axis].Cells.Count))
            .FirstOrDefault();
        return best is null ? null : (Rules[best.Key], situations.Axes[best.First().Axis]);
    }

    private void ReportOverlaps()
    {
        if (pack.Precedence == Precedence.FirstMatch && findings.RulingOn("L2", SchemeId) is not null)
        {
            return;
        }

        for (var second = 1; second < Rules.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (Rules[first].Letter != Rules[second].Letter)
                {
                    ReportOverlap(first, second);
                }
            }
        }
    }

    private void ReportOverlap(int first, int second)
    {
        bool BothHold(long situation) => situations.IsPossible(situation) && situations.Holds(situation, first) && situations.Holds(situation, second);

        if (Region.OfBoth(situations, first, second, BothHold) is { } region)
        {
            var isSettled = pack.Precedence == Precedence.FirstMatch;

            findings.Add(new("LN-002", isSettled ? Severity.Note : Severity.Warning, region.Tell(LintMessages.Overlap(Rules[first], Rules[second], region.Describe())), Rules[second].When.Span)
            {
                Check = "L2",
                Source = Rules[second].Source,
                Witness = region.Witness() is { } witness ? LintMessages.BothHold(witness, Rules[first], Rules[second]) : null,
            }, LintMessages.OverlapAdvice);
        }
    }

    private void ReportDeadRules()
    {
        for (var rule = 0; rule < Rules.Count; rule++)
        {
            var holds = situations.Outcomes.Where(outcome => (outcome.Rules >> rule & 1) == 1).Select(outcome => BitOperations.TrailingZeroCount(outcome.Rules)).ToList();
            if (holds.Count == 0)
            {
                ReportDead(Rules[rule], LintMessages.NeverHolds(Rules[rule]));
            }
            else if (pack.Precedence == Precedence.FirstMatch && holds.All(first => first < rule))
            {
                ReportDead(Rules[rule], LintMessages.Shadowed(Rules[rule], holds.Distinct().Order().Select(by => Rules[by].Number)));
            }
        }
    }

    private void ReportDead(GradeRule rule, LocalText message) =>
        findings.Add(new("LN-003", Severity.Warning, message, rule.When.Span) { Check = "dead-row", Source = rule.Source });
}
