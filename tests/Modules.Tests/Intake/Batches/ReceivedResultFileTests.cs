using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class ReceivedResultFileTests
{
    private const string Header = "企业名称,统一社会信用代码,主体类别,评价体系,等级,评价日期,评价单位,状态";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Results_from_elsewhere_are_told_by_their_header_and_taken_once(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var file = File(Row(1, "A"), Row(2, "B级"), Row(2, "B"), Row(3, "E"), ",11010519491231002X,自然人,enterprise-credit-risk,A,2026-05-01,国家平台,");

        var first = await test.TakeAsync("外部评价.csv", file);
        var second = await test.TakeAsync("外部评价（再次）.csv", file + Row(4, "C") + "\n");

        Assert.Equal((BatchState.Finished, "received-results"), (first.State, first.Kind));
        Assert.Equal((5, 2, 1, 1, 1), (first.Counts.Read, first.Counts.New, first.Counts.Unchanged, first.Counts.Rejected, first.Counts.NaturalPersons));
        Assert.Equal(1, first.Counts.RejectionsByCode["IN-111"]);
        Assert.Equal((6, 1, 3), (second.Counts.Read, second.Counts.New, second.Counts.Unchanged));
        Assert.Equal((3, 3), (await test.CountAsync("registry_result"), await test.CountAsync("registry_subject")));
        Assert.Equal(0, await test.CountAsync("registry_record"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_later_file_corrects_and_withdraws_what_an_earlier_one_said(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        await test.TakeAsync("一.csv", File(Row(1, "A"), Row(2, "B")));

        var second = await test.TakeAsync("二.csv", File(Row(1, "D"), Row(2, "B", "撤销")));

        Assert.Equal((0, 2), (second.Counts.New, second.Counts.Changed));
        var corrected = await OnlyAsync(test, 1);
        var withdrawn = await OnlyAsync(test, 2);
        Assert.Equal(("D", null, second.Number.Value, 2L), (corrected.Letter, corrected.Withdrawn, corrected.Batch, corrected.Row));
        Assert.Equal(("B", new DateOnly(2026, 11, 20)), (withdrawn.Letter, withdrawn.Withdrawn));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_file_without_a_scheme_is_taken_once_a_person_says_it_and_the_next_one_only_when_its_sender_names_that_answer(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        static string Sheet(int subject) => $"企业名称,统一社会信用代码,信用风险类别,分类日期\n{MadeUpFiles.Name(subject)},{MadeUpFiles.Code(subject)},C,2026-05-01\n";
        var mapping = new Mapping
        {
            Kind = "received-results", FirstDataRow = 2,
            Columns = [new(0, "subject_name"), new(1, "credit_code"), new(2, "grade"), new(3, "evaluated_date")],
            Constants = new Dictionary<string, string> { ["scheme"] = "enterprise-credit-risk", ["issuer"] = "国家企业信用信息公示系统" },
        };

        var waiting = await test.TakeAsync("一月.csv", Sheet(1), new IntakeWish("received-results"));
        await test.Desk.SetMappingAsync(waiting.Number, [new SheetMapping(0, mapping)], "总局风险分类", IntakeTest.Token);
        var first = await test.RunAsync(waiting.Number);
        var unnamed = await test.TakeAsync("二月.csv", Sheet(2));
        var named = await test.TakeAsync("二月.csv", Sheet(2), new IntakeWish(Profile: "总局风险分类"));

        // The header alone would carry results on another scheme just as well.
        Assert.All([waiting, unnamed], receipt => Assert.Equal(BatchState.NeedsMapping, receipt.State));
        Assert.All([first, named], receipt => Assert.Equal((BatchState.Finished, 1L, "总局风险分类"), (receipt.State, receipt.Counts.New, receipt.Profile)));
        Assert.Equal(("enterprise-credit-risk", "国家企业信用信息公示系统"), (await OnlyAsync(test, 2) is var kept ? (kept.Scheme, kept.Issuer) : default));
    }

    [Theory]
    [InlineData("国家评价", "A", "IN-110", "scheme", "enterprise-credit-comprehensive、enterprise-credit-risk")]
    [InlineData("enterprise-credit-risk", "优", "IN-111", "grade", "A、B、C、D")]
    public async Task A_scheme_or_letter_for_all_rows_that_no_pack_knows_is_refused_before_any_row_is_read(
        string scheme, string letter, string code, string field, string known)
    {
        await using var test = await IntakeTest.CreateAsync(Engine.Sqlite);
        var waiting = await test.TakeAsync("名单.csv", $"企业名称,统一社会信用代码,分类日期\n{MadeUpFiles.Name(1)},{MadeUpFiles.Code(1)},2026-05-01\n", new IntakeWish("received-results"));
        var mapping = new Mapping
        {
            Kind = "received-results", FirstDataRow = 2, Columns = [new(0, "subject_name"), new(1, "credit_code"), new(2, "evaluated_date")],
            Constants = new Dictionary<string, string> { ["scheme"] = scheme, ["grade"] = letter },
        };

        var answer = await test.Desk.SetMappingAsync(waiting.Number, [new SheetMapping(0, mapping)], "名单", IntakeTest.Token);

        Assert.Equal(code, answer.Refusal?.Code);
        Assert.Contains(known, answer.Refusal?.Expected.Zh, StringComparison.Ordinal);
        Assert.Contains(LayoutCatalogue.FieldTitle("received-results", field)!.Zh, answer.Refusal?.Message.Zh, StringComparison.Ordinal); // the layout has both fields
        Assert.Empty(await test.Desk.Profiles.ListAsync(IntakeTest.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_rejected_result_says_which_letters_there_are_wherever_it_is_read(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var receipt = await test.TakeAsync("外部评价.csv", File(Row(1, "甲等")));

        var finding = Assert.Single((await test.Desk.FindingsAsync(receipt.Number, new FindingQuery(), IntakeTest.Token)).Findings).Finding;
        using var workbook = new MemoryStream();
        await test.Desk.WriteRejectedAsync(receipt.Number, workbook, IntakeTest.Token);

        Assert.Equal(("IN-111", 2L, "该评价体系的等级之一：A、B、C、D"), (finding.Code, finding.Row, finding.Expected.Zh));
        Assert.Contains("按评价文书改为 A、B、C、D 之一", Text(workbook), StringComparison.Ordinal);
    }

    private static string File(params string[] rows) => string.Join('\n', [Header, .. rows, string.Empty]);

    private static string Row(int subject, string letter, string standing = "") =>
        $"{MadeUpFiles.Name(subject)},{MadeUpFiles.Code(subject)},法人及非法人组织,企业信用风险分类,{letter},2026-05-01,国家企业信用信息公示系统,{standing}";

    private static async Task<ReceivedResult> OnlyAsync(IntakeTest test, int subject)
    {
        var reading = new RegistryReading(test.Database);
        var found = await reading.FindAsync(MadeUpFiles.Code(subject), IntakeTest.Token);
        var known = await new RegistryChanges(test.Database).LastAsync(IntakeTest.Token);
        return Assert.Single((await reading.StandingAsync(found!.Number, new DateOnly(2026, 11, 20), known, IntakeTest.Token))!.Results); // taken by the test
    }

    private static string Text(MemoryStream workbook)
    {
        workbook.Position = 0;
        var file = SourceFile.Open(workbook).File!; // just written
        var chunk = new RowChunk();
        using var rows = file.Read(file.Sheets[0]);
        rows.Read(chunk, 100);
        return string.Join('\n', Enumerable.Range(0, chunk.Count).SelectMany(row => chunk[row].ToTexts()));
    }
}
