namespace Xinheng.Policy.Packs;

/// <summary>Checks that an indicator has what its aggregate needs and nothing else.</summary>
internal sealed class IndicatorBinding(SourceBinding sources, PackFindings findings)
{
    private static readonly Dictionary<string, Aggregate> Aggregates = new()
    {
        ["count"] = Aggregate.Count,
        ["exists"] = Aggregate.Exists,
        ["sum"] = Aggregate.Sum,
        ["max"] = Aggregate.Max,
        ["min"] = Aggregate.Min,
        ["days_since_last"] = Aggregate.DaysSinceLast,
        ["distinct"] = Aggregate.Distinct,
        ["streak_without"] = Aggregate.StreakWithout,
        ["ratio"] = Aggregate.Ratio,
    };

    private static readonly Dictionary<string, WindowKind> Units = new()
    {
        ["days"] = WindowKind.Days,
        ["months"] = WindowKind.Months,
        ["years"] = WindowKind.Years,
    };

    private static readonly LocalText OfAdvice = new("of 只用于 sum、max、min、distinct。", "of goes with sum, max, min and distinct only.");

    /// <summary>The indicator; what it lacks is reported.</summary>
    public BoundIndicator Bind(WrittenIndicator written)
    {
        var aggregate = Choice.Of(written.Aggregate, "aggregate", Aggregates, Aggregate.Count, findings);
        var takesValue = aggregate is Aggregate.Sum or Aggregate.Max or Aggregate.Min or Aggregate.Distinct;
        Check(written, written.Of, takesValue, "of", aggregate is Aggregate.Distinct ? "of: record.issuer" : "of: record.amount_fen", OfAdvice);
        CheckOwn(written, aggregate);
        var (window, length) = WindowBinding.Bind(written.Within, findings);
        return new()
        {
            Id = written.Id.Content,
            Title = written.Title,
            Aggregate = aggregate,
            Where = written.Where,
            Of = takesValue ? written.Of : null,
            Window = window,
            Length = length,
            Unit = aggregate is Aggregate.StreakWithout ? Choice.Of(written.Unit, "unit", Units, WindowKind.Days, findings) : null,
            Part = aggregate is Aggregate.Ratio ? written.Part : null,
            Whole = aggregate is Aggregate.Ratio ? written.Whole : null,
            Otherwise = NumberReading.Read(written.Otherwise, findings),
            Source = sources.Bind(written.Source),
            IsExample = written.IsExample,
            Span = written.Id.Span,
        };
    }

    private void CheckOwn(WrittenIndicator written, Aggregate aggregate)
    {
        var isRatio = aggregate is Aggregate.Ratio;
        var isStreak = aggregate is Aggregate.StreakWithout;
        Check(written, written.Unit, isStreak, "unit", "unit: months", new("unit 只用于 streak_without。", "unit goes with streak_without only."));
        LocalText ratio = new("part、whole 和 otherwise 只用于 ratio。", "part, whole and otherwise go with ratio only.");
        Check(written, written.Part, isRatio, "part", "part: severe_events", ratio);
        Check(written, written.Whole, isRatio, "whole", "whole: all_events", ratio);
        if (!isRatio && written.Otherwise is { } otherwise)
        {
            Misplaced(written, otherwise, "otherwise", ratio);
        }

        if (isRatio && written.Where is { } where)
        {
            Misplaced(written, where, "where", new("ratio 由两个指标相除，选择记录的条件写在那两个指标上。", "A ratio divides two indicators: which records count is said there."));
        }

        CheckWithin(written, isRatio || isStreak);
    }

    private void CheckWithin(WrittenIndicator written, bool looksAtAllTime)
    {
        if (looksAtAllTime && written.Within is { } within)
        {
            Misplaced(written, within, "within", new("它总看截至评价日的全部时间，不写 within。", "It always looks at all time up to the evaluation date: leave within out."));
        }
        else if (!looksAtAllTime && written.Within is null)
        {
            findings.Add("PK-010", written.Source.OwnerSpan, "within", "within: cycle");
        }
    }

    private void Check(WrittenIndicator written, WrittenText? value, bool isNeeded, string key, string example, LocalText advice)
    {
        if (isNeeded && value is null)
        {
            findings.Add("PK-010", written.Id.Span, key, example);
        }
        else if (!isNeeded && value is not null)
        {
            Misplaced(written, value, key, advice);
        }
    }

    private void Misplaced(WrittenIndicator written, WrittenNode value, string key, LocalText advice) =>
        findings.Add("PK-030", value.Span, key, $"aggregate: {written.Aggregate?.Content}", advice);
}
