using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Tables;

/// <summary>A draw of subjects for inspection.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Draw(EntryHead Head) : TableEntry(Head)
{
    /// <summary>What steers how many are drawn: ids of results, or of the pack's own scheme; empty: nothing.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Whether who is drawn from which pool is shown to the public.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Whether the pool's composition stays sealed.</summary>
    public bool IsSealed { get; init; }
}

/// <summary>Grades of one subject that must not lie far apart.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="chongqing-2020">8</source>
public sealed record ConsistencyRule(EntryHead Head) : TableEntry(Head)
{
    /// <summary>The grades compared: ids of results, or of the pack's own scheme; two.</summary>
    public required IReadOnlyList<string> Between { get; init; }

    /// <summary>From how many steps apart it applies; null where only <see cref="Bars"/> decides.</summary>
    public Quantity? Apart { get; init; }

    /// <summary>Which grades must not stand beside each other, however few steps apart; null when no more is said.</summary>
    public Condition? Bars { get; init; }

    /// <summary>Id of the duty to review them in time; null when the pack states none.</summary>
    public string? Duty { get; init; }

    /// <summary>Id of the mapping between their scales; null when the pack names none.</summary>
    public string? Mapping { get; init; }

    /// <summary>What is done then.</summary>
    public required LocalText Then { get; init; }
}

/// <summary>A threshold that calls for attention.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="liaoning-2022">第十三条</source>
public sealed record WarningRule(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Condition over what grade rules may name.</summary>
    public required Condition When { get; init; }

    /// <summary>How long the same warning is not repeated; null: it is repeated whenever the condition holds anew.</summary>
    public Quantity? CoolDown { get; init; }
}

/// <summary>A ratio with stated numerator and denominator.</summary>
/// <param name="Head">What every entry has.</param>
/// <source id="hebei-2021">2</source>
public sealed record Rate(EntryHead Head) : TableEntry(Head)
{
    /// <summary>The numerator.</summary>
    public required LocalText Part { get; init; }

    /// <summary>The denominator.</summary>
    public required LocalText Whole { get; init; }

    /// <summary>The value aimed at, in percent, which may be 0; null when none is set.</summary>
    public Quantity? Target { get; init; }
}

/// <summary>A closed list of a document.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Catalogue(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Its entries in the order written.</summary>
    public required IReadOnlyList<CatalogueEntry> Entries { get; init; }
}

/// <summary>An entry of a catalogue.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record CatalogueEntry(EntryHead Head) : TableEntry(Head)
{
    /// <summary>What it means; null when the title says it all.</summary>
    public LocalText? Text { get; init; }
}
