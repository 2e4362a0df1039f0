namespace Xinheng.Policy.Tables;

/// <summary>A list that subjects are put on and taken off.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="fengxian-2021">(十三)</source>
public sealed record SubjectList(EntryHead Head) : TableEntry(Head)
{
    /// <summary>What being on it means.</summary>
    public required SubjectListKind Kind { get; init; }

    /// <summary>Who is put on it.</summary>
    public required LocalText Criteria { get; init; }

    /// <summary>Id of the duty to give notice before listing; null when the pack states none.</summary>
    public string? Notice { get; init; }

    /// <summary>Id of the duty to hear the subject; null when the pack states none.</summary>
    public string? Hearing { get; init; }

    /// <summary>Id of the duty to decide on an objection; null when the pack states none.</summary>
    public string? Objection { get; init; }

    /// <summary>How a subject comes off it; null when the pack does not say.</summary>
    public LocalText? Removal { get; init; }

    /// <summary>How long an entry lasts; null when it has no term of its own.</summary>
    public Quantity? Months { get; init; }

    /// <summary>Whether the list is shown to the public.</summary>
    public bool IsPublished { get; init; }

    /// <summary>For a published list: id of the channel; else null.</summary>
    public string? Channel { get; init; }
}

/// <summary>What being on a list means.</summary>
public enum SubjectListKind
{
    /// <summary>Measures against the subject.</summary>
    Punishment,

    /// <summary>Advantages for the subject.</summary>
    Reward,

    /// <summary>Closer watching, whatever the grade.</summary>
    KeySubjects,

    /// <summary>A register of subjects of one field.</summary>
    Special,
}

/// <summary>A form of credit commitment.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="fengxian-2021">(四)</source>
public sealed record Commitment(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Its form.</summary>
    public required CommitmentForm Form { get; init; }

    /// <summary>Whether it is shown to the public.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Id of the record kind that a breach becomes; null when it becomes none.</summary>
    public string? Breach { get; init; }

    /// <summary>What a breach closes to the subject; null when nothing.</summary>
    public LocalText? Closes { get; init; }
}

/// <summary>Forms of credit commitment.</summary>
public enum CommitmentForm
{
    /// <summary>In place of an approval.</summary>
    ApprovalReplacing,

    /// <summary>For documents that may be handed in later.</summary>
    DocumentTolerant,

    /// <summary>In place of a proof.</summary>
    Proof,

    /// <summary>For credit repair.</summary>
    Repair,

    /// <summary>Self-discipline of an industry.</summary>
    Industry,

    /// <summary>Of the subject's own will.</summary>
    Voluntary,
}
