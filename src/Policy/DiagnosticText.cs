using System.Globalization;
using System.Text;

namespace Xinheng.Policy;

/// <summary>Writes diagnostics for people.</summary>
public static class DiagnosticText
{
    private const int LongestLine = 160;
    private const int ContextBefore = 60;

    /// <summary>
    /// The diagnostic as lines of text: place, severity, code and message; the source line with a caret under the
    /// mistake (full-width characters count two columns); the witness; the clause. Lines end with a line feed.
    /// </summary>
    /// <param name="diagnostic">The finding.</param>
    /// <param name="language"><c>en</c> gives English, all else Chinese.</param>
    public static string Render(Diagnostic diagnostic, string language)
    {
        var isEnglish = language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        var text = new StringBuilder();
        AppendHeading(text, diagnostic, isEnglish, language);
        if (diagnostic is { Span: { } span, SourceLine: { } line })
        {
            AppendSource(text, span, line);
        }

        if (diagnostic.Witness is { } witness)
        {
            text.Append(isEnglish ? "  for example: " : "  例：").Append(witness.In(language)).Append('\n');
        }

        if (diagnostic.Source is { } source)
        {
            text.Append(isEnglish ? "  clause: " : "  依据：").Append(source).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Columns a terminal gives to a text: two for full-width characters, none for marks that combine.</summary>
    internal static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    private static void AppendHeading(StringBuilder text, Diagnostic diagnostic, bool isEnglish, string language)
    {
        if (diagnostic.Span is { } span)
        {
            text.Append(span.File).Append(span.File.Length > 0 ? ":" : "")
                .Append(CultureInfo.InvariantCulture, $"{span.Line}:{span.Column}: ");
        }

        text.Append(SeverityName(diagnostic.Severity, isEnglish)).Append(' ').Append(diagnostic.Code);
        if (diagnostic.Check is { } check)
        {
            text.Append(" [").Append(check).Append(']');
        }

        text.Append(isEnglish ? ": " : "：").Append(diagnostic.Message.In(language)).Append('\n');
    }

    private static void AppendSource(StringBuilder text, SourceSpan span, string line)
    {
        var start = Math.Clamp(span.Column - 1, 0, line.Length);
        var end = Math.Clamp(start + span.Length, start, line.Length);
        var from = line.Length > LongestLine ? Math.Max(0, start - ContextBefore) : 0;
        var through = Math.Min(line.Length, from + LongestLine);
        var number = span.Line.ToString(CultureInfo.InvariantCulture);
        var before = Plain(line.AsSpan(from, start - from));
        var marked = Plain(line.AsSpan(start, Math.Max(0, Math.Min(end, through) - start)));
        text.Append("  ").Append(number).Append(" | ").Append(Plain(line.AsSpan(from, through - from)).TrimEnd()).Append('\n')
            .Append(' ', number.Length + 2).Append(" | ").Append(' ', Width(before))
            .Append('^', Math.Max(1, Width(marked))).Append('\n');
    }

    // Tabs and control characters have no fixed width: each is shown as one blank.
    private static string Plain(ReadOnlySpan<char> text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            plain.Append(char.IsControl(c) ? ' ' : c);
        }

        return plain.ToString();
    }

    private static int Width(Rune rune) => rune switch
    {
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        { Value: (>= 0x1100 and <= 0x115f) or (>= 0x2e80 and <= 0x303e) or (>= 0x3041 and <= 0xa4cf) or (>= 0xac00 and <= 0xd7a3) } => 2,
        { Value: (>= 0xf900 and <= 0xfaff) or (>= 0xfe30 and <= 0xfe4f) or (>= 0xff00 and <= 0xff60) or (>= 0xffe0 and <= 0xffe6) } => 2,
        { Value: (>= 0x1f300 and <= 0x1f64f) or (>= 0x1f900 and <= 0x1f9ff) or (>= 0x20000 and <= 0x3fffd) } => 2,
        _ => 1,
    };

    private static string SeverityName(Severity severity, bool isEnglish) => severity switch
    {
        Severity.Error => isEnglish ? "error" : "错误",
        Severity.Warning => isEnglish ? "warning" : "警告",
        Severity.Note => isEnglish ? "note" : "提示",
    };
}
