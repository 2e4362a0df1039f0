using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Whether a grade may be shown to others than the departments that use it.</summary>
/// <param name="IsShown">Whether it may. What nobody has said may be shown is for use inside only.</param>
/// <param name="Ground">What decides it.</param>
/// <param name="Reason">What decides it and the clause, for people.</param>
public sealed record OutsideMark(bool IsShown, OutsideGround Ground, LocalText Reason);

/// <summary>What a scheme and the deployment say on showing its grades outside.</summary>
public sealed record OutsideView
{
    /// <summary>Id of the pack in force that carries the scheme.</summary>
    public required string Pack { get; init; }

    /// <summary>Id of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText SchemeTitle { get; init; }

    /// <summary>Whether its grades may be shown, and why.</summary>
    public required OutsideMark Mark { get; init; }

    /// <summary>The clause the pack cites for it; null when it cites none.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>Whether it is for the deployment to set.</summary>
    public required bool CanBeSet { get; init; }

    /// <summary>All that was set, the latest first: the first holds where the scheme leaves it to the deployment.</summary>
    public required IReadOnlyList<OutsideSettingView> Settings { get; init; }
}

/// <summary>A setting on showing a scheme's grades outside.</summary>
/// <param name="IsAllowed">Whether they may be shown.</param>
/// <param name="By">Whom the setting was named by.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record OutsideSettingView(bool IsAllowed, string By, DateTimeOffset At, string Reason);

/// <summary>What shall be set on showing a scheme's grades outside.</summary>
public sealed record OutsideRequest
{
    /// <summary>Whether they may be shown.</summary>
    public required bool IsAllowed { get; init; }

    /// <summary>Who sets it.</summary>
    public required string By { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
