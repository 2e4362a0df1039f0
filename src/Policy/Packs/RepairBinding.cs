namespace Xinheng.Policy.Packs;

/// <summary>Checks the repair terms of a record kind: their lengths, their periods, and that each can apply.</summary>
internal sealed class RepairBinding(SourceBinding sources, PackFindings findings)
{
    /// <summary>The terms in the order written; a term that says nothing usable is left out, and the finding is reported.</summary>
    public IReadOnlyList<BoundRepairTerm> Bind(IReadOnlyList<WrittenRepairTerm> written)
    {
        foreach (var term in written)
        {
            CheckPeriod(term);
            CheckLength(term);
        }

        CheckReach(written);
        return
        [
            .. written.Select(term => new BoundRepairTerm
            {
                From = term.From,
                Through = term.Through,
                When = term.When,
                Months = term.IsNotRepairable is true ? null : (int?)term.Months ?? 0,
                Source = sources.Bind(term.Source),
                Note = term.Note,
                IsExample = term.IsExample,
                Span = term.Span,
            }),
        ];
    }

    private void CheckPeriod(WrittenRepairTerm term)
    {
        if (term.Through < term.From)
        {
            findings.Add("PK-022", term.Span, $"{term.From:yyyy-MM-dd}", $"{term.Through:yyyy-MM-dd}");
        }
    }

    private void CheckLength(WrittenRepairTerm term)
    {
        if (term is { HasMonths: true, IsNotRepairable: true })
        {
            findings.Add("PK-030", term.Span, "months", "not_repairable: true", new LocalText("写明月数，或者写明不予修复，只能取其一。", "State the months or that it cannot be repaired, not both."));
        }
        else if (!term.HasMonths && term.IsNotRepairable is not true)
        {
            findings.Add("PK-010", term.Span, "months", "months: 3");
        }
    }

    /// <summary>Reports a term whose whole time is taken by an earlier one that holds for every record.</summary>
    private void CheckReach(IReadOnlyList<WrittenRepairTerm> written)
    {
        for (var at = 1; at < written.Count; at++)
        {
            var term = written[at];
            if (written.Take(at).FirstOrDefault(before => before.When is null && Covers(before, term)) is { } first)
            {
                findings.Add("PK-033", term.Span, first.Span.Line);
            }
        }
    }

    private static bool Covers(WrittenRepairTerm first, WrittenRepairTerm then) =>
        !(then.Through < then.From)
        && (first.From ?? DateOnly.MinValue) <= (then.From ?? DateOnly.MinValue)
        && (first.Through ?? DateOnly.MaxValue) >= (then.Through ?? DateOnly.MaxValue);
}
