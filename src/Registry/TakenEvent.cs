namespace Xinheng.Registry;

/// <summary>An event about to be written.</summary>
internal sealed class TakenEvent
{
    public required long Change { get; init; }

    public required long Record { get; init; }

    public required long Subject { get; init; }

    public required RecordEventKind Kind { get; init; }

    public required DateOnly On { get; init; }

    public required long Row { get; init; }

    public string? Reason { get; init; }

    public string? Source { get; init; }

    /// <summary>The report that replaces the facts known so far; null when the event leaves them as they are.</summary>
    public IncomingRecord? Facts { get; init; }

    /// <summary>Hash of <see cref="Facts"/>.</summary>
    public Hash128 Content { get; init; }
}
