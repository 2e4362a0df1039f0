using System.Text.Json;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>Reads one case.</summary>
internal sealed class CaseReader(CaseMistakes mistakes)
{
    private static readonly string[] expectations = ["value", "error", "evalError", "anyEvalErrors", "unknown", "anyUnknowns", "typedResult"];

    private static readonly string[] keys =
    [
        "name", "description", "expression", "expr", "bindings", "typeEnv", "disableCheck", "disableMacros", "checkOnly", "container", "locale", .. expectations,
    ];

    /// <summary>The case; null, with its mistakes told, when it is none.</summary>
    /// <param name="element">An object.</param>
    /// <param name="within">Names of the groups it stands in.</param>
    /// <param name="path">Where it stands.</param>
    public ConformanceCase? Read(JsonElement element, IReadOnlyList<string> within, IReadOnlyList<JsonStep> path)
    {
        var members = new Dictionary<string, JsonProperty>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var key = CaseValues.Camel(member.Name);
            if (!keys.Contains(key))
            {
                mistakes.Add(
                    ConformanceMessages.UnknownKey(Short(member.Name), Spelling.Nearest(member.Name, keys), string.Join(", ", keys)),
                    [.. path, JsonStep.To(member.Name)]);
            }

            members[key] = member;
        }

        var before = mistakes.Found.Count;
        var expression = Text(members, "expression", path) ?? Text(members, "expr", path);
        if (expression is null && mistakes.Found.Count == before)
        {
            mistakes.Add(ConformanceMessages.NoExpression(), path);
        }

        var names = new CaseNames();
        ReadTypes(members, names, path);
        ReadBindings(members, names, path);
        var expected = ReadExpectation(members, path);
        if (expression is null || expected is null)
        {
            return null;
        }

        if (Flag(members, "disableMacros", path))
        {
            names.Leave("不展开宏", "runs without macros");
        }

        return new(NameOf(members, within, path), expression, names.Vocabulary, names.Bindings, names.Why is { } why ? new Expectation.Outside(why) : expected)
        {
            IsUnchecked = Flag(members, "disableCheck", path),
            HasContainer = Text(members, "container", path) is { Length: > 0 },
        };
    }

    private string NameOf(Dictionary<string, JsonProperty> members, IReadOnlyList<string> within, IReadOnlyList<JsonStep> path) =>
        string.Join('/', [.. within, Text(members, "name", path) ?? $"#{(path.Count > 0 ? path[^1].Item : 0) + 1}"]);

    private string? Text(Dictionary<string, JsonProperty> members, string key, IReadOnlyList<JsonStep> path)
    {
        if (!members.TryGetValue(key, out var member) || member.Value.ValueKind == JsonValueKind.String)
        {
            return members.ContainsKey(key) ? member.Value.GetString() : null;
        }

        mistakes.Add(ConformanceMessages.WrongForm(key, "文字", "text"), [.. path, JsonStep.To(member.Name)]);
        return null;
    }

    private bool Flag(Dictionary<string, JsonProperty> members, string key, IReadOnlyList<JsonStep> path)
    {
        if (!members.TryGetValue(key, out var member) || member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return members.ContainsKey(key) && member.Value.GetBoolean();
        }

        mistakes.Add(ConformanceMessages.WrongForm(key, " true 或 false", "true or false"), [.. path, JsonStep.To(member.Name)]);
        return false;
    }

    private void ReadTypes(Dictionary<string, JsonProperty> members, CaseNames names, IReadOnlyList<JsonStep> path)
    {
        if (!members.TryGetValue("typeEnv", out var environment))
        {
            return;
        }

        if (environment.Value.ValueKind != JsonValueKind.Array)
        {
            mistakes.Add(ConformanceMessages.WrongForm("typeEnv", "数组", "an array"), [.. path, JsonStep.To(environment.Name)]);
            return;
        }

        foreach (var entry in environment.Value.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String
                && entry.TryGetProperty("ident", out var ident) && ident.ValueKind == JsonValueKind.Object
                && ident.TryGetProperty("type", out var type) && CaseTypes.Read(type) is { } known && IsPlain(name.GetString()))
            {
                names.Declare(name.GetString() ?? "", known);
            }
            else
            {
                names.Leave("声明了子集之外的类型、函数或名称", "declares a type, a function or a name outside the subset");
            }
        }
    }

    private static bool IsPlain(string? name) => name is { Length: > 0 } && !name.Contains('.', StringComparison.Ordinal);

    private void ReadBindings(Dictionary<string, JsonProperty> members, CaseNames names, IReadOnlyList<JsonStep> path)
    {
        if (!members.TryGetValue("bindings", out var bindings))
        {
            return;
        }

        if (bindings.Value.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(ConformanceMessages.WrongForm("bindings", "对象，例：{\"x\": 1}", "an object, such as {\"x\": 1}"), [.. path, JsonStep.To(bindings.Name)]);
            return;
        }

        foreach (var binding in bindings.Value.EnumerateObject())
        {
            if (!new CaseBinding(names).TryRead(binding.Name, binding.Value))
            {
                mistakes.Add(ConformanceMessages.BadValue(Short(binding.Value.GetRawText())), [.. path, JsonStep.To(bindings.Name), JsonStep.To(binding.Name)]);
            }
        }
    }

    // Where nothing is said, true is expected, as in cel-spec.
    private Expectation? ReadExpectation(Dictionary<string, JsonProperty> members, IReadOnlyList<JsonStep> path)
    {
        var given = expectations.Where(members.ContainsKey).ToList();
        if (given.Count > 1)
        {
            mistakes.Add(ConformanceMessages.TwoExpectations(given[0], given[1]), path);
            return null;
        }

        if (given is not [var key])
        {
            return new Expectation.Gives(Value.Bool.True, false, null);
        }

        var member = members[key];
        switch (key)
        {
            case "value":
                return Gives(member, member.Value, null, path);
            case "typedResult":
                return ReadTyped(members, member, path);
            case "error":
                return Flag(members, "error", path) ? new Expectation.Fails() : Refuse(ConformanceMessages.WrongForm("error", " true", "true"), member, path);
            case "evalError" or "anyEvalErrors":
                return new Expectation.Fails();
            default:
                return new Expectation.Outside(new("期望“未知值”", "expects an unknown value"));
        }
    }

    private Expectation? Refuse((string, LocalText) mistake, JsonProperty member, IReadOnlyList<JsonStep> path)
    {
        mistakes.Add(mistake, [.. path, JsonStep.To(member.Name)]);
        return null;
    }

    private Expectation? Gives(JsonProperty member, JsonElement content, ValueType? type, IReadOnlyList<JsonStep> path) => CaseValues.Read(content) switch
    {
        null => Refuse(ConformanceMessages.BadValue(Short(content.GetRawText())), member, path),
        { Value: { } value, IsBinary: var isBinary } => new Expectation.Gives(value, isBinary, type),
        { Why: var why } => new Expectation.Outside(why ?? new("子集之外的值", "a value outside the subset")),
    };

    private Expectation? ReadTyped(Dictionary<string, JsonProperty> members, JsonProperty member, IReadOnlyList<JsonStep> path)
    {
        if (member.Value.ValueKind != JsonValueKind.Object)
        {
            return Refuse(ConformanceMessages.WrongForm("typedResult", "对象", "an object"), member, path);
        }

        var isTyped = member.Value.TryGetProperty("deducedType", out var written) || member.Value.TryGetProperty("deduced_type", out written);
        var type = isTyped ? CaseTypes.Read(written) : null;
        if (isTyped && type is null)
        {
            return new Expectation.Outside(new("期望子集之外的类型", "expects a type outside the subset"));
        }

        if (type is not null && Flag(members, "checkOnly", path))
        {
            return new Expectation.HasType(type);
        }

        return member.Value.TryGetProperty("result", out var result)
            ? Gives(member, result, type, path)
            : Refuse(ConformanceMessages.BadValue(Short(member.Value.GetRawText())), member, path);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
