using System.Text.Json;
using System.Text.RegularExpressions;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Says in both languages why a request could not be read: what the framework found, without its own English.</summary>
internal static partial class UnreadableRequests
{
    private static readonly LocalText Form = new("正文或参数的形式不对", "its body or a parameter has the wrong form");

    /// <summary>Why a body or a parameter could not be read.</summary>
    public static LocalText Why(BadHttpRequestException problem) =>
        problem.InnerException is JsonException json ? Why(json)
        : Bound().Match(problem.Message) is { Success: true } bound ? NotOfType(Name(bound), Refusal.Short(bound.Groups["value"].Value), bound.Groups["type"].Value)
        : Missing().Match(problem.Message) is { Success: true } missing ? new($"缺少参数“{Name(missing)}”", $"the parameter \"{Name(missing)}\" is missing")
        : Form;

    private static LocalText Why(JsonException json)
    {
        if (Unmapped().Match(json.Message) is { Success: true } unmapped)
        {
            var name = Refusal.Short(unmapped.Groups["name"].Value);
            return new($"正文里有不认识的字段“{name}”", $"the body has an unknown field \"{name}\"");
        }

        if (Lacking().Match(json.Message) is { Success: true } lacking)
        {
            var names = lacking.Groups["names"].Value.Replace("'", string.Empty, StringComparison.Ordinal);
            return new($"正文缺少字段：{names}", $"the body lacks fields: {names}");
        }

        if (Empty().Match(json.Message) is { Success: true } empty)
        {
            var name = Refusal.Short(json.Path is { Length: > 2 } place ? place[2..] : Name(empty));
            return new($"正文里“{name}”不能为 null", $"\"{name}\" in the body must not be null");
        }

        if (Hollow().Match(json.Message) is { Success: true } hollow)
        {
            return new($"正文里“{hollow.Groups["name"].Value}”的各项都不能为 null", $"nothing inside \"{hollow.Groups["name"].Value}\" in the body may be null");
        }

        return json.Path is { Length: > 2 } path && json.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? new($"正文里“{Refusal.Short(path[2..])}”的值不是所要的形式", $"the value of \"{Refusal.Short(path[2..])}\" in the body has the wrong form")
            : new(
                $"正文不是完整的 JSON（第 {json.LineNumber + 1} 行第 {json.BytePositionInLine + 1} 个字节）",
                $"the body is no complete JSON (line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1})");
    }

    private static LocalText NotOfType(string name, string value, string type)
    {
        LocalText expected = type switch
        {
            "int" or "long" => new("应为整数，例如 1", "expected a whole number, such as 1"),
            "DateOnly" => new("应为日期，例如 2026-01-31", "expected a date, such as 2026-01-31"),
            "bool" => new("应为 true 或 false", "expected true or false"),
            _ => new("不是可用的值", "it is none of its values"),
        };
        return new($"参数“{name}”的值“{value}”：{expected.Zh}", $"\"{value}\" for the parameter \"{name}\": {expected.En}");
    }

    private static string Name(Match match) => JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value);

    [GeneratedRegex("""^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)>?(?:\[\])? (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Bound();

    [GeneratedRegex("""^Required parameter "\S+ (?<name>\w+)" was not provided""", RegexOptions.NonBacktracking)]
    private static partial Regex Missing();

    [GeneratedRegex("^The JSON property '(?<name>[^']*)' could not be mapped", RegexOptions.NonBacktracking)]
    private static partial Regex Unmapped();

    [GeneratedRegex("^The (?:property or field|constructor parameter) '(?<name>[^']*)' on type '[^']*' doesn't allow setting null values", RegexOptions.NonBacktracking)]
    private static partial Regex Empty();

    [GeneratedRegex("^There is null inside '(?<name>[^']*)'", RegexOptions.NonBacktracking)]
    private static partial Regex Hollow();

    [GeneratedRegex(@"missing required properties including: (?<names>.*?)\.(?: Path|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Lacking();
}
