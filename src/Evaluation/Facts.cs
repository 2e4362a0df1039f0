namespace Xinheng.Evaluation;

/// <summary>What an evaluation knows of one subject. Plain facts; where they came from is the caller's affair.</summary>
public sealed record SubjectFacts
{
    /// <summary>The caller's number for the subject; carried through to the result.</summary>
    public required long Subject { get; init; }

    /// <summary>The credit code or what stands for it.</summary>
    public required string Code { get; init; }

    /// <summary>State of the business licence on the evaluation date: <c>active</c>, <c>revoked</c>, <c>cancelled</c>, <c>moved-out</c>, <c>unknown</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Kind of subject: <c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Division code of the territory; null when unknown.</summary>
    public string? Division { get; init; }

    /// <summary>GB/T 4754-2017 code, such as <c>C1311</c>; null when unknown.</summary>
    public string? Industry { get; init; }

    /// <summary>Registration date; null when unknown.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Level of state ownership: <c>none</c>, <c>county</c>, <c>municipal</c>, <c>provincial</c>, <c>central</c>.</summary>
    public string StateOwned { get; init; } = "none";

    /// <summary>Tags such as <c>key-field:food</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Grades received from elsewhere, in any order.</summary>
    public IReadOnlyList<ReceivedResult> Results { get; init; } = [];

    /// <summary>
    /// Grades taken as given whatever the facts say, to try a pack with: id of a result of the pack → the letter its
    /// conditions see; null: none. Empty for every real subject.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Assumed { get; init; } = NothingAssumed;

    private static readonly IReadOnlyDictionary<string, string?> NothingAssumed = System.Collections.Frozen.FrozenDictionary<string, string?>.Empty;
}

/// <summary>A grade that somebody else gave the subject.</summary>
/// <param name="Scheme">The scheme or scale it is on.</param>
/// <param name="Letter">Its letter there.</param>
/// <param name="Day">The day it was given. It counts from that day on; of several the newest counts.</param>
/// <param name="Issuer">Who gave it; null when unknown.</param>
public sealed record ReceivedResult(string Scheme, string Letter, DateOnly Day, string? Issuer = null);

/// <summary>What an evaluation knows of one credit record, as it stood on the day of knowledge asked for.</summary>
public sealed record RecordFacts
{
    /// <summary>The caller's number for the record; carried through to the explanation.</summary>
    public required long Record { get; init; }

    /// <summary>Id of its kind in the pack, such as <c>penalty</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive; null when no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// Standing on the evaluation date: <c>effective</c>, <c>under-objection</c>, <c>repaired</c>, <c>withdrawn</c>, <c>expired</c>, <c>lifted</c>.
    /// </summary>
    public required string Standing { get; init; }

    /// <summary>For penalties: normalised penalty kinds, such as <c>fine</c>, <c>permit-revoked</c>; else empty.</summary>
    public IReadOnlyList<string> Penalties { get; init; } = [];

    /// <summary>Finding on grave consequences: <c>yes</c>, <c>no</c>, or <c>unknown</c> when nobody has decided.</summary>
    public string GraveConsequence { get; init; } = "unknown";

    /// <summary>Amount concerned, in fen; null when there is none.</summary>
    public long? AmountFen { get; init; }

    /// <summary>Body that decided; null when unknown.</summary>
    public string? Issuer { get; init; }

    /// <summary>Number of the decision; null when it has none.</summary>
    public string? Document { get; init; }

    /// <summary>One line for people: what the record is about.</summary>
    public string Summary { get; init; } = string.Empty;
}
