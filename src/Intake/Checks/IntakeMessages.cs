using System.Collections.Frozen;
using System.Text.Json;
using Xinheng.Policy;

namespace Xinheng.Intake.Checks;

/// <summary>The words of one code.</summary>
/// <param name="Weight">What a finding of this code does.</param>
/// <param name="Message">What was found; <c>{found}</c>, <c>{field}</c> and <c>{row}</c> stand for the finding's own, <c>{known}</c> for what could have stood there, <c>{state}</c> for the title of the batch state that was found.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
public sealed record IntakeMessage(FindingWeight Weight, LocalText Message, LocalText Expected, LocalText Remedy);

/// <summary>
/// Every code of intake with its words in both languages, from <c>messages.json</c>.
/// <c>IN-0xx</c> speaks of a file, <c>IN-1xx</c> rejects a row, <c>IN-2xx</c> flags one, <c>IN-3xx</c> refuses, <c>IN-4xx</c> speaks of a batch.
/// </summary>
public static class IntakeMessages
{
    private static readonly FrozenDictionary<string, IntakeMessage> Table = Load();

    /// <summary>All codes, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Table.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words of <paramref name="code"/>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such code.</exception>
    public static IntakeMessage Of(string code) => Table[code];

    internal static LocalText Filled(this LocalText text, Finding finding)
    {
        var filled = new LocalText(Fill(text.Zh, finding, "（空）", "行"), Fill(text.En, finding, "(blank)", "the row"));
        if (!text.Zh.Contains("{state}", StringComparison.Ordinal))
        {
            return filled;
        }

        var state = BatchStates.TitleOf(finding.Found);
        return new(filled.Zh.Replace("{state}", state.Zh, StringComparison.Ordinal), filled.En.Replace("{state}", state.En, StringComparison.Ordinal));
    }

    /// <summary>A message without its row, for counts of what was found.</summary>
    internal static LocalText AsTitle(this LocalText text) => new(Bare(text.Zh, "某一项"), Bare(text.En, "a value"));

    private static string Bare(string text, string field)
    {
        foreach (var place in (string[])["：{found}", "（{found}）", ": {found}", " ({found})"])
        {
            text = text.Replace(place, string.Empty, StringComparison.Ordinal);
        }

        text = text.Replace("“{field}”", field, StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private static string Fill(string text, Finding finding, string blank, string whole) => text
        .Replace("{found}", finding.Found.Length == 0 ? blank : finding.Found, StringComparison.Ordinal)
        .Replace("{row}", finding.Row?.ToString() ?? "?", StringComparison.Ordinal)
        .Replace("{known}", Known(finding, whole == "行"), StringComparison.Ordinal)
        .Replace("{field}", (whole == "行" ? finding.FieldTitle?.Zh : finding.FieldTitle?.En) ?? whole, StringComparison.Ordinal);

    private static string Known(Finding finding, bool isChinese) => finding.Known is { Length: > 0 } known
        ? isChinese ? known.Replace(", ", "、", StringComparison.Ordinal) : known
        : isChinese ? "（没有）" : "(none)";

    private static FrozenDictionary<string, IntakeMessage> Load()
    {
        using var stream = typeof(IntakeMessages).Assembly.GetManifestResourceStream("Xinheng.Intake.Checks.messages.json")
            ?? throw new InvalidOperationException("messages.json is built into the assembly");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.EnumerateObject().ToFrozenDictionary(entry => entry.Name, entry => Read(entry.Value), StringComparer.Ordinal);
    }

    private static IntakeMessage Read(JsonElement entry) => new(
        Enum.Parse<FindingWeight>(entry.GetProperty("weight").GetString()!, ignoreCase: true), // a missing word fails every test at once
        Text(entry, "found"),
        Text(entry, "expected"),
        Text(entry, "remedy"));

    private static LocalText Text(JsonElement entry, string name)
    {
        var pair = entry.GetProperty(name);
        return new LocalText(pair[0].GetString() ?? "", pair[1].GetString() ?? "");
    }
}
