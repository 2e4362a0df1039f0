namespace Xinheng.Registry;

/// <summary>A registration as a source reports it: the facts about a subject on a day.</summary>
public sealed record IncomingRegistration
{
    /// <summary>The code as read, defects and all.</summary>
    public required CreditCode Code { get; init; }

    /// <summary>Name; empty when the source withholds the name of an individual business.</summary>
    public required string Name { get; init; }

    /// <summary>Licence state: <c>active</c>, <c>revoked</c>, <c>cancelled</c>, <c>moved-out</c>, <c>unknown</c>.</summary>
    public string Licence { get; init; } = "active";

    /// <summary>Day the licence state began; null when unknown.</summary>
    public DateOnly? LicenceSince { get; init; }

    /// <summary>Registration date.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Type as registered, such as 有限责任公司.</summary>
    public string? EntityType { get; init; }

    /// <summary><c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</summary>
    public string SubjectKind { get; init; } = "enterprise";

    /// <summary>Division code of the registered address, national or local; null when unknown.</summary>
    public string? Division { get; init; }

    /// <summary>GB/T 4754-2017 code; null when unknown.</summary>
    public string? Industry { get; init; }

    /// <summary>Level of state ownership: <c>none</c>, <c>county</c>, <c>municipal</c>, <c>provincial</c>, <c>central</c>.</summary>
    public string StateOwned { get; init; } = "none";

    /// <summary>Registered capital in fen; null when not given or not in yuan.</summary>
    public long? CapitalFen { get; init; }

    /// <summary>Registered capital as written.</summary>
    public string? CapitalText { get; init; }

    /// <summary>Registered address as written.</summary>
    public string? Address { get; init; }

    /// <summary>Person in charge, as the registration shows it.</summary>
    public string? Representative { get; init; }

    /// <summary>Tags, such as <c>key-field:food</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Row in its file, from 1, counting every row of the sheet.</summary>
    public required long Row { get; init; }
}

/// <summary>A credit record as a source reports it.</summary>
public sealed record IncomingRecord
{
    /// <summary>Id of the record kind, such as <c>penalty</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The subject's code as read.</summary>
    public required CreditCode Code { get; init; }

    /// <summary>The subject's name as written.</summary>
    public required string SubjectName { get; init; }

    /// <summary>
    /// What makes this record the same record when it is reported again: the decision number and the deciding body,
    /// or the facts that stand for them. The same key with other content is a correction.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive; null when no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Last day it may be published, inclusive, when the source says so.</summary>
    public DateOnly? PublishedThrough { get; init; }

    /// <summary>Day a state was lifted (removed from a list, paid, performed); null when it stands.</summary>
    public DateOnly? Lifted { get; init; }

    /// <summary>Day whoever decided took the record back: from then on it does not count; null when it was not.</summary>
    public DateOnly? Withdrawn { get; init; }

    /// <summary>Body that decided.</summary>
    public string? Issuer { get; init; }

    /// <summary>Number of the decision.</summary>
    public string? Document { get; init; }

    /// <summary>One line for people.</summary>
    public string? Summary { get; init; }

    /// <summary>For penalties: normalised kinds, joined by a blank in alphabetical order; else null.</summary>
    public string? Penalties { get; init; }

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>.</summary>
    public string GraveConsequence { get; init; } = "unknown";

    /// <summary>Amount in fen.</summary>
    public long? AmountFen { get; init; }

    /// <summary>All fields as normalised, a UTF-8 JSON object keyed by field id. Never holds an identity number.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Row in its file, from 1.</summary>
    public required long Row { get; init; }
}

/// <summary>A grade that somebody else gave a subject, as a source reports it.</summary>
public sealed record IncomingResult
{
    /// <summary>The subject's code as read.</summary>
    public required CreditCode Code { get; init; }

    /// <summary>The subject's name as written.</summary>
    public required string SubjectName { get; init; }

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

    /// <summary>Whether whoever gave it has taken it back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>First day it no longer holds; null for a withdrawn one of which the day is not told.</summary>
    public DateOnly? WithdrawnOn { get; init; }

    /// <summary>
    /// What makes this result the same result when it is reported again: scheme, day and issuer. The same key with other content
    /// is a correction.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Row in its file, from 1.</summary>
    public required long Row { get; init; }
}

/// <summary>Where changes come from.</summary>
/// <param name="Batch">Number of the intake batch; 0 for changes made by hand.</param>
/// <param name="Received">When the platform took them.</param>
public sealed record ChangeOrigin(long Batch, DateTimeOffset Received);

/// <summary>What taking one row did.</summary>
public enum TakeOutcome
{
    /// <summary>New to the registry.</summary>
    New,

    /// <summary>Known, with other content: a further version or a correction was appended.</summary>
    Changed,

    /// <summary>Known, word for word: nothing was written.</summary>
    Unchanged,
}
