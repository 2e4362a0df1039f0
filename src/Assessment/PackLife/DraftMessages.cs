using Xinheng.Policy;
using Xinheng.Policy.Linting;

namespace Xinheng.Assessment.PackLife;

/// <summary>Why a step in a pack's life is refused, in both languages.</summary>
internal static class DraftMessages
{
    private const int Shown = 60;
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static DraftRefusal Unknown(DraftNumber draft) => new(
        "AS-020", DraftRefusalKind.Unknown,
        new($"没有草稿 {draft}。", $"There is no draft {draft}."),
        new("查看草稿列表：xinheng pack drafts。", "See the list of drafts: xinheng pack drafts."));

    public static DraftRefusal Overtaken(PackDraft draft, Overtaking meanwhile)
    {
        var at = meanwhile.At.ToOffset(Shanghai).ToString("yyyy-MM-dd HH:mm");
        var (changedZh, changedEn) = meanwhile.Changed.Count == 0
            ? ("文件未变", "the files are the same")
            : ($"改动了 {string.Join("、", meanwhile.Changed)}", $"changed were {string.Join(", ", meanwhile.Changed)}");
        return new(
            "AS-021", DraftRefusalKind.Overtaken,
            new($"您打开草稿 {draft.Number} 之后，{meanwhile.By} 已于 {at} 更新它（现为{Of(meanwhile.State).Zh}）；{changedZh}。", $"{meanwhile.By} moved draft {draft.Number} on at {at}, after you had opened it (it is now {Of(meanwhile.State).En}); {changedEn}."),
            new("您的改动没有写入，也没有丢失：请与现在的草稿对照，合并后再保存。", "Your text was not written and is not lost: compare it with the draft as it is, and save again."))
        { Overtaking = meanwhile };
    }

    public static DraftRefusal NotNow(PackDraft draft, DraftState wanted) => new(
        "AS-022", DraftRefusalKind.NotAllowed,
        new($"草稿 {draft.Number} 现为{Of(draft.State).Zh}，不能{Verb(wanted).Zh}。", $"Draft {draft.Number} is {Of(draft.State).En} and cannot be {Verb(wanted).En}."),
        Next(draft.State));

    public static DraftRefusal SecondPersonNeeded(NamedPerson person) => new(
        "AS-023", DraftRefusalKind.NotAllowed,
        new($"{person} 写过或提交过这份草稿，不能由本人批准或退回。", $"{person} wrote or submitted this draft and cannot approve or return it."),
        new("请由另一位人员办理。", "Ask another person to do it."));

    public static DraftRefusal NotFit(PackCheck check)
    {
        var blocking = check.Entry.Diagnostics.Where(PackLinter.BlocksActivation).ToList();
        var failed = check.Cases.Count(one => !one.IsPassed) + check.Broken.Count(one => !one.IsAsExpected);
        var first = blocking.Count > 0 ? $" {blocking[0].Code}{Place(blocking[0])}" : string.Empty;
        var (timeZh, timeEn) = check.IsComplete ? (string.Empty, string.Empty) : ("；案例没有在限定时间内运行完", "; the time ran out before all cases had been run");
        return new(
            "AS-024", DraftRefusalKind.NotFit,
            new($"{check.Entry.Id} 还不能提交或启用：{blocking.Count} 个问题须先解决{first}，{failed} 个案例未通过{timeZh}。", $"{check.Entry.Id} cannot be submitted or put in force yet: {blocking.Count} findings must be settled{first}, {failed} cases fail{timeEn}."),
            new("逐条改正问题，或写明适用口径；使每个案例的结果与预期一致。", "Mend each finding or state a ruling, and bring every case to its expected outcome."))
        { Check = check };
    }

    public static DraftRefusal VersionTaken(string version, string pack) => new(
        "AS-025", DraftRefusalKind.NotFit,
        new($"政策包 {pack} 已有另一份文本使用版本号“{version}”。", $"Another text of the pack {pack} has the version \"{version}\"."),
        new("在 pack.yaml 中改用新的 version，例如 \"2026.2\"。", "Give pack.yaml a new version, such as \"2026.2\"."));

    public static DraftRefusal TooEarly(DateOnly from, DateOnly today) => new(
        "AS-026", DraftRefusalKind.Malformed,
        new($"启用日期 {from:yyyy-MM-dd} 早于今天（{today:yyyy-MM-dd}）：规则不溯及既往。", $"The first day {from:yyyy-MM-dd} is before today ({today:yyyy-MM-dd}): rules do not reach back."),
        new($"选择今天或以后的日期，例如 {today:yyyy-MM-dd}。", $"Choose today or a later day, such as {today:yyyy-MM-dd}."));

    public static DraftRefusal OutsidePack(DateOnly from, CompiledPack pack) => new(
        "AS-027", DraftRefusalKind.Malformed,
        new($"启用日期 {from:yyyy-MM-dd} 不在政策包写明的有效期内（自 {pack.InForceFrom:yyyy-MM-dd} 起{(pack.InForceThrough is { } zh ? $"，至 {zh:yyyy-MM-dd} 止" : string.Empty)}）。", $"The first day {from:yyyy-MM-dd} is outside the time the pack states (from {pack.InForceFrom:yyyy-MM-dd}{(pack.InForceThrough is { } en ? $" through {en:yyyy-MM-dd}" : string.Empty)})."),
        new("选择有效期内的日期，或在新草稿中修改 in_force。", "Choose a day within it, or change in_force in a new draft."));

    public static DraftRefusal NotAName(string? found) => new(
        "AS-028", DraftRefusalKind.Malformed,
        new($"“{Short(found)}”不是姓名。应为 1 到 {NamedPerson.LongestName} 个字符，含文字，例如 李明。", $"\"{Short(found)}\" names nobody. Expected 1 to {NamedPerson.LongestName} characters with letters, such as Li Ming."),
        new("写明办理人的姓名。", "Give the name of the person who does it."));

    public static DraftRefusal NoReason(int longest) => new(
        "AS-029", DraftRefusalKind.Malformed,
        new($"退回须写明理由，1 到 {longest} 个字符，例如“第 3 条规则缺少依据”。", $"A return needs a reason of 1 to {longest} characters, such as \"rule 3 has no source\"."),
        new("写明理由后重试。", "State the reason and try again."));

    public static DraftRefusal NotAPath(string path) => new(
        "AS-030", DraftRefusalKind.Malformed,
        new($"“{Short(path)}”不能是政策包的文件。应为 pack.yaml，或 documents/、cases/、broken/ 之下的小写 .yaml 文件，例如 cases/classes.yaml。", $"\"{Short(path)}\" cannot be a file of a pack. Expected pack.yaml, or a lower-case .yaml file below documents/, cases/ or broken/, such as cases/classes.yaml."),
        new("改用小写字母、数字和连字符组成的文件名。", "Name it with lower-case letters, digits and hyphens."));

    public static DraftRefusal WrongNumberOfFiles(int found, int most) => new(
        "AS-031", DraftRefusalKind.Malformed,
        new($"草稿有 {found} 个文件，应为 1 到 {most} 个，其中有 pack.yaml。", $"The draft has {found} files; expected 1 to {most}, pack.yaml among them."),
        new("合并案例文件，或拆成几个政策包。", "Join files of cases, or make several packs of it."));

    public static DraftRefusal FileTooLarge(string path, int length, int most) => new(
        "AS-032", DraftRefusalKind.Malformed,
        new($"{path} 有 {length:N0} 个字符，最多 {most:N0} 个。", $"{path} has {length:N0} characters; at most {most:N0} are taken."),
        new("拆分这个文件。", "Split the file."));

    public static DraftRefusal TooLarge(int length, int most) => new(
        "AS-033", DraftRefusalKind.Malformed,
        new($"草稿共有 {length:N0} 个字符，最多 {most:N0} 个。", $"The draft has {length:N0} characters in all; at most {most:N0} are taken."),
        new("拆成几个政策包，用 extends 相接。", "Make several packs of it and join them by extends."));

    public static DraftRefusal NotAnId(string id) => new(
        "AS-034", DraftRefusalKind.Malformed,
        new($"“{Short(id)}”不是政策包的标识。应为“发布者/名称”，小写字母、数字和连字符，例如 langfang/public-credit。", $"\"{Short(id)}\" is no pack's id. Expected ISSUER/NAME in lower-case letters, digits and hyphens, such as langfang/public-credit."),
        new("改正标识后重试。", "Correct the id and try again."));

    public static DraftRefusal BaseUnknown(string fingerprint, string pack) => new(
        "AS-035", DraftRefusalKind.Malformed,
        new($"政策包 {pack} 没有指纹为“{Short(fingerprint)}”的版本。", $"No version of the pack {pack} has the fingerprint \"{Short(fingerprint)}\"."),
        new("使用版本列表中的指纹，或不写 basedOn。", "Use a fingerprint from the list of versions, or leave basedOn out."));

    public static DraftRefusal TextLost(PackDraft draft) => new(
        "AS-036", DraftRefusalKind.NotFit,
        new($"本程序编译草稿 {draft.Number} 的结果与批准时不同，不能启用。", $"This program compiles draft {draft.Number} to something else than what was approved; it cannot be put in force."),
        new("以它为底稿另开草稿，重新提交和批准。", "Open a new draft from it, and have that submitted and approved."));

    /// <summary>A state for people.</summary>
    public static LocalText Of(DraftState state) => state switch
    {
        DraftState.Writing => new("起草中", "being written"),
        DraftState.Submitted => new("待批准", "submitted"),
        DraftState.Approved => new("已批准", "approved"),
        DraftState.Returned => new("已退回", "returned"),
        DraftState.Activated => new("已启用", "put in force"),
        DraftState.Discarded => new("已作废", "discarded"),
    };

    private static LocalText Verb(DraftState state) => state switch
    {
        DraftState.Writing => new("修改", "changed"),
        DraftState.Submitted => new("提交", "submitted"),
        DraftState.Approved => new("批准", "approved"),
        DraftState.Returned => new("退回", "returned"),
        DraftState.Activated => new("启用", "put in force"),
        DraftState.Discarded => new("作废", "discarded"),
    };

    private static LocalText Next(DraftState state) => state switch
    {
        DraftState.Writing or DraftState.Returned => new("改好后先提交。", "Mend it and submit it first."),
        DraftState.Submitted => new("请另一位人员批准或退回。", "Have a second person approve or return it."),
        DraftState.Approved => new("可以启用；要修改，请另一位人员退回。", "It can be put in force; to change it, have a second person return it."),
        DraftState.Activated or DraftState.Discarded => new("以它为底稿另开草稿。", "Open a new draft from it."),
    };

    private static string Place(Diagnostic diagnostic) =>
        diagnostic.Span is { } span ? $" {span.File}:{span.Line}:{span.Column}" : string.Empty;

    private static string Short(string? text)
    {
        var plain = new string([.. (text ?? string.Empty).Where(letter => !char.IsControl(letter))]);
        return plain.Length <= Shown ? plain : $"{plain[..Shown]}…";
    }
}
