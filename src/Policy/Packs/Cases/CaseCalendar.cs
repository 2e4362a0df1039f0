namespace Xinheng.Policy.Packs.Cases;

/// <summary>Reads the days off and the days worked instead that a case names.</summary>
internal static class CaseCalendar
{
    /// <summary>A bound on one stretch and on the days that all of them come to.</summary>
    private const int LongestStretch = 60;
    private const int MostDays = 2000;

    public static WorkingCalendar Read(MapReader map, PackFindings findings)
    {
        var off = Days(map.Texts("放假", "days_off"), "放假", findings);
        var worked = Days(map.Texts("调休上班", "days_worked"), "调休上班", findings);
        return off.Count + worked.Count == 0 ? WorkingCalendar.PlainWeekends : new(off, worked);
    }

    private static HashSet<DateOnly> Days(IReadOnlyList<WrittenText>? texts, string key, PackFindings findings)
    {
        var days = new HashSet<DateOnly>();
        foreach (var text in texts ?? [])
        {
            var ends = text.Content.Split('/', 2);
            if (DateOnly.TryParseExact(ends[0], "yyyy-MM-dd", out var first) && DateOnly.TryParseExact(ends[^1], "yyyy-MM-dd", out var last)
                && last >= first && last.DayNumber - first.DayNumber < LongestStretch)
            {
                days.UnionWith(Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber));
            }
            else
            {
                findings.Add("PK-094", text.Span, text.Content, LongestStretch);
            }

            if (days.Count > MostDays)
            {
                findings.Add("PK-007", text.Span, new LocalText($"“{key}”超过 {MostDays} 天", $"“{key}” names more than {MostDays} days"), MostDays);
                break;
            }
        }

        return days;
    }
}
