namespace Xinheng.Policy.Linting;

/// <summary>
/// Gathers findings; a ruling that resolves a check turns its warnings into notes. Not those of overlaps: a ruling
/// on them takes effect by the precedence the pack states, and without one two grades remain.
/// </summary>
internal sealed class LintFindings(CompiledPack pack)
{
    private readonly List<Diagnostic> found = [];

    /// <summary>Adds a finding once; the same finding of a later period is left out.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="advice">What to do about it; where a ruling settles it, the ruling is named instead.</param>
    public void Add(Diagnostic diagnostic, LocalText? advice = null)
    {
        var ruling = diagnostic is { Severity: Severity.Warning, Check: not null and not "L2" } ? RulingOn(diagnostic.Check) : null;
        var ending = ruling is null ? advice : LintMessages.Settled(ruling);
        var weighed = diagnostic with
        {
            Severity = ruling is null ? diagnostic.Severity : Severity.Note,
            Message = ending is null ? diagnostic.Message : new($"{diagnostic.Message.Zh}。{ending.Zh}", $"{diagnostic.Message.En}. {ending.En}"),
        };
        if (!found.Contains(weighed))
        {
            found.Add(weighed);
        }
    }

    /// <summary>The pack's stated decision on what a check finds; null when there is none.</summary>
    public Ruling? RulingOn(string check) =>
        pack.Rulings.FirstOrDefault(ruling => string.Equals(ruling.Resolves, check, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<Diagnostic> ToList() => [.. found.OrderBy(diagnostic => diagnostic.Severity)];
}
