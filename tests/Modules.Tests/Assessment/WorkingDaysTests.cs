using Xinheng.Assessment;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>The notices of days off as shipped, and tables a person has written.</summary>
public sealed class WorkingDaysTests
{
    private static string Shipped => GradedCity.PackRoot();

    [Theory]
    [InlineData(2021, "20/17/23/22/19/21/22/22/22/17/22/23")]
    [InlineData(2022, "21/16/23/21/20/21/21/23/21/18/22/22")]
    [InlineData(2023, "18/20/23/20/21/21/21/23/20/19/22/21")]
    [InlineData(2024, "22/18/21/22/21/19/23/22/21/19/21/22")]
    [InlineData(2025, "19/19/21/22/19/20/23/21/23/18/20/23")]
    [InlineData(2026, "21/16/22/21/19/21/23/21/22/18/21/23")]
    public void Every_month_on_file_has_as_many_working_days_as_the_notices_give_it(int year, string months)
    {
        var calendar = new WorkingDays(Shipped).Known.Calendar;

        var counted = Enumerable.Range(1, 12).Select(month => Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Count(day => calendar.IsWorked(new DateOnly(year, month, day))));

        Assert.Equal(months, string.Join('/', counted));
    }

    [Theory]
    [InlineData("2026-09-30", 7, "2026-10-15", false)]
    [InlineData("2026-12-24", 7, "2027-01-04", true)]
    [InlineData("2020-12-30", 2, "2021-01-04", true)]
    [InlineData("2027-09-30", 5, "2027-10-07", true)]
    [Clause("hebei-2021", "2", "HB-2")]
    public void A_limit_that_reaches_into_a_year_not_on_file_says_that_it_is_provisional(string start, int days, string due, bool isProvisional) =>
        Assert.Equal(new DueDay(GradedCity.Day(due), isProvisional), Terms.WorkingDaysAfter(GradedCity.Day(start), days, new WorkingDays(Shipped).Known.Calendar));

    [Theory]
    [InlineData("", "AS-130")]
    [InlineData("{", "AS-130")]
    [InlineData("null", "AS-130")]
    [InlineData("{\"years\": null}", "AS-130")]
    [InlineData("{\"years\": [null]}", "AS-130")]
    [InlineData("{\"year\": []}", "AS-130")]
    [InlineData("{\"years\": [{\"year\": 2026}]}", "AS-130")]
    [InlineData("{\"years\": [{\"year\": \"2026\", \"source\": \"x\", \"daysOff\": [], \"daysWorked\": []}]}", "AS-130")]
    [InlineData("{\"years\": [{\"year\": 99999, \"source\": \"x\", \"daysOff\": [], \"daysWorked\": []}]}", "AS-131")]
    [InlineData("{\"years\": [{\"year\": 2024, \"source\": \"x\", \"daysOff\": [], \"daysWorked\": []}, {\"year\": 2026, \"source\": \"x\", \"daysOff\": [], \"daysWorked\": []}]}", "AS-131")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \" \", \"daysOff\": [], \"daysWorked\": []}]}", "AS-132")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [\"2026-02-30\"], \"daysWorked\": []}]}", "AS-133")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [\"２０２６-10-01\"], \"daysWorked\": []}]}", "AS-133")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [\"2026-10-07/2026-10-01\"], \"daysWorked\": []}]}", "AS-133")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [\"2025-10-01\"], \"daysWorked\": []}]}", "AS-133")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [null], \"daysWorked\": []}]}", "AS-130")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [], \"daysWorked\": [\"2026-10-12\"]}]}", "AS-134")]
    [InlineData("{\"years\": [{\"year\": 2026, \"source\": \"x\", \"daysOff\": [\"2026-10-10\"], \"daysWorked\": [\"2026-10-10\"]}]}", "AS-134")]
    public void A_table_with_a_mistake_counts_as_none_and_tells_it(string text, string code)
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-days");
        File.WriteAllText(Path.Combine(folder.CreateSubdirectory("national").FullName, "working-days.json"), text);

        var known = new WorkingDays(folder.FullName).Known;

        Assert.Equal((code, WorkingCalendar.Unknown, 0), (known.Findings is [var first, ..] ? first.Code : null, known.Calendar, known.Years.Count));
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_year_added_to_the_table_is_known_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-days");
        var file = Path.Combine(folder.CreateSubdirectory("national").FullName, "working-days.json");
        var days = new WorkingDays(folder.FullName);
        var before = days.Known.Calendar.IsProvisional(GradedCity.Day("2027-06-01"));

        File.WriteAllText(file, "{\"years\": [{\"year\": 2027, \"source\": \"通知\", \"daysOff\": [\"2027-01-01\"], \"daysWorked\": []}]}");

        Assert.Equal((true, false), (before, days.Known.Calendar.IsProvisional(GradedCity.Day("2027-06-01"))));
        Assert.False(days.Known.Calendar.IsWorked(GradedCity.Day("2027-01-01")));
        folder.Delete(recursive: true);
    }
}
