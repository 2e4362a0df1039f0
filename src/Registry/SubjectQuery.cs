namespace Xinheng.Registry;

/// <summary>What is searched for. Everything given must hold.</summary>
public sealed record SubjectQuery
{
    /// <summary>Any part of a name or code, current or former, from two characters on; null or blank for no restriction.</summary>
    public string? Text { get; init; }

    /// <summary>Beginning of the division code, such as <c>1310</c>.</summary>
    public string? DivisionPrefix { get; init; }

    /// <summary>Beginning of the industry code, such as <c>C13</c>.</summary>
    public string? IndustryPrefix { get; init; }

    /// <summary>Subject kind.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>Licence state.</summary>
    public string? Licence { get; init; }

    /// <summary>Subjects up to and with this number are left out: the last of the page before.</summary>
    public SubjectNumber After { get; init; }

    /// <summary>Most subjects to return, 1 to 500.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A subject found.</summary>
public sealed record SubjectHit
{
    /// <summary>The registry's number.</summary>
    public required SubjectNumber Number { get; init; }

    /// <summary>What it is kept under; see <see cref="Subject.Key"/>.</summary>
    public required string Key { get; init; }

    /// <summary>Current name; empty when withheld.</summary>
    public required string Name { get; init; }

    /// <summary>Names it bore before, latest first.</summary>
    public IReadOnlyList<string> FormerNames { get; init; } = [];

    /// <summary>Codes it bore before, latest first.</summary>
    public IReadOnlyList<string> FormerCodes { get; init; } = [];

    /// <summary>Division code.</summary>
    public string? Division { get; init; }

    /// <summary>Industry code.</summary>
    public string? Industry { get; init; }

    /// <summary>Subject kind.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Licence state.</summary>
    public required string Licence { get; init; }

    /// <summary>Level of state ownership.</summary>
    public required string StateOwned { get; init; }
}

/// <summary>A page of subjects by ascending number.</summary>
/// <param name="Hits">At most as many as asked for.</param>
/// <param name="Next">Where the next page goes on; null when this is the last.</param>
public sealed record SubjectPage(IReadOnlyList<SubjectHit> Hits, SubjectNumber? Next);
