using Xinheng.Policy.Conditions;

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
        var periods = Period.Of(pack);
        foreach (var period in periods)
        {
            var found = new LintFindings(pack);
            CheckPeriod(pack, period, found);
            foreach (var finding in found.ToList())
            {
                findings.Add(finding);
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

    private static void CheckPeriod(CompiledPack pack, Period period, LintFindings findings)
    {
        try
        {
            var names = new NameLookup(pack, period);
            var classes = new RecordClasses(pack, period, names);
            ReportUndecided(classes.Undecided, pack.Indicators.Select(i => i.Where), findings);
            if (classes.Undecided.Count == 0)
            {
                WindowFindings.Report(pack, classes, findings);
            }

            if (pack.Grades.Count > 0)
            {
                CheckGrades(pack, period, names, classes, findings);
            }
        }
        catch (TooManyCellsException)
        {
            findings.Add(new("LN-005", Severity.Warning, LintMessages.TooMany(TooManyCellsException.Limit), (pack.Grades.Count > 0 ? pack.Grades[0].When.Span : null)) { Check = "undecided" });
        }
    }

    private static void CheckGrades(CompiledPack pack, Period period, NameLookup names, RecordClasses classes, LintFindings findings)
    {
        var reader = new AtomReader(period.Parameters, names.Describe);
        foreach (var rule in pack.Grades)
        {
            reader.Read(rule.When);
        }

        ReportUndecided(reader.Undecided, pack.Grades.Select(rule => rule.When), findings);
        if (reader.Undecided.Count > 0)
        {
            return;
        }

        var axes = new AxisBuilder(names, reader).Build();
        var signatures = classes.Undecided.Count == 0 ? classes.Signatures(pack, period) : EachAlone(pack);
        var counts = new CountModel(pack.Indicators, signatures, axes.Count(axis => axis.Weights is not null));
        new GradeFindings(pack, new(pack.Grades, axes, counts, period.Parameters), findings).Report();
    }

    // Where it is not known which records an indicator selects, no combination of values is ruled out.
    private static IReadOnlyList<ulong> EachAlone(CompiledPack pack) => [.. pack.Indicators.Select((_, at) => 1UL << at)];

    private static void ReportUndecided(IEnumerable<Expression> atoms, IEnumerable<Condition?> conditions, LintFindings findings)
    {
        foreach (var atom in atoms)
        {
            var span = conditions.OfType<Condition>().FirstOrDefault(condition => ExpressionWalk.Atoms(condition.Root).Any(own => ReferenceEquals(own, atom)))?.Span;
            findings.Add(new("LN-004", Severity.Warning, LintMessages.Undecidable(Printer.Print(atom)), span) { Check = "undecided" });
        }
    }
}
