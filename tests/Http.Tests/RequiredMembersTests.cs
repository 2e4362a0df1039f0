using System.Text;
using System.Text.Json.Nodes;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Every body the description of the interface knows, with something left null that must not be.</summary>
public sealed class RequiredMembersTests
{
    [Fact]
    public async Task A_required_member_that_is_null_is_refused_by_name_on_every_route()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        var document = JsonNode.Parse(await server.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken))!; // a served document
        var (wrong, tried) = (new List<string>(), 0);

        foreach (var (method, path, schema) in Bodies(document))
        {
            foreach (var (place, body) in Hollowed(document, schema))
            {
                var (status, problem) = await SendAsync(server, method, path, body);
                tried++;
                if (status != 400 || problem?["code"]?.GetValue<string>() != "HT-014" || problem["title"]!.GetValue<string>().Contains(place, StringComparison.Ordinal) is false)
                {
                    wrong.Add($"{method} {path} {place}: {status} {problem?["code"]} {problem?["title"]}");
                }
            }
        }

        Assert.Empty(wrong);
        Assert.True(tried > 60, $"Only {tried} bodies were tried.");
    }

    private static IEnumerable<(string Method, string Path, JsonNode Schema)> Bodies(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        let schema = operation.Value?["requestBody"]?["content"]?["application/json"]?["schema"]
        where schema is not null
        select (operation.Key, path.Key, schema);

    /// <summary>The body with one required member null at a time, then with null inside each list; each with the name a refusal must tell.</summary>
    private static IEnumerable<(string Place, string Body)> Hollowed(JsonNode document, JsonNode schema)
    {
        var resolved = Resolve(document, schema);
        foreach (var name in Required(resolved))
        {
            var whole = Example(document, resolved).AsObject();
            whole[name] = null;
            yield return (name, whole.ToJsonString());

            var member = Resolve(document, resolved["properties"]![name]!);
            foreach (var inner in Required(member))
            {
                var body = Example(document, resolved).AsObject();
                body[name]!.AsObject()[inner] = null;
                yield return (inner, body.ToJsonString());
            }

            if (member["items"] is { } items && TypeOf(Resolve(document, items)) is "object" or "string")
            {
                var body = Example(document, resolved).AsObject();
                body[name] = new JsonArray((JsonNode?)null);
                yield return (name, body.ToJsonString());
            }
        }
    }

    private static IEnumerable<string> Required(JsonNode schema) =>
        from name in schema["required"]?.AsArray() ?? []
        let text = name!.GetValue<string>()
        where TypesOf(schema["properties"]![text]!).Contains("null") is false
        select text;

    private static JsonNode Example(JsonNode document, JsonNode schema)
    {
        var resolved = Resolve(document, schema);
        if (resolved["enum"] is JsonArray choices)
        {
            return choices[0]!.DeepClone();
        }

        switch (TypeOf(resolved))
        {
            case "object":
                var body = new JsonObject();
                foreach (var name in resolved["required"]?.AsArray() ?? [])
                {
                    body[name!.GetValue<string>()] = Example(document, resolved["properties"]![name.GetValue<string>()]!);
                }

                return body;
            case "array":
                return new JsonArray(Example(document, resolved["items"]!));
            case "boolean":
                return JsonValue.Create(true);
            case "integer" or "number":
                return JsonValue.Create(1);
            default:
                return JsonValue.Create(resolved["format"]?.GetValue<string>() is "date" ? "2026-11-22" : "x");
        }
    }

    private static JsonNode Resolve(JsonNode document, JsonNode schema) =>
        schema["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]!
            : schema["oneOf"]?.AsArray().FirstOrDefault(one => one!["$ref"] is not null) is { } one ? Resolve(document, one) : schema;

    private static string? TypeOf(JsonNode schema) => TypesOf(schema).FirstOrDefault(type => type is not "null");

    private static IReadOnlyList<string> TypesOf(JsonNode schema) => schema["oneOf"] is JsonArray choices
        ? [.. choices.SelectMany(choice => TypesOf(choice!))]
        : schema["type"] switch
        {
            JsonArray types => [.. types.Select(type => type!.GetValue<string>())],
            { } type => [type.GetValue<string>()],
            null => [],
        };

    private static async Task<(int Status, JsonNode? Problem)> SendAsync(TestServer server, string method, string path, string body)
    {
        var address = path.Replace("{issuer}", "langfang", StringComparison.Ordinal).Replace("{name}", "public-credit", StringComparison.Ordinal)
            .Replace("{number}", "1", StringComparison.Ordinal).Replace("{act}", "1", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : null);
    }
}
