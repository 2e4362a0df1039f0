using Xinheng.Assessment;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>What is known of working days: Monday to Friday, apart from the days below. A day outside the years on file is provisional.</summary>
/// <param name="KnownFrom">First day of the first year on file; null when none is.</param>
/// <param name="KnownThrough">Last day of the last year on file, inclusive; null when none is.</param>
/// <param name="Years">The years, from early to late.</param>
/// <param name="Trouble">Why a table is not used; empty when nothing is wrong with it.</param>
public sealed record WorkingDaysView(DateOnly? KnownFrom, DateOnly? KnownThrough, IReadOnlyList<WorkingYearView> Years, IReadOnlyList<TroubleView> Trouble)
{
    internal static WorkingDaysView Of(KnownWorkingDays known) => new(
        known.Calendar.KnownFrom,
        known.Years.Count == 0 ? null : known.Calendar.KnownThrough,
        [.. known.Years.Select(year => new WorkingYearView(year.Year, year.Source, year.DaysOff, year.DaysWorked))],
        [.. known.Findings.Select(finding => new TroubleView(finding.Code, finding.Message))]);
}

/// <summary>The days off of a year.</summary>
/// <param name="Year">The year.</param>
/// <param name="Source">The notice.</param>
/// <param name="DaysOff">Days off: a day, or the first and the last with a slash between.</param>
/// <param name="DaysWorked">Weekend days that are worked instead.</param>
public sealed record WorkingYearView(int Year, string Source, IReadOnlyList<string> DaysOff, IReadOnlyList<string> DaysWorked);

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was found, what was expected, what to do.</param>
public sealed record TroubleView(string Code, LocalText Message);
