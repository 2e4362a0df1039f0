namespace Xinheng.Policy.Linting;

/// <summary>
/// Gathers findings; a ruling that resolves a check turns its warnings into notes. Not those of overlaps: a ruling
/// on them takes effect by the precedence the pack states, and without one two grades remain.
/// </summary>
internal sealed class LintFindings(CompiledPack pack)
{
    private readonly List<Diagnostic> found = [];

    /// <summary>Adds a finding once; the same finding of a later period is left out.</summary>
    public void Add(Diagnostic diagnostic)
    {
        var isResolved = diagnostic is { Severity: Severity.Warning, Check: not null and not "L2" } && HasRuling(diagnostic.Check);
        var weighed = isResolved ? diagnostic with { Severity = Severity.Note } : diagnostic;
        if (!found.Contains(weighed))
        {
            found.Add(weighed);
        }
    }

    /// <summary>Whether the pack states how it settles what a check finds.</summary>
    public bool HasRuling(string check) =>
        pack.Rulings.Any(ruling => string.Equals(ruling.Resolves, check, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Diagnostic> ToList() => [.. found.OrderBy(diagnostic => diagnostic.Severity)];
}
