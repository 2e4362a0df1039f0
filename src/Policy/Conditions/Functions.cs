namespace Xinheng.Policy.Conditions;

/// <summary>The functions of the language with how each is written.</summary>
internal static class Functions
{
    /// <summary>Name → an example that shows the right form.</summary>
    public static readonly IReadOnlyDictionary<string, string> Examples = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["all"] = "record.penalties.all(p, p == 'fine')",
        ["contains"] = "record.issuer.contains('局')",
        ["date"] = "date('2023-01-19')",
        ["days_between"] = "days_between(subject.registered, as_of) < 365",
        ["decimal"] = "decimal(general_count) * 0.5",
        ["endsWith"] = "record.issuer.endsWith('局')",
        ["exists"] = "record.penalties.exists(p, p == 'fine')",
        ["exists_one"] = "record.penalties.exists_one(p, p == 'fine')",
        ["has"] = "has(record.until)",
        ["matches"] = "subject.industry.matches('^C1[34]')",
        ["size"] = "size(record.penalties) > 0",
        ["startsWith"] = "subject.industry.startsWith('C13')",
    };

    /// <summary>Whether it is a macro: it names an item of a list and looks at each.</summary>
    public static bool IsMacro(string name) => name is "all" or "exists" or "exists_one";

    /// <summary>Whether it is written behind a dot.</summary>
    public static bool IsMethod(string name) => name is "contains" or "endsWith" or "matches" or "startsWith";
}
