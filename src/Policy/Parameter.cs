using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>Which day picks the value of a parameter whose values differ by period.</summary>
public enum DatedBy
{
    /// <summary>The evaluation date.</summary>
    Evaluation,

    /// <summary>The day the record happened that a condition is asked about.</summary>
    Record,
}

/// <summary>A named value. A value may differ by period; <see cref="By"/> says which day picks the one used.</summary>
/// <param name="Id">As conditions name it: <c>params.ID</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="Unit">Such as <c>records</c>, <c>days</c>, <c>months</c>, <c>years</c>, <c>fen</c>; null for a list of kinds.</param>
/// <param name="Values">Ordered by start; never empty.</param>
public sealed record Parameter(string Id, LocalText Title, string? Unit, IReadOnlyList<DatedValue> Values)
{
    /// <summary>
    /// The closed set its values are from: <c>penalty-kinds</c>, <c>standings</c>, <c>licences</c>, <c>subject-kinds</c>,
    /// <c>effects</c> or <c>kinds</c> (the pack's record kinds); null when it is free.
    /// </summary>
    public string? Among { get; init; }

    /// <summary>
    /// Which day picks the value. By the record's, the first value holds always, and only conditions about one record can
    /// name the parameter.
    /// </summary>
    public DatedBy By { get; init; } = DatedBy.Evaluation;

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The value in force on <paramref name="day"/>, or null before the first.</summary>
    public DatedValue? On(DateOnly day) => Values.LastOrDefault(value => value.From is null || value.From <= day);
}

/// <summary>A value from a day on.</summary>
/// <param name="From">First day it holds; null: always.</param>
/// <param name="Value">The value.</param>
/// <param name="Source">The clause that sets it.</param>
public sealed record DatedValue(DateOnly? From, Value Value, SourceReference Source)
{
    /// <summary>Whether it is an example where the document leaves the value open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }
}
