using System.Globalization;
using Xinheng.Policy;

namespace Xinheng.Assessment;

/// <summary>Makes a calendar of yearly notices, or says what is wrong with them.</summary>
internal static class WorkingYears
{
    private const int LongestStretch = 60;
    private const int FirstYear = 1949;
    private const int LastYear = 9998;

    public static KnownWorkingDays Read(IReadOnlyList<WorkingYear> years)
    {
        var (off, worked, findings) = (new HashSet<DateOnly>(), new HashSet<DateOnly>(), new List<Diagnostic>());
        for (var at = 0; at < years.Count; at++)
        {
            var year = years[at];
            if (year.Year is < FirstYear or > LastYear || (at > 0 && year.Year != years[at - 1].Year + 1))
            {
                findings.Add(AssessmentText.WorkingYearMisplaced($"years[{at}].year", year.Year, at == 0 ? null : years[at - 1].Year + 1));
            }

            if (string.IsNullOrWhiteSpace(year.Source))
            {
                findings.Add(AssessmentText.WorkingYearWithoutSource($"years[{at}].source"));
            }

            Add(year, year.DaysOff, $"years[{at}].daysOff", off, findings);
            Add(year, year.DaysWorked, $"years[{at}].daysWorked", worked, findings);
        }

        findings.AddRange(worked.Where(day => off.Contains(day) || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Order().Select(AssessmentText.NoMakeUpDay));
        return findings.Count > 0 ? KnownWorkingDays.None with { Findings = findings }
            : years.Count == 0 ? KnownWorkingDays.None
            : new KnownWorkingDays(
                new WorkingCalendar(off, worked, new DateOnly(years[^1].Year, 12, 31)) { KnownFrom = new DateOnly(years[0].Year, 1, 1) }, years, []);
    }

    private static void Add(WorkingYear year, IReadOnlyList<string> written, string place, HashSet<DateOnly> days, List<Diagnostic> findings)
    {
        for (var at = 0; at < written.Count; at++)
        {
            var ends = written[at].Split('/', 2);
            if (Day(ends[0]) is { } first && Day(ends[^1]) is { } last && last >= first && last.DayNumber - first.DayNumber < LongestStretch && IsOf(year, first, last))
            {
                days.UnionWith(Enumerable.Range(first.DayNumber, last.DayNumber - first.DayNumber + 1).Select(DateOnly.FromDayNumber));
            }
            else
            {
                findings.Add(AssessmentText.NoDaysOfYear($"{place}[{at}]", written[at], year.Year));
            }
        }
    }

    /// <summary>A notice speaks of its year, and of the days about New Year on either side.</summary>
    private static bool IsOf(WorkingYear year, DateOnly first, DateOnly last) =>
        (first.Year == year.Year || (first.Year == year.Year - 1 && first.Month == 12)) && (last.Year == year.Year || (last.Year == year.Year + 1 && last.Month == 1));

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
