using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using Xinheng.Policy.Tests.Packs;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Schema;

/// <summary>One of the JSON Schemas that editors use for the files of a pack.</summary>
internal sealed class SchemaFile
{
    private readonly JsonSchema validator;

    private SchemaFile(string name)
    {
        var text = File.ReadAllText(Path.Combine(ShippedPacks.Folder, "schema", name));
        Json = JObject.Parse(text);
        validator = JsonSchema.FromJsonAsync(text).GetAwaiter().GetResult(); // reads nothing but the text
    }

    public static SchemaFile Pack { get; } = new("pack.schema.json");

    public static SchemaFile Document { get; } = new("document.schema.json");

    public static SchemaFile Case { get; } = new("case.schema.json");

    /// <summary>The schema itself.</summary>
    public JObject Json { get; }

    /// <summary>The names of the objects it describes; the file's own is empty.</summary>
    public IEnumerable<string> Objects => Definitions.Where(definition => definition.Value["properties"] is not null).Select(definition => definition.Name).Prepend(string.Empty);

    private IEnumerable<(string Name, JObject Value)> Definitions =>
        Json["definitions"]!.Children<JProperty>().Select(property => (property.Name, (JObject)property.Value)); // each schema has definitions, all of them objects

    /// <summary>The schema of a pack's file by its path; null where there is none.</summary>
    public static SchemaFile? For(string path) => path switch
    {
        "pack.yaml" => Pack,
        _ when path.StartsWith("documents/", StringComparison.Ordinal) => Document,
        _ when path.StartsWith("cases/", StringComparison.Ordinal) => Case,
        _ => null,
    };

    /// <summary>What the schema has against a file, as an editor would show it.</summary>
    public IReadOnlyList<string> Errors(string yaml) => [.. validator.Validate(YamlJson.Read(yaml)).SelectMany(Flat)];

    /// <summary>An object of the schema by its name; the file's own for an empty one.</summary>
    public JObject Object(string name) => name.Length == 0 ? Json : (JObject)Json["definitions"]![name]!; // asked for by names of its own

    /// <summary>Every mapping of a file that an object of the schema describes, with the name of that object.</summary>
    public IEnumerable<(YamlMappingNode Node, string Name)> Described(YamlNode file) => Described(file, string.Empty, Json);

    /// <summary>A property's schema without the wrapping that carries its description.</summary>
    public JObject Bare(JObject schema) => schema switch
    {
        { } one when one["allOf"] is JArray { Count: 1 } all && all[0]["$ref"] is not null => Bare((JObject)all[0]), // items of allOf are schemas
        { } one when one["$ref"] is { } reference => Bare(Object(NameOf(reference))),
        _ => schema,
    };

    private IEnumerable<(YamlMappingNode Node, string Name)> Described(YamlNode node, string name, JObject schema)
    {
        switch (node)
        {
            case YamlMappingNode map when schema["properties"] is JObject properties:
                return map.Children.SelectMany(entry => properties[entry.Key.ToString()] is JObject property ? Inside(entry.Value, property) : []).Prepend((map, name));
            case YamlMappingNode free when schema["additionalProperties"] is JObject item:
                return free.Children.SelectMany(entry => Inside(entry.Value, item));
            case YamlSequenceNode list when schema["items"] is JObject item:
                return list.Children.SelectMany(child => Inside(child, item));
            default:
                return [];
        }
    }

    private IEnumerable<(YamlMappingNode Node, string Name)> Inside(YamlNode node, JObject schema)
    {
        var reference = schema["$ref"] ?? (schema["allOf"] as JArray)?[0]["$ref"] ?? (schema["anyOf"] as JArray)?.Select(form => form["$ref"]).FirstOrDefault(found => found is not null);
        return reference is null ? Described(node, string.Empty, schema) : Described(node, NameOf(reference), Object(NameOf(reference)));
    }

    private static string NameOf(JToken reference) => reference.ToString().Split('/')[^1];

    private static IEnumerable<string> Flat(ValidationError error) =>
        error is ChildSchemaValidationError { Errors: var inner }
            ? inner.SelectMany(pair => pair.Value).SelectMany(Flat).DefaultIfEmpty(Words(error))
            : [Words(error)];

    private static string Words(ValidationError error) => $"{error.Path}: {error.Kind}";
}
