namespace Xinheng.Policy.Packs.Models;

/// <summary>What can be wrong with scales, mappings, results, scores, scorecards, trees and limits, in both languages.</summary>
internal static class ModelMessages
{
    /// <summary>Code → message, as <see cref="PackMessages"/> fills it.</summary>
    public static readonly IReadOnlyDictionary<string, LocalText> Errors = new Dictionary<string, LocalText>
    {
        ["PK-050"] = new(
            "找不到结果所指的政策包“{0}”。请检查 pack，例如 pack: langfang/public-credit；别处给出的结果请改写 received。",
            "The pack “{0}” a result names was not found. Check pack, such as pack: langfang/public-credit; for a result given elsewhere write received."),
        ["PK-051"] = new(
            "评价结果互相引用成了循环：{0}。请去掉其中一个 pack，或改为 received。",
            "The packs take each other's results in a circle: {0}. Remove one pack, or make it received."),
        ["PK-052"] = new(
            "结果所指的政策包“{0}”有 {1} 处错误，第一处：{2}。请先改好它。",
            "The pack “{0}” a result names has {1} errors, the first being: {2}. Mend it first."),
        ["PK-053"] = new(
            "政策包“{0}”没有评价方案（scheme），给不出等级。请指向有 scheme 和 grades 的包。",
            "The pack “{0}” has no scheme and gives no grade. Name a pack with scheme and grades."),
        ["PK-054"] = new(
            "对应关系“{0}”没有写明“{1}”的等级 {2} 对应什么。每个等级都要恰好写一次，例如 {{from: {2}, to: B}}。",
            "Mapping “{0}” does not say what step {2} of “{1}” becomes. Every step is written exactly once, such as {{from: {2}, to: B}}."),
        ["PK-055"] = new(
            "对应关系“{0}”对等级 {1} 写了两次。请只留一个。",
            "Mapping “{0}” says twice what step {1} becomes. Keep one."),
        ["PK-056"] = new(
            "结果“{0}”经对应关系可得 {1}，而它写明的等级只有 {2}。请改 steps 或 mapping，使两者一致。",
            "Result “{0}” can become {1} by its mapping, but its steps are only {2}. Change steps or mapping so that they agree."),
        ["PK-057"] = new(
            "结果“{0}”的等级属于“{1}”，对应关系却从“{2}”换算。请换用从“{1}”出发的对应关系。",
            "Result “{0}” is on the scale “{1}” but its mapping reads “{2}”. Use a mapping from “{1}”."),
        ["PK-058"] = new(
            "“{0}”应以 {1} 为单位，参数“{2}”的单位却是{3}。请改用单位相符的参数。",
            "“{0}” is counted in {1}, but the unit of parameter “{2}” is {3}. Use a parameter of that unit."),
    };
}
