namespace Xinheng.Evaluation.BackTests;

/// <summary>Calendar periods.</summary>
internal static class Periods
{
    private const int MonthsInYear = 12;

    /// <summary>The period a day lies in.</summary>
    public static Period Of(DateOnly day, PeriodLength length)
    {
        var months = length switch
        {
            PeriodLength.Quarter => 3,
            PeriodLength.HalfYear => 6,
            PeriodLength.Year => MonthsInYear,
        };
        var first = ((day.Month - 1) / months * months) + 1;
        var last = first + months - 1;
        return new Period(new DateOnly(day.Year, first, 1), new DateOnly(day.Year, last, DateTime.DaysInMonth(day.Year, last)));
    }
}
