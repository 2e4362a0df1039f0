using System.Globalization;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Tests.Schema;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>
/// Packs changed where the language can be got wrong: entries lost, doubled and moved, keys and values exchanged for
/// others and for hostile ones, conditions cut and joined. Seeded: a case's number makes it again.
/// </summary>
public sealed class PackFuzzTests
{
    /// <summary>A pack takes that many times as long as a condition, at the least.</summary>
    private const int ConditionsForAPack = 20;

    private static readonly string[] Hostile =
    [
        "", "~", "null", "0", "-1", "9223372036854775807", "9223372036854775808", "1e400", "0.1", "1/0", "1/3", "-5%", "NaN", "2024-02-30", "9999-12-31",
        "0001-01-01", "yes", "[]", "{}", "[[[[]]]]", "{a: {b: {c: []}}}", "*anchor", "&anchor x", "!!binary aGk=", "!<tag> x", "<<", "|", ">-", "'", "\"",
        "\"\\ud800\"", "\"\\u0000\"", "params", "params.", "record.kind ==", "size(", "true && ", "a.b.c.d", "x.exists(x, x.exists(x, true))", "1 / 0", "9223372036854775807 + 1",
        "general_count", "score", "results.nobody", "../../etc/passwd", "一", "Ａ", "A-", "👍", "[1, 2, 3]", "[1/9, 1, 9]", "{to: 0, score: 100}", "cycle", "{months: params.none}",
    ];

    [Fact]
    public void Whatever_is_changed_in_a_pack_gives_the_pack_or_findings_with_a_place_soon_and_never_an_exception() =>
        FuzzCases.Hold(FuzzCases.Count / ConditionsForAPack, Attempt);

    private static string? Attempt(Random random)
    {
        var whole = random.Next(4) == 0 ? SmallPack.Of(SmallPack.Text) : CompletePack.Forms[random.Next(CompletePack.Forms.Count)];
        var files = whole;
        for (var change = random.Next(1, 5); change > 0; change--)
        {
            var path = random.Next(3) > 0 ? "pack.yaml" : files.Texts.Keys.Order(StringComparer.Ordinal).ElementAt(random.Next(files.Texts.Count));
            files = CompletePack.Changed(files, path, Change(files.Texts[path], random));
        }

        var reading = CompletePack.Read(files);
        var findings = reading.Pack is { } pack ? [.. reading.Diagnostics, .. PackLinter.Check(pack)] : reading.Diagnostics;
        return reading.Pack is null != reading.Diagnostics.Any(found => found.Severity is Severity.Error) ? "no pack and no error, or both"
            : findings.FirstOrDefault(found => found.Span is { } span && (span.Line < 1 || span.Column < 1 || span.Length < 1)) is { } placeless ? $"{placeless.Code} has no place"
            : findings.FirstOrDefault(found => IsMute(found)) is { } mute ? $"{mute.Code} says nothing"
            : null;
    }

    private static bool IsMute(Diagnostic found) =>
        DiagnosticText.Render(found, "zh").Length < 5 || DiagnosticText.Render(found, "en").Length < 5;

    private static string Change(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var at = random.Next(lines.Count);
        switch (random.Next(8))
        {
            case 0:
                lines.RemoveRange(at, Math.Min(random.Next(1, 4), lines.Count - at));
                break;
            case 1:
                lines.InsertRange(random.Next(lines.Count), lines.GetRange(at, Math.Min(random.Next(1, 6), lines.Count - at)));
                break;
            case 2:
                lines[at] = new string(' ', random.Next(12)) + lines[at].TrimStart();
                break;
            case 3:
                lines[at] = Key(lines[at]) + Hostile[random.Next(Hostile.Length)];
                break;
            case 4:
                lines[at] = Key(lines[at]) + Value(lines[random.Next(lines.Count)]);
                break;
            case 5:
                lines[at] = Key(lines[random.Next(lines.Count)]) + Value(lines[at]);
                break;
            case 6:
                lines[at] = Cut(lines[at], random);
                break;
            default:
                lines.Insert(at, string.Concat(Enumerable.Repeat("{a: [", random.Next(1, 400))));
                break;
        }

        return string.Join('\n', lines);
    }

    private static string Key(string line) => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? line[..(colon + 2)] : line;

    private static string Value(string line) => line.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var colon ? line[(colon + 2)..] : line.Trim();

    private static string Cut(string line, Random random)
    {
        var at = random.Next(line.Length + 1);
        return random.Next(2) == 0 ? line[..at] : string.Create(CultureInfo.InvariantCulture, $"{line[..at]}{Hostile[random.Next(Hostile.Length)]}{line[at..]}");
    }
}
