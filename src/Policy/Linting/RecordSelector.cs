using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>Something that selects records in a stretch of time: an indicator, or an item of the scorecard.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Where">Which records; null: all.</param>
/// <param name="Within">The stretch of time.</param>
/// <param name="Source">Its clause.</param>
internal sealed record RecordSelector(string Id, LocalText Title, Condition? Where, Window Within, SourceReference Source)
{
    /// <summary>What it is.</summary>
    public required LocalText What { get; init; }

    /// <summary>Where it stands; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>Whether it looks at no record itself, as a ratio.</summary>
    public bool IsBlind { get; init; }

    /// <summary>The indicators in the pack's order.</summary>
    public static IReadOnlyList<RecordSelector> OfIndicators(CompiledPack pack) =>
    [
        .. pack.Indicators.Select(indicator => new RecordSelector(indicator.Id, indicator.Title, indicator.Where, indicator.Within, indicator.Source)
        {
            What = new("指标", "indicator"),
            Span = indicator.Where?.Span,
            IsBlind = indicator.Aggregate is Aggregate.Ratio,
        }),
    ];

    /// <summary>The items of the scorecard that give points for each record, in the order written.</summary>
    public static IReadOnlyList<RecordSelector> OfItems(CompiledPack pack) =>
    [
        .. (pack.Scorecard?.Items ?? []).Where(item => item.Points is not null)
            .Select(item => new RecordSelector(item.Id, item.Title, item.Where, item.Within, item.Source)
            {
                What = new("计分项", "scorecard item"),
                Span = (item.Where ?? item.Points)?.Span,
            }),
    ];
}
