using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Tests.Generated;

/// <summary>Counts in how many packs each construct of the language comes up.</summary>
internal sealed class ConstructCount
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Construct → number of packs that use it.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>Adds a pack.</summary>
    public void Add(CompiledPack pack)
    {
        foreach (var construct in Constructs(pack).Concat(Conditions(pack).SelectMany(pair => Within(pair.Place, pair.Condition.Root))).Distinct())
        {
            counts[construct] = counts.GetValueOrDefault(construct) + 1;
        }
    }

    private static IEnumerable<string> Constructs(CompiledPack pack)
    {
        yield return $"precedence {pack.Precedence}";
        yield return $"gap {pack.Gap}";
        yield return $"objection {pack.Scheme?.UnderObjection}";
        yield return pack.InForceThrough is null ? "in force without end" : "in force through a day";
        yield return pack.Scorecard is not null ? "scorecard" : pack.Tree is not null ? "tree" : "no score";
        foreach (var construct in pack.RecordKinds.SelectMany(OfKind).Concat(pack.Parameters.SelectMany(OfParameter)).Concat(pack.Indicators.SelectMany(OfIndicator)))
        {
            yield return construct;
        }

        foreach (var construct in pack.Scores.SelectMany(OfScore).Concat(pack.Results.SelectMany(OfResult)).Concat(pack.Limits.Select(limit => $"limit {limit.Kind}")))
        {
            yield return construct;
        }

        foreach (var construct in OfScorecard(pack.Scorecard).Concat((pack.Tree?.Root.All() ?? []).SelectMany(node => OfNode(pack, node))))
        {
            yield return construct;
        }
    }

    private static IEnumerable<string> OfKind(RecordKind kind)
    {
        yield return $"kind {kind.Temporality}";
        yield return kind.IsEnabled ? "kind switched on" : "kind switched off";
        yield return kind.Effects.Count == 0 ? "kind without effects" : "kind with effects";
        yield return kind.Effects.Any(effect => effect.When is not null) ? "effect with a condition" : "effect without one";
        foreach (var effect in kind.Effects)
        {
            yield return $"effect {effect.Effect}";
        }
    }

    private static IEnumerable<string> OfParameter(Parameter parameter)
    {
        yield return $"parameter by {parameter.By}, {(parameter.Values.Count > 1 ? "several values" : "one value")}";
        yield return $"parameter of {parameter.Values[0].Value.GetType().Name}";
        yield return parameter.Values[0].From is null ? "parameter that always holds" : "parameter that begins on a day";
        yield return $"parameter among {parameter.Among ?? "no set"}";
    }

    private static IEnumerable<string> OfIndicator(Indicator indicator)
    {
        yield return $"aggregate {indicator.Aggregate}";
        yield return $"window {indicator.Within.Kind}";
        yield return $"aggregate {indicator.Aggregate} unit {indicator.Unit}";
        yield return indicator.Where is null ? "indicator without where" : "indicator with where";
        if (indicator.Ratio is { } ratio)
        {
            yield return ratio.Otherwise is null ? "ratio without otherwise" : "ratio with otherwise";
        }

        yield return $"length by {indicator.Within.Length?.Root.GetType().Name ?? "nothing"}";
    }

    private static IEnumerable<string> OfScore(Score score)
    {
        yield return $"score {score.Shape.GetType().Name}, {(score.Absent is null ? "without" : "with")} absent";
        if (score.Shape is ScoreShape.Table table)
        {
            yield return $"table of {table.Items[0].Is.GetType().Name}, {(table.Otherwise is null ? "all named" : "with otherwise")}";
        }
    }

    private static IEnumerable<string> OfResult(ModelResult result)
    {
        yield return result.Pack is null ? "result received" : "result of a pack";
        yield return result.Mapping is null ? "result without mapping" : "result with mapping";
        yield return result.NamedSteps is null ? "result without named steps" : "result with named steps";
        yield return result.ValidMonths is null ? "result for ever" : "result with validity";
    }

    private static IEnumerable<string> OfScorecard(Scorecard? scorecard)
    {
        if (scorecard is null)
        {
            yield break;
        }

        yield return scorecard.Least is null ? "scorecard without least" : "scorecard with least";
        yield return scorecard.Most is null ? "scorecard without most" : "scorecard with most";
        foreach (var item in scorecard.Items)
        {
            yield return item.Points is null ? "item of the subject" : "item of records";
            yield return item.Cap is null ? "item without cap" : "item with cap";
            yield return item.Recovery is null ? "item without recovery" : "item with recovery";
            yield return $"item window {item.Within.Kind}";
        }
    }

    private static IEnumerable<string> OfNode(CompiledPack pack, TreeNode node)
    {
        yield return $"tree by {pack.Tree?.Method}";
        if (node.Children.Count > 0)
        {
            yield return node.Judgements is null ? "node with weights" : "node with judgements";
        }
    }

    private static IEnumerable<(string Place, Condition Condition)> Conditions(CompiledPack pack)
    {
        var places = pack.RecordKinds.SelectMany(kind => kind.Effects).Select(effect => ("effects", effect.When))
            .Concat(pack.Indicators.Select(indicator => ("records", indicator.Where)))
            .Concat(pack.Indicators.Select(indicator => ("records", indicator.Of)))
            .Concat((pack.Scorecard?.Items ?? []).SelectMany(item => new[] { ("records", item.Where), ("records", item.Points), ("grades", item.Value) }))
            .Concat(pack.Scores.Select(score => ("grades", (Condition?)score.Of)))
            .Concat(pack.Grades.Select(rule => ("grades", (Condition?)rule.When)))
            .Concat(pack.Limits.Select(limit => ("grades", (Condition?)limit.When)));
        return places.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!)); // filtered before
    }

    private static IEnumerable<string> Within(string place, Expression node) => node switch
    {
        Expression.Call call => [$"{place} {call.Function}/{call.Operands.Count}", .. call.Operands.SelectMany(part => Within(place, part))],
        Expression.Macro macro =>
        [
            $"{place} {macro.Name}{(macro.Where is null ? string.Empty : " with where")}",
            .. Within(place, macro.Range), .. Within(place, macro.Body), .. macro.Where is null ? [] : Within(place, macro.Where),
        ],
        Expression.Has has => [$"{place} has"],
        Expression.ListLiteral list => [$"{place} list", .. list.Items.SelectMany(item => Within(place, item))],
        Expression.Select { Target: Expression.Variable target } select => [$"{place} {target.Name}{(target.Name is "params" or "results" ? string.Empty : "." + select.Field)}"],
        Expression.Variable variable => [variable.Name is "as_of" or "score" ? $"{place} {variable.Name}" : $"{place} a name"],
        Expression.Literal literal => [$"{place} literal {literal.Value.GetType().Name}"],
        _ => [],
    };
}
