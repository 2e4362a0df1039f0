using Xinheng.Policy.Packs;

namespace Xinheng.Assessment.PackLife;

/// <summary>Number of a draft: 1, 2, 3 …</summary>
/// <param name="Value">The number.</param>
public readonly record struct DraftNumber(long Value)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Value}";
}

/// <summary>Where a draft is in its life. The numbers stand in the database: each is that of the step that leads there.</summary>
public enum DraftState
{
    /// <summary>Being written.</summary>
    Writing = 1,

    /// <summary>Waits for a second person.</summary>
    Submitted = 2,

    /// <summary>A second person approved it; it can be put in force from a day.</summary>
    Approved = 3,

    /// <summary>A second person sent it back with a reason; its author may go on writing.</summary>
    Returned = 4,

    /// <summary>In force from a day.</summary>
    Activated = 5,

    /// <summary>Given up; nothing can be done with it any more.</summary>
    Discarded = 6,
}

/// <summary>One step of a draft's life: who, when, what. Steps are appended, never changed.</summary>
public sealed record DraftStep
{
    /// <summary>The step's number, ascending over all drafts.</summary>
    public required long Number { get; init; }

    /// <summary>The state it led to.</summary>
    public required DraftState State { get; init; }

    /// <summary>Whom the step was named by.</summary>
    public required NamedPerson By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why; null when no reason was given.</summary>
    public required string? Reason { get; init; }

    /// <summary>The first day in force, of an activation; else null.</summary>
    public required DateOnly? From { get; init; }
}

/// <summary>A draft of a pack as it is now, with every step that led there.</summary>
public sealed record PackDraft
{
    /// <summary>Its number.</summary>
    public required DraftNumber Number { get; init; }

    /// <summary>Id of the pack it is a version of.</summary>
    public string Pack => Files.Id;

    /// <summary>Fingerprint of the version it began from; null when it began from nothing.</summary>
    public required string? BasedOn { get; init; }

    /// <summary>Where it is in its life.</summary>
    public DraftState State => Steps[^1].State;

    /// <summary>Number of its last step: what a person who acts on it must have seen.</summary>
    public long Revision => Steps[^1].Number;

    /// <summary>Its files.</summary>
    public required PackFiles Files { get; init; }

    /// <summary>The pack's own version, from its submission on; null before and after it was returned.</summary>
    public required string? Version { get; init; }

    /// <summary>The fingerprint, from its submission on; null before and after it was returned.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>Every step, first to last; never empty.</summary>
    public required IReadOnlyList<DraftStep> Steps { get; init; }

    /// <summary>Those who wrote or submitted it: none of them may approve or return it.</summary>
    public IReadOnlyList<NamedPerson> Authors =>
        [.. Steps.Where(step => step.State is DraftState.Writing or DraftState.Submitted).Select(step => step.By).Distinct()];
}

/// <summary>What a person wants to do to a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Revision">The draft's last step as the person saw it.</param>
/// <param name="By">Who.</param>
public sealed record DraftWish(DraftNumber Draft, long Revision, NamedPerson By);

/// <summary>A page of drafts, the latest opened first, and where the next one begins.</summary>
/// <param name="Items">The drafts.</param>
/// <param name="Next">Last draft of this page; null when this is the last page.</param>
public sealed record DraftPage(IReadOnlyList<PackDraft> Items, DraftNumber? Next);
