namespace Xinheng.Policy.Packs.Cases;

/// <summary>Findings about what cases expect, in both languages.</summary>
internal static class CaseMessages
{
    public static IReadOnlyDictionary<string, PackMessages.Message> All { get; } = new Dictionary<string, PackMessages.Message>
    {
        ["PK-090"] = PackMessages.Error(
            "“应为”里没有写出应得的结果。请写等级，如 应为: B；或写明是哪一项，如 应为: {{期限: {{objection-check: 2024-07-08}}}}。",
            "“expect” says nothing that must come out. Write a grade, such as expect: B, or name what is expected, such as expect: {{duties: {{objection-check: 2024-07-08}}}}."),
        ["PK-091"] = PackMessages.Error(
            "“{0}”说的是一条记录，而案例里有 {1} 条。请只写一条记录；有几条的，分成几个案例。",
            "“{0}” is about one record, but the case has {1}. Write one record, and a case for each where there are several."),
        ["PK-092"] = PackMessages.Error(
            "政策包没有{0}，案例不能写“{1}”。这个包可以写：{2}。",
            "The pack has no {0}, so a case cannot expect “{1}”. With this pack a case can expect: {2}."),
        ["PK-093"] = PackMessages.Error(
            "“{0}”处的“{1}”不是{2}。例如 {3}。",
            "“{1}” for “{0}” is no {2}. For example: {3}."),
        ["PK-094"] = PackMessages.Error(
            "“{0}”不是一天，也不是不超过 {1} 天的一段。例如 2026-10-01，或 2026-10-01/2026-10-07（含首尾）。",
            "“{0}” is neither a day nor a stretch of no more than {1}. For example: 2026-10-01, or 2026-10-01/2026-10-07, both ends included."),
    };
}
