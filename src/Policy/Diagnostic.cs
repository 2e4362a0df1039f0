namespace Xinheng.Policy;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>The pack cannot be used.</summary>
    Error,

    /// <summary>The pack can be loaded but not be activated without a ruling.</summary>
    Warning,

    /// <summary>Worth knowing.</summary>
    Note,
}

/// <summary>A stretch of text in a pack's file. Lines and columns count from 1; columns in UTF-16 units.</summary>
/// <param name="File">Path relative to the pack's folder, with forward slashes.</param>
/// <param name="Line">First line.</param>
/// <param name="Column">First column.</param>
/// <param name="Length">Units covered on that line; at least 1.</param>
public sealed record SourceSpan(string File, int Line, int Column, int Length);

/// <summary>
/// One finding about a pack: what was found, what was expected with an example, and what to do, in both languages.
/// </summary>
/// <param name="Code">Stable: <c>PK-</c> for the pack's form, <c>EX-</c> for conditions, <c>LN-</c> for the linter.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">The finding.</param>
/// <param name="Span">Where, or null when it concerns the pack as a whole.</param>
public sealed record Diagnostic(string Code, Severity Severity, LocalText Message, SourceSpan? Span)
{
    /// <summary>The line's own text, so that a caret can be drawn under it; null when there is no span.</summary>
    public string? SourceLine { get; init; }

    /// <summary>For a linter finding: a concrete situation that shows it, such as "3 general records, grave consequence".</summary>
    public LocalText? Witness { get; init; }

    /// <summary>The clause the finding is about, when it is about a clause.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>The linter check that found it (<c>L1</c> … <c>L9</c>, <c>dead-row</c> …); null for others.</summary>
    public string? Check { get; init; }

    /// <summary>Id of the pack's ruling that settles it; null where none does.</summary>
    public string? Ruling { get; init; }
}
