namespace Xinheng.Policy.Conditions;

/// <summary>The types' names for people.</summary>
internal static class TypeNames
{
    public static string Zh(ValueType type) => type switch
    {
        ValueType.Scalar scalar => scalar.Kind switch
        {
            ScalarKind.Bool => "真假值",
            ScalarKind.Int => "整数",
            ScalarKind.Decimal => "小数",
            ScalarKind.Text => "文字",
            ScalarKind.Date => "日期",
            ScalarKind.Duration => "时长",
            ScalarKind.Null => "空值",
            ScalarKind.Nothing => "空清单的项",
        },
        ValueType.ListOf { Element: ValueType.Scalar { Kind: ScalarKind.Nothing } } => "空清单",
        ValueType.ListOf list => Zh(list.Element) + "清单",
        ValueType.Shape shape => $"{shape.Name}（整体）",
        _ => throw new InvalidOperationException("A value type outside the closed set"),
    };

    public static string En(ValueType type) => type switch
    {
        ValueType.Scalar scalar => scalar.Kind switch
        {
            ScalarKind.Bool => "a truth value",
            ScalarKind.Int => "an integer",
            ScalarKind.Decimal => "a decimal",
            ScalarKind.Text => "text",
            ScalarKind.Date => "a date",
            ScalarKind.Duration => "a duration",
            ScalarKind.Null => "null",
            ScalarKind.Nothing => "an item of an empty list",
        },
        ValueType.ListOf { Element: ValueType.Scalar { Kind: ScalarKind.Nothing } } => "an empty list",
        ValueType.ListOf list => $"a list ({En(list.Element)} each)",
        ValueType.Shape shape => $"the whole of {shape.Name}",
        _ => throw new InvalidOperationException("A value type outside the closed set"),
    };

    public static string Example(ValueType type) => type switch
    {
        ValueType.Scalar scalar => scalar.Kind switch
        {
            ScalarKind.Bool => "general_count > 5",
            ScalarKind.Int => "12",
            ScalarKind.Decimal => "0.5",
            ScalarKind.Text => "'general'",
            ScalarKind.Date => "date('2023-01-19')",
            ScalarKind.Duration => "months(12)",
            ScalarKind.Null or ScalarKind.Nothing => "null",
        },
        _ => "['fine', 'warning']",
    };
}
