using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Linting;

/// <summary>Finds what is known of the names conditions use: indicators by their aggregate, fields by the shape they were checked with.</summary>
internal sealed class NameLookup
{
    private static readonly LocalText asOfTitle = new("评价日", "evaluation date");

    private readonly Dictionary<string, Indicator> indicators;
    private readonly Dictionary<Reference, FieldType> fields = [];
    private readonly ScoreRanges ranges;
    private readonly Period period;

    public NameLookup(CompiledPack pack, Period period)
    {
        this.period = period;
        indicators = pack.Indicators.ToDictionary(indicator => indicator.Id);
        ranges = new(pack, period.Parameters);
        foreach (var condition in ConditionsOf(pack))
        {
            Learn(condition.Root);
        }
    }

    /// <summary>Every condition of a pack.</summary>
    public static IEnumerable<Condition> ConditionsOf(CompiledPack pack) =>
        pack.Grades.Select(rule => rule.When)
            .Concat(pack.Indicators.SelectMany(i => new[] { i.Where, i.Of, i.Within.Length }).OfType<Condition>())
            .Concat(pack.RecordKinds.SelectMany(kind => kind.Effects).Select(effect => effect.When).OfType<Condition>())
            .Concat(pack.RecordKinds.SelectMany(kind => kind.RepairTerms).Select(term => term.When).OfType<Condition>())
            .Concat(pack.Tables.Publications.Select(publication => publication.When).OfType<Condition>())
            .Concat(pack.Tables.Treatments.SelectMany(treatment => treatment.Rules).Select(rule => rule.When))
            .Concat(pack.Tables.Warnings.Select(warning => warning.When))
            .Concat(pack.Tables.Consistency.Select(rule => rule.Bars).OfType<Condition>())
            .Concat(pack.Results.Select(result => result.ValidMonths).OfType<Condition>())
            .Concat(pack.Limits.Select(limit => limit.When))
            .Concat(pack.Scores.Select(score => score.Of))
            .Concat(OfScorecard(pack.Scorecard));

    private static IEnumerable<Condition> OfScorecard(Scorecard? scorecard) => scorecard is null ? [] :
        new[] { scorecard.Base, scorecard.Least, scorecard.Most }
            .Concat(scorecard.Items.SelectMany(item => new[] { item.Points, item.Where, item.Value, item.Cap, item.Within.Length, item.Recovery?.Months, item.Recovery?.Share }))
            .OfType<Condition>();

    public Indicator? Indicator(Reference name) => name.Field is null ? indicators.GetValueOrDefault(name.Variable) : null;

    /// <summary>Whether a name is a score or <c>score</c>, whose value follows from others.</summary>
    public bool IsScore(Reference name) => name.Field is null && !indicators.ContainsKey(name.Variable) && ranges.Find(name.Variable) is not null;

    public NameFacts Describe(Reference name)
    {
        if (Indicator(name) is { } indicator)
        {
            return OfIndicator(indicator);
        }

        if (name.Field is null && ranges.Find(name.Variable) is { } score)
        {
            return score;
        }

        if (fields.TryGetValue(name, out var field))
        {
            return new(field.Type, field.IsOptional, field.Values, field.Title);
        }

        return name == new Reference("as_of", null)
            ? new(ValueType.Date, false, null, asOfTitle, period.From.DayNumber, period.Through.DayNumber)
            : throw new InvalidOperationException($"A checked condition names {name}, which the pack does not have");
    }

    private static NameFacts OfIndicator(Indicator indicator) => indicator.Aggregate switch
    {
        Aggregate.Count => new(ValueType.Int, false, null, indicator.Title, 0),
        Aggregate.Exists => new(ValueType.Bool, false, null, indicator.Title),
        Aggregate.Sum => new(indicator.Of?.Root.Type ?? ValueType.Int, false, null, indicator.Title),
        Aggregate.Distinct => new(ValueType.Int, false, null, indicator.Title, 0),
        Aggregate.Ratio => new(ValueType.Decimal, indicator.Ratio?.Otherwise is null, null, indicator.Title),
        Aggregate.DaysSinceLast or Aggregate.StreakWithout => new(ValueType.Int, true, null, indicator.Title, 0),
        Aggregate.Max or Aggregate.Min => new(indicator.Of?.Root.Type ?? ValueType.Int, true, null, indicator.Title),
    };

    private void Learn(Expression node)
    {
        var selected = node switch
        {
            Expression.Select { Target: Expression.Variable { Type: ValueType.Shape shape } target } select => (target.Name, select.Field, shape),
            Expression.Has { Target: Expression.Variable { Type: ValueType.Shape shape } target } has => (target.Name, has.Field, shape),
            _ => default,
        };
        if (selected.shape is not null)
        {
            fields[new(selected.Name, selected.Field)] = selected.shape.Fields[selected.Field];
        }

        foreach (var part in ExpressionWalk.Parts(node))
        {
            Learn(part);
        }
    }
}
