using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>A pack as written: its entries with their places, forms checked, nothing looked up yet.</summary>
internal sealed record PackDocument
{
    /// <summary>The pack's id as its folder says.</summary>
    public required string Id { get; init; }

    public required WrittenText? Version { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Issuer { get; init; }
    public required WrittenText? Territory { get; init; }
    public required DateOnly? InForceFrom { get; init; }
    public required DateOnly? InForceThrough { get; init; }
    public required WrittenText? Extends { get; init; }

    /// <summary>The document that a source without a document's id means.</summary>
    public required WrittenText? DefaultDocument { get; init; }

    public required IReadOnlyList<WrittenDocument> Documents { get; init; }
    public required IReadOnlyList<WrittenCategory> Categories { get; init; }
    public required IReadOnlyList<WrittenKind> Kinds { get; init; }
    public required IReadOnlyList<WrittenParameter> Parameters { get; init; }
    public required IReadOnlyList<WrittenIndicator> Indicators { get; init; }
    public required WrittenScheme? Scheme { get; init; }
    public required IReadOnlyList<WrittenGrade>? Grades { get; init; }
    public required WrittenText? Precedence { get; init; }
    public required WrittenText? Gap { get; init; }
    public required IReadOnlyList<WrittenRuling> Rulings { get; init; }
    public required WrittenTables Tables { get; init; }
    public required ModelDocument Models { get; init; }
}

/// <summary>A source as written; its text is null when the author gave none.</summary>
/// <param name="Text">The document and article.</param>
/// <param name="Owner">The entry that needs it.</param>
/// <param name="OwnerSpan">Where that entry stands.</param>
internal sealed record WrittenSource(WrittenText? Text, string Owner, SourceSpan OwnerSpan);

internal sealed record WrittenDocument(
    WrittenText Id, LocalText Title, DateOnly? Issued, LocalText? Note,
    IReadOnlyDictionary<string, string> Clauses, IReadOnlySet<string> Digests);

internal sealed record WrittenCategory(WrittenText Id, LocalText Title, WrittenSource Source);

/// <summary>A record kind. What is null is taken from the extended pack.</summary>
internal sealed record WrittenKind
{
    public required WrittenText Id { get; init; }
    public required LocalText? Title { get; init; }
    public required WrittenText? Category { get; init; }
    public required WrittenText? Temporality { get; init; }
    public required IReadOnlyList<WrittenEffect>? Effects { get; init; }
    public required IReadOnlyList<WrittenRepairTerm>? RepairTerms { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool? IsEnabled { get; init; }
    public required LocalText? Note { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record WrittenEffect(WrittenText Effect, WrittenText? When, WrittenSource Source, bool IsExample);

/// <summary>A repair term. <see cref="Months"/> is null too where months were written that are no number in range.</summary>
internal sealed record WrittenRepairTerm
{
    public required DateOnly? From { get; init; }
    public required DateOnly? Through { get; init; }
    public required WrittenText? When { get; init; }
    public required bool HasMonths { get; init; }
    public required long? Months { get; init; }
    public required bool? IsNotRepairable { get; init; }
    public required WrittenSource Source { get; init; }
    public required LocalText? Note { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record WrittenParameter(
    WrittenText Id, LocalText Title, WrittenText? Unit, WrittenText? Among, WrittenText? By, IReadOnlyList<WrittenValue> Values);

internal sealed record WrittenValue(DateOnly? From, WrittenNode Value, WrittenSource Source, bool IsExample);

internal sealed record WrittenIndicator
{
    public required WrittenText Id { get; init; }
    public required LocalText Title { get; init; }
    public required WrittenText? Aggregate { get; init; }
    public required WrittenText? Where { get; init; }
    public required WrittenText? Of { get; init; }

    /// <summary>A kind of window, or a mapping of a unit to a length.</summary>
    public required WrittenNode? Within { get; init; }

    public required WrittenText? Unit { get; init; }
    public required WrittenText? Part { get; init; }
    public required WrittenText? Whole { get; init; }
    public required WrittenText? Otherwise { get; init; }

    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
}

internal sealed record WrittenScheme(
    WrittenText? Id, LocalText Title, IReadOnlyList<WrittenStep> Scale, WrittenText? Cycle,
    IReadOnlyList<WrittenText> Planes, WrittenSource Source, bool IsExample)
{
    public required WrittenText? Outside { get; init; }
    public required WrittenSource OutsideSource { get; init; }
    public required WrittenText? UnderObjection { get; init; }
}

internal sealed record WrittenStep(WrittenText Letter, LocalText Name, WrittenSource Source);

internal sealed record WrittenGrade(
    WrittenText Letter, WrittenText? When, LocalText Title, WrittenText? Ruling, WrittenSource Source, bool IsExample, SourceSpan Span);

internal sealed record WrittenRuling(
    WrittenText Id, WrittenText? Resolves, LocalText Statement, LocalText Reason, WrittenSource Source, IReadOnlyList<WrittenText> About);
