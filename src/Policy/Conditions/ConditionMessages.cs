namespace Xinheng.Policy.Conditions;

/// <summary>What can be wrong with a condition, in both languages. Codes are stable.</summary>
internal static class ConditionMessages
{
    public static (string, LocalText) TooManyMistakes(int limit) => ("EX-000", new(
        $"错误超过 {limit} 处，其余不再列出。请先改正以上各处，再检查一次",
        $"More than {limit} mistakes; the rest is not listed. Mend those above and check again"));

    public static (string, LocalText) StrangeCharacter(string found, string? instead) => ("EX-001", instead is null
        ? new($"条件中不能使用 {found}。请删除，或用引号把文字括起来，如 'general'",
            $"{found} has no place in a condition. Remove it, or put text in quotes, such as 'general'")
        : new($"不能写 {found}，应写 {instead}（半角），如 general_count > 5 && !grave_consequence",
            $"Found {found}; write {instead} instead, as in general_count > 5 && !grave_consequence"));

    public static (string, LocalText) UnfinishedText(char quote) => ("EX-002", new(
        $"文字没有结束：缺少与开头相同的引号 {quote}。例：'general'",
        $"The text does not end: the closing {quote} is missing. Example: 'general'"));

    public static (string, LocalText) BadEscape(string found) => ("EX-003", new(
        $"引号内的 {found} 不是有效的转义。可用 \\n \\t \\\\ \\' \\\" \\u4fe1；要写反斜杠本身请写 \\\\",
        $"{found} is no escape. Use \\n \\t \\\\ \\' \\\" \\u4fe1; for a backslash itself write \\\\"));

    public static (string, LocalText) BadNumber(string found) => ("EX-004", new(
        $"{found} 不是有效的数。整数如 5（绝对值不超过 9223372036854775807），小数如 0.5；单位不写在数后",
        $"{found} is no number. Write an integer such as 5 (up to 9223372036854775807) or a decimal such as 0.5, without a unit"));

    public static (string, LocalText) Unexpected(string? found, string expectedZh, string expectedEn) => ("EX-005", new(
        $"此处是 {found ?? "结尾"}，应为{expectedZh}。例：general_count > 5 && !grave_consequence",
        $"Found {found ?? "the end"} where {expectedEn} was expected. Example: general_count > 5 && !grave_consequence"));

    public static (string, LocalText) Empty() => ("EX-006", new(
        "条件是空的。请写一个条件，如 general_count > 5；恒成立请写 true",
        "The condition is empty. Write one, such as general_count > 5; for always, write true"));

    public static (string, LocalText) TooLong(int length, int limit) => ("EX-007", new(
        $"条件有 {length} 个字符，上限为 {limit}。请拆成几个指标，或把取值清单放进参数",
        $"The condition has {length} characters; the limit is {limit}. Split it into indicators or move its list of values into a parameter"));

    public static (string, LocalText) TooDeep(int limit) => ("EX-008", new(
        $"条件嵌套超过 {limit} 层。请减少括号，或用 in [ … ] 代替一长串 ||",
        $"The condition nests deeper than {limit}. Use fewer parentheses, or in [ … ] for a long chain of ||"));

    public static (string, LocalText) OutsideSubset(string found, string zh, string en) => ("EX-009", new(
        $"{found} 不在本系统采用的 CEL 子集之内。{zh}", $"{found} is outside the subset of CEL used here. {en}"));

    public static (string, LocalText) UnknownName(string name, string? nearest, string known) => ("EX-010", new(
        $"没有名为 {name} 的指标或变量。{(nearest is null ? $"可用：{known}" : $"是否想写 {nearest}？")}",
        $"There is no indicator or variable {name}. {(nearest is null ? $"Known: {known}" : $"Did you mean {nearest}?")}"));

    public static (string, LocalText) UnknownField(string shape, string field, string? nearest, string known) => ("EX-011", new(
        $"{shape} 没有字段 {field}。{(nearest is null ? $"可用：{known}" : $"是否想写 {shape}.{nearest}？")}",
        $"{shape} has no field {field}. {(nearest is null ? $"Known: {known}" : $"Did you mean {shape}.{nearest}?")}"));

    public static (string, LocalText) NoFields(string found, ValueType type) => ("EX-012", new(
        $"{found} 是{TypeNames.Zh(type)}，没有字段可取。字段只属于 record、subject、params，如 record.kind",
        $"{found} is {TypeNames.En(type)} and has no fields. Only record, subject and params have, as in record.kind"));

    public static (string, LocalText) UnknownFunction(string name, string? nearest, string known) => ("EX-013", new(
        $"没有函数 {name}。{(nearest is null ? $"可用：{known}" : $"是否想写 {nearest}？")}",
        $"There is no function {name}. {(nearest is null ? $"Known: {known}" : $"Did you mean {nearest}?")}"));

    public static (string, LocalText) WrongCall(string found, string example) => ("EX-014", new(
        $"{found} 的写法或参数个数不对。应写成：{example}", $"{found} is called in the wrong way. Write it as {example}"));

    public static (string, LocalText) WrongTypes(string operation, IEnumerable<ValueType> types, string example, LocalText? hint) => ("EX-015", new(
        $"{operation} 不能用于{string.Join(" 与 ", types.Select(TypeNames.Zh))}。例：{example}{Suffix(hint?.Zh, "。")}",
        $"{operation} cannot be applied to {string.Join(" and ", types.Select(TypeNames.En))}. Example: {example}{Suffix(hint?.En, ". ")}"));

    public static (string, LocalText) OutsideClosedSet(string value, string what, string? nearest, string known) => ("EX-016", new(
        $"{what} 没有取值 {value}{(nearest is null ? "" : $"，是否想写 '{nearest}'？")} 可取：{known}",
        $"{what} is never {value}{(nearest is null ? "." : $"; did you mean '{nearest}'?")} Its values: {known}"));

    public static (string, LocalText) NeverAbsent(string what) => ("EX-017", new(
        $"{what} 总有取值，与 null 比较或 has() 没有意义。请删去这一比较", $"{what} is never absent, so comparing it with null, or has(), decides nothing. Remove it"));

    public static (string, LocalText) BadDate(string found) => ("EX-018", new(
        $"{found} 不是有效日期。请写成 date('2023-01-19')，且为日历上存在的日子", $"{found} is no date. Write date('2023-01-19') with a day that exists"));

    public static (string, LocalText) BadPattern(string found, string zh, string en) => ("EX-019", new(
        $"{found} 不能作为匹配模式：{zh}。例：subject.industry.matches('^C1[34]')", $"{found} cannot be used as a pattern: {en}. Example: subject.industry.matches('^C1[34]')"));

    public static (string, LocalText) WrongResult(ValueType found, ValueType expected) => ("EX-020", new(
        $"此处须是{TypeNames.Zh(expected)}，而所写的结果是{TypeNames.Zh(found)}。例：{TypeNames.Example(expected)}",
        $"This must give {TypeNames.En(expected)}, but it gives {TypeNames.En(found)}. Example: {TypeNames.Example(expected)}"));

    public static (string, LocalText) MixedList(ValueType first, ValueType other) => ("EX-021", new(
        $"清单中既有{TypeNames.Zh(first)}又有{TypeNames.Zh(other)}。一个清单只能有一种值，如 ['fine', 'warning']",
        $"The list holds {TypeNames.En(first)} and {TypeNames.En(other)}. A list holds one type of value, as in ['fine', 'warning']"));

    public static (string, LocalText) WholeShape(string name, string example) => ("EX-022", new(
        $"{name} 不能整体使用，只能取它的字段，如 {example}", $"{name} is not a value by itself; read one of its fields, such as {example}"));

    public static (string, LocalText) ItemName(string? found) => ("EX-023", new(
        $"{found ?? "此处的内容"} 不能作为清单项的名字。请用一个未被占用的名字，如 record.penalties.exists(p, p == 'fine')",
        $"{found ?? "This"} cannot name a list's item. Use a name not taken yet, as in record.penalties.exists(p, p == 'fine')"));

    public static (string, LocalText) Reserved(string word) => ("EX-024", new(
        $"{word} 是 CEL 保留的词，不能作为名称。请换一个名称，如 {word}_value", $"{word} is a word CEL keeps for itself and cannot be a name. Use another, such as {word}_value"));

    public static (string, LocalText) NeedsRecord(string found) => ("EX-025", new(
        $"{found} 按记录发生日取值，而此处没有记录。请把比较移到指标的 where 中，或另写一个按评价日取值的参数（by: evaluation）",
        $"{found} goes by the record's day, and here there is no record. Move the comparison into the where of an indicator, or write a parameter of its own that goes by the evaluation date (by: evaluation)"));

    private static string Suffix(string? hint, string separator) => hint is null ? "" : separator + hint;
}
