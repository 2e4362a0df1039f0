using System.Globalization;
using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// The day a statement asks about: either one day, or the column <c>day</c> of the candidate days of a stretch in which
/// no parameter changes.
/// </summary>
internal sealed class SqlDay
{
    /// <summary>From this many months on every window begins before the calendar does.</summary>
    private const int MonthsOfCalendar = 120_000;

    private readonly List<(string Column, string Sql)> starts = [];

    private SqlDay(DateOnly first, bool isFixed) => (First, IsFixed) = (first, isFixed);

    /// <summary>The day, or the first of the stretch: it picks the parameters.</summary>
    public DateOnly First { get; }

    /// <summary>Whether it is one day.</summary>
    public bool IsFixed { get; }

    /// <summary>The day's number.</summary>
    public string Number => IsFixed ? SqlText.Day(First) : "day";

    /// <summary>The columns beside <c>day</c> that windows need, each with what it is made of.</summary>
    public IReadOnlyList<(string Column, string Sql)> Starts => starts;

    /// <summary>One day.</summary>
    public static SqlDay On(DateOnly day) => new(day, true);

    /// <summary>The days of a stretch.</summary>
    public static SqlDay From(DateOnly first) => new(first, false);

    /// <summary>The day before the first of a window.</summary>
    public string StartBefore(WindowSpan window)
    {
        if (IsFixed)
        {
            return SqlText.Day(window.StartBefore(First));
        }

        var length = window.Length ?? 0;
        if (window.Kind is WindowKind.AsOf or WindowKind.Ever)
        {
            return "0";
        }

        var column = string.Create(CultureInfo.InvariantCulture, $"start_{(window.Kind is WindowKind.Days ? "d" : window.Kind is WindowKind.CalendarYears ? "y" : "m")}{Months(window)}");
        if (!starts.Any(known => known.Column == column))
        {
            starts.Add((column, window.Kind switch
            {
                WindowKind.Days => string.Create(CultureInfo.InvariantCulture, $"GREATEST(day - {length}, 0)"),
                WindowKind.CalendarYears => BeforeYear(length),
                _ => MonthsBack(Months(window)),
            }));
        }

        return column;
    }

    /// <summary>How many whole months lie between a day and the day asked about.</summary>
    public string MonthsSince(string last) =>
        $"(({SqlText.Part("YEAR", Number)} - {SqlText.Part("YEAR", last)}) * 12 + {SqlText.Part("MONTH", Number)} - {SqlText.Part("MONTH", last)}"
        + $" - CASE WHEN {SqlText.Part("DAY", Number)} < {SqlText.Part("DAY", last)} THEN 1 ELSE 0 END)";

    /// <summary>How many whole years lie between a day and the day asked about.</summary>
    public string YearsSince(string last) => $"DIV({MonthsSince(last)}, 12)::integer";

    /// <summary>The first day on which an event is no longer inside a window; NULL when it stays for ever. Null for a window without an end.</summary>
    public static string? LeavesOn(WindowSpan window, string happened)
    {
        if (window.Kind is WindowKind.AsOf or WindowKind.Ever || window.Length is not { } length)
        {
            return null;
        }

        if (window.Kind is WindowKind.Days)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{happened} + {length}");
        }

        if (window.Kind is WindowKind.CalendarYears)
        {
            return length > MonthsOfCalendar / 12 ? null : SqlText.DayOf(string.Create(CultureInfo.InvariantCulture, $"make_date({SqlText.Part("YEAR", happened)} + {length}, 1, 1)"));
        }

        if (Months(window) is var months && months >= MonthsOfCalendar)
        {
            return null;
        }

        var day = SqlText.Moved(happened, months.ToString(CultureInfo.InvariantCulture));
        return $"{day} + CASE WHEN {SqlText.Part("DAY", day)} < {SqlText.Part("DAY", happened)} THEN 1 ELSE 0 END";
    }

    private static long Months(WindowSpan window) => (window.Length ?? 0) * (window.Kind is WindowKind.Years ? 12L : 1L);

    // Before this day the window has no beginning.
    private static string MonthsBack(long months)
    {
        if (months >= MonthsOfCalendar - 12)
        {
            return "0";
        }

        var whole = DateOnly.MinValue.AddMonths((int)months);
        return string.Create(CultureInfo.InvariantCulture, $"CASE WHEN day < {whole.DayNumber} THEN 0 ELSE {SqlText.Moved("day", $"(-{months})")} END");
    }

    private static string BeforeYear(int years) =>
        years >= MonthsOfCalendar / 12 ? "0" : string.Create(
            CultureInfo.InvariantCulture,
            $"CASE WHEN {SqlText.Part("YEAR", "day")} - {years} < 1 THEN 0 WHEN {years} < 1 THEN {DateOnly.MaxValue.DayNumber} ELSE {SqlText.DayOf($"make_date({SqlText.Part("YEAR", "day")} - {years} + 1, 1, 1)")} - 1 END");
}
