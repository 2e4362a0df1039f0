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
        ["days"] = "as_of - days(30)",
        ["days_between"] = "days_between(subject.registered, as_of) < 365",
        ["decimal"] = "decimal(general_count) * 0.5",
        ["endsWith"] = "record.issuer.endsWith('局')",
        ["exists"] = "record.penalties.exists(p, p == 'fine')",
        ["exists_one"] = "record.penalties.exists_one(p, p == 'fine')",
        ["filter"] = "record.penalties.filter(p, p != 'warning')",
        ["has"] = "has(record.until)",
        ["int"] = "int(score)",
        ["map"] = "params.limits.map(n, n * 2)",
        ["matches"] = "subject.industry.matches('^C1[34]')",
        ["months"] = "as_of - months(12)",
        ["size"] = "size(record.penalties) > 0",
        ["startsWith"] = "subject.industry.startsWith('C13')",
        ["string"] = "string(general_count)",
        ["years"] = "as_of - years(3)",
    };

    // CEL's own functions and those of its public extensions that are left out.
    private static readonly HashSet<string> leftOut = new(StringComparer.Ordinal)
    {
        "bool", "bytes", "duration", "dyn", "timestamp", "type", "uint", "existsOne", "transformList", "transformMap", "transformMapEntry",
        "getDate", "getDayOfMonth", "getDayOfWeek", "getDayOfYear", "getFullYear", "getHours", "getMilliseconds", "getMinutes", "getMonth", "getSeconds",
    };

    // As CEL names its types where one stands for a value.
    private static readonly HashSet<string> typeNames = new(StringComparer.Ordinal)
    {
        "bool", "bytes", "double", "int", "list", "map", "null_type", "string", "type", "uint",
    };

    private static readonly HashSet<string> reserved = new(StringComparer.Ordinal)
    {
        "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    /// <summary>The function's one name here: CEL's <c>double</c> is <c>decimal</c>.</summary>
    public static string NameOf(string written) => written == "double" ? "decimal" : written;

    /// <summary>Whether it is a macro: it names an item of a list and looks at each.</summary>
    public static bool IsMacro(string name) => name is "all" or "exists" or "exists_one" or "filter" or "map";

    /// <summary>Whether it is written behind a dot.</summary>
    public static bool IsMethod(string name) => name is "contains" or "endsWith" or "matches" or "startsWith";

    /// <summary>Whether CEL has the function and the subset does not.</summary>
    public static bool IsLeftOut(string name) => leftOut.Contains(name);

    /// <summary>Whether the first argument only names an item, so that it is no name to be looked up.</summary>
    public static bool NamesAnItem(string name) => IsMacro(name) || name is "existsOne" or "transformList" or "transformMap" or "transformMapEntry";

    /// <summary>Whether CEL takes the name for a type.</summary>
    public static bool IsTypeName(string name) => typeNames.Contains(name);

    /// <summary>Whether CEL keeps the word for itself.</summary>
    public static bool IsReserved(string name) => reserved.Contains(name);

    /// <summary>Whether a call has the right form.</summary>
    /// <param name="name">A function that is no macro and not <c>has</c>.</param>
    /// <param name="isBehindDot">Whether it is written behind a dot.</param>
    /// <param name="operands">How many values it is given; what stands before the dot is one.</param>
    public static bool IsWellFormed(string name, bool isBehindDot, int operands) => name switch
    {
        "matches" => operands == 2,
        "size" => operands == 1,
        "days_between" => operands == 2 && !isBehindDot,
        _ => IsMethod(name) ? operands == 2 && isBehindDot : operands == 1 && !isBehindDot,
    };

    /// <summary>The type a function gives for values of some types; null when it takes no such values.</summary>
    public static ValueType? ResultOf(string name, IReadOnlyList<ValueType> types)
    {
        var first = types[0];
        return name switch
        {
            "size" => first is ValueType.ListOf || Types.Is(first, ValueType.Text) ? ValueType.Int : null,
            "int" => Types.IsNumber(first) || first == ValueType.Text ? ValueType.Int : null,
            "decimal" => Types.IsNumber(first) || first == ValueType.Text ? ValueType.Decimal : null,
            "string" => first is ValueType.Scalar { Kind: not (ScalarKind.Null or ScalarKind.Duration) } ? ValueType.Text : null,
            "date" => first == ValueType.Date || Types.Is(first, ValueType.Text) ? ValueType.Date : null,
            "days" or "months" or "years" => Types.Is(first, ValueType.Int) ? ValueType.Duration : null,
            "days_between" => types.All(type => Types.Is(type, ValueType.Date)) ? ValueType.Int : null,
            _ => types.All(type => Types.Is(type, ValueType.Text)) ? ValueType.Bool : null,
        };
    }
}
