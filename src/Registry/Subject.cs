namespace Xinheng.Registry;

/// <summary>A subject's identity.</summary>
public sealed record Subject
{
    /// <summary>The registry's number.</summary>
    public required SubjectNumber Number { get; init; }

    /// <summary>
    /// What the subject is kept under: its code, or for a subject without a usable code <c>~</c> and 32 hexadecimal digits
    /// made from its name and division. Unique and stable; safe in an address.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>The code with its quality; class <see cref="CodeClass.Missing"/> when there is none.</summary>
    public required CreditCode Code { get; init; }

    /// <summary>The name as first reported; the current name is the registration's.</summary>
    public required string FirstName { get; init; }
}

/// <summary>A registration as the registry holds it.</summary>
public sealed record Registration
{
    /// <summary>The change that brought it.</summary>
    public required ChangeNumber Change { get; init; }

    /// <summary>How the code was written in this registration.</summary>
    public required CodeClass CodeClass { get; init; }

    /// <summary>Name; empty when withheld.</summary>
    public required string Name { get; init; }

    /// <summary>Licence state: <c>active</c>, <c>revoked</c>, <c>cancelled</c>, <c>moved-out</c>, <c>unknown</c>.</summary>
    public required string Licence { get; init; }

    /// <summary>Day the licence state began; null when unknown.</summary>
    public DateOnly? LicenceSince { get; init; }

    /// <summary>Registration date.</summary>
    public DateOnly? Registered { get; init; }

    /// <summary>Type as registered.</summary>
    public string? EntityType { get; init; }

    /// <summary><c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>, <c>other</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Division code of the registered address.</summary>
    public string? Division { get; init; }

    /// <summary>GB/T 4754-2017 code.</summary>
    public string? Industry { get; init; }

    /// <summary><c>none</c>, <c>county</c>, <c>municipal</c>, <c>provincial</c>, <c>central</c>.</summary>
    public required string StateOwned { get; init; }

    /// <summary>Registered capital in fen.</summary>
    public long? CapitalFen { get; init; }

    /// <summary>Registered capital as written.</summary>
    public string? CapitalText { get; init; }

    /// <summary>Registered address as written.</summary>
    public string? Address { get; init; }

    /// <summary>Person in charge.</summary>
    public string? Representative { get; init; }

    /// <summary>Tags, in alphabetical order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When the platform took it, in UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Intake batch; 0 for changes by hand.</summary>
    public required long Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long Row { get; init; }
}

/// <summary>A name or a code a subject bore before.</summary>
/// <param name="Value">The name or code.</param>
/// <param name="LastChange">The last change that still bore it, or that linked it.</param>
public sealed record FormerIdentity(string Value, ChangeNumber LastChange);

/// <summary>How many subjects and records the registry holds.</summary>
/// <param name="Subjects">All subjects.</param>
/// <param name="RecordsByKind">Records by kind id; withdrawn ones too.</param>
public sealed record RegistryCounts(long Subjects, IReadOnlyDictionary<string, long> RecordsByKind);
