using Xinheng.Assessment;
using Xinheng.Assessment.Blocks;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Blocks;

/// <summary>Who is due by what blocks say, one block read at a time.</summary>
public sealed class PackedDuesTests
{
    private const int InThreeBlocks = 9_000;
    private static readonly DateOnly LongAfter = GradedCity.Day("2030-01-01");

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subjects_that_are_due_thinly_spread_over_blocks_are_all_found_up_to_the_limit(Engine engine)
    {
        await using var city = await GradedAsync(engine);
        var dues = new PackedDues(city.Database) { BlocksAtOnce = 1 };

        var all = await dues.ByAsync(GradedCity.Scheme, LongAfter, 10, TestContext.Current.CancellationToken);
        var two = await dues.ByAsync(GradedCity.Scheme, LongAfter, 2, TestContext.Current.CancellationToken);

        Assert.Equal([10L, 5_000L, 8_500L], all.Select(subject => subject.Value));
        Assert.Equal([10L, 5_000L], two.Select(subject => subject.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_block_whose_subjects_that_are_due_have_rows_over_them_hides_none_of_the_next(Engine engine)
    {
        await using var city = await GradedAsync(engine);
        await city.ReportAsync(5_000, "2026-06-01");
        await new Xinheng.Assessment.Increments.GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock).FollowAsync(GradedCity.Day("2026-11-21"), TestContext.Current.CancellationToken);

        var due = await new PackedDues(city.Database) { BlocksAtOnce = 1 }.ByAsync(GradedCity.Scheme, LongAfter, 10, TestContext.Current.CancellationToken);

        Assert.Equal([10L, 5_000L, 8_500L], due.Select(subject => subject.Value).Order());
    }

    /// <summary>Three enterprises of as many blocks have a record, so that a day changes their grade.</summary>
    private static async Task<GradedCity> GradedAsync(Engine engine)
    {
        var city = await GradedCity.CreateAsync(engine, GradeEngine.Columns);
        await city.RegisterAsync(Enumerable.Range(1, InThreeBlocks));
        foreach (var number in new[] { 10, 5_000, 8_500 })
        {
            await city.ReportAsync(number, "2026-05-01");
        }

        await city.GradeAsync("2026-11-21");
        return city;
    }
}
