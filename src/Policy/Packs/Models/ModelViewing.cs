using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Sets out for reading what a pack makes grades of beside rules: results, limits, scores, the scorecard, the tree, scales and mappings.</summary>
/// <param name="pack">The pack.</param>
/// <param name="conditions">Says its conditions.</param>
/// <param name="item">Makes an item of id, title, text and source.</param>
internal sealed class ModelViewing(
    CompiledPack pack, ConditionWords conditions, Func<string, LocalText, LocalText, SourceReference, PackViewItem> item)
{
    private static readonly LocalText Nothing = new(string.Empty, string.Empty);

    /// <summary>A section for everything that has entries.</summary>
    public IReadOnlyList<PackViewSection> Sections()
    {
        List<PackViewSection> sections =
        [
            new("limits", new("等级限制", "Limits of the grade"), [.. pack.Limits.OrderBy(limit => limit.Kind).Select(View)]),
            new("scorecard", new("计分表", "Scorecard"), pack.Scorecard is { } scorecard ? View(scorecard) : []),
            new("tree", new("加权树", "Weighted tree"), pack.Tree is { } tree ? [View(tree.Root, tree.Method)] : []),
            new("scores", new("分数", "Scores"), [.. pack.Scores.Select(View)]),
            new("results", new("采用的其他评价结果", "Results of other models"), [.. pack.Results.Select(View)]),
            new("scales", new("等级标准", "Scales"), [.. pack.Scales.Select(View)]),
            new("mappings", new("等级对应", "Mappings between scales"), [.. pack.Mappings.Select(View)]),
        ];
        return [.. sections.Where(section => section.Items.Count > 0)];
    }

    private PackViewItem View(GradeLimit limit)
    {
        var when = conditions.Say(limit.When);
        var text = limit.Kind switch
        {
            LimitKind.AtLeast => new LocalText($"{when.Zh}：不低于 {limit.Letter}", $"{when.En}: no worse than {limit.Letter}"),
            LimitKind.AtMost => new LocalText($"{when.Zh}：不高于 {limit.Letter}", $"{when.En}: no better than {limit.Letter}"),
        };
        return item(limit.Id, limit.Title, text, limit.Source) with
        {
            Letter = limit.Letter, Condition = limit.When.Text, When = limit.When, IsExample = limit.IsExample,
        };
    }

    private List<PackViewItem> View(Scorecard scorecard)
    {
        var start = conditions.Say(scorecard.Base);
        var least = scorecard.Least is { } low ? conditions.Say(low) : null;
        var most = scorecard.Most is { } high ? conditions.Say(high) : null;
        var text = new LocalText(
            $"基础分 {start.Zh}{(least is null ? "" : $"，最低 {least.Zh}")}{(most is null ? "" : $"，最高 {most.Zh}")}",
            $"base {start.En}{(least is null ? "" : $", {least.En} at least")}{(most is null ? "" : $", {most.En} at most")}");
        return [item("scorecard", scorecard.Title, text, scorecard.Source) with { IsExample = scorecard.IsExample, Parts = [.. scorecard.Items.Select(View)], Expressions = [scorecard.Base, scorecard.Least, scorecard.Most] }];
    }

    private PackViewItem View(ScorecardItem one)
    {
        var text = one.Value is { } value ? Once(conditions.Say(value)) : ByRecord(one);
        var cap = one.Cap is { } limit ? conditions.Say(limit) : null;
        var recovery = one.Recovery is { } back ? Say(back) : Nothing;
        return item(
            one.Id,
            one.Title,
            new($"{text.Zh}{(cap is null ? "" : $"，累计以 {cap.Zh} 为限")}{recovery.Zh}", $"{text.En}{(cap is null ? "" : $", {cap.En} in all at most")}{recovery.En}"),
            one.Source) with
        {
            Condition = (one.Where ?? one.Value)?.Text, When = one.Where ?? one.Value, IsExample = one.IsExample,
            Expressions = [one.Points, one.Value, one.Cap, one.Within.Length, one.Recovery?.Months, one.Recovery?.Share],
        };
    }

    private static LocalText Once(LocalText value) => new($"计 {value.Zh}", $"brings {value.En}");

    private LocalText ByRecord(ScorecardItem one)
    {
        var points = one.Points is { } worth ? conditions.Say(worth) : Nothing;
        var which = one.Where is { } where ? conditions.Say(where) : new("全部记录", "all records");
        var window = PackWords.Say(one.Within, conditions);
        return new($"{window.Zh}，{which.Zh}：每条计 {points.Zh}", $"{window.En}, {which.En}: {points.En} each");
    }

    private LocalText Say(Recovery recovery)
    {
        var (months, share) = (conditions.Say(recovery.Months), conditions.Say(recovery.Share));
        return new($"；每满 {months.Zh} 个月恢复 {share.Zh}%", $"; {share.En} % comes back every {months.En} months");
    }

    private PackViewItem View(TreeNode node, PriorityMethod method)
    {
        var weight = new LocalText($"权重 {node.Weight:0.######}", $"weight {node.Weight:0.######}");
        var consistency = node.Priorities is { } priorities ? Say(priorities, method) : Nothing;
        var score = pack.Scores.FirstOrDefault(known => known.Id == node.Score)?.Title;
        var taken = score is null ? Nothing : new($"，取“{score.Zh}”", $", takes \"{score.En}\"");
        return item(node.Id, node.Title, new($"{weight.Zh}{taken.Zh}{consistency.Zh}", $"{weight.En}{taken.En}{consistency.En}"), node.Source) with
        {
            Note = node.Accepted?.Reason,
            IsExample = node.IsExample,
            Parts = [.. node.Children.Select(child => View(child, method))],
        };
    }

    private static LocalText Say(Priorities priorities, PriorityMethod method)
    {
        var name = PackChoices.PriorityMethods.Say(method);
        var figures = $"λmax {priorities.GreatestEigenvalue:0.0000}, CI {priorities.ConsistencyIndex:0.0000}, CR {priorities.ConsistencyRatio:0.0000}";
        return new($"；下级权重由判断矩阵得出（{name.Zh}，{figures}）", $"; its parts are weighed by judgements ({name.En}, {figures})");
    }

    private PackViewItem View(Score score)
    {
        var of = conditions.Say(score.Of);
        var shape = Say(score.Shape);
        var absent = score.Absent is { } points ? new LocalText($"；没有取值时计 {PackWords.Plain(points)}", $"; {PackWords.Plain(points)} where absent") : Nothing;
        return item(score.Id, score.Title, new($"{of.Zh}：{shape.Zh}{absent.Zh}", $"{of.En}: {shape.En}{absent.En}"), score.Source) with
        {
            Condition = score.Of.Text, When = score.Of, IsExample = score.IsExample,
        };
    }

    private static LocalText Say(ScoreShape shape) => shape switch
    {
        ScoreShape.Bands bands => Join(bands.Items.Select(band => band.To is { } to
            ? new LocalText($"≤ {PackWords.Plain(to)} 计 {PackWords.Plain(band.Score)}", $"≤ {PackWords.Plain(to)}: {PackWords.Plain(band.Score)}")
            : new LocalText($"其余计 {PackWords.Plain(band.Score)}", $"else {PackWords.Plain(band.Score)}"))),
        ScoreShape.Linear lines => Join(lines.Points.Select(point => new LocalText($"{PackWords.Plain(point.At)} 处计 {PackWords.Plain(point.Score)}", $"{PackWords.Plain(point.Score)} at {PackWords.Plain(point.At)}"))) is var points
            ? new($"{points.Zh}，其间按直线", $"{points.En}, straight between") : Nothing,
        ScoreShape.Table table => Join(table.Items.Select(entry => (Value: PackWords.Say(entry.Is, null), entry.Score))
            .Select(entry => new LocalText($"{entry.Value.Zh} 计 {PackWords.Plain(entry.Score)}", $"{entry.Value.En}: {PackWords.Plain(entry.Score)}"))
            .Concat(table.Otherwise is { } other ? [new LocalText($"其余计 {PackWords.Plain(other)}", $"else {PackWords.Plain(other)}")] : [])),
        _ => throw new InvalidOperationException("A shape outside the closed set"),
    };

    private PackViewItem View(ModelResult result)
    {
        var from = result.Pack is { } other
            ? new LocalText($"由“{other.Title.Zh}”（{other.Id} {other.Version}）在评价日算出", $"graded on the evaluation date by {other.Title.En} ({other.Id} {other.Version})")
            : new LocalText($"收到的“{result.Scale.Title.Zh}”{(result.Issuer is { } zh ? $"，由{zh.Zh}给出" : "")}", $"received: {result.Scale.Title.En}{(result.Issuer is { } en ? $", given by {en.En}" : "")}");
        var months = result.ValidMonths is { } valid ? conditions.Say(valid) : null;
        var mapping = result.Mapping is { } map ? new LocalText($"，按“{map.Title.Zh}”换算", $", by the mapping {map.Title.En}") : Nothing;
        var named = result.NamedSteps is { } steps ? Join(steps.Select(Say)) : null;
        return item(
            result.Id,
            result.Title,
            new(
                $"{from.Zh}{mapping.Zh}{(months is null ? "" : $"，{months.Zh}个月内有效")}{(named is null ? "" : $"；文件写明的各级：{named.Zh}")}",
                $"{from.En}{mapping.En}{(months is null ? "" : $", good for {months.En} months")}{(named is null ? "" : $"; the steps the document names: {named.En}")}"),
            result.Source) with
        {
            IsExample = result.IsExample,
            Expressions = [result.ValidMonths],
        };
    }

    private PackViewItem View(Scale scale) =>
        item(scale.Id, scale.Title, Join(scale.Steps.Select(Say)), scale.Source) with { IsExample = scale.IsExample };

    private static LocalText Say(ScaleStep step) => new($"{step.Letter} {step.Name.Zh}", $"{step.Letter} {step.Name.En}");

    private PackViewItem View(ScaleMapping mapping)
    {
        var steps = Join(mapping.Steps.Select(step => new LocalText(
            $"{step.From} → {step.To}{(step.IsLossy ? "（有损）" : "")}", $"{step.From} → {step.To}{(step.IsLossy ? " (lossy)" : "")}")));
        return item(
            mapping.Id,
            mapping.Title,
            new($"“{mapping.From.Title.Zh}”到“{mapping.To.Title.Zh}”：{steps.Zh}", $"from {mapping.From.Title.En} to {mapping.To.Title.En}: {steps.En}"),
            mapping.Source) with
        {
            IsExample = mapping.IsExample,
        };
    }

    private static LocalText Join(IEnumerable<LocalText> parts)
    {
        var all = parts.ToList();
        return new(string.Join("，", all.Select(part => part.Zh)), string.Join(", ", all.Select(part => part.En)));
    }
}
