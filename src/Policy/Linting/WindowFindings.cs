namespace Xinheng.Policy.Linting;

/// <summary>Indicators and scorecard items whose stretch of time does not fit what they select.</summary>
internal static class WindowFindings
{
    /// <summary>Reports window events and list states mixed, and selectors that select nothing.</summary>
    public static void Report(CompiledPack pack, IReadOnlyList<RecordSelector> selectors, RecordClasses classes, LintFindings findings)
    {
        for (var at = 0; at < selectors.Count; at++)
        {
            if (!selectors[at].IsBlind)
            {
                Report(pack, selectors[at], [.. pack.RecordKinds.Where(classes.SelectedBy(at).Contains)], findings);
            }
        }
    }

    private static void Report(CompiledPack pack, RecordSelector selector, List<RecordKind> kinds, LintFindings findings)
    {
        var states = kinds.Where(kind => kind.Temporality == Temporality.State).ToList();
        var events = kinds.Where(kind => kind.Temporality == Temporality.Event).ToList();
        if (kinds.Count == 0 && pack.RecordKinds.Count > 0)
        {
            findings.Add(new("LN-012", Severity.Warning, LintMessages.SelectsNothing(selector), selector.Span) { Check = "empty-indicator", Source = selector.Source }, ids: selector.Id);
        }
        else if (IsWindow(selector.Within.Kind) && states.Count > 0)
        {
            findings.Add(new("LN-009", Severity.Warning, LintMessages.StatesInWindow(selector, states, events), selector.Span)
            {
                Check = "L9",
                Source = selector.Source,
                Witness = LintMessages.StateWitness(states[0]),
            }, LintMessages.MixedAdvice(selector), selector.Id);
        }
        else if (selector.Within.Kind == WindowKind.AsOf && events.Count > 0)
        {
            findings.Add(new("LN-009", Severity.Warning, LintMessages.EventsAsOf(selector, events), selector.Span)
            {
                Check = "L9",
                Source = selector.Source,
                Witness = LintMessages.EventWitness(events[0]),
            }, LintMessages.MixedAdvice(selector), selector.Id);
        }
    }

    private static bool IsWindow(WindowKind kind) => kind switch
    {
        WindowKind.Cycle or WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears => true,
        WindowKind.AsOf or WindowKind.Ever => false,
    };
}
