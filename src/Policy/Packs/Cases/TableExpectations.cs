using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Cases;

/// <summary>Reads the days and numbers that a case expects of duties, lists, rates and repair terms.</summary>
internal sealed class TableExpectations(CaseScope scope)
{
    private const long MostCounted = 1_000_000_000_000;

    public static Expected? Duty(MapReader parts, WrittenText key, Duty duty) =>
        Day(parts, key) is { } due ? new Expected.Due(duty.Id, due.Day, key.Span) : null;

    public static Expected? List(MapReader parts, WrittenText key, SubjectList list) =>
        Day(parts, key) is { } through ? new Expected.Listed(list.Id, through.Day, key.Span) : null;

    public Expected? Rate(MapReader parts, WrittenText key, Rate rate)
    {
        if (MapReader.Open(parts.Take(key.Content), key.Content, scope.Findings) is not { } map)
        {
            return null;
        }

        var of = Count(map, "分子", "part", "分子: 3");
        var among = Count(map, "分母", "whole", "分母: 200");
        var percent = map.RequireText(["得", "gives"], "得: 1.5%");
        map.Close();
        var gives = IsNone(percent) ? null : scope.Number(percent, "得", CaseUnit.Percent);
        return of is not { } part || among is not { } whole || percent is null || (gives is null && !IsNone(percent))
            ? null
            : new Expected.Rated(rate.Id, part, whole, gives, key.Span);
    }

    public Expected? Repair(WrittenText written)
    {
        if (DateOnly.TryParseExact(written.Content, "yyyy-MM-dd", out var day))
        {
            return new Expected.Repairable(day, true, written.Span);
        }

        var word = CaseChoices.Repairs.FirstOrDefault(known => written.Content == known.Id || CaseScope.Is(written, known.Title));
        if (word is null)
        {
            scope.Findings.Add("PK-093", written.Span, "可修复", written.Content, new LocalText("日期，也不是“不可修复”“未写明”", "day, nor “never” or “unstated”"), "可修复: 2026-07-01");
        }

        return word is null ? null : new Expected.Repairable(null, word.Id == "never", written.Span);
    }

    private static long? Count(MapReader map, string zh, string en, string example)
    {
        if (map.Take(zh, en) is null)
        {
            map.Missing(zh, example);
        }

        return map.Whole([zh, en], 0, MostCounted);
    }

    /// <summary>A day, or the word for none; null, with a finding, for anything else.</summary>
    private static DayOrNone? Day(MapReader parts, WrittenText key)
    {
        if (parts.Text(key.Content) is not { } text)
        {
            return null;
        }

        return IsNone(text) ? new DayOrNone(null) : parts.Date(key.Content) is { } day ? new DayOrNone(day) : null;
    }

    private static bool IsNone(WrittenText? text) =>
        text is not null && CaseChoices.None.Any(word => text.Content == word.Id || CaseScope.Is(text, word.Title));

    private sealed record DayOrNone(DateOnly? Day);
}
