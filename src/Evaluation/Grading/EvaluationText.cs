using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Grading;

/// <summary>All sentences an explanation says, in both languages.</summary>
internal static class EvaluationText
{
    public static LocalText Counted(IReadOnlyList<LocalText> titles, string standing)
    {
        var zh = string.Join("、", titles.Select(title => title.Zh));
        var en = string.Join(", ", titles.Select(title => title.En));
        return standing == StandingOfRecord.UnderObjection
            ? new LocalText($"计入“{zh}”；正在异议处理，结论作出前仍计入", $"Counts in \"{en}\"; it is under objection and counts until that is decided")
            : new LocalText($"计入“{zh}”", $"Counts in \"{en}\"");
    }

    public static LocalText NotCounted(string code, ClassedRecord record) => code switch
    {
        "kind-unknown" => new("政策包没有这类信息，不计入", "The policy pack does not know this kind of record"),
        "kind-off" => new("这类信息在本地未启用，保留但不计入", "This kind is switched off here: kept, not counted"),
        "not-yet-happened" => new(
            $"自 {Iso(record.Facts.Happened)} 起才发生，晚于评价日", $"It happened on {Iso(record.Facts.Happened)}, after the evaluation date"),
        "outside-window" => new(
            $"决定日期 {Iso(record.Facts.Happened)} 不在统计期内", $"Decided on {Iso(record.Facts.Happened)}, outside the window"),
        "points-back" => new("扣分已随时间全部恢复，不再影响得分", "All its points have come back with time: it no longer bears on the score"),
        StandingOfRecord.Repaired => new("已完成信用修复，不再计入", "Repaired: it no longer counts"),
        StandingOfRecord.Withdrawn => new("已撤销，不计入", "Withdrawn: it does not count"),
        StandingOfRecord.Expired => new(
            record.Facts.Until is { } until ? $"有效期至 {Iso(until)}，已到期" : "已到期",
            record.Facts.Until is { } through ? $"In effect through {Iso(through)}: it has expired" : "It has expired"),
        StandingOfRecord.Lifted => new("已移出或已履行，不再计入", "Lifted: removed, paid or performed; it no longer counts"),
        StandingOfRecord.UnderObjection => new("正在异议处理，暂不计入", "Under objection: it does not count meanwhile"),
        "basic" => new("基本信息，不影响评价等级", "Basic information: it does not bear on the grade"),
        _ => new("没有评价规则统计这类记录", "No grade rule counts records like this"),
    };

    /// <summary>A reason with the values that went by the record's day.</summary>
    public static LocalText WithValues(CompiledPack pack, LocalText reason, RecordFacts record, IReadOnlyList<ParameterTrace> values)
    {
        if (values.Count == 0)
        {
            return reason;
        }

        var words = new PackWords(pack, record.Happened);
        var used = values.Select(value => (value.Parameter.Title, Value: words.Say(value.Parameter, value.Value.Value), value.Value.Source)).ToList();
        var zh = string.Join("，", used.Select(one => $"{one.Title.Zh} {one.Value.Zh}（{one.Source}）"));
        var en = string.Join(", ", used.Select(one => $"{one.Title.En} {one.Value.En} ({one.Source})"));
        return new LocalText(
            $"{reason.Zh}；按记录发生日 {Iso(record.Happened)} 当时的取值：{zh}",
            $"{reason.En}; by the values in force on its own day, {Iso(record.Happened)}: {en}");
    }

    public static LocalText Gap(PreparedPack pack, DayOutcome outcome)
    {
        var used = pack.Pack.Indicators.Select((indicator, at) => (indicator.Title, Value: outcome.Indicators[at]))
            .Where((_, at) => pack.IsUsed[at]).Concat(OfModels(pack, outcome)).ToList();
        var zh = string.Join("；", used.Select(pair => $"{pair.Title.Zh}：{Plain(pair.Value, "是", "否", "无")}"));
        var en = string.Join("; ", used.Select(pair => $"{pair.Title.En}: {Plain(pair.Value, "yes", "no", "none")}"));
        return new LocalText(
            $"没有评价规则覆盖该主体的情形（{zh}），待人工研判",
            $"No grade rule covers this situation ({en}); it needs a person's judgement");
    }

    public static LocalText UndecidedLimit(GradeLimit limit) => new(
        $"限制“{limit.Title.Zh}”无法判定：所需的值缺失或无法计算，待人工研判",
        $"The limit \"{limit.Title.En}\" cannot be decided: a value it needs is missing or cannot be computed; it needs a person's judgement");

    private static IEnumerable<(LocalText Title, Value Value)> OfModels(PreparedPack pack, DayOutcome outcome)
    {
        if (outcome.Models is not { } models)
        {
            yield break;
        }

        for (var at = 0; at < pack.Results.Count; at++)
        {
            if (pack.Results[at].IsUsed)
            {
                yield return (pack.Results[at].Result.Title, models.Result(at).Value);
            }
        }

        if (pack.IsScored)
        {
            yield return (pack.Pack.Scorecard?.Title ?? pack.Pack.Tree?.Root.Title ?? new("得分", "score"), models.Total.Score);
        }
    }

    public static LocalText GraveConsequence(string? now, string? ifGrave) => new(
        $"这些记录是否造成严重后果尚无认定。若认定为造成，结果由{Grade(now)}变为{Grade(ifGrave)}",
        $"Nobody has found yet whether these records had grave consequences. If they had, the result changes from {GradeEn(now)} to {GradeEn(ifGrave)}");

    public static LocalText Undecided(int rule) => new(
        $"第 {rule} 条规则无法判定：所需的值缺失或无法计算，待人工研判", $"Rule {rule} cannot be decided: a value it needs is missing or cannot be computed; it needs a person's judgement");

    public static LocalText Overlap() => new(
        "同时符合给出不同等级的多条规则，而政策包没有规定何者优先", "Rules with different grades hold at once, and the pack does not say which prevails");

    public static LocalText NotInForce(CompiledPack pack) => new(
        $"评价日政策不在有效期内（自 {Iso(pack.InForceFrom)}{(pack.InForceThrough is { } end ? $" 至 {Iso(end)}" : " 起")}）",
        $"The policy is not in force on the evaluation date (from {Iso(pack.InForceFrom)}{(pack.InForceThrough is { } last ? $" through {Iso(last)}" : string.Empty)})");

    public static LocalText Wait(DateOnly until, int records) => new(
        $"等待至 {Iso(until)}：届时 {records} 条现在计入的记录因时间经过不再计入", $"Wait until {Iso(until)}: by then {records} of the records that count now have run out");

    public static LocalText WaitUntil(DateOnly until) => new($"等待至 {Iso(until)}", $"Wait until {Iso(until)}");

    public static LocalText Repair(ClassedRecord record) => new(
        $"纠正失信行为后，向作出决定的部门申请信用修复：{Named(record)}",
        $"Correct the failing, then apply for repair to the department that decided: {NamedEn(record)}");

    public static LocalText Removal(ClassedRecord record) => new(
        $"满足条件后移出或履行完毕：{Named(record)}", $"Meet the conditions for removal, or pay or perform what is due: {NamedEn(record)}");

    public static LocalText When(CompiledPack pack, RepairDay possible) =>
        possible.Term is { } term ? Term(pack, term) : NoTerm();

    private static LocalText Term(CompiledPack pack, RepairTerm term)
    {
        var title = pack.Documents.FirstOrDefault(document => document.Id == term.Source.Document)?.Title
            ?? LocalText.Same(term.Source.Document);
        var (zh, en) = term.Months is > 0 and var months
            ? ($"自决定之日起满 {months} 个月", $"{months} {(months == 1 ? "month" : "months")} after the decision at the earliest")
            : ("义务履行完毕即可，没有最短期限", "as soon as the duties are done, without a least time");
        return new LocalText(
            $"{zh}（《{title.Zh}》{term.Source.Article}）{(term.Note is { } noteZh ? $"。{noteZh.Zh}" : string.Empty)}",
            $"{en} ({title.En}, {term.Source.Article}){(term.Note is { } noteEn ? $". {noteEn.En}" : string.Empty)}");
    }

    private static LocalText NoTerm() => new(
        "政策包没有载明最短期限，何时可行由作出决定的部门确定", "the pack states no least time: the deciding body sets the day");

    public static LocalText LicenceRestored() => new(
        "吊销营业执照的决定依法撤销、营业执照恢复", "The revocation of the business licence is lawfully set aside and the licence restored");

    private static string Named(ClassedRecord record) =>
        $"{record.Kind?.Title.Zh ?? record.Facts.Kind}（{Iso(record.Facts.Happened)}{(record.Facts.Document is { } number ? $"，{number}" : string.Empty)}）";

    private static string NamedEn(ClassedRecord record) =>
        $"{record.Kind?.Title.En ?? record.Facts.Kind} ({Iso(record.Facts.Happened)}{(record.Facts.Document is { } number ? $", {number}" : string.Empty)})";

    private static string Grade(string? letter) => letter is null ? "“待人工研判”" : $" {letter} ";

    private static string GradeEn(string? letter) => letter ?? "\"needs a person's judgement\"";

    private static string Plain(Value value, string yes, string no, string none) => value switch
    {
        Value.Bool truth => truth.Content ? yes : no,
        Value.Int whole => whole.Content.ToString(),
        Value.Decimal number => number.Content.ToString(),
        Value.Text text => text.Content,
        Value.Date date => Iso(date.Content),
        Value.Error => "?",
        _ => none,
    };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd");
}
