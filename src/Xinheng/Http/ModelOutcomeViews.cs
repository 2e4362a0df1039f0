using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Sets out for people what models gave: results that went in, scores with their parts, limits that bit.</summary>
internal static class ModelOutcomeViews
{
    public static ResultOutcome Of(ResultTrace trace, PolicyWords words) => new(
        trace.Result.Id, trace.Result.Title, trace.Letter, trace.Day, trace.Given, trace.Issuer, trace.Code, Say(trace), words.Clause(trace.Result.Source));

    public static ScoreOutcome? Total(Explanation explanation, CompiledPack pack, PolicyWords words)
    {
        if (explanation.Total is not { } total)
        {
            return null;
        }

        var title = pack.Scorecard?.Title ?? pack.Tree?.Root.Title ?? new LocalText("得分", "score");
        var sentence = total.Base is null
            ? Points(total.Score)
            : Join(Points(total.Score), new($"（基础分 {Plain(total.Base)}{Bounded(total, "，合计 ", "，按上下限计")}）", $" (base {Plain(total.Base)}{Bounded(total, ", sum ", ", held within its bounds")})"));
        return new ScoreOutcome(
            title,
            PolicyWords.Text(total.Score),
            sentence,
            [.. total.Items.Select(item => Of(item, words)), .. total.Nodes.Select(node => Of(node, words))]);
    }

    public static ScorePart Of(ScoreTrace trace, PolicyWords words) => new(
        trace.Score.Id,
        trace.Score.Title,
        0,
        PolicyWords.Text(trace.Points),
        Join(Points(trace.Points), trace.Measured is Value.Null ? new("（没有取值）", " (nothing to measure)") : new($"（依据 {Plain(trace.Measured)}）", $" (of {Plain(trace.Measured)})")),
        [],
        words.Clause(trace.Score.Source));

    public static LimitOutcome Of(LimitTrace trace, PolicyWords words) => new(
        trace.Limit.Id, trace.Limit.Title, trace.Holds, trace.Bit, Say(trace), words.Clause(trace.Limit.Source));

    private static LocalText Say(ResultTrace trace)
    {
        var name = trace.Result.Steps.FirstOrDefault(step => step.Letter == trace.Letter)?.Name;
        var letter = name is null ? new LocalText("", "") : new($"{trace.Letter}（{name.Zh}）", $"{trace.Letter} ({name.En})");
        var issuer = trace.Issuer is { } by ? new LocalText($"，{by}", $", {by}") : new("", "");
        var given = trace.Given == trace.Letter ? new LocalText("", "") : new($"，原为 {trace.Given}", $", given as {trace.Given}");
        return trace.Code switch
        {
            "graded" => new($"{letter.Zh}：由“{trace.Result.Scale.Title.Zh}”按同一信息评定{given.Zh}", $"{letter.En}: graded by {trace.Result.Scale.Title.En} from the same records{given.En}"),
            "not-graded" => new($"“{trace.Result.Scale.Title.Zh}”没有给出等级", $"{trace.Result.Scale.Title.En} gives no grade"),
            "received" => new($"{letter.Zh}：{trace.Day:yyyy-MM-dd} 作出{issuer.Zh}{given.Zh}", $"{letter.En}: of {trace.Day:yyyy-MM-dd}{issuer.En}{given.En}"),
            "assumed" => new($"{letter.Zh}：假定如此", $"{letter.En}: taken as given"),
            "too-old" => new($"{trace.Day:yyyy-MM-dd} 作出的 {trace.Given} 已超过有效期，不再采用", $"{trace.Given} of {trace.Day:yyyy-MM-dd} is too old and no longer used"),
            "withdrawn" => new($"{trace.Day:yyyy-MM-dd} 作出的 {trace.Given} 已撤销，不再采用", $"{trace.Given} of {trace.Day:yyyy-MM-dd} was withdrawn and is no longer used"),
            "not-on-scale" => new($"{trace.Day:yyyy-MM-dd} 收到的 {trace.Given} 不在等级之内，待人工核实", $"{trace.Given} of {trace.Day:yyyy-MM-dd} is no step of the scale: a person must look"),
            "none" => new("没有收到", "none received"),
            _ => new("评价日没有生效的有效期限", "no length of validity is in force on the evaluation date"),
        };
    }

    private static ScorePart Of(ItemTrace trace, PolicyWords words)
    {
        var each = trace.Records.Count == 0 ? new LocalText("", "") : Each(trace.Records);
        var capped = trace.Uncapped is { } before && trace.Points is Value.Decimal { Content: var after } && after != before
            ? new LocalText($"，未设上限时为 {PackWords.Plain(before)}", $", {PackWords.Plain(before)} without its cap") : new("", "");
        return new(
            trace.Item.Id,
            trace.Item.Title,
            0,
            PolicyWords.Text(trace.Points),
            Join(Points(trace.Points), new($"{each.Zh}{capped.Zh}", $"{each.En}{capped.En}")),
            [.. trace.Records.Select(record => record.Record)],
            words.Clause(trace.Item.Source));
    }

    private static LocalText Each(IReadOnlyList<RecordPoints> records) => new(
        $"（{string.Join("、", records.Select(record => $"#{record.Record} 计 {PackWords.Plain(record.Points)}{(record.ComeBack > 0 ? $"，已恢复 {PackWords.Plain(record.ComeBack)}%" : "")}"))}）",
        $" ({string.Join(", ", records.Select(record => $"#{record.Record} {PackWords.Plain(record.Points)}{(record.ComeBack > 0 ? $", {PackWords.Plain(record.ComeBack)} % come back" : "")}"))})");

    private static ScorePart Of(NodeTrace trace, PolicyWords words) => new(
        trace.Node.Id,
        trace.Node.Title,
        trace.Depth,
        PolicyWords.Text(trace.Value),
        trace.Depth == 0
            ? Points(trace.Value)
            : Join(Points(trace.Value), new($"，权重 {PackWords.Plain(trace.Node.Weight)}", $", weight {PackWords.Plain(trace.Node.Weight)}")),
        [],
        words.Clause(trace.Node.Source));

    private static LocalText Say(LimitTrace trace)
    {
        var bound = trace.Limit.Kind switch
        {
            LimitKind.AtLeast => new LocalText($"不低于 {trace.Limit.Letter}", $"no worse than {trace.Limit.Letter}"),
            LimitKind.AtMost => new LocalText($"不高于 {trace.Limit.Letter}", $"no better than {trace.Limit.Letter}"),
        };
        return (trace.Holds, trace.Bit) switch
        {
            (null, _) => new($"{bound.Zh}：无法判定", $"{bound.En}: cannot be decided"),
            (false, _) => new($"{bound.Zh}：条件不成立", $"{bound.En}: its condition does not hold"),
            (true, false) => new($"{bound.Zh}：成立，等级本已符合", $"{bound.En}: holds, and the grade keeps to it"),
            (true, true) => new($"{bound.Zh}：等级由 {trace.From} 改为 {trace.To}", $"{bound.En}: changes the grade from {trace.From} to {trace.To}"),
        };
    }

    private static string Bounded(TotalTrace total, string before, string after) =>
        total.Sum is { } sum && total.Score is Value.Decimal { Content: var score } && Math.Round(sum, 4, MidpointRounding.ToEven) != score ? $"{before}{PackWords.Plain(sum)}{after}" : string.Empty;

    private static LocalText Points(Value points) => points is Value.Error error
        ? new($"无法计算：{error.Message.Zh}", $"cannot be computed: {error.Message.En}")
        : new($"{Plain(points)} 分", $"{Plain(points)} points");

    private static string Plain(Value value) => value is Value.Decimal number ? PackWords.Plain(number.Content) : PolicyWords.Text(value);

    private static LocalText Join(LocalText first, LocalText second) => new(first.Zh + second.Zh, first.En + second.En);
}
