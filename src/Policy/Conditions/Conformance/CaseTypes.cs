using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>Reads the types of cel-spec's type environments.</summary>
internal static class CaseTypes
{
    /// <summary>The type; null when the subset does not have it.</summary>
    public static ValueType? Read(JsonElement type)
    {
        if (type.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var members = type.EnumerateObject().Take(2).ToList();
        if (members is not [var only])
        {
            return null;
        }

        return CaseValues.Camel(only.Name) switch
        {
            "null" => ValueType.Null,
            "primitive" when only.Value.ValueKind == JsonValueKind.String => only.Value.GetString() switch
            {
                "BOOL" => ValueType.Bool,
                "INT64" => ValueType.Int,
                "DOUBLE" => ValueType.Decimal,
                "STRING" => ValueType.Text,
                _ => null,
            },
            "listType" => ReadList(only.Value),
            _ => null,
        };
    }

    private static ValueType.ListOf? ReadList(JsonElement list) =>
        list.ValueKind == JsonValueKind.Object
            && (list.TryGetProperty("elemType", out var element) || list.TryGetProperty("elem_type", out element))
            && Read(element) is { } type
                ? new(type)
                : null;
}
