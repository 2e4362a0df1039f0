using System.Globalization;
using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>A value of a case.</summary>
/// <param name="Value">The value; null when it is outside the subset.</param>
/// <param name="Type">Its type.</param>
/// <param name="Why">Why it is outside the subset.</param>
/// <param name="IsBinary">Whether a decimal in it was written as a binary fraction.</param>
internal sealed record CaseValue(Value? Value, ValueType Type, LocalText? Why = null, bool IsBinary = false)
{
    public static CaseValue Outside(string zh, string en) => new(null, ValueType.Null, new(zh, en));
}

/// <summary>
/// Reads values: JSON's own (a number without point or exponent is an integer), or an object with the kind for its only
/// key, as in the JSON form of cel-spec's values, with <c>dateValue</c>, <c>decimalValue</c>, <c>daysValue</c>,
/// <c>monthsValue</c> beside them.
/// </summary>
internal static class CaseValues
{
    private static readonly string[] kinds =
    [
        "int64Value", "doubleValue", "stringValue", "boolValue", "nullValue", "listValue", "dateValue", "decimalValue", "daysValue", "monthsValue",
        "uint64Value", "bytesValue", "mapValue", "objectValue", "enumValue", "typeValue",
    ];

    /// <summary>The kind an object names, when it is a value with its kind; else null.</summary>
    public static JsonProperty? KindOf(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var members = element.EnumerateObject().Take(2).ToList();
        return members is [var only] && kinds.Contains(Camel(only.Name)) ? only : null;
    }

    /// <summary>The value; null when it is none.</summary>
    public static CaseValue? Read(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => new(Value.Bool.True, ValueType.Bool),
        JsonValueKind.False => new(Value.Bool.False, ValueType.Bool),
        JsonValueKind.Null => new(Value.Null.Instance, ValueType.Null),
        JsonValueKind.String => new(new Value.Text(element.GetString() ?? ""), ValueType.Text),
        JsonValueKind.Number => ReadNumber(element.GetRawText()),
        JsonValueKind.Array => ReadList(element),
        JsonValueKind.Object => KindOf(element) is { } kind ? ReadKind(Camel(kind.Name), kind.Value) : null,
        _ => null,
    };

    /// <summary>The type a word names: <c>bool</c>, <c>int</c>, <c>decimal</c>, <c>text</c>, <c>date</c>; null for others.</summary>
    public static ValueType? TypeOf(string? word) => word switch
    {
        "bool" => ValueType.Bool,
        "int" => ValueType.Int,
        "decimal" => ValueType.Decimal,
        "text" => ValueType.Text,
        "date" => ValueType.Date,
        _ => null,
    };

    // Protocol buffers write their names in JSON with humps or with underscores.
    public static string Camel(string name) =>
        string.Concat(name.Split('_').Select((word, at) => at == 0 || word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static CaseValue? ReadKind(string kind, JsonElement content)
    {
        var text = content.ValueKind switch
        {
            JsonValueKind.String => content.GetString() ?? "",
            JsonValueKind.Number => content.GetRawText(),
            _ => null,
        };
        return kind switch
        {
            "stringValue" => content.ValueKind == JsonValueKind.String ? new(new Value.Text(text ?? ""), ValueType.Text) : null,
            "boolValue" => content.ValueKind is JsonValueKind.True or JsonValueKind.False ? Read(content) : null,
            "nullValue" => new(Value.Null.Instance, ValueType.Null),
            "listValue" => ReadListValue(content),
            "dateValue" => text is not null && Conversion.ReadDate(text) is { } day ? new(new Value.Date(day), ValueType.Date) : null,
            "decimalValue" => text is not null && Conversion.Convert("decimal", new Value.Text(text)) is Value.Decimal number ? new(number, ValueType.Decimal) : null,
            "doubleValue" => text is null ? null : ReadDouble(text),
            "int64Value" => ReadWhole(text) is { } whole ? new(new Value.Int(whole), ValueType.Int) : null,
            "daysValue" => ReadWhole(text) is { } days ? new(new Value.Duration(0, days), ValueType.Duration) : null,
            "monthsValue" => ReadWhole(text) is { } months ? new(new Value.Duration(months, 0), ValueType.Duration) : null,
            _ => CaseValue.Outside($"用到 {kind}", $"uses {kind}"),
        };
    }

    private static long? ReadWhole(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static CaseValue? ReadNumber(string text)
    {
        if (ReadWhole(text) is { } whole)
        {
            return new(new Value.Int(whole), ValueType.Int);
        }

        return Conversion.Convert("decimal", new Value.Text(text)) is Value.Decimal number ? new(number, ValueType.Decimal) : null;
    }

    private static CaseValue? ReadDouble(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return text is "NaN" or "Infinity" or "-Infinity" ? BeyondDecimals() : null;
        }

        return Conversion.Convert("decimal", new Value.Text(text)) is Value.Decimal number
            ? new(number, ValueType.Decimal, IsBinary: true)
            : BeyondDecimals();
    }

    private static CaseValue BeyondDecimals() =>
        CaseValue.Outside("用到小数所不能精确表示的浮点数", "uses a binary fraction that no decimal holds");

    private static CaseValue? ReadListValue(JsonElement content)
    {
        if (content.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return !content.TryGetProperty("values", out var values) ? new(new Value.List([]), new ValueType.ListOf(ValueType.Nothing))
            : values.ValueKind == JsonValueKind.Array ? ReadList(values) : null;
    }

    private static CaseValue? ReadList(JsonElement list)
    {
        List<Value> items = [];
        var (element, isBinary) = (ValueType.Nothing, false);
        foreach (var item in list.EnumerateArray())
        {
            var read = Read(item);
            if (read?.Value is null)
            {
                return read;
            }

            if (Types.Join(element, read.Type) is not { } joined)
            {
                return CaseValue.Outside("用到多种类型混合的清单", "uses a list of several types");
            }

            (element, isBinary) = (joined, isBinary || read.IsBinary);
            items.Add(read.Value);
        }

        return new(new Value.List(items), new ValueType.ListOf(element), IsBinary: isBinary);
    }
}
