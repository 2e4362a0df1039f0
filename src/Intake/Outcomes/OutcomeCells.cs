using System.Globalization;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;
using Xinheng.Registry;

namespace Xinheng.Intake.Outcomes;

/// <summary>Reads the cells of outcomes. What cannot be read gives a code in place of a value.</summary>
internal static class OutcomeCells
{
    /// <summary>Smaller chances would let one outcome stand for more subjects than there are.</summary>
    private const double LeastProbability = 0.000001;

    private const int LongestStratum = 64;
    private const int LongestShown = 40;

    /// <summary>First day outcomes are taken from: the founding of the state whose bodies inspect.</summary>
    private static readonly DateOnly Earliest = new(1949, 10, 1);

    private static readonly WordTable<Word> Results = new(
        [
            new("found", true, ["1", "是", "有", "发现", "不通过", "未通过", "违法", "异常", "yes", "y", "true", "found", "fail", "failed", "problem", .. Told(true)]),
            new("nothing-found", false, ["0", "否", "无", "没有", "未发现", "不存在问题", "通过", "正常", "no", "n", "false", "nothing", "none", "not found", "pass", "passed", "ok", .. Told(false)]),
        ],
        word => word.Id, word => word.Words);

    /// <summary>The subject's code or key in normal form.</summary>
    public static (string? Value, string? Trouble) Code(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        if (text is ['~', ..])
        {
            return text.Length == 33 ? (new string(text).ToLowerInvariant(), null) : (null, "BT-102");
        }

        var code = CreditCode.Read(new string(text[..Math.Min(text.Length, 128)]));
        return code.Class switch
        {
            CodeClass.Missing => (null, "BT-101"),
            CodeClass.IdentityNumber => (null, "BT-103"),
            not CodeClass.Sound when IdentityNumbers.Is(code.Value) => (null, "BT-103"),
            _ => code.IsUsable ? (code.Value, null) : (null, "BT-102"),
        };
    }

    /// <summary>The day of the inspection.</summary>
    public static (DateOnly Value, string? Trouble) Day(ReadOnlySpan<char> cell, DateOnly today)
    {
        var reading = DateText.Read(cell.Trim());
        return reading.Outcome switch
        {
            DateOutcome.Blank or DateOutcome.Unreadable => (default, "BT-104"),
            DateOutcome.Ambiguous or DateOutcome.Impossible => (default, "BT-105"),
            DateOutcome.NoEnd => (default, "BT-106"),
            DateOutcome.Day => reading.Day < Earliest ? (default, "BT-105") : reading.Day > today ? (default, "BT-106") : (reading.Day, null),
        };
    }

    /// <summary>Whether something was found.</summary>
    public static (bool Value, string? Trouble) Result(ReadOnlySpan<char> cell) =>
        Results.Find(cell.Trim()) is { } word ? (word.Found, null) : (false, "BT-107");

    /// <summary>The chance to be drawn, written as a number, as percent or as a fraction.</summary>
    public static (double Value, string? Trouble) Probability(ReadOnlySpan<char> cell)
    {
        Span<char> room = stackalloc char[32];
        ReadOnlySpan<char> text = room[..Math.Max(0, CleanText.Narrow(cell, room))];
        var slash = text.IndexOf('/');
        var upper = slash > 0 ? text[..slash] : text is [.., '%'] ? text[..^1] : text;
        var divisor = slash > 0 ? Number(text[(slash + 1)..]) ?? double.NaN : text is [.., '%'] ? 100 : 1;
        var value = (Number(upper) ?? double.NaN) / divisor;
        return value is >= LeastProbability and <= 1 ? (value, null) : (0, "BT-108");
    }

    /// <summary>The stratum, identity numbers masked; null for none.</summary>
    public static string? Stratum(ReadOnlySpan<char> cell)
    {
        var scratch = new char[64];
        var text = CleanText.Of(cell, ref scratch);
        return text.IsEmpty ? null : (IdentityNumbers.Masked(text) ?? new string(text)) is var clean && clean.Length > LongestStratum ? clean[..LongestStratum] : clean;
    }

    /// <summary>What stands in a cell, as it may be shown.</summary>
    public static string Shown(ReadOnlySpan<char> cell)
    {
        var some = cell[..Math.Min(cell.Length, 4 * LongestShown)];
        var plain = new string([.. (IdentityNumbers.Masked(some) ?? new string(some)).Where(letter => !char.IsControl(letter))]).Trim();
        return plain.Length > LongestShown ? $"{plain[..LongestShown]}…" : plain;
    }

    // The words of inspections that the platform takes in tell the same here. Codes of one letter do not: 1 is "found" where there are only 0 and 1.
    private static IEnumerable<string> Told(bool found) =>
        from layout in LayoutCatalogue.All
        from kind in layout.Kinds
        where kind.Found == found
        from field in layout.Fields
        where field.Role == "kind"
        from word in field.Values[kind.Id]
        where word.Length > 1
        select word;

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;

    private sealed record Word(string Id, bool Found, IReadOnlyList<string> Words);
}
