using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>
/// A pack as a sheet for sign-off: for each rule and entry the clause, the rule, the values it goes by and the cases that
/// try it, side by side; then the rulings, the cases, and what is still found.
/// </summary>
public sealed record PolicySheetView
{
    /// <summary>Which pack.</summary>
    public required PackReference Pack { get; init; }

    /// <summary>Who issued the policy.</summary>
    public required LocalText Issuer { get; init; }

    /// <summary>First day in force, as the pack states it.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force, inclusive; null when no end is set.</summary>
    public required DateOnly? InForceThrough { get; init; }

    /// <summary>The day whose values stand in the words and are marked as in force.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>How many rules and entries a case can try.</summary>
    public required int Entries { get; init; }

    /// <summary>How many of them no case tries.</summary>
    public required int Untried { get; init; }

    /// <summary>How many are examples and no law.</summary>
    public required int Examples { get; init; }

    /// <summary>The sections in the order to be read, those that have rows.</summary>
    public required IReadOnlyList<PolicySheetSectionView> Sections { get; init; }

    /// <summary>How the pack settles what its documents leave open.</summary>
    public required IReadOnlyList<RulingView> Rulings { get; init; }

    /// <summary>The cases by their numbers, from 1.</summary>
    public required IReadOnlyList<PolicySheetCaseView> Cases { get; init; }

    /// <summary>The mistakes the pack must notice, with whether it does.</summary>
    public required IReadOnlyList<BrokenCaseView> Broken { get; init; }

    /// <summary>What the compiler and the linter find.</summary>
    public required IReadOnlyList<DiagnosticView> Findings { get; init; }
}

/// <summary>A section of a sheet.</summary>
/// <param name="Id">Stable, such as <c>grades</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Rows">Its rows.</param>
public sealed record PolicySheetSectionView(string Id, LocalText Title, IReadOnlyList<PolicySheetRowView> Rows);

/// <summary>A rule or an entry.</summary>
public sealed record PolicySheetRowView
{
    /// <summary>Its id, or a rule's number; for a part <c>ENTRY.PART</c>.</summary>
    public required string Id { get; init; }

    /// <summary>0 for an entry, 1 for its part, 2 for a part of that.</summary>
    public required int Depth { get; init; }

    /// <summary>The letter a grade rule gives; else null.</summary>
    public required string? Letter { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it says, in words, line by line.</summary>
    public required IReadOnlyList<LocalText> Words { get; init; }

    /// <summary>The condition as the author wrote it; null when there is none.</summary>
    public required string? Condition { get; init; }

    /// <summary>A remark; null when there is none.</summary>
    public required LocalText? Note { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public required bool IsExample { get; init; }

    /// <summary>The clause it rests on.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>The values it goes by, each for its period.</summary>
    public required IReadOnlyList<PolicySheetValueView> Values { get; init; }

    /// <summary>Whether cases can try it: what only names or states something, such as a channel or who may see a grade, comes out of no case.</summary>
    public required bool CanBeTried { get; init; }

    /// <summary>Numbers of the cases that try it; empty: no case does.</summary>
    public required IReadOnlyList<int> Cases { get; init; }

    /// <summary>Of these, the cases that do not come out as expected.</summary>
    public required IReadOnlyList<int> Failed { get; init; }

    /// <summary>Codes of what is found at its condition.</summary>
    public required IReadOnlyList<string> Findings { get; init; }
}

/// <summary>A value of a parameter from a day on.</summary>
/// <param name="Title">The parameter.</param>
/// <param name="From">First day; null: always.</param>
/// <param name="Words">The value.</param>
/// <param name="IsInForce">Whether it is the one of the sheet's day.</param>
/// <param name="IsExample">Whether it is an example and no law.</param>
public sealed record PolicySheetValueView(LocalText Title, DateOnly? From, LocalText Words, bool IsInForce, bool IsExample);

/// <summary>A case with its result.</summary>
/// <param name="Number">Its number on the sheet.</param>
/// <param name="Title">The situation.</param>
/// <param name="AsOf">Evaluation date.</param>
/// <param name="Outcome">What came out.</param>
/// <param name="Passed">Whether it is what the case expects.</param>
/// <param name="Difference">How they differ; null when they do not.</param>
public sealed record PolicySheetCaseView(int Number, LocalText Title, DateOnly AsOf, LocalText Outcome, bool Passed, LocalText? Difference);
