using System.Security.Cryptography;
using System.Text;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class BatchLifeTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(二)", "LF-5")]
    public async Task A_file_sent_in_is_kept_whole_under_its_digest_before_it_is_read(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var bytes = Encoding.UTF8.GetBytes(IntakeTest.Registrations(3));
        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes));

        var answer = await test.Desk.SubmitAsync(new MemoryStream(bytes), "../../etc/登记.csv", new IntakeWish(), IntakeTest.Token);

        Assert.Equal((BatchState.Waiting, 0L), (answer.Receipt!.State, answer.Receipt.Counts.Read));
        Assert.Equal(new OriginalFile("登记.csv", bytes.Length, digest), answer.Receipt.File);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(test.Folder, "originals", digest[..2], digest), IntakeTest.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(二)", "LF-5")]
    public async Task Every_row_has_one_outcome_in_the_receipt(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var registrations = await test.TakeAsync("登记.csv", IntakeTest.Registrations(2500));
        var penalties = await test.TakeAsync("处罚.csv", IntakeTest.Penalties(3000, 2600));

        Assert.Equal((BatchState.Finished, "registration"), (registrations.State, registrations.Kind));
        Assert.Equal((2500, 2500, 2500), (registrations.Counts.Read, registrations.Counts.New, registrations.Counts.SubjectsCreated));
        Assert.Equal((BatchState.Finished, "penalty"), (penalties.State, penalties.Kind));
        Assert.Equal((3000, 3000), (penalties.Counts.Read, penalties.Counts.New));
        var unknown = Enumerable.Range(0, 3000).Select(penalty => MadeUpFiles.SubjectOf(penalty, 2600)).Where(subject => subject >= 2500).Distinct();
        Assert.Equal(unknown.Count(), penalties.Counts.SubjectsCreated);
        Assert.Equal(3000, await test.CountAsync("registry_record"));
        Assert.Equal(penalties.Through, new SheetRowNumber(0, 3001));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_file_again_changes_nothing_and_gives_the_first_receipt(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var first = await test.TakeAsync("登记.csv", IntakeTest.Registrations(50));

        var again = await test.SubmitAsync("登记(1).csv", IntakeTest.Registrations(50));
        var worked = await test.RunAsync(again.Receipt!.Number);

        Assert.True(again.IsRepeat);
        Assert.Equivalent(first, again.Receipt, strict: true);
        Assert.Equivalent(first, worked, strict: true);
        Assert.Equal((1, 50), (await test.CountAsync("intake_batch"), await test.CountAsync("registry_registration")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_rows_in_another_order_count_as_unchanged(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        await test.TakeAsync("处罚.csv", IntakeTest.Penalties(1500, 200));
        var lines = IntakeTest.Penalties(1500, 200).TrimEnd('\n').Split('\n');

        var again = await test.TakeAsync("处罚倒序.csv", string.Join('\n', [lines[0], .. lines[1..].Reverse()]));

        Assert.Equal((1500, 0, 0, 1500), (again.Counts.Read, again.Counts.New, again.Counts.Changed, again.Counts.Unchanged));
        Assert.Equal((1500, 0), (await test.CountAsync("registry_record"), await test.CountAsync("registry_event")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_row_with_other_content_counts_as_changed(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var text = IntakeTest.Penalties(10, 10);
        await test.TakeAsync("处罚.csv", text);

        var corrected = await test.TakeAsync("更正.csv", text.Replace("处人民币罚款", "处人民币罚款并警告", StringComparison.Ordinal));

        Assert.Equal((10, 0, 10), (corrected.Counts.Read, corrected.Counts.New, corrected.Counts.Changed));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_header_without_rows_is_a_finished_batch_of_nothing(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var receipt = await test.TakeAsync("处罚.csv", MadeUpFiles.PenaltyHeader + "\n");

        Assert.Equal((BatchState.Finished, "penalty", 0L), (receipt.State, receipt.Kind, receipt.Counts.Read));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_empty_file_is_refused_with_what_to_do(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var receipt = await test.TakeAsync("空.csv", string.Empty);

        Assert.Equal((BatchState.Refused, "IN-001"), (receipt.State, receipt.Trouble?.Code));
        Assert.NotEmpty(receipt.Trouble!.Remedy.Zh);
        Assert.NotEmpty(receipt.Trouble.Remedy.En);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_before_a_broken_end_are_taken_and_the_receipt_says_where_it_broke(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var receipt = await test.TakeAsync("处罚.csv", IntakeTest.Penalties(2500, 300) + "\"云岫,法人及非法人组织,9113\n没有引号结尾");

        Assert.Equal((2500, 2500), (receipt.Counts.New, await test.CountAsync("registry_record")));
        Assert.True(
            (receipt.State, receipt.Trouble?.Row) == (BatchState.Refused, 2502) || (receipt.State, receipt.Counts.Rejected) == (BatchState.Finished, 1),
            $"{receipt.State} {receipt.Trouble} {receipt.Counts}");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Without_a_folder_to_write_to_no_batch_is_made_and_the_error_says_so(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        await File.WriteAllTextAsync(Path.Combine(test.Folder, "originals"), "not a folder", IntakeTest.Token);

        var failure = await Assert.ThrowsAsync<OriginalNotKeptException>(() => test.SubmitAsync("登记.csv", IntakeTest.Registrations(5)));

        Assert.Equal("IN-412", failure.Trouble.Code);
        Assert.DoesNotContain(test.Folder, failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await test.CountAsync("intake_batch"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_kind_or_profile_that_does_not_exist_is_refused_before_the_file_is_kept(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);

        var kind = await test.SubmitAsync("登记.csv", IntakeTest.Registrations(5), new IntakeWish(Kind: "'; DROP TABLE intake_batch"));
        var profile = await test.SubmitAsync("登记.csv", IntakeTest.Registrations(5), new IntakeWish(Profile: "没有这个"));

        Assert.Equal(("IN-404", "IN-405"), (kind.Refusal?.Code, profile.Refusal?.Code));
        Assert.False(Directory.Exists(Path.Combine(test.Folder, "originals")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_lost_original_leaves_the_batch_failed_and_it_is_tried_again_later(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var submitted = (await test.SubmitAsync("登记.csv", IntakeTest.Registrations(5))).Receipt!;
        var kept = Path.Combine(test.Folder, "originals", submitted.File.Sha256[..2], submitted.File.Sha256);
        File.Move(kept, kept + ".away");

        await Assert.ThrowsAsync<FileNotFoundException>(() => test.RunAsync(submitted.Number));
        var failed = await test.Desk.FindAsync(submitted.Number, IntakeTest.Token);
        var tooSoon = await test.Desk.RunDueAsync(null, IntakeTest.Token);
        File.Move(kept + ".away", kept);
        test.Clock.Advance(TimeSpan.FromMinutes(2));
        var later = await test.Desk.RunDueAsync(null, IntakeTest.Token);

        Assert.Equal((BatchState.Failed, "IN-410"), (failed?.State, failed?.Trouble?.Code));
        Assert.Empty(tooSoon);
        Assert.Equal((BatchState.Finished, 5L), (later.Single().State, later.Single().Counts.New));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Of_a_natural_person_nothing_is_kept_but_the_count(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var rows = IntakeTest.Penalties(20, 20)
            + "王某某,自然人,,,廊罚〔2024〕77号,无证经营,事实,依据,罚款,处罚款,0.100000,2024-05-06,2027-01-01,2025-05-06,廊坊市市场监督管理局,,廊坊市市场监督管理局,,11010519491231002X\n";

        var receipt = await test.TakeAsync("处罚.csv", rows);

        Assert.Equal((21, 20, 1), (receipt.Counts.Read, receipt.Counts.New, receipt.Counts.NaturalPersons));
        Assert.Equal(0, await test.CountAsync("intake_finding WHERE row_number = 22") + await test.CountAsync("intake_rejected WHERE row_number = 22"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Batches_are_listed_from_the_newest_in_pages(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        for (var turn = 0; turn < 5; turn++)
        {
            await test.SubmitAsync("登记.csv", IntakeTest.Registrations(1, turn));
        }

        await test.RunAsync(new BatchNumber(3));

        var first = await test.Desk.ListAsync([], null, 2, IntakeTest.Token);
        var second = await test.Desk.ListAsync([], first[^1].Number, 2, IntakeTest.Token);
        var finished = await test.Desk.ListAsync([BatchState.Finished], null, 100, IntakeTest.Token);
        Assert.Equal([5, 4, 3, 2], first.Concat(second).Select(receipt => receipt.Number.Value));
        Assert.Equal(3, finished.Single().Number.Value);
    }
}
