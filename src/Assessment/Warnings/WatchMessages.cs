using Xinheng.Policy;

namespace Xinheng.Assessment.Warnings;

/// <summary>Why a step on a rule or a warning is refused, in both languages.</summary>
internal static class WatchMessages
{
    private static readonly LocalText SeeChoices = new("可选的政策包、指标和预警条目见：xinheng warnings choices。", "See what can be watched: xinheng warnings choices.");
    private static readonly LocalText SeeRules = new("查看规则列表：xinheng warnings rules。", "See the list of rules: xinheng warnings rules.");
    private static readonly LocalText SeeWarnings = new("查看预警列表：xinheng warnings list。", "See the list of warnings: xinheng warnings list.");

    public static StepRefusal NoSuchRule(long rule) => new(
        "AS-060", StepRefusalKind.Unknown,
        new($"没有预警规则 {rule}。", $"There is no warning rule {rule}."), SeeRules);

    public static StepRefusal NoSuchWarning(long warning) => new(
        "AS-061", StepRefusalKind.Unknown,
        new($"没有预警 {warning}。", $"There is no warning {warning}."), SeeWarnings);

    public static StepRefusal NoSuchPack(string? pack) => Malformed(
        "AS-062",
        $"没有可用的政策包“{StatedReason.Short(pack)}”：它不存在、有错误或今天不在有效期内。应为例如 liaoning/general-risk。",
        $"There is no pack \"{StatedReason.Short(pack)}\" to watch by: it does not exist, has errors or is not in force today. Expected one such as liaoning/general-risk.");

    public static StepRefusal NoSuchIndicator(string? indicator, CompiledPack pack) => Malformed(
        "AS-063",
        $"政策包 {pack.Id} 没有指标“{StatedReason.Short(indicator)}”{Such(pack.Indicators.Select(known => known.Id), "，应为例如 ", string.Empty)}。",
        $"The pack {pack.Id} has no indicator \"{StatedReason.Short(indicator)}\"{Such(pack.Indicators.Select(known => known.Id), "; expected one such as ", string.Empty)}.");

    public static StepRefusal NoSuchEntry(string? entry, CompiledPack pack) => Malformed(
        "AS-065",
        $"政策包 {pack.Id} 的预警表没有“{StatedReason.Short(entry)}”{Such(pack.Tables.Warnings.Select(known => known.Id), "，应为例如 ", string.Empty)}。",
        $"The pack {pack.Id} has no warning \"{StatedReason.Short(entry)}\"{Such(pack.Tables.Warnings.Select(known => known.Id), "; expected one such as ", string.Empty)}.");

    public static StepRefusal OneOfBoth() => Malformed(
        "AS-066",
        "一条规则要么写明指标和阈值，要么写明政策包的预警条目；条目不另设阈值和方向。例如 indicator: general_count、threshold: 3、direction: above。",
        "A rule states either an indicator and a threshold or a warning of the pack, which has no threshold or direction of its own. Such as indicator: general_count, threshold: 3, direction: above.");

    public static StepRefusal OutOfRange(string what, string found, string zh, string en) => new(
        "AS-067", StepRefusalKind.Malformed,
        new($"{what} 是“{StatedReason.Short(found)}”，应为{zh}。", $"{what} is \"{StatedReason.Short(found)}\"; expected {en}."),
        new("请改正后重试。", "Put it right and try again."));

    public static StepRefusal Overtaken(WatchRule rule) => new(
        "AS-068", StepRefusalKind.Overtaken,
        new($"您打开规则 {rule.Number} 之后，{rule.Steps[^1].By} 已更新它（现为第 {rule.Version} 版，{WatchWords.Of(rule.State).Zh}）。", $"{rule.Steps[^1].By} moved rule {rule.Number} on after you had opened it (it is now version {rule.Version}, {WatchWords.Of(rule.State).En})."),
        new("没有写入任何改动。请重新打开规则，核对后再办。", "Nothing was written. Open the rule again, look at it, and repeat what you meant to do."));

    public static StepRefusal RuleNotNow(WatchRule rule, WatchRuleState wanted) => new(
        "AS-069", StepRefusalKind.NotAllowed,
        new($"规则 {rule.Number} 现为{WatchWords.Of(rule.State).Zh}，不能{Verb(wanted).Zh}。", $"Rule {rule.Number} is {WatchWords.Of(rule.State).En} and cannot be {Verb(wanted).En}."),
        wanted is WatchRuleState.Draft ? new("请先停用，再修改。", "Switch it off first, then change it.") : SeeRules);

    public static StepRefusal NoReason() => new(
        "AS-070", StepRefusalKind.Malformed,
        new($"这一步须写明理由，1 到 {StatedReason.Longest} 个字符，例如“已电话核实，处罚已履行”。", $"This step needs a reason of 1 to {StatedReason.Longest} characters, such as \"checked by telephone, the fine is paid\"."),
        new("请写明理由后重试。", "State it and try again."));

    public static StepRefusal WarningNotNow(long warning, WarningState state, WarningAct act) => new(
        "AS-071", StepRefusalKind.NotAllowed,
        new($"预警 {warning} 现为{WarningWords.Of(state).Zh}，不能{WarningWords.Of(act).Zh}。", $"Warning {warning} is {WarningWords.Of(state).En}: it cannot be {WarningWords.Done(act).En}."),
        SeeWarnings);

    public static StepRefusal BadDay(DateOnly? day, DateOnly today, DateOnly last) => new(
        "AS-072", StepRefusalKind.Malformed,
        new($"暂缓的截止日“{day:yyyy-MM-dd}”应在今天（{today:yyyy-MM-dd}）之后、不晚于 {last:yyyy-MM-dd}，例如 {today.AddDays(14):yyyy-MM-dd}。", $"A warning is put off until a day after today ({today:yyyy-MM-dd}) and no later than {last:yyyy-MM-dd}, such as {today.AddDays(14):yyyy-MM-dd}; found \"{day:yyyy-MM-dd}\"."),
        new("请改选日期后重试。", "Choose another day and try again."));

    public static StepRefusal NobodyAssigned(string? name) => new(
        "AS-073", StepRefusalKind.Malformed,
        new($"“{StatedReason.Short(name)}”不是一个人员或部门的名称：应有文字，不超过 60 个字符，例如“广阳区市场监管局 李明”。", $"\"{StatedReason.Short(name)}\" names no person or department: expected letters, at most 60 characters, such as \"Guangyang market regulation, Li Ming\"."),
        new("请写明名称后重试。", "Name them and try again."));

    public static StepRefusal BadNumbers(int count, int most) => new(
        "AS-074", StepRefusalKind.Malformed,
        new($"一次可以办理 1 到 {most} 条预警，收到 {count} 条。", $"1 to {most} warnings can be acted on at once; {count} were given."),
        new("请分批办理。", "Act on them in parts."));

    public static StepRefusal NothingToUndo(long act) => new(
        "AS-075", StepRefusalKind.NotAllowed,
        new($"办理 {act} 已没有可以撤销的：不存在，或其后已有新的办理。", $"There is nothing of act {act} to undo: it does not exist, or each of its warnings has been acted on since."),
        new("请查看各条预警的办理记录。", "See the steps of each warning."));

    public static StepRefusal NoOutcome() => new(
        "AS-076", StepRefusalKind.Malformed,
        new("关闭预警须写明结论：confirmed（属实）、unfounded（不属实）或 other（其他）。", "A warning is closed with an outcome: confirmed, unfounded or other."),
        new("请写明结论后重试。", "State it and try again."));

    private static LocalText Verb(WatchRuleState wanted) => wanted switch
    {
        WatchRuleState.Draft => new("修改", "changed"),
        WatchRuleState.On => new("启用", "switched on"),
        WatchRuleState.Off => new("停用", "switched off"),
    };

    private static string Such(IEnumerable<string> known, string before, string after) =>
        known.FirstOrDefault() is { } first ? before + first + after : string.Empty;

    private static StepRefusal Malformed(string code, string zh, string en) => new(code, StepRefusalKind.Malformed, new(zh, en), SeeChoices);
}
