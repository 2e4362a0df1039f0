using Xinheng.Policy;

namespace Xinheng.Assessment.Consistency;

/// <summary>Why a step in a case is refused, in both languages.</summary>
internal static class CaseMessages
{
    private static readonly LocalText See = new("查看核查列表：xinheng consistency list。", "See the list of cases: xinheng consistency list.");

    public static StepRefusal Unknown(long number) => new(
        "AS-080", StepRefusalKind.Unknown, new($"没有等级核查 {number}。", $"There is no case {number}."), See);

    public static StepRefusal Overtaken(ConsistencyCase found) => new(
        "AS-081", StepRefusalKind.Overtaken,
        new($"您打开核查 {found.Number} 之后，它有了新的进展：{CaseWords.Of(found.Steps[^1].Kind).Zh}。", $"Case {found.Number} has moved on after you had opened it: {CaseWords.Of(found.Steps[^1].Kind).En}."),
        new("没有写入任何内容。请重新打开，核对后再办。", "Nothing was written. Open it again, look at it, and repeat what you meant to do."));

    public static StepRefusal NotNow(ConsistencyCase found) => new(
        "AS-082", StepRefusalKind.NotAllowed,
        found.State is CaseState.Closed
            ? new($"核查 {found.Number} 已办结，不能再复核或办结。", $"Case {found.Number} is closed and takes no more reviews.")
            : new($"核查 {found.Number} 还不能办结：尚待 {string.Join("、", found.Awaited)} 复核。", $"Case {found.Number} cannot be closed yet: {string.Join(", ", found.Awaited)} must still review."),
        found.State is CaseState.Closed ? See : new("请先由相关部门复核并说明理由。", "Let the departments concerned review and give their reasons first."));

    public static StepRefusal NotConcerned(string? department, ConsistencyCase found) => new(
        "AS-083", StepRefusalKind.Malformed,
        new($"“{StatedReason.Short(department)}”不是核查 {found.Number} 的相关部门，应为：{string.Join("、", found.Departments)}。", $"\"{StatedReason.Short(department)}\" is not concerned with case {found.Number}; expected one of: {string.Join(", ", found.Departments)}."),
        new("请选用给出等级的部门。", "Name a department that gave one of the grades."));

    public static StepRefusal NoReason() => new(
        "AS-084", StepRefusalKind.Malformed,
        new($"复核和办结须说明理由，1 到 {StatedReason.Longest} 个字符，例如“行业评价未计入已修复的处罚，维持A级”。", $"A review or a result needs a reason of 1 to {StatedReason.Longest} characters, such as \"the industry does not count repaired penalties; A stands\"."),
        new("请写明理由后重试。", "State it and try again."));
}
