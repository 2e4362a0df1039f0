using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>
/// The least time from the decision before which a record of a kind cannot be repaired, or a listing not be lifted early.
/// Of a kind's terms the first counts that is in force on the day of the application and whose condition holds:
/// a repair is decided under the rules in force when it is asked for, whatever was in force when the record was made.
/// </summary>
/// <source id="credit-repair-2026">施行</source>
public sealed record RepairTerm
{
    /// <summary>First day of applications it holds for; null: from the beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of applications it holds for, inclusive; null when no end is set.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>Condition over <c>record</c> and <c>params</c>; null: always.</summary>
    public Condition? When { get; init; }

    /// <summary>
    /// Months from the day the record happened, 0 or more; 0: as soon as the duties are done. Null: the record cannot be repaired.
    /// </summary>
    public required int? Months { get; init; }

    /// <summary>The clause that says so.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>A remark, such as what of the clause the facts of a record cannot tell; null when there is none.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>Whether the term holds for an application made on <paramref name="day"/>.</summary>
    public bool IsInForce(DateOnly day) => !(day < From) && !(day > Through);
}
