using System.Text.RegularExpressions;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary>What the parser of the command line says, in both languages and with an example of what was expected.</summary>
internal static partial class UsageWords
{
    /// <summary>A parser's message for people; unchanged when it is none of those known.</summary>
    public static LocalText Of(string message)
    {
        if (NotParsed().Match(message) is { Success: true } value)
        {
            var (found, name, type) = (value.Groups["found"].Value, value.Groups["name"].Value, value.Groups["type"].Value);
            var of = name.StartsWith('-') ? new LocalText($"{name} 的值", $" of {name}") : new(string.Empty, string.Empty);
            var expected = type.Contains(nameof(DateOnly), StringComparison.Ordinal)
                ? new LocalText("日期，例如 2026-11-01", "a date, such as 2026-11-01")
                : found.Length > 0 && found.All(char.IsAsciiDigit)
                ? new LocalText("小一些的整数，例如 20", "a smaller whole number, such as 20")
                : new LocalText("整数，例如 20", "a whole number, such as 20");
            return new($"{of.Zh}“{found}”无效，应为{expected.Zh}", $"the value \"{found}\"{of.En} is not valid; expected {expected.En}");
        }

        if (Unknown().Match(message) is { Success: true } unknown)
        {
            var word = unknown.Groups["found"].Value;
            return new($"没有“{word}”这个命令或选项", $"there is no command or option \"{word}\"");
        }

        if (NotAmong().Match(message) is { Success: true } among)
        {
            var known = among.Groups["known"].Captures.Select(one => one.Value).ToList();
            return new($"“{among.Groups["found"].Value}”无效，应为 {string.Join("、", known)} 之一", $"the value \"{among.Groups["found"].Value}\" is not valid; expected one of {string.Join(", ", known)}");
        }

        if (Repeated().Match(message) is { Success: true } repeated)
        {
            var name = repeated.Groups["name"].Value;
            return new($"{name} 写了不止一次，应只写一次", $"{name} stands more than once; give it once");
        }

        if (Missing().Match(message) is { Success: true } missing)
        {
            var name = missing.Groups["name"].Value;
            return new($"缺少 {name}", $"{name} is missing");
        }

        return message.StartsWith("Required command", StringComparison.Ordinal)
            ? new("缺少命令", "a command is missing")
            : new(message, message);
    }

    [GeneratedRegex("^Cannot parse argument '(?<found>.*)' for (?:option|command|argument) '(?<name>.*)' as expected type '(?<type>.*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotParsed();

    [GeneratedRegex("^Unrecognized command or argument '(?<found>.*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Argument '(?<found>.*)' not recognized\. Must be one of:(?:\s+'(?<known>[^']*)')+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotAmong();

    [GeneratedRegex("^Option '(?<name>[^']*)' expects a single argument but", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Repeated();

    [GeneratedRegex("^(?:Option|Required argument(?: missing for (?:command|option))?):? ?'(?<name>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Missing();
}
