namespace Xinheng.Policy.Packs.Models;

/// <summary>The sections of a pack that make grades out of other grades and of points, as written.</summary>
internal sealed record ModelDocument
{
    public required IReadOnlyList<WrittenScale> Scales { get; init; }
    public required IReadOnlyList<WrittenMapping> Mappings { get; init; }
    public required IReadOnlyList<WrittenResult> Results { get; init; }
    public required IReadOnlyList<WrittenScore> Scores { get; init; }
    public required WrittenScorecard? Scorecard { get; init; }
    public required WrittenTree? Tree { get; init; }
    public required IReadOnlyList<WrittenLimit> Limits { get; init; }
}

internal sealed record WrittenScale(
    WrittenText Id, LocalText Title, IReadOnlyList<WrittenStep> Steps, WrittenSource Source, bool IsExample);

internal sealed record WrittenMapping(
    WrittenText Id, LocalText Title, WrittenText? From, WrittenText? To, IReadOnlyList<WrittenMappedStep> Steps,
    WrittenSource Source, bool IsExample);

internal sealed record WrittenMappedStep(WrittenText From, WrittenText To, bool IsLossy);

internal sealed record WrittenResult
{
    public required WrittenText Id { get; init; }
    public required LocalText Title { get; init; }
    public required WrittenText? Pack { get; init; }
    public required WrittenText? Received { get; init; }
    public required LocalText? Issuer { get; init; }
    public required IReadOnlyList<WrittenStep>? Steps { get; init; }
    public required WrittenText? Mapping { get; init; }
    public required WrittenText? Valid { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
}
