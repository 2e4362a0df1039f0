namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>What can be wrong with a conformance file, in both languages. Codes are stable.</summary>
internal static class ConformanceMessages
{
    public static (string, LocalText) NotJson() => ("EX-200", new(
        "文件从这里起不是有效的 JSON（UTF-8）。请检查引号、逗号与括号，例：[{\"expression\": \"1 + 1\", \"value\": 2}]",
        "From here the file is not valid JSON (UTF-8). Check quotes, commas and brackets; an example: [{\"expression\": \"1 + 1\", \"value\": 2}]"));

    public static (string, LocalText) TooLarge(long length, long limit) => ("EX-201", new(
        $"文件有 {length} 字节，上限为 {limit}。请拆成几个文件", $"The file has {length} bytes; the limit is {limit}. Split it"));

    public static (string, LocalText) NoCases() => ("EX-202", new(
        "文件里没有用例。应为用例的数组、{\"cases\": […]}，或 cel-spec 测试文件的 section 与 test",
        "There is no case in the file. Expected an array of cases, {\"cases\": […]}, or the section and test of cel-spec's test files"));

    public static (string, LocalText) NoExpression() => ("EX-203", new(
        "用例没有表达式。应有 \"expression\"（或 \"expr\"），例：\"expression\": \"1 + 1\"",
        "The case has no expression. Expected \"expression\" (or \"expr\"), such as \"expression\": \"1 + 1\""));

    public static (string, LocalText) BadValue(string found) => ("EX-204", new(
        $"无法识别的值 {found}。应如 1、0.5、\"文字\"、true、null、[1, 2]、{{\"int64Value\": \"1\"}} 或 {{\"dateValue\": \"2024-02-29\"}}",
        $"{found} is no value known here. Expected one like 1, 0.5, \"text\", true, null, [1, 2], {{\"int64Value\": \"1\"}} or {{\"dateValue\": \"2024-02-29\"}}"));

    public static (string, LocalText) UnknownKey(string key, string? nearest, string known) => ("EX-205", new(
        $"用例中没有键 {key}。{(nearest is null ? $"可用：{known}" : $"是否想写 {nearest}？")}",
        $"A case has no key {key}. {(nearest is null ? $"Known: {known}" : $"Did you mean {nearest}?")}"));

    public static (string, LocalText) TooManyCases(int limit) => ("EX-206", new(
        $"用例超过 {limit} 个。请拆成几个文件", $"There are more than {limit} cases. Split the file"));

    public static (string, LocalText) WrongForm(string key, string zh, string en) => ("EX-207", new(
        $"\"{key}\" 应为{zh}", $"\"{key}\" must be {en}"));

    public static (string, LocalText) TwoExpectations(string first, string second) => ("EX-208", new(
        $"用例既有 \"{first}\" 又有 \"{second}\"，只能有一个", $"The case has both \"{first}\" and \"{second}\"; it can have one"));
}
