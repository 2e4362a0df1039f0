using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>Things a pack has and does not use, or uses and does not have.</summary>
internal static class InventoryFindings
{
    /// <summary>Reports letters outside the scale, steps without a rule, and what nothing uses.</summary>
    public static void Report(CompiledPack pack, LintFindings findings)
    {
        if (pack.Scheme is not { } scheme)
        {
            return;
        }

        var letters = scheme.Scale.Select(step => step.Letter).ToList();
        foreach (var rule in pack.Grades.Where(rule => !letters.Contains(rule.Letter)))
        {
            findings.Add(new("LN-006", Severity.Error, LintMessages.LetterOutsideScale(rule, letters), rule.When.Span) { Check = "scale", Source = rule.Source });
        }

        foreach (var step in scheme.Scale.Where(step => pack.Grades.All(rule => rule.Letter != step.Letter) && pack.Limits.All(limit => limit.Letter != step.Letter)))
        {
            findings.Add(new("LN-007", Severity.Warning, LintMessages.StepWithoutRule(step), Span: null) { Check = "scale-step", Source = step.Source }, LintMessages.StepAdvice, step.Letter);
        }

        ReportUnused(pack, scheme, findings);
    }

    private static void ReportUnused(CompiledPack pack, Scheme scheme, LintFindings findings)
    {
        var used = NameLookup.ConditionsOf(pack).SelectMany(condition => condition.References)
            .Concat(TableReferences.Of(pack.Tables)).ToHashSet();
        var divided = pack.Indicators.Select(indicator => indicator.Ratio).OfType<RatioParts>().SelectMany(ratio => new[] { ratio.Part, ratio.Whole }).ToHashSet();
        foreach (var indicator in pack.Indicators.Where(indicator => !used.Contains(new Reference(indicator.Id, null)) && !divided.Contains(indicator.Id)))
        {
            findings.Add(new("LN-008", Severity.Note, LintMessages.UnusedIndicator(indicator), indicator.Where?.Span) { Check = "unused", Source = indicator.Source });
        }

        var leaves = pack.Tree?.Root.All().Select(node => node.Score).OfType<string>().ToHashSet() ?? [];
        foreach (var score in pack.Scores.Where(score => !used.Contains(new Reference(score.Id, null)) && !leaves.Contains(score.Id)))
        {
            findings.Add(new("LN-030", Severity.Note, LintMessages.UnusedScore(score), score.Of.Span) { Check = "unused", Source = score.Source });
        }

        foreach (var result in pack.Results.Where(result => !used.Contains(new Reference("results", result.Id)) && !used.Contains(new Reference("results", result.Id + "_score"))))
        {
            findings.Add(new("LN-031", Severity.Note, LintMessages.UnusedResult(result), result.Span) { Check = "unused", Source = result.Source });
        }

        if ((pack.Scorecard is not null || pack.Tree is not null) && !used.Contains(new Reference("score", null)))
        {
            var source = pack.Scorecard?.Source ?? pack.Tree?.Root.Source;
            findings.Add(new("LN-032", Severity.Note, LintMessages.UnusedTotal, pack.Scorecard?.Base.Span ?? pack.Tree?.Root.Span) { Check = "unused", Source = source });
        }

        foreach (var parameter in pack.Parameters.Where(p => p.Id != scheme.CycleMonths.Id && !used.Contains(new Reference("params", p.Id))))
        {
            findings.Add(new("LN-010", Severity.Note, LintMessages.UnusedParameter(parameter), parameter.Span) { Check = "unused", Source = parameter.Values[^1].Source });
        }
    }
}
