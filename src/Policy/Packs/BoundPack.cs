using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>
/// A pack with its sources, references and overrides settled, merged with what it extends; conditions are still text.
/// Where the author left something out, a stand-in keeps one mistake from causing others; the finding is with the reader.
/// </summary>
internal sealed record BoundPack
{
    public required string Id { get; init; }
    public required string Version { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Issuer { get; init; }
    public required string Territory { get; init; }
    public required DateOnly InForceFrom { get; init; }
    public required DateOnly? InForceThrough { get; init; }
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }
    public required IReadOnlyList<BoundCategory> Categories { get; init; }
    public required IReadOnlyList<BoundKind> Kinds { get; init; }
    public required IReadOnlyList<Parameter> Parameters { get; init; }
    public required IReadOnlyList<BoundIndicator> Indicators { get; init; }
    public required BoundScheme? Scheme { get; init; }
    public required Precedence Precedence { get; init; }
    public required IReadOnlyList<BoundGrade> Grades { get; init; }
    public required GapHandling Gap { get; init; }
    public required IReadOnlyList<Ruling> Rulings { get; init; }
    public required BoundTables Tables { get; init; }

    /// <summary>What rulings are about, as written.</summary>
    public required IReadOnlyList<WrittenText> RuledOn { get; init; }
    public required BoundModels Models { get; init; }

    /// <summary>The kinds as a closed set.</summary>
    public IReadOnlyList<NamedValue> KindNames => [.. Kinds.Select(kind => new NamedValue(kind.Id, kind.Title))];
}

internal sealed record BoundCategory(string Id, LocalText Title);

internal sealed record BoundKind
{
    public required string Id { get; init; }
    public required LocalText Title { get; init; }
    public required string Category { get; init; }
    public required Temporality Temporality { get; init; }
    public required IReadOnlyList<BoundEffect> Effects { get; init; }
    public required IReadOnlyList<BoundRepairTerm> RepairTerms { get; init; }
    public required SourceReference Source { get; init; }
    public required bool IsEnabled { get; init; }
    public required LocalText? Note { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record BoundEffect(WrittenText Effect, WrittenText? When, SourceReference Source, bool IsExample);

internal sealed record BoundRepairTerm
{
    public required DateOnly? From { get; init; }
    public required DateOnly? Through { get; init; }
    public required WrittenText? When { get; init; }
    public required int? Months { get; init; }
    public required SourceReference Source { get; init; }
    public required LocalText? Note { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record BoundIndicator
{
    public required SourceSpan Span { get; init; }
    public required WindowKind? Unit { get; init; }
    public required WrittenText? Part { get; init; }
    public required WrittenText? Whole { get; init; }
    public required decimal? Otherwise { get; init; }
    public required string Id { get; init; }
    public required LocalText Title { get; init; }
    public required Aggregate Aggregate { get; init; }
    public required WrittenText? Where { get; init; }
    public required WrittenText? Of { get; init; }
    public required WindowKind Window { get; init; }
    public required WrittenText? Length { get; init; }
    public required SourceReference Source { get; init; }
    public required bool IsExample { get; init; }
}

internal sealed record BoundScheme(
    string Id, LocalText Title, IReadOnlyList<ScaleStep> Scale, WrittenText? Cycle,
    IReadOnlyList<string> Planes, SourceReference Source, bool IsExample)
{
    public required OutsideUse Outside { get; init; }
    public required SourceReference? OutsideSource { get; init; }
    public required ObjectionEffect UnderObjection { get; init; }
    public required SourceSpan? Span { get; init; }
}

internal sealed record BoundGrade(string Letter, WrittenText? When, LocalText Title, string? Ruling, SourceReference Source, bool IsExample);
