using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>Which way a limit holds a grade.</summary>
public enum LimitKind
{
    /// <summary>A floor: the grade is no worse than the letter.</summary>
    AtLeast,

    /// <summary>A veto: the grade is no better than the letter.</summary>
    AtMost,
}

/// <summary>
/// Holds the grade the rules give within a bound: all floors first, then all vetoes, so that a veto prevails. A subject
/// that no rule covers stays without a grade.
/// </summary>
/// <param name="Id">Such as <c>d-bars-a</c>.</param>
/// <param name="Kind">Floor or veto.</param>
/// <param name="Letter">The letter of the bound, on the scheme's scale.</param>
/// <param name="When">Condition over what grade rules see.</param>
/// <param name="Title">For people.</param>
/// <param name="Source">The clause.</param>
public sealed record GradeLimit(
    string Id, LimitKind Kind, string Letter, Condition When, LocalText Title, SourceReference Source)
{
    /// <summary>Whether it is an example because the document leaves it open.</summary>
    public bool IsExample { get; init; }
}
