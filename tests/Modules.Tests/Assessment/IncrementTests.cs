using Xinheng.Assessment;
using Xinheng.Assessment.Increments;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class IncrementTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(四)", "LF-10")]
    public async Task A_record_that_comes_in_gives_its_subject_another_grade_and_tells_why(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var penalty = await city.ReportAsync(1, "2026-05-01");

        var followed = await city.FollowAsync("2026-11-21");

        Assert.Equal((1L, 1L), (followed.Graded, followed.Written));
        Assert.Equal("B", (await city.StandingAsync(1))?.Letter);
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([GradeReasons.Changes, GradeReasons.Whole | GradeReasons.First], history.Select(grade => grade.Reasons));
        Assert.Equal([new RegistryChange(new(penalty.Value), history[0].Subject, ChangeKind.Record)], history[0].Changes);
        Assert.Equal(RunKind.Increment, history[0].RunKind);
        Assert.Equal([RunKind.Asked], (await city.Runs.ListAsync(10)).Select(run => run.Kind));
    }
}
