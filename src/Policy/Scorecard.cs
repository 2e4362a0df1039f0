using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>A score made of base points and of what records and facts add or take off: conditions name it <c>score</c>.</summary>
public sealed record Scorecard
{
    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The points everybody begins with: an expression over <c>params</c>.</summary>
    public required Condition Base { get; init; }

    /// <summary>The least the sum can be; null: no bound.</summary>
    public Condition? Least { get; init; }

    /// <summary>The most the sum can be; null: no bound.</summary>
    public Condition? Most { get; init; }

    /// <summary>What is added or taken off, in the order written.</summary>
    public required IReadOnlyList<ScorecardItem> Items { get; init; }

    /// <summary>The clause.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether its numbers are an example because the document leaves them open.</summary>
    public bool IsExample { get; init; }
}

/// <summary>Something that adds points or takes them off: either for each record it selects, or once for the subject.</summary>
public sealed record ScorecardItem
{
    /// <summary>Such as <c>grave_acts</c>.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>For each record: an expression over <c>record</c>, <c>subject</c> and <c>params</c>; null for an item of the subject.</summary>
    public Condition? Points { get; init; }

    /// <summary>Which records; null: all.</summary>
    public Condition? Where { get; init; }

    /// <summary>The stretch of time records are looked for in.</summary>
    public required Window Within { get; init; }

    /// <summary>Once: an expression over indicators, scores, <c>results</c>, <c>subject</c> and <c>params</c>; null for an item of records.</summary>
    public Condition? Value { get; init; }

    /// <summary>The most it can bring in all, of the same sign as its points; null: no limit.</summary>
    public Condition? Cap { get; init; }

    /// <summary>How a record's points come back with time; null: they do not.</summary>
    public Recovery? Recovery { get; init; }

    /// <summary>The clause.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether its numbers are an example because the document leaves them open.</summary>
    public bool IsExample { get; init; }
}

/// <summary>How points come back: for every full stretch since the record happened, a share of them, until all are back.</summary>
/// <param name="Months">Length of a stretch: an expression over <c>params</c>.</param>
/// <param name="Share">Percent of the record's points: an expression over <c>params</c>.</param>
public sealed record Recovery(Condition Months, Condition Share);
