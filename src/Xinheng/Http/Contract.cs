using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>A page of a list, in a stable order.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Hand this back as <c>cursor</c> for the next page; null on the last.</param>
/// <param name="Total">How many rows match in all; null where counting would cost too much.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, long? Total);

/// <summary>A grade: scheme and letter together, never a bare letter.</summary>
/// <param name="Scheme">Id of the scheme.</param>
/// <param name="SchemeTitle">Its title.</param>
/// <param name="Letter">The letter in the scheme's scale; null when no rule covers the subject and a person decides.</param>
/// <param name="Name">What the letter means; for null: that a person decides.</param>
public sealed record GradeView(string Scheme, LocalText SchemeTitle, string? Letter, LocalText Name)
{
    /// <summary>Whether it is suspended: by its scheme it is not used while a record that counts is under objection.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>Whether it may be shown outside, and why.</summary>
    public required OutsideMark Outside { get; init; }
}

/// <summary>A code with its name.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">Its name.</param>
public sealed record Named(string Code, LocalText Name);

/// <summary>A clause: where a rule comes from, with the document's own words.</summary>
/// <param name="Document">Id of the document.</param>
/// <param name="DocumentTitle">Its title.</param>
/// <param name="Article">The article as the document numbers it.</param>
/// <param name="Text">The article's words; null when the pack does not carry it.</param>
/// <param name="IsDigest">Whether <paramref name="Text"/> is a digest by the pack's author and not a quotation.</param>
public sealed record ClauseView(string Document, LocalText DocumentTitle, string Article, string? Text, bool IsDigest);

/// <summary>A count under a code.</summary>
/// <param name="Code">What is counted.</param>
/// <param name="Title">For people.</param>
/// <param name="Count">How many.</param>
public sealed record CodeCount(string Code, LocalText Title, long Count);
