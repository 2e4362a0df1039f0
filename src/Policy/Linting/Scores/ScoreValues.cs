using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Works scores out from values, as an evaluation does.</summary>
/// <param name="parts">What scores are made of.</param>
/// <param name="period">The values of parameters.</param>
/// <param name="values">The values of all names that are no score.</param>
/// <param name="records">For each item of records: how many it selects.</param>
internal sealed class ScoreValues(
    ScoreParts parts, Period period, IReadOnlyDictionary<Reference, Value> values, IReadOnlyDictionary<string, long> records) : Bindings
{
    /// <inheritdoc/>
    public override Value Get(string variable) => values.GetValueOrDefault(new(variable, null)) ?? Score(variable);

    /// <inheritdoc/>
    public override Value Get(string variable, string field) =>
        variable == "params" ? period.Parameters.Get(variable, field) : values.GetValueOrDefault(new(variable, field)) ?? Value.Null.Instance;

    /// <summary>The points of a score or of <c>score</c>; null where they cannot be worked out.</summary>
    public decimal? Of(string name)
    {
        try
        {
            return name == "score" ? Total() : parts.Find(name) is { } score ? Points(score) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private Value Score(string name) => Of(name) is { } points ? new Value.Decimal(points) : Failures.Absent;

    private decimal? Points(Score score)
    {
        var measured = score.Of.Evaluate(this);
        var points = measured is Value.Null or Value.Error { Code: "EX-103" } ? score.Absent : measured is Value.Error ? null : score.Shape.At(measured);
        return points is { } given ? Policy.Score.Rounded(given) : null;
    }

    private decimal? Total()
    {
        var sum = parts.Card is { } card ? Number(card.Base.Evaluate(this)) : 0m;
        foreach (var part in parts.Of("score"))
        {
            sum += part.Item is { } item ? OfItem(item) : part.Score is { } score ? part.Factor * Points(score) : null;
        }

        return sum is { } total ? Policy.Score.Rounded(Bounded(total)) : null;
    }

    private decimal Bounded(decimal total)
    {
        var raised = Number(parts.Card?.Least?.Evaluate(this)) is { } least ? Math.Max(total, least) : total;
        return Number(parts.Card?.Most?.Evaluate(this)) is { } most ? Math.Min(raised, most) : raised;
    }

    private decimal? OfItem(ScorecardItem item)
    {
        var worth = item.Value is { } value ? Number(value.Evaluate(this)) : ScoreParts.WorthOf(item, period) is [var each, ..] ? each * records.GetValueOrDefault(item.Id) : null;
        return item.Cap is null ? worth
            : Number(item.Cap.Evaluate(this)) is { } limit ? limit < 0m ? Math.Max(worth ?? 0m, limit) : Math.Min(worth ?? 0m, limit)
            : null;
    }

    private static decimal? Number(Value? value) => value is Value.Int or Value.Decimal ? Computation.ToDecimal(value) : null;
}
