namespace Xinheng.Policy.Packs.Tables;

/// <summary>Findings about the form of tables, in both languages.</summary>
internal static class TableMessages
{
    public static IReadOnlyDictionary<string, PackMessages.Message> All { get; } = new Dictionary<string, PackMessages.Message>
    {
        ["PK-080"] = PackMessages.Error(
            "“{1}”处的“{0}”不能用作数值。应指向一个带单位的参数，例如 {2}。",
            "“{0}” is no number for “{1}”. Name a parameter with a unit, such as {2}."),
        ["PK-081"] = PackMessages.Error(
            "“{0}”处的“{1}”单位是“{2}”，应为 {3} 之一。请改正参数的 unit，或换一个参数。",
            "For “{0}”, “{1}” is in “{2}”; expected one of {3}. Correct the parameter's unit or name another."),
        ["PK-082"] = PackMessages.Error(
            "“{1}”处的“{0}”取值为 {2}，应为{4}、不大于 {5} 的{3}。请改正数值。",
            "“{0}” for “{1}” is {2}; expected a {3}, {4} and no more than {5}. Correct the number."),
        ["PK-083"] = PackMessages.Error(
            "措施“{0}”没有写明法律依据。没有依据的措施不予加载，请写 basis: {{zh: 《政府采购法》第七十七条, en: \"Government Procurement Law, article 77\"}}。",
            "Measure “{0}” names no legal basis. A measure without one is refused: write basis: {{zh: 《政府采购法》第七十七条, en: \"Government Procurement Law, article 77\"}}."),
        ["PK-084"] = PackMessages.Error(
            "脱敏“{0}”保留 {1} 位，而{2}最短只有 {3} 位，等于什么都没有遮住。请少保留几位，或写 hide: true。",
            "Mask “{0}” keeps {1} characters, but a {2} can be as short as {3}, so that nothing is hidden. Keep fewer or write hide: true."),
        ["PK-085"] = PackMessages.Error(
            "公示规则“{0}”与第 {2} 行的“{1}”在同一渠道、同一信息种类上时期重叠，而后者没有条件，“{0}”在重叠的时期里不会用到。请改正 from 和 through，或把带条件的写在前面。",
            "Publication “{0}” and “{1}” on line {2} overlap in time for the same channel and kind, and “{1}” has no condition, so that “{0}” is not used where they overlap. Correct from and through, or put the one with a condition first."),
        ["PK-086"] = PackMessages.Error(
            "规则“{0}”没有写出任何处理。请至少写 sampling、ratio、times、visits、measures 中的一项，例如 sampling: lower。",
            "Rule “{0}” states no treatment. Give at least one of sampling, ratio, times, visits and measures, such as sampling: lower."),
        ["PK-087"] = PackMessages.Error(
            "“{0}”应比较两个不同的评价结果，例如 between: [public, industry]。",
            "“{0}” must compare two different results, such as between: [public, industry]."),
    };
}
