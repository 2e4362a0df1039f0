using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Linting;

/// <summary>
/// Finds what is wrong with a policy itself: situations no rule covers, rules that contradict each other, rules that
/// never apply. Decided exactly over the finite structure of the pack's conditions, never by sampling: every name is
/// cut where a condition compares it, and every combination of the pieces that records can bring about is tried.
/// </summary>
public static class PackLinter
{
    /// <summary>All findings about the pack, errors first, then in the order of the pack.</summary>
    /// <param name="pack">A pack that compiled without errors.</param>
    public static IReadOnlyList<Diagnostic> Check(CompiledPack pack)
    {
        var findings = new LintFindings(pack);
        InventoryFindings.Report(pack, findings);
        ModelFindings.Report(pack, findings);
        TableFindings.Report(pack, findings);
        ExampleFindings.Report(pack, findings);
        var budget = new CellBudget();
        foreach (var period in Period.Of(pack).TakeWhile(_ => !budget.IsSpent))
        {
            var found = new LintFindings(pack);
            CheckPeriod(pack, period, budget, found);
            foreach (var finding in found.ToList())
            {
                findings.Take(finding);
            }
        }

        return findings.ToList();
    }

    /// <summary>
    /// Whether a pack with this finding must not be put in force: every error, and every warning.
    /// A ruling that resolves a warning's check turns it into a note, and notes never block.
    /// </summary>
    /// <param name="diagnostic">A finding.</param>
    public static bool BlocksActivation(Diagnostic diagnostic) => diagnostic.Severity != Severity.Note;

    private static void CheckPeriod(CompiledPack pack, Period period, CellBudget budget, LintFindings findings)
    {
        var first = pack.Grades.Count > 0 ? pack.Grades[0].When.Span : null;
        RuleSituations? rules = null;
        Bounded(first, findings, () => rules = CheckRecords(pack, period, budget, findings));
        var items = RecordSelector.OfItems(pack);
        if (items.Count > 0)
        {
            Bounded(items[0].Span, findings, () => CheckWindows(pack, items, period, new(pack, period), budget, findings));
        }

        if (rules is null)
        {
            return;
        }

        Bounded(first, findings, () => CheckGrades(pack, rules, findings));
        foreach (var treatment in pack.Tables.Treatments.Where(treatment => treatment.Rules.Count > 0))
        {
            Bounded(treatment.Head.Span, findings, () => CheckTreatment(treatment, rules, findings));
        }
    }

    private static RuleSituations CheckRecords(CompiledPack pack, Period period, CellBudget budget, LintFindings findings)
    {
        budget.Spend(1 + NameLookup.ConditionsOf(pack).Count());
        var names = new NameLookup(pack, period);
        var classes = CheckWindows(pack, RecordSelector.OfIndicators(pack), period, names, budget, findings);
        return new(pack, period, names, classes, budget);
    }

    private static RecordClasses CheckWindows(
        CompiledPack pack, IReadOnlyList<RecordSelector> selectors, Period period, NameLookup names, CellBudget budget, LintFindings findings)
    {
        var classes = new RecordClasses(pack, selectors, period, names, budget);
        ReportUndecided(classes.Undecided, selectors.Select(selector => selector.Where).Concat(pack.RecordKinds.SelectMany(kind => kind.Effects).Select(effect => effect.When)), findings);
        if (classes.Undecided.Count == 0)
        {
            WindowFindings.Report(pack, selectors, classes, findings);
        }

        return classes;
    }

    private static void CheckGrades(CompiledPack pack, RuleSituations rules, LintFindings findings)
    {
        if (pack.Grades.Count > 0 && rules.Of([.. pack.Grades.Select(rule => rule.When)], findings) is { } situations)
        {
            new GradeFindings(pack, situations, findings).Report();
        }
    }

    private static void CheckTreatment(Treatment treatment, RuleSituations rules, LintFindings findings)
    {
        if (rules.Of([.. treatment.Rules.Select(rule => rule.When)], findings) is { } situations)
        {
            new TreatmentFindings(treatment, situations, findings).Report();
        }
    }

    private static void Bounded(SourceSpan? span, LintFindings findings, Action check)
    {
        try
        {
            check();
        }
        catch (TooManyCellsException)
        {
            findings.Add(new("LN-005", Severity.Warning, LintMessages.TooMany(TooManyCellsException.Limit), span) { Check = "undecided" });
        }
    }

    /// <summary>Reports comparisons that cannot be decided exactly, each where it stands.</summary>
    internal static void ReportUndecided(IEnumerable<Expression> atoms, IEnumerable<Condition?> conditions, LintFindings findings)
    {
        foreach (var atom in atoms)
        {
            var span = conditions.OfType<Condition>().FirstOrDefault(condition => ExpressionWalk.Atoms(condition.Root).Any(own => ReferenceEquals(own, atom)))?.Span;
            findings.Add(new("LN-004", Severity.Warning, LintMessages.Undecidable(Printer.Print(atom)), span) { Check = "undecided" });
        }
    }
}
