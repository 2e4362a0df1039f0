namespace Xinheng.Registry;

/// <summary>A grade that somebody else gave a subject, as last corrected by what is known.</summary>
public sealed record ReceivedResult
{
    /// <summary>The change that brought it as it is.</summary>
    public required ChangeNumber Change { get; init; }

    /// <summary>The change that first brought it; another than <see cref="Change"/> when it was corrected or withdrawn since.</summary>
    public required ChangeNumber First { get; init; }

    /// <summary>Id of the scheme or scale it is on.</summary>
    public required string Scheme { get; init; }

    /// <summary>Its letter there.</summary>
    public required string Letter { get; init; }

    /// <summary>The day it was given.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Who gave it; null when the source does not say.</summary>
    public string? Issuer { get; init; }

    /// <summary>Number of the document it stands in; null when it has none.</summary>
    public string? Document { get; init; }

    /// <summary>First day it no longer holds because whoever gave it took it back; null while it stands.</summary>
    public DateOnly? Withdrawn { get; init; }

    /// <summary>When the platform took it as it is, in UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Intake batch; 0 for changes by hand.</summary>
    public required long Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long Row { get; init; }
}
