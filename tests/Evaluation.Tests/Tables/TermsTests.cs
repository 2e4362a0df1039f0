using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.Tables;

/// <summary>The last day of duties and listings, rates, and what masks leave.</summary>
public sealed class TermsTests
{
    /// <summary>Days off and days worked instead of 2022 to 2026, as far as the tests reach.</summary>
    private static readonly WorkingCalendar Notices = new(
        Days("2022-12-31/2023-01-02", "2023-04-29/2023-05-03", "2024-02-10/2024-02-17", "2025-01-28/2025-02-04", "2025-10-01/2025-10-08", "2026-02-15/2026-02-23", "2026-04-04/2026-04-06", "2026-05-01/2026-05-05", "2026-06-19/2026-06-21", "2026-09-25/2026-09-27", "2026-10-01/2026-10-07", "2021-09-19/2021-09-21", "2021-10-01/2021-10-07"),
        Days("2023-04-23/2023-04-23", "2024-02-18/2024-02-18", "2025-01-26/2025-01-26", "2025-02-08/2025-02-08", "2025-09-28/2025-09-28", "2025-10-11/2025-10-11", "2026-02-14/2026-02-14", "2026-02-28/2026-02-28", "2026-05-09/2026-05-09", "2026-09-20/2026-09-20", "2026-10-10/2026-10-10", "2021-09-18/2021-09-18", "2021-09-26/2021-09-26", "2021-10-09/2021-10-09"),
        Day("2026-12-31"));

    [Theory]
    [InlineData("2026-02-12", 7, "2026-02-28")]
    [InlineData("2026-09-18", 7, "2026-09-29")]
    [InlineData("2026-09-30", 7, "2026-10-15")]
    [InlineData("2026-04-03", 3, "2026-04-09")]
    [InlineData("2026-04-30", 10, "2026-05-18")]
    [InlineData("2026-06-18", 5, "2026-06-26")]
    [InlineData("2026-09-24", 20, "2026-10-29")]
    [InlineData("2025-01-24", 7, "2025-02-10")]
    [InlineData("2025-09-26", 7, "2025-10-13")]
    [InlineData("2024-02-08", 7, "2024-02-23")]
    [InlineData("2023-04-21", 5, "2023-04-27")]
    [InlineData("2022-12-30", 7, "2023-01-11")]
    [InlineData("2021-09-17", 20, "2021-10-21")]
    [Clause("hebei-2021", "2", "HB-2")]
    public void Working_days_are_counted_from_the_day_after_by_the_notices_of_each_year(string start, int days, string due) =>
        Assert.Equal(new DueDay(Day(due), false), Terms.DueOn(Within(days, "working-days", DayCounting.NextDay), Day(start), Notices));

    [Theory]
    [InlineData("2026-06-01", 1, "2026-06-01")]
    [InlineData("2026-06-01", 5, "2026-06-05")]
    [InlineData("2026-06-06", 1, "2026-06-08")]
    public void Counted_from_that_day_the_start_is_the_first_working_day_if_it_is_one(string start, int days, string due) =>
        Assert.Equal(Day(due), Terms.DueOn(Within(days, "working-days", DayCounting.SameDay), Day(start), Notices)?.Day);

    [Fact]
    public void A_limit_that_reaches_past_the_notices_is_provisional()
    {
        var due = Terms.DueOn(Within(5, "working-days", DayCounting.NextDay), Day("2026-12-30"), Notices);

        Assert.Equal(new DueDay(Day("2027-01-06"), true), due);
    }

    [Theory]
    [InlineData("days", DayCounting.NextDay, "2026-01-30", 3, "2026-02-02")]
    [InlineData("days", DayCounting.SameDay, "2026-01-30", 3, "2026-02-01")]
    [InlineData("months", DayCounting.NextDay, "2026-01-31", 1, "2026-02-28")]
    [InlineData("months", DayCounting.SameDay, "2026-01-15", 1, "2026-02-14")]
    [InlineData("years", DayCounting.NextDay, "2024-02-29", 1, "2025-02-28")]
    public void Days_months_and_years_are_counted_through_the_calendar(string unit, DayCounting counting, string start, int number, string due) =>
        Assert.Equal(Day(due), Terms.DueOn(Within(number, unit, counting), Day(start), Notices)?.Day);

    [Theory]
    [InlineData("working-days")]
    [InlineData("days")]
    [InlineData("months")]
    public void Where_the_pack_does_not_say_whether_the_first_day_counts_there_is_no_last_day(string unit) =>
        Assert.Null(Terms.DueOn(Within(5, unit, DayCounting.Unstated), Day("2026-06-01"), Notices));

    [Theory]
    [InlineData("2026-06-26", 25, "2026-06-25")]
    [InlineData("2026-02-01", 31, "2026-02-28")]
    [Clause("hebei-2021", "1", "HB-1")]
    public void What_is_due_by_a_day_of_the_month_is_due_by_it_or_by_the_months_last(string month, int day, string due) =>
        Assert.Equal(Day(due), Terms.DueOn(Duty(new DutyLimit.ByDayOfMonth(new Quantity(day, null, "day-of-month")), DayCounting.Unstated), Day(month), Notices)?.Day);

    [Theory]
    [InlineData(Recurrence.Month, "2024-02-10", "2024-02-29")]
    [InlineData(Recurrence.Quarter, "2026-04-01", "2026-06-30")]
    [InlineData(Recurrence.HalfYear, "2026-06-30", "2026-06-30")]
    [InlineData(Recurrence.HalfYear, "2026-07-01", "2026-12-31")]
    [InlineData(Recurrence.Year, "2026-07-01", "2026-12-31")]
    public void What_recurs_is_due_by_the_end_of_its_stretch(Recurrence stretch, string day, string due) =>
        Assert.Equal(Day(due), Terms.DueOn(Duty(new DutyLimit.Each(stretch), DayCounting.Unstated), Day(day), Notices)?.Day);

    [Theory]
    [InlineData("working-days", 3650)]
    [InlineData("days", 3650)]
    [InlineData("years", 3650)]
    public void A_limit_beyond_the_end_of_the_calendar_has_no_last_day(string unit, int number) =>
        Assert.Null(Terms.DueOn(Within(number, unit, DayCounting.NextDay), Day("9999-12-30"), Notices));

    [Theory]
    [InlineData(3, 200, "1.5")]
    [InlineData(1, 3, "33.333333")]
    [InlineData(0, 5, "0")]
    [InlineData(0, 0, null)]
    public void A_rate_is_in_percent_and_there_is_none_where_nothing_is_counted(long part, long whole, string? percent) =>
        Assert.Equal(percent is null ? null : decimal.Parse(percent), Terms.Percent(part, whole));

    [Theory]
    [InlineData(3, 4, "10000000000", "100****0000")]
    [InlineData(3, 4, "1000000", "*******")]
    [InlineData(1, 0, "甲乙丙", "甲**")]
    [InlineData(0, 1, "甲\U00020000", "*\U00020000")]
    [InlineData(3, 4, "", "")]
    public void A_mask_keeps_no_more_than_it_says_and_hides_a_short_text_whole(int first, int last, string text, string left) =>
        Assert.Equal(left, Terms.Masked(new Mask(Head) { Field = "mobile-phone", Keep = new(first, last) }, text));

    private static EntryHead Head => new("x", new("某", "some"), new("rules", "一"));

    private static Duty Within(int number, string unit, DayCounting counting) => Duty(new DutyLimit.Within(new Quantity(number, null, unit)), counting);

    private static Duty Duty(DutyLimit limit, DayCounting counting) =>
        new(Head) { Who = new("某", "some"), Starts = new("某", "some"), Limit = limit, Counting = counting };

    private static HashSet<DateOnly> Days(params string[] stretches) =>
    [
        .. stretches.Select(stretch => stretch.Split('/')).SelectMany(ends =>
            Enumerable.Range(Day(ends[0]).DayNumber, Day(ends[1]).DayNumber - Day(ends[0]).DayNumber + 1).Select(DateOnly.FromDayNumber)),
    ];
}
