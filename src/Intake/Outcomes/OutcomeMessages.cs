using System.Collections.Frozen;
using Xinheng.Intake.Checks;
using Xinheng.Policy;

namespace Xinheng.Intake.Outcomes;

/// <summary>What is said of inspection outcomes. <c>BT-0xx</c> speaks of a file or of what the platform holds, <c>BT-1xx</c> of a row that is not taken.</summary>
public static class OutcomeMessages
{
    private static readonly FrozenDictionary<string, IntakeMessage> Table = new Dictionary<string, IntakeMessage>
    {
        ["BT-001"] = File(
            new("找不到表头：没有一行同时含有代码、日期和结果三列；首行是：{found}", "There is no header: no row names a code, a date and a result; the first row is: {found}"),
            new("表头如“统一社会信用代码,检查日期,检查结果”，可另有“入样概率”“层”", "a header such as \"credit code,date,result\", with \"probability\" and \"stratum\" if there are any"),
            new("在首行写明这三列的名称后重试", "Name these columns in the first row and try again")),
        ["BT-002"] = File(
            new("有两列都像是同一项：{found}", "Two columns seem to be the same: {found}"),
            new("代码、日期、结果、入样概率、层各一列", "one column each for code, date, result, probability and stratum"),
            new("删去或改名其中一列", "Remove or rename one of them")),
        ["BT-003"] = File(
            new("行数超过上限 {found}", "There are more rows than the limit of {found}"),
            new("不超过上限的文件", "a file within the limit"),
            new("按日期分成几个文件", "Split it by date")),
        ["BT-004"] = File(
            new("表头以下没有一行可用", "No row below the header can be used"),
            new("至少一行代码、日期和结果齐全，例如 91131082MY00000000,2026-03-05,未发现问题", "at least one row with code, date and result, such as 91131082MY00000000,2026-03-05,nothing found"),
            new("按逐行原因改正后重试", "Correct the rows by their reasons and try again")),
        ["BT-005"] = File(
            new("“层”一列有超过 {found} 个不同的值，不像是抽样的层", "The stratum column has more than {found} different values: these are hardly strata"),
            new("抽样方案中的层，例如“食品”“燃气”", "the strata of the sampling plan, such as \"food\" or \"gas\""),
            new("换成抽样的层，或去掉这一列", "Use the strata, or remove the column")),
        ["BT-006"] = File(
            new("平台中这段时期的检查超过 {found} 次", "There are more than {found} inspections in the platform in this period"),
            new("不超过上限的一段时期，例如 2026-01-01 至 2026-06-30", "a period within the limit, such as 2026-01-01 to 2026-06-30"),
            new("用起止日期分段检验，或只取一个检查机关", "Test period by period by the first and last day, or take one inspecting body")),
        ["BT-007"] = File(
            new("平台中这段时期没有可用的检查结果：{found}", "The platform holds no inspection that can be used in this period: {found}"),
            new("至少一次未发现问题、发现问题或不配合检查的检查", "at least one inspection that found nothing, found something or was refused"),
            new("先归集检查结果：xinheng import 检查结果.csv；或放宽起止日期", "Take in inspection results first: xinheng import inspections.csv; or widen the first and last day")),
        ["BT-008"] = File(
            new("这段时期没有这个检查机关的检查：{found}", "In this period there is no inspection by this body: {found}"),
            new("有检查的机关名称，例如 三河市市场监督管理局", "the name of a body that inspected, such as 三河市市场监督管理局"),
            new("照有检查的机关改写，或放宽起止日期", "Write one of the bodies that inspected, or widen the first and last day")),
        ["BT-009"] = File(
            new("起始日在将来：{found}", "The first day lies in the future: {found}"),
            new("今天或以前的日期，例如 2026-01-01", "today or earlier, such as 2026-01-01"),
            new("改正起始日", "Correct the first day")),
        ["BT-101"] = Row(
            new("没有代码", "There is no code"),
            new("统一社会信用代码、曾用代码或主体键，例如 91131082MY00000000", "a credit code, a former code or a subject key, such as 91131082MY00000000"),
            new("补上代码；不按名称查找", "Add the code: nobody is found by name here")),
        ["BT-102"] = Row(
            new("代码残缺或含有别的字符", "The code is cut short or holds foreign characters"),
            new("完整的代码，例如 91131082MY00000000", "a whole code, such as 91131082MY00000000"),
            new("对照登记改正", "Correct it by the registration")),
        ["BT-103"] = Row(
            new("代码栏里是身份证号：自然人不评价", "The code is an identity number: natural persons are not graded"),
            new("企业等主体的代码", "the code of an enterprise or another organisation"),
            new("去掉这一行", "Remove the row")),
        ["BT-104"] = Row(
            new("没有日期，或读不出日期", "There is no date, or it cannot be read"),
            new("检查日期，例如 2026-03-05", "the day of the inspection, such as 2026-03-05"),
            new("补上或改正日期", "Add or correct the date")),
        ["BT-105"] = Row(
            new("日期不存在、有歧义或早于 1949 年 10 月", "There is no such day, it may be one of two, or it lies before October 1949"),
            new("四位年份的日期，例如 2026-03-05", "a day with a year of four digits, such as 2026-03-05"),
            new("改正日期", "Correct the date")),
        ["BT-106"] = Row(
            new("日期在将来", "The day lies in the future"),
            new("今天或以前的日期", "today or earlier"),
            new("改正日期", "Correct the date")),
        ["BT-107"] = Row(
            new("没有结果，或不知道是否算发现问题", "There is no result, or it is not known whether it counts as found"),
            new("1、是、发现问题，或 0、否、未发现问题", "1, yes, found, or 0, no, nothing found"),
            new("改写为其中之一；没有开展检查的行请去掉", "Write one of these; remove rows of inspections that did not take place")),
        ["BT-108"] = Row(
            new("入样概率缺失、不是数，或不在 0（不含）到 1 之间，或小于百万分之一", "The probability is missing, no number, not above 0 and up to 1, or below one in a million"),
            new("抽中的概率，例如 0.05、5% 或 1/20", "the chance to be drawn, such as 0.05, 5% or 1/20"),
            new("补上或改正；全部同等时去掉这一列", "Add or correct it; remove the column where all are alike")),
        ["BT-109"] = Row(
            new("检查结果已由检查机关撤销", "The inspecting body took the result back"),
            new("没有撤销的检查结果", "a result that was not taken back"),
            new("无须处理；改正后的结果另有一条", "Nothing to do; the corrected result stands beside it")),
        ["BT-110"] = Row(
            new("检查未能开展，说不上是否发现问题", "The inspection could not be carried out: it tells neither that something was found nor that nothing was"),
            new("发现问题、未发现问题或不配合检查", "something found, nothing found or refused"),
            new("无须处理；无法联系等后果另有记录", "Nothing to do; consequences such as a listing are records of their own")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Table.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words of a code; null when it is none of these.</summary>
    public static IntakeMessage? Find(string code) => Table.GetValueOrDefault(code);

    /// <summary>A refusal of a file of outcomes.</summary>
    internal static OutcomeRefusal Refusal(string code, string found = "", long? row = null)
    {
        var words = Table[code];
        return new(code, row, words.Message.Filled(new Finding(code, null, found)), words.Expected, words.Remedy);
    }

    /// <summary>A refusal of a file that cannot be read at all.</summary>
    internal static OutcomeRefusal Refusal(Finding unreadable) =>
        new(unreadable.Code, unreadable.Row, unreadable.Message, unreadable.Expected, unreadable.Remedy);

    private static IntakeMessage File(LocalText found, LocalText expected, LocalText remedy) => new(FindingWeight.Refusal, found, expected, remedy);

    private static IntakeMessage Row(LocalText found, LocalText expected, LocalText remedy) => new(FindingWeight.Rejection, found, expected, remedy);
}
