namespace Xinheng.Policy.Packs;

/// <summary>Gathers what is wrong with a pack, each finding with the author's own line.</summary>
internal sealed class PackFindings
{
    private readonly List<Diagnostic> found = [];
    private readonly Dictionary<string, string[]> linesByFile = new(StringComparer.Ordinal);

    /// <summary>Whether a finding forbids using the pack.</summary>
    public bool HasErrors => found.Any(diagnostic => diagnostic.Severity is Severity.Error);

    /// <summary>How many findings there are.</summary>
    public int Count => found.Count;

    /// <summary>Tells a file's text, with line feeds only, so that findings can show their line.</summary>
    public void Know(string file, string text) => linesByFile[file] = text.Split('\n');

    /// <summary>Adds a finding of the pack's form.</summary>
    public void Add(string code, SourceSpan? span, params ReadOnlySpan<object> details) =>
        Add(PackMessages.Diagnose(code, span, details));

    /// <summary>Adds a finding made elsewhere.</summary>
    public void Add(Diagnostic diagnostic) =>
        found.Add(diagnostic.SourceLine is null ? diagnostic with { SourceLine = Line(diagnostic.Span) } : diagnostic);

    /// <summary>All findings, by file, line and column; the order of equal places is the order they were found in.</summary>
    public IReadOnlyList<Diagnostic> InOrder() =>
    [
        .. found
            .OrderBy(diagnostic => diagnostic.Span?.File, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Span?.Line)
            .ThenBy(diagnostic => diagnostic.Span?.Column),
    ];

    private string? Line(SourceSpan? span) =>
        span is not null && linesByFile.TryGetValue(span.File, out var lines) && span.Line <= lines.Length
            ? lines[span.Line - 1]
            : null;
}
