using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>Reads what a name of a case is bound to.</summary>
internal sealed class CaseBinding(CaseNames names)
{
    /// <summary>Binds a name; false when the JSON is no value.</summary>
    public bool TryRead(string name, JsonElement written)
    {
        var element = Unwrap(written);
        if (element.ValueKind == JsonValueKind.Object && CaseValues.KindOf(element) is null)
        {
            return TryReadObject(name, element);
        }

        if (CaseValues.Read(element) is not { } value)
        {
            return false;
        }

        names.Bind(name, value);
        return true;
    }

    // cel-spec wraps what is bound: {"value": {"int64Value": "1"}}.
    private static JsonElement Unwrap(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Take(2).ToList() is [{ Name: "value" } only] && CaseValues.KindOf(only.Value) is not null
            ? only.Value
            : element;

    private static ValueType? Absent(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().Take(2).ToList() is [{ Name: "absentValue" } only] && only.Value.ValueKind == JsonValueKind.String
            ? CaseValues.TypeOf(only.Value.GetString())
            : null;

    private bool TryReadObject(string name, JsonElement element)
    {
        if (Absent(element) is { } type)
        {
            names.BindAbsent(name, type);
            return true;
        }

        if (element.EnumerateObject().Take(2).ToList() is [{ Name: "error" or "unknown" }])
        {
            names.Leave("绑定了错误或未知值", "binds a name to an error or an unknown value");
            return true;
        }

        var fields = new Dictionary<string, (ValueType, Value)>();
        foreach (var field in element.EnumerateObject())
        {
            if (Absent(field.Value) is { } absent)
            {
                fields[field.Name] = (absent, Value.Null.Instance);
            }
            else if (CaseValues.Read(field.Value) is { } value)
            {
                names.Leave(value);
                fields[field.Name] = (value.Type, value.Value ?? Value.Null.Instance);
            }
            else
            {
                return false;
            }
        }

        names.BindShape(name, fields);
        return true;
    }
}
