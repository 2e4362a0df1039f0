namespace Xinheng.Policy.Linting;

/// <summary>
/// Gathers findings; a ruling that resolves a check turns its warnings into notes. Not those of overlaps: a ruling
/// on them takes effect by the precedence the pack states, and without one two answers remain.
/// </summary>
internal sealed class LintFindings(CompiledPack pack)
{
    private readonly List<Diagnostic> found = [];
    private readonly HashSet<Diagnostic> known = [];

    /// <summary>Adds a finding once; the same finding of a later period is left out.</summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="advice">What to do about it; where a ruling settles it, the ruling is named instead.</param>
    /// <param name="ids">The entries it is about, as a ruling can name them.</param>
    public void Add(Diagnostic diagnostic, LocalText? advice = null, params ReadOnlySpan<string> ids)
    {
        var canBeSettled = diagnostic is { Severity: Severity.Warning, Check: not null and not "L2" and not "L3" } or { Severity: Severity.Note, Check: "L3" };
        var ruling = canBeSettled ? RulingOn(diagnostic.Check!, ids) : null; // canBeSettled asks for a check
        var ending = ruling is null ? advice : LintMessages.Settled(ruling);
        var weighed = diagnostic with
        {
            Severity = ruling is null ? diagnostic.Severity : Severity.Note,
            Ruling = ruling?.Id,
            Message = ending is null ? diagnostic.Message : new($"{diagnostic.Message.Zh}。{ending.Zh}", $"{diagnostic.Message.En}. {ending.En}"),
        };
        Take(weighed);
    }

    /// <summary>Adds a finding that has been weighed; once.</summary>
    public void Take(Diagnostic weighed)
    {
        if (known.Add(weighed))
        {
            found.Add(weighed);
        }
    }

    /// <summary>The pack's stated decision on what a check finds about some entries; null when there is none. A ruling that names entries is about no others.</summary>
    public Ruling? RulingOn(string check, params ReadOnlySpan<string> ids)
    {
        foreach (var ruling in pack.Rulings.Where(ruling => string.Equals(ruling.Resolves, check, StringComparison.OrdinalIgnoreCase)))
        {
            if (ruling.About.Count == 0 || ids.ContainsAny(ruling.About.ToArray()))
            {
                return ruling;
            }
        }

        return null;
    }

    public IReadOnlyList<Diagnostic> ToList() => [.. found.OrderBy(diagnostic => diagnostic.Severity)];
}
