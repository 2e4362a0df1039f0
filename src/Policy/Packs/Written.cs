using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Packs;

/// <summary>A piece of a pack's file with its place.</summary>
internal abstract record WrittenNode(SourceSpan Span);

/// <summary>A scalar.</summary>
/// <param name="Content">Its text, unquoted and unfolded.</param>
/// <param name="IsPlain">Whether it stands without quotes, so that 5 may be a number.</param>
/// <param name="Span">Where it stands, its quotes included.</param>
/// <param name="Place">Where each stretch of its text stands.</param>
internal sealed record WrittenText(string Content, bool IsPlain, SourceSpan Span, SourcePlace Place) : WrittenNode(Span);

/// <summary>A list.</summary>
internal sealed record WrittenList(IReadOnlyList<WrittenNode> Items, SourceSpan Span) : WrittenNode(Span);

/// <summary>A mapping; keys are unique and in the order written.</summary>
internal sealed record WrittenMap(IReadOnlyList<WrittenEntry> Entries, SourceSpan Span) : WrittenNode(Span);

/// <summary>A key and its value.</summary>
internal sealed record WrittenEntry(WrittenText Key, WrittenNode Value);
