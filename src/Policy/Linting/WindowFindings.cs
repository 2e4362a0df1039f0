namespace Xinheng.Policy.Linting;

/// <summary>Indicators whose stretch of time does not fit what they count.</summary>
internal static class WindowFindings
{
    /// <summary>Reports window events and list states mixed, and indicators that select nothing.</summary>
    public static void Report(CompiledPack pack, RecordClasses classes, LintFindings findings)
    {
        foreach (var indicator in pack.Indicators.Where(indicator => indicator.Aggregate is not Aggregate.Ratio))
        {
            var kinds = pack.RecordKinds.Where(classes.SelectedBy(indicator).Contains).ToList();
            var states = kinds.Where(kind => kind.Temporality == Temporality.State).ToList();
            var events = kinds.Where(kind => kind.Temporality == Temporality.Event).ToList();
            var span = indicator.Where?.Span;
            if (kinds.Count == 0 && pack.RecordKinds.Count > 0)
            {
                findings.Add(new("LN-012", Severity.Warning, LintMessages.EmptyIndicator(indicator), span) { Check = "empty-indicator", Source = indicator.Source }, ids: indicator.Id);
            }
            else if (IsWindow(indicator.Within.Kind) && states.Count > 0)
            {
                findings.Add(new("LN-009", Severity.Warning, LintMessages.StatesInWindow(indicator, states, events), span)
                {
                    Check = "L9",
                    Source = indicator.Source,
                    Witness = LintMessages.StateWitness(states[0]),
                }, LintMessages.MixedAdvice, indicator.Id);
            }
            else if (indicator.Within.Kind == WindowKind.AsOf && events.Count > 0)
            {
                findings.Add(new("LN-009", Severity.Warning, LintMessages.EventsAsOf(indicator, events), span)
                {
                    Check = "L9",
                    Source = indicator.Source,
                    Witness = LintMessages.EventWitness(events[0]),
                }, LintMessages.MixedAdvice, indicator.Id);
            }
        }
    }

    private static bool IsWindow(WindowKind kind) => kind switch
    {
        WindowKind.Cycle or WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears => true,
        WindowKind.AsOf or WindowKind.Ever => false,
    };
}
