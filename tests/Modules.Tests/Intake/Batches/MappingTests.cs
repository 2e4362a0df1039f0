using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Layouts;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class MappingTests
{
    private const string Unknown = "甲列,乙列,丙列\n";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_unknown_layout_waits_for_a_person_and_its_saved_mapping_is_recognised_next_time(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var waiting = await test.TakeAsync("一月.csv", Unknown + Rows(0, 30));
        var proposal = (await test.Desk.ProposalsAsync(waiting.Number, IntakeTest.Token)).Single();
        var answered = await test.Desk.SetMappingAsync(waiting.Number, [new SheetMapping(0, ByHand)], "三列登记", IntakeTest.Token);
        var finished = await test.RunAsync(waiting.Number);
        var next = await test.TakeAsync("二月.csv", Unknown + Rows(30, 20));

        Assert.Equal((BatchState.NeedsMapping, "IN-408"), (waiting.State, waiting.Trouble?.Code));
        Assert.False(proposal.Proposal.IsConfident);
        Assert.Equal((BatchState.Waiting, "三列登记", 1), (answered.Receipt?.State, answered.Receipt?.Profile, answered.Receipt?.ProfileVersion));
        Assert.Equal((BatchState.Finished, 30L), (finished.State, finished.Counts.New));
        Assert.Equal((BatchState.Finished, "registration", 20L), (next.State, next.Kind, next.Counts.New));
        Assert.Equal(("三列登记", 1), (next.Profile, next.ProfileVersion));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_mapping_that_fits_neither_file_nor_layout_is_refused_and_the_batch_still_waits(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.TakeAsync("一月.csv", Unknown + Rows(0, 3))).Number;

        var noSheet = await test.Desk.SetMappingAsync(number, [new SheetMapping(7, ByHand)], null, IntakeTest.Token);
        var noKind = await test.Desk.SetMappingAsync(number, [new SheetMapping(0, ByHand with { Kind = "没有" })], null, IntakeTest.Token);
        var noField = await test.Desk.SetMappingAsync(number, [new SheetMapping(0, ByHand with { Columns = [new MappedColumn(0, "no_such_field")] })], null, IntakeTest.Token);
        var twice = await test.Desk.SetMappingAsync(number, [new SheetMapping(0, ByHand), new SheetMapping(0, ByHand)], null, IntakeTest.Token);
        var nothing = await test.Desk.SetMappingAsync(number, [], null, IntakeTest.Token);

        Assert.All([noSheet, noKind, noField, twice, nothing], answer => Assert.Equal("IN-407", answer.Refusal?.Code));
        Assert.Equal(BatchState.NeedsMapping, (await test.Desk.FindAsync(number, IntakeTest.Token))?.State);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_profile_named_by_the_sender_that_does_not_fit_leaves_the_batch_waiting_for_a_mapping(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var number = (await test.TakeAsync("一月.csv", Unknown + Rows(0, 3))).Number;
        await test.Desk.SetMappingAsync(number, [new SheetMapping(0, ByHand)], "三列登记", IntakeTest.Token);

        var receipt = await test.TakeAsync("别的.csv", "子列,丑列\n1,2\n", new IntakeWish(Profile: "三列登记"));

        Assert.Equal((BatchState.NeedsMapping, "IN-409"), (receipt.State, receipt.Trouble?.Code));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Saving_a_profile_again_is_a_further_version_and_retiring_it_takes_it_out_of_use(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var first = Saved("甲列");

        var one = await test.Desk.Profiles.SaveAsync(first, IntakeTest.Token);
        var same = await test.Desk.Profiles.SaveAsync(first, IntakeTest.Token);
        var two = await test.Desk.Profiles.SaveAsync(Saved("乙列"), IntakeTest.Token);
        var listed = await test.Desk.Profiles.ListAsync(IntakeTest.Token);
        var isRetired = await test.Desk.Profiles.RetireAsync("方案", IntakeTest.Token);

        Assert.Equal((1, 1, 2), (one.Version, same.Version, two.Version));
        Assert.Equal("乙列", listed.Single().Mapping.Columns.Single().Header);
        Assert.True(isRetired);
        Assert.Empty(await test.Desk.Profiles.ListAsync(IntakeTest.Token));
        Assert.Null(await test.Desk.Profiles.FindAsync("方案", IntakeTest.Token));
        Assert.False(await test.Desk.Profiles.RetireAsync("方案", IntakeTest.Token));
        Assert.Equal(3, await test.CountAsync("intake_profile"));
    }

    private static Mapping ByHand => new()
    {
        Kind = "registration",
        FirstDataRow = 2,
        Columns = [new MappedColumn(0, "subject_name"), new MappedColumn(1, "credit_code"), new MappedColumn(2, "registered")],
    };

    private static SavedMapping Saved(string header) =>
        new() { Name = "方案", Kind = "registration", HeaderSignature = "s", Columns = [new SavedColumn(header, 0, "subject_name", null)] };

    private static string Rows(int from, int count) =>
        string.Concat(Enumerable.Range(from, count).Select(subject => $"{MadeUpFiles.Name(subject)},{MadeUpFiles.Code(subject)},2020-01-02\n"));
}
