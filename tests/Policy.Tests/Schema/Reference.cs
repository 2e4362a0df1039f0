using System.Text;
using Newtonsoft.Json.Linq;

namespace Xinheng.Policy.Tests.Schema;

/// <summary>The reference of the language: every section with an example, and what each key means, as the schemas say it.</summary>
internal sealed class Reference
{
    private readonly bool isEnglish;
    private readonly StringBuilder text = new();
    private readonly HashSet<string> described = ["words"];
    private SchemaFile schema = SchemaFile.Pack;

    private Reference(bool isEnglish) => this.isEnglish = isEnglish;

    /// <summary>The reference in a language.</summary>
    public static string In(string language)
    {
        var reference = new Reference(language == "en");
        reference.WritePack();
        reference.WriteFile(SchemaFile.Document, "documents/", "documents/rules-2023.yaml");
        reference.WriteFile(SchemaFile.Case, "cases/", "cases/all.yaml");
        return reference.text.ToString();
    }

    private void WritePack()
    {
        var (heads, sections) = (new List<JProperty>(), new List<JProperty>());
        foreach (var property in schema.Json["properties"]!.Children<JProperty>()) // the schema of a file has properties
        {
            (Named((JObject)property.Value).Any() && property.Name is not "title" and not "issuer" and not "in_force" ? sections : heads).Add(property);
        }

        text.Append("### `pack.yaml`\n\n");
        WriteExample(string.Join('\n', CompletePack.Examples.Where(example => heads.Any(head => head.Name == example.Section)).Select(example => example.Text)));
        WriteTable(heads, schema.Json);
        WriteNested(heads);
        foreach (var section in sections)
        {
            text.Append($"### `{section.Name}`\n\n{Say((JObject)section.Value)}\n\n"); // properties are schemas
            WriteExample(CompletePack.Examples.First(example => example.Section == section.Name).Text);
            WriteNested([section]);
        }
    }

    private void WriteFile(SchemaFile file, string title, string example)
    {
        schema = file;
        described.Clear();
        described.Add("words");
        List<JProperty> keys = [.. file.Json["properties"]!.Children<JProperty>()]; // as above
        text.Append($"### `{title}`\n\n{Say(file.Json)}\n\n");
        WriteExample(CompletePack.Forms[0].Texts[example].Trim());
        WriteTable(keys, file.Json);
        WriteNested(keys);
    }

    private void WriteExample(string yaml) => text.Append("```yaml\n").Append(yaml).Append("\n```\n\n");

    /// <summary>The objects that keys hold, each once, and then those that they hold.</summary>
    private void WriteNested(IReadOnlyList<JProperty> keys)
    {
        foreach (var (key, name) in keys.SelectMany(key => Named((JObject)key.Value).Select(name => (key.Name, name)))) // as above
        {
            if (!described.Add(name))
            {
                continue;
            }

            var value = schema.Object(name);
            List<JProperty> own = [.. value["properties"]!.Children<JProperty>()]; // named objects have properties
            text.Append($"`{key}`{(isEnglish ? ": " : "：")}{Say(value)}\n\n");
            WriteTable(own, value);
            WriteNested(own);
        }
    }

    private void WriteTable(IReadOnlyList<JProperty> keys, JObject owner)
    {
        var required = (owner["required"] ?? new JArray()).Select(key => key.ToString()).ToHashSet();
        text.Append(isEnglish ? "| key | value | meaning |\n|---|---|---|\n" : "| 键 | 值 | 含义 |\n|---|---|---|\n");
        foreach (var group in keys.GroupBy(key => key.Value, new JTokenEqualityComparer()))
        {
            // Keys of cases stand in both languages with one meaning; other keys stand each on a row.
            foreach (var row in group.Count() == 2 && group.Last().Name.All(char.IsAscii) && !group.First().Name.All(char.IsAscii) ? [group.ToList()] : group.Select(key => new List<JProperty> { key }))
            {
                var names = string.Join(isEnglish ? ", " : "、", row.Select(key => $"`{key.Name}`"));
                text.Append($"| {names}{(required.Contains(row[0].Name) ? isEnglish ? " (required)" : "（必填）" : "")} | {Form((JObject)row[0].Value)} | {Say((JObject)row[0].Value)} |\n"); // properties are schemas
            }
        }

        text.Append('\n');
    }

    /// <summary>The objects with keys of their own that a value can be or hold.</summary>
    private IEnumerable<string> Named(JObject value)
    {
        var held = value["additionalProperties"] as JObject;
        var references = new[] { value["items"]?["$ref"], value["allOf"]?[0]?["$ref"], held?["$ref"] }
            .Concat((value["anyOf"] as JArray ?? []).Concat(held?["anyOf"] as JArray ?? []).Select(form => form["$ref"]));
        return references.OfType<JToken>().Select(reference => reference.ToString().Split('/')[^1]).Where(name => schema.Object(name)["properties"] is not null && name != "words");
    }

    private string Say(JObject value) => value["description"]!.ToString().Split('\n')[isEnglish ? 1 : 0].Replace("|", "\\|", StringComparison.Ordinal); // tested: everything is described in two lines

    private string Form(JObject value)
    {
        var bare = schema.Bare(value);
        return bare switch
        {
            { } one when Words(one) is { } words => string.Join(" ", words.Select(word => $"`{word}`")),
            { } one when value["allOf"]?[0]?["$ref"]?.ToString().EndsWith("/words", StringComparison.Ordinal) is true => isEnglish ? "zh, en" : "中英文",
            { } one when one["additionalProperties"] is JObject && schema == SchemaFile.Case => In("名称 → 结果", "name → outcome"),
            { } one when one["anyOf"] is not null && Named(value).Any() => In("文字或若干键", "text or keys"),
            { } one when Named(value).Any() => (one["type"] is JArray) ? In("列表", "list") : In("若干键", "keys"),
            { } one when one["type"] is JArray types && types.Any(type => type.ToString() == "array") => In("列表", "list"),
            { } one when one["type"]?.ToString() == "array" => In("列表", "list"),
            { } one when one["anyOf"] is JArray forms && forms.Any(form => form["type"]?.ToString() == "array") => In("一个或列表", "one or a list"),
            { } one when one["format"]?.ToString() == "date" => In("日期", "day"),
            { } one when one["type"]?.ToString() is "boolean" => "`true` `false`",
            { } one when one["type"]?.ToString() is "integer" or "number" => In("数", "number"),
            { } one when one["additionalProperties"] is JObject => In("条款 → 文字", "article → text"),
            { } one when value["allOf"]?[0]?["$ref"]?.ToString() is { } reference => reference.Split('/')[^1] switch
            {
                "condition" => In("条件", "condition"),
                "expression" => In("表达式", "expression"),
                "quantity" => In("数或参数", "number or parameter"),
                "name_id" or "dashed_id" or "pack_id" => In("标识", "id"),
                _ => In("文字", "text"),
            },
            _ => In("文字", "text"),
        };
    }

    private string In(string zh, string en) => isEnglish ? en : zh;

    private static IEnumerable<string>? Words(JObject schema) =>
        (schema["enum"] ?? (schema["anyOf"] as JArray)?.Select(form => form["enum"] ?? form["items"]?["enum"]).FirstOrDefault(words => words is not null))?.Select(word => word.ToString());
}
