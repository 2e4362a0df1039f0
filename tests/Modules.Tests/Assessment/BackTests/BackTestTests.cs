using Xinheng.Assessment.BackTests;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.BackTests;

/// <summary>The clock of the city begins at noon of 21 November 2026.</summary>
public sealed class BackTestTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Each_outcome_is_set_against_the_class_of_the_day_before(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2]);
        place.Wait(5);
        await place.City.ReportAsync(1, "2026-11-25");
        place.Wait(10);

        var test = await place.TestAsync([.. TestedCity.On("2026-11-26", [1, 2]), .. TestedCity.On("2026-11-27", [1, 2], number => number == 1, row: 4)], TestedCity.ByScheme);

        Assert.Equal(["A", "A", "B", "A"], await place.ClassesAsync(test));
        Assert.Equal((4, 2, 1.0), (test.Result?.Taken, test.Result?.Report.Basis.Subjects, test.Result?.Report.Classes[1].Yield.Rate));
        Assert.Equal((BackTestState.Done, 4), (test.State, test.Done));
        Assert.Equal([("langfang/public-credit", 4, 0)], test.Result?.Versions.Select(use => (use.Pack, use.Outcomes, use.BeforeInForce)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_loaded_long_after_it_happened_counts_only_when_asked_for(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2]);
        await place.City.ReportAsync(1, "2025-05-05");
        await place.City.ReportAsync(2, "2025-09-09");
        var outcomes = TestedCity.On("2025-08-01", [1, 2]).ToList();

        var strict = await place.TestAsync(outcomes);
        var happened = await place.TestAsync(outcomes, TestedCity.Order with { Known = Knowledge.Happened });

        Assert.Equal([BackTestText.NothingKnown, BackTestText.NothingKnown], await place.ClassesAsync(strict));
        Assert.Equal((0, 2), (strict.Result?.Taken, strict.Result?.Fates.Single().Count));
        Assert.Equal(["B", "A"], await place.ClassesAsync(happened));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_outcome_that_cannot_be_graded_is_told_with_its_reason(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2]);
        await place.City.RegisterAsync([3], one => one with { Registered = GradedCity.Day("2026-11-28") });
        place.Wait(20);
        var order = TestedCity.Order with { From = GradedCity.Day("2026-11-24"), Through = GradedCity.Day("2026-12-31") };

        var test = await place.TestAsync(
            [
                .. TestedCity.On("2026-11-25", [1]), .. TestedCity.On("2026-11-25", [9], row: 3), .. TestedCity.On("2026-11-28", [3], row: 4), .. TestedCity.On("2026-11-29", [3], row: 5),
                .. TestedCity.On("2026-11-23", [1], row: 6), .. TestedCity.On("2026-11-25", [1], row: 7), .. TestedCity.On("2026-11-26", [2], _ => true, row: 8), .. TestedCity.On("2026-11-26", [2], row: 9),
            ],
            order);

        Assert.Equal(
            ["A", BackTestText.UnknownCode, BackTestText.NotRegistered, "A", BackTestText.LeftOut, BackTestText.Repeated, BackTestText.Contradictory, BackTestText.Contradictory],
            await place.ClassesAsync(test));
        Assert.Equal(8, test.Result?.Taken + test.Result?.Fates.Sum(fate => fate.Count));
        Assert.All(test.Result?.Fates ?? [], fate => Assert.NotNull(BackTestText.Find(fate.Code)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Inspections_of_one_day_in_several_strata_all_count(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1]);
        place.Wait(5);
        var one = TestedCity.On("2026-11-25", [1]).Single();

        var test = await place.TestAsync([one with { Stratum = "食品", Probability = 0.5 }, one with { Row = 3, Stratum = "燃气", Found = true, Probability = 0.125 }]);

        Assert.Equal((2, 0.8), (test.Result?.Taken, test.Result?.Report.Overall.Rate));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_pack_that_is_named_is_tried_on_days_before_it_was_in_force_and_a_scheme_is_not(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1]);
        await place.City.ReportAsync(1, "2021-05-05");
        var outcomes = TestedCity.On("2021-08-01", [1]).ToList();

        var scheme = await place.TestAsync(outcomes, TestedCity.ByScheme with { Known = Knowledge.Happened });
        var pack = await place.TestAsync(outcomes, TestedCity.Order with { Known = Knowledge.Happened });

        Assert.Equal([BackTestText.NoVersion], await place.ClassesAsync(scheme));
        Assert.Equal(["B"], await place.ClassesAsync(pack));
        Assert.Equal(1, pack.Result?.Versions.Single().BeforeInForce);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_former_code_and_any_writing_of_a_code_find_their_subject(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2]);
        var first = await place.City.NumberOfAsync(1);
        await place.City.Database.WriteAsync((transaction, token) => new FormerCodes(place.City.Database).LinkAsync(
            transaction, first, CreditCode.Read("320404000009558"), new ChangeOrigin(0, place.City.Clock.GetUtcNow()), token));
        var codes = new[] { 1, 2, 3 }.Select(number => GradedCity.Code(number).Value).ToList();

        var found = await place.City.Registry.FindAllAsync([$" {codes[0]} ", codes[1].ToLowerInvariant(), codes[1], codes[2], "", "~", "' OR 1=1 --", "３２０４０４０００００９５５８"]);

        Assert.Equal([$" {codes[0]} ", codes[1], "３２０４０４０００００９５５８"], found.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(first, found["３２０４０４０００００９５５８"]);
        Assert.Equal(await place.City.NumberOfAsync(2), found[codes[1]]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_makes_no_sense_is_refused_with_a_code(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        (BackTestOrder Order, string Code)[] refused =
        [
            (TestedCity.Order with { Pack = null }, "BT-303"),
            (TestedCity.Order with { Scheme = GradedCity.Scheme }, "BT-303"),
            (TestedCity.ByScheme with { Scheme = "' OR 1=1 --" }, "BT-301"),
            (TestedCity.Order with { From = GradedCity.Day("2026-02-01"), Through = GradedCity.Day("2026-01-01") }, "BT-302"),
            (TestedCity.Order with { Resamples = 0 }, "BT-304"),
            (TestedCity.Order with { Resamples = int.MaxValue }, "BT-304"),
            (TestedCity.Order with { Pack = "langfang/none" }, "AS-003"),
            (TestedCity.Order with { Pack = "national/catalogue" }, "AS-005"),
        ];

        foreach (var (order, code) in refused)
        {
            var start = await place.Desk.StartAsync(order, []);

            Assert.Null(start.Test);
            Assert.Equal(code, start.Refusal[0].Code);
        }

        Assert.Empty(await place.Desk.ListAsync(10));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_that_work_on_one_back_test_keep_one_result(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync(Enumerable.Range(1, 30));
        place.Wait(5);
        var started = (await place.Desk.StartAsync(TestedCity.Order, [.. TestedCity.On("2026-11-25", Enumerable.Range(1, 30), number => number % 4 == 0)])).Test;
        var number = started?.Number ?? 0;

        var both = await Task.WhenAll(place.Desk.ContinueAsync(number), new BackTestDesk(place.City.Database, place.City.Versions, place.City.Clock).ContinueAsync(number));

        Assert.All(both, test => Assert.Equal(BackTestState.Done, test.State));
        Assert.Equal(30, (await place.ClassesAsync(both[0])).Count);
        Assert.False(await place.Desk.CancelAsync(number));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task One_that_was_broken_off_begins_again_and_one_that_was_cancelled_does_not(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1]);
        place.Wait(5);
        var outcomes = TestedCity.On("2026-11-25", [1]).ToList();
        var broken = (await place.Desk.StartAsync(TestedCity.Order, outcomes)).Test?.Number ?? 0;
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => place.Desk.ContinueAsync(broken, null, stop.Token));
        var cancelled = (await place.Desk.StartAsync(TestedCity.Order, outcomes)).Test?.Number ?? 0;
        await place.Desk.CancelAsync(cancelled);

        var worked = await place.Desk.ContinueAllAsync();

        Assert.Equal(1, worked);
        Assert.Equal([(cancelled, BackTestState.Cancelled, null), (broken, BackTestState.Done, (int?)1)], (await place.Desk.ListAsync(10)).Select(test => (test.Number, test.State, test.Result?.Taken)));
    }
}
