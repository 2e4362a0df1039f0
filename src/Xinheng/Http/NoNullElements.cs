using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xinheng.Http;

/// <summary>
/// Refuses <c>null</c> among the elements of a list or the values of a map that a request carries: the serializer holds members against
/// their annotations, but not what stands inside them.
/// </summary>
internal static class NoNullElements
{
    /// <summary>What the message of such a refusal begins with; the member's name follows in single quotes.</summary>
    public const string Message = "There is null inside";

    /// <summary>Adds the check to a type that has lists or maps of references.</summary>
    public static void Refuse(JsonTypeInfo type)
    {
        if (type.Kind is not JsonTypeInfoKind.Object)
        {
            return;
        }

        var members = type.Properties.Where(property => property.Get is not null && HoldsReferences(property.PropertyType)).ToList();
        if (members.Count > 0)
        {
            var before = type.OnDeserialized;
            type.OnDeserialized = read =>
            {
                before?.Invoke(read);
                Check(members, read);
            };
        }
    }

    private static void Check(List<JsonPropertyInfo> members, object read)
    {
        foreach (var member in members)
        {
            var held = member.Get?.Invoke(read) switch
            {
                IDictionary map => map.Values,
                IEnumerable list => list,
                _ => null,
            };
            if (held is not null && held.Cast<object?>().Contains(null))
            {
                throw new JsonException($"{Message} '{member.Name}'.");
            }
        }
    }

    private static bool HoldsReferences(Type type) =>
        type != typeof(string) && type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type) && !type.GetGenericArguments()[^1].IsValueType;
}
