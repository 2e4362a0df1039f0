using System.Collections.Frozen;
using Xinheng.Policy.Packs.Cases;
using Xinheng.Policy.Packs.Models;
using Xinheng.Policy.Packs.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>Every finding about a pack's form, in both languages: what was found, what was expected, what to do.</summary>
internal static class PackMessages
{
    private static readonly FrozenDictionary<string, Message> Table = new Dictionary<string, Message>
    {
        ["PK-001"] = Error(
            "政策包“{0}”里没有 pack.yaml。请在包的文件夹里建立 pack.yaml，第一行写 pack: {0}。",
            "Pack “{0}” has no pack.yaml. Create pack.yaml in the pack's folder, its first line being pack: {0}."),
        ["PK-002"] = Error(
            "此处不是有效的 YAML（{0}）。含有“: ”“ #”或以 ! & * [ {{ 开头的文字请加引号，例如 when: \"!on_list\"。",
            "This is not valid YAML ({0}). Quote text that holds “: ” or “ #” or begins with ! & * [ {{, such as when: \"!on_list\"."),
        ["PK-003"] = Error(
            "文件含有不属于 UTF-8 文本的内容。请用 UTF-8 编码重新保存（不要用 GBK）。",
            "The file holds bytes that are no UTF-8 text. Save it again as UTF-8 (not GBK)."),
        ["PK-004"] = Error(
            "缩进用了制表符。YAML 只能用空格缩进，请每级改用两个空格。",
            "The line is indented with a tab. YAML is indented with spaces only: use two for each level."),
        ["PK-005"] = Error(
            "用了锚点或别名“{0}”。政策包不支持引用，请把内容原样再写一遍。",
            "Anchor or alias “{0}” is used. Packs have no references: write the content out again."),
        ["PK-006"] = Error(
            "用了 YAML 标签“{0}”。若是以 ! 开头的条件，请加引号，例如 \"!on_list\"。",
            "YAML tag “{0}” is used. If this is a condition that begins with !, quote it: \"!on_list\"."),
        ["PK-007"] = Error(
            "{0}：上限是 {1}。请拆分或删减。",
            "{0}: the limit is {1}. Split it or leave something out."),
        ["PK-008"] = Error(
            "键“{0}”在同一处写了两次，第一次在第 {1} 行。请只留一个。",
            "Key “{0}” is written twice in one place, first on line {1}. Keep one."),
        ["PK-009"] = Error(
            "不认识的键“{0}”。{1}",
            "Unknown key “{0}”. {1}"),
        ["PK-010"] = Error(
            "缺少“{0}”。例如 {1}。",
            "“{0}” is missing. For example: {1}."),
        ["PK-011"] = Error(
            "“{0}”这里写的是{1}，应为{2}。",
            "“{0}” holds {1}; expected {2}."),
        ["PK-012"] = Error(
            "“{0}”不是日历上的日期。请写成 2023-01-19 的样子。",
            "“{0}” is no date of the calendar. Write it like 2023-01-19."),
        ["PK-013"] = Error(
            "“{0}”不能用在“{1}”处。{2}",
            "“{0}” cannot stand for “{1}”. {2}"),
        ["PK-014"] = Error(
            "标识“{0}”不合规定。应为{1}。",
            "Id “{0}” is not well formed. Expected {1}."),
        ["PK-015"] = Error(
            "标识“{0}”重复，第一次在 {1} 第 {2} 行。请改名，或合并成一条。",
            "Id “{0}” is given twice, first in {1} on line {2}. Rename one or make them one."),
        ["PK-016"] = Error(
            "“{0}”没有依据。没有法律或政策依据的规定不予加载，请写 source: 三(五) 或 source: langfang-2023 三(五)。",
            "“{0}” has no source. A rule without a legal basis is refused: write source: 三(五) or source: langfang-2023 三(五)."),
        ["PK-017"] = Error(
            "依据“{0}”没有指明本包已有的文件。{1}",
            "Source “{0}” names no document of this pack. {1}"),
        ["PK-018"] = Error(
            "文件“{0}”里没有条款“{1}”的原文。{2}请在 documents/ 中补上所引条款的文字。",
            "Document “{0}” holds no text of article “{1}”. {2}Add the text of the cited article under documents/."),
        ["PK-019"] = Error(
            "找不到被继承的政策包“{0}”。请检查 extends，例如 extends: national/catalogue。",
            "The extended pack “{0}” was not found. Check extends, such as extends: national/catalogue."),
        ["PK-020"] = Error(
            "继承形成了循环：{0}。请去掉其中一个 extends。",
            "The packs extend each other in a circle: {0}. Remove one extends."),
        ["PK-021"] = Error(
            "pack.yaml 写的是“{0}”，文件夹却是“{1}”。两者应当一致。",
            "pack.yaml says “{0}” but the folder is “{1}”. They must agree."),
        ["PK-022"] = Error(
            "施行期限倒置：止于 {1}，却始于 {0}。止日（含当日）不得早于始日。",
            "The time in force ends on {1} before it starts on {0}. The last day (inclusive) must not be earlier."),
        ["PK-023"] = Error(
            "参数“{0}”的值“{1}”与前面的值类型不同。同一参数在各时期应为同一类型。",
            "Value “{1}” of parameter “{0}” differs in type from the one before. A parameter keeps one type in all periods."),
        ["PK-024"] = Error(
            "“{0}”属于禁止采集或不得纳入信用记录的信息（{1}；依据 {2}）。请删去这一种类。",
            "“{0}” is information that must not be collected or entered in credit records ({1}; basis {2}). Remove this kind."),
        ["PK-025"] = Error(
            "参数“{0}”各时期的起始日期必须依次递增，只有第一个可以不写起始日期；“{1}”不符合。",
            "The periods of parameter “{0}” must start one after another, and only the first may have no start; “{1}” does not fit."),
        ["PK-026"] = Error(
            "评价周期应指向单位为 months 的整数参数，“{0}”不是。例如 cycle: cycle_months。",
            "The cycle must name a whole-number parameter in months; “{0}” is none. For example: cycle: cycle_months."),
        ["PK-027"] = Error(
            "{0} 需要 {1}：请一并写上，或两者都不写。",
            "{0} needs {1}: write both or neither."),
        ["PK-028"] = Warning(
            "文件“{0}”不会被读取。政策包由 pack.yaml、documents/*.yaml、cases/*.yaml 和 broken/*.yaml 组成。",
            "File “{0}” is not read. A pack consists of pack.yaml, documents/*.yaml, cases/*.yaml and broken/*.yaml."),
        ["PK-029"] = Error(
            "一个文件里有几份 YAML(---)。请每份存成一个文件。",
            "The file holds several YAML documents (---). Put each in a file of its own."),
        ["PK-030"] = Error(
            "“{0}”不能同时用于 {1}。{2}",
            "“{0}” cannot be used with {1}. {2}"),
        ["PK-031"] = Error(
            "“{0}”不是允许范围内的整数。请写 {1} 到 {2} 之间的整数。",
            "“{0}” is no whole number in range. Write one from {1} to {2}."),
        ["PK-032"] = Error(
            "区划代码“{0}”应为六位数字，并加引号，例如 territory: \"131000\"。",
            "Territory “{0}” must be six digits in quotes, such as territory: \"131000\"."),
        ["PK-033"] = Error(
            "这一条修复期限不会用到：第 {0} 行的期限没有条件，已覆盖它的全部时间。请把带条件的写在前面，或改正 from 和 through。",
            "This repair term can never apply: the one on line {0} has no condition and covers its whole time. Put the one with a condition first, or correct from and through."),
    }.Concat(ModelMessages.Errors.Select(error => KeyValuePair.Create(error.Key, Error(error.Value.Zh, error.Value.En)))).Concat(TableMessages.All).Concat(CaseMessages.All).ToFrozenDictionary();

    /// <summary>Fills the message of <paramref name="code"/>; a detail is a <see cref="LocalText"/> or prints the same in both languages.</summary>
    public static Diagnostic Diagnose(string code, SourceSpan? span, params ReadOnlySpan<object> details)
    {
        var message = Table[code];
        var given = details.ToArray();
        return new(code, message.Severity, new(Fill(message.Zh, given, "zh"), Fill(message.En, given, "en")), span);
    }

    private static string Fill(string template, object[] details, string language) =>
        string.Format(template, [.. details.Select(detail => detail is LocalText text ? text.In(language) : Shorten(detail))]);

    private static string Shorten(object detail)
    {
        var text = detail.ToString() ?? string.Empty;
        return text.Length <= 120 ? text : string.Concat(text.AsSpan(0, 117), "…");
    }

    internal static Message Error(string zh, string en) => new(Severity.Error, zh, en);

    private static Message Warning(string zh, string en) => new(Severity.Warning, zh, en);

    internal sealed record Message(Severity Severity, string Zh, string En);
}
