using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Tables;

/// <summary>A place where information is shown, with rules of its own.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Channel(EntryHead Head) : TableEntry(Head);

/// <summary>What is hidden of a field before it is shown.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Mask(EntryHead Head) : TableEntry(Head)
{
    /// <summary>The field, one of <c>PackVocabulary.MaskedFields</c>.</summary>
    public required string Field { get; init; }

    /// <summary>What of it stays; null: nothing, the field is hidden.</summary>
    public MaskKeeping? Keep { get; init; }
}

/// <summary>The characters of a masked field that stay.</summary>
/// <param name="First">How many at the beginning.</param>
/// <param name="Last">How many at the end.</param>
public sealed record MaskKeeping(int First, int Last);

/// <summary>What is shown on a channel and how long. Of a channel's publications the first counts that is in force for a record and whose condition holds.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Publication(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Id of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Ids of the record kinds it is about; never empty.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>First day, by the day a record happened, it holds for; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last such day, inclusive; null when no end is set.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>Condition over <c>record</c> and <c>params</c>; null: every record of the kinds.</summary>
    public Condition? When { get; init; }

    /// <summary>How long.</summary>
    public required PublicationTerm Term { get; init; }

    /// <summary>For a term in months: how many; else null.</summary>
    public Quantity? Months { get; init; }

    /// <summary>For a term in months: from which day it runs; else null.</summary>
    public PublicationStart? Starts { get; init; }

    /// <summary>Ids of the masks applied before showing.</summary>
    public IReadOnlyList<string> Masks { get; init; } = [];
}

/// <summary>How long something is shown.</summary>
public enum PublicationTerm
{
    /// <summary>The document demands a period and gives none.</summary>
    Unstated,

    /// <summary>A number of months.</summary>
    Months,

    /// <summary>Until the record itself ends.</summary>
    UntilEnd,

    /// <summary>Without end.</summary>
    Unlimited,

    /// <summary>Not shown at all.</summary>
    NotShown,
}

/// <summary>From which day a publication period runs.</summary>
public enum PublicationStart
{
    /// <summary>The day of the decision.</summary>
    Decided,

    /// <summary>The day it was first shown.</summary>
    Published,
}
