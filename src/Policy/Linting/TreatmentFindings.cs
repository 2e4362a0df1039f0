using System.Numerics;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Linting;

/// <summary>Situations a treatment answers twice or not at all, and rules of it that never apply.</summary>
internal sealed class TreatmentFindings(Treatment treatment, Situations situations, LintFindings findings)
{
    private const int MostGaps = 12;

    private IReadOnlyList<TreatmentRule> Rules => treatment.Rules;

    /// <summary>Reports all of them.</summary>
    public void Report()
    {
        ReportGaps();
        for (var second = 1; second < Rules.Count; second++)
        {
            for (var first = 0; first < second; first++)
            {
                if (!Rules[first].IsSameAs(Rules[second]))
                {
                    ReportOverlap(first, second);
                }
            }
        }

        ReportDeadRules();
        foreach (var (rule, (situation, error)) in situations.Failures)
        {
            findings.Add(new("LN-011", Severity.Warning, TableLintMessages.Fails(treatment, Rules[rule], error.Message), Rules[rule].When.Span)
            {
                Check = "absent",
                Source = Rules[rule].Source,
                Witness = Region.Grow(situations, situation, other => other == situation).Witness(),
            }, null, treatment.Id, Rules[rule].Id);
        }
    }

    private void ReportGaps()
    {
        var severity = treatment.Gap switch
        {
            GapHandling.Refuse => Severity.Error,
            GapHandling.Review => Severity.Warning,
        };
        var count = 0;
        foreach (var gap in Region.OfGaps(situations))
        {
            var isLast = count++ == MostGaps;
            var message = isLast ? TableLintMessages.MoreGaps(treatment, MostGaps) : TableLintMessages.Gap(treatment, gap.Describe());
            findings.Add(new("LN-019", gap.Weigh(severity), isLast ? message : gap.Tell(message), treatment.Head.Span)
            {
                Check = "treatment-gap",
                Source = treatment.Source,
                Witness = gap.Witness() is { } witness ? TableLintMessages.NoTreatment(witness) : null,
            }, TableLintMessages.GapAdvice, treatment.Id);
            if (isLast)
            {
                return;
            }
        }
    }

    private void ReportOverlap(int first, int second)
    {
        bool BothHold(long situation) => situations.IsPossible(situation) && situations.Holds(situation, first) && situations.Holds(situation, second);

        if (Region.OfBoth(situations, first, second, BothHold) is { } region)
        {
            var isSettled = treatment.Precedence != TreatmentPrecedence.Unstated;
            findings.Add(new("LN-013", isSettled ? Severity.Note : Severity.Warning, region.Tell(TableLintMessages.TwoAnswers(treatment, Rules[first], Rules[second], region.Describe())), Rules[second].When.Span)
            {
                Check = "L3",
                Source = Rules[second].Source,
                Witness = region.Witness() is { } witness ? TableLintMessages.BothApply(witness, Rules[first], Rules[second]) : null,
            }, isSettled ? TableLintMessages.Precedence(treatment.Precedence) : TableLintMessages.OverlapAdvice, treatment.Id, Rules[first].Id, Rules[second].Id);
        }
    }

    private void ReportDeadRules()
    {
        for (var rule = 0; rule < Rules.Count; rule++)
        {
            var prevailing = situations.Outcomes.Where(outcome => (outcome.Rules >> rule & 1) == 1).Select(outcome => Prevailing(outcome.Rules)).Distinct().Order().ToList();
            if (prevailing.Count == 0)
            {
                ReportDead(rule, TableLintMessages.NeverHolds(treatment, Rules[rule]));
            }
            else if (treatment.Precedence != TreatmentPrecedence.Unstated && !prevailing.Contains(rule))
            {
                ReportDead(rule, TableLintMessages.Shadowed(treatment, Rules[rule], [.. prevailing.Select(by => Rules[by])]));
            }
        }
    }

    /// <summary>Of rules that hold together, as bits, the one that prevails.</summary>
    private int Prevailing(ulong holding) =>
        treatment.Precedence == TreatmentPrecedence.Strictest ? BitOperations.Log2(holding) : BitOperations.TrailingZeroCount(holding);

    private void ReportDead(int rule, LocalText message) =>
        findings.Add(new("LN-021", Severity.Warning, message, Rules[rule].When.Span) { Check = "dead-row", Source = Rules[rule].Source }, null, treatment.Id, Rules[rule].Id);
}
