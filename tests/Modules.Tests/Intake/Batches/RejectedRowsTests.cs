using System.IO.Compression;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class RejectedRowsTests
{
    private const string Identity = "11010519491231002X";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rejected_rows_come_back_with_reasons_and_are_taken_once_corrected(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var first = await test.TakeAsync("处罚.csv", WithBrokenDates());

        var sheet = await RejectedAsync(test, first.Number);
        foreach (var row in sheet.Skip(1))
        {
            row[Array.FindIndex(sheet[0], title => title == "CF_JDRQ")] = "2024-03-05";
        }

        var again = await test.Desk.SubmitAsync(Workbook(sheet), "更正.xlsx", new IntakeWish(), IntakeTest.Token);
        var second = await test.RunAsync(again.Receipt!.Number);

        Assert.Equal((40, 38, 2), (first.Counts.Read, first.Counts.New, first.Counts.Rejected));
        Assert.Equal(["12", "32"], sheet.Skip(1).Select(row => row[0]));
        Assert.All(sheet.Skip(1), row => Assert.All(row[1..4], Assert.NotEmpty));
        Assert.All(sheet.Skip(1), row => Assert.Contains("处罚决定日期", row[2], StringComparison.Ordinal));
        Assert.Equal((BatchState.Finished, "penalty", 2L, 2L), (second.State, second.Kind, second.Counts.Read, second.Counts.New));
        Assert.Equal(40, await test.CountAsync("registry_record"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rejected_rows_of_a_layout_mapped_by_hand_are_recognised_when_they_come_back(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var byHand = new Mapping
        {
            Kind = "registration", FirstDataRow = 2, Columns = [new MappedColumn(0, "credit_code"), new MappedColumn(1, "subject_name")],
        };
        var waiting = await test.TakeAsync("一月.csv", $"甲列,乙列,丙列\n{MadeUpFiles.Code(1)},{MadeUpFiles.Name(1)},x\n,,y\n{MadeUpFiles.Code(3)},{MadeUpFiles.Name(3)},z\n");
        await test.Desk.SetMappingAsync(waiting.Number, [new SheetMapping(0, byHand)], null, IntakeTest.Token);
        var first = await test.RunAsync(waiting.Number);

        var sheet = await RejectedAsync(test, first.Number);
        sheet[1][Array.IndexOf(sheet[0], "甲列")] = MadeUpFiles.Code(2);
        sheet[1][Array.IndexOf(sheet[0], "乙列")] = MadeUpFiles.Name(2);
        var again = await test.Desk.SubmitAsync(Workbook(sheet), "更正.xlsx", new IntakeWish(), IntakeTest.Token);
        var second = await test.RunAsync(again.Receipt!.Number);

        Assert.Equal((2L, 1L), (first.Counts.New, first.Counts.Rejected));
        Assert.Equal((BatchState.Finished, "registration", 1L), (second.State, second.Kind, second.Counts.New));
        Assert.Equal(3, await test.CountAsync("registry_subject"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_sender_wrote_as_a_formula_comes_back_as_text_and_identity_numbers_masked(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var rows = IntakeTest.Penalties(1, 1) + $"=HYPERLINK(\"x\"),法人及非法人组织,{MadeUpFiles.Code(3)},,@SUM(A1),违法,事实,依据,罚款,内容,1.0,没有日期,,,局,,局,,联系人{Identity}\n";
        var receipt = await test.TakeAsync("处罚.csv", rows.Replace("=HYPERLINK(\"x\")", "\"=HYPERLINK(\"\"x\"\")\"", StringComparison.Ordinal));

        var made = new MemoryStream();
        await test.Desk.WriteRejectedAsync(receipt.Number, made, IntakeTest.Token);

        await using var zip = new ZipArchive(made);
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(IntakeTest.Token);
        var xml = await new StreamReader(part).ReadToEndAsync(IntakeTest.Token);
        Assert.Equal(1, receipt.Counts.Rejected);
        Assert.Contains("=HYPERLINK(&quot;x&quot;)", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
        Assert.DoesNotContain(" t=\"str\"", xml, StringComparison.Ordinal);
        Assert.DoesNotContain(Identity, xml, StringComparison.Ordinal);
        Assert.Equal(0, await test.CountAsync($"intake_rejected WHERE cells LIKE '%{Identity}%'"));
        Assert.Equal(0, await test.CountAsync($"intake_finding WHERE found LIKE '%{Identity}%'"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Findings_are_read_in_pages_that_neither_skip_nor_repeat(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var lines = IntakeTest.Penalties(500, 50).Replace(",2021-", ",二月三十,", StringComparison.Ordinal);
        var receipt = await test.TakeAsync("处罚.csv", lines);

        var pages = new List<FindingPage>();
        FindingCursor? after = null;
        do
        {
            pages.Add(await test.Desk.FindingsAsync(receipt.Number, new FindingQuery(IsFlag: false, After: after, Limit: 7), IntakeTest.Token));
            after = pages[^1].Next;
        }
        while (after is not null);

        var places = pages.SelectMany(page => page.Findings).Select(finding => finding.At).ToList();
        Assert.Equal(places.Distinct().OrderBy(place => place.Row).ThenBy(place => place.Place), places);
        Assert.Equal(receipt.Counts.Rejected, places.Select(place => place.Row).Distinct().Count());
        Assert.True(receipt.Counts.Rejected > 50);
        Assert.Equal(await test.CountAsync("intake_rejected"), receipt.Counts.Rejected);
    }

    // Rows 12 and 32 of the file carry no date.
    private static string WithBrokenDates()
    {
        var lines = IntakeTest.Penalties(40, 40).TrimEnd('\n').Split('\n');
        foreach (var line in new[] { 11, 31 })
        {
            var cells = lines[line].Split(',');
            cells[11] = "不详";
            lines[line] = string.Join(',', cells);
        }

        return string.Join('\n', lines);
    }

    private static async Task<List<string[]>> RejectedAsync(IntakeTest test, BatchNumber number)
    {
        var made = new MemoryStream();
        await test.Desk.WriteRejectedAsync(number, made, IntakeTest.Token);
        made.Position = 0;
        var file = SourceFile.Open(made).File!;
        using var rows = file.Read(file.Sheets[0]);
        var chunk = new RowChunk();
        var sheet = new List<string[]>();
        while (rows.Read(chunk, 100))
        {
            for (var index = 0; index < chunk.Count; index++)
            {
                sheet.Add(chunk[index].ToTexts());
            }
        }

        var width = sheet.Max(row => row.Length);
        return [.. sheet.Select(row => row.Concat(Enumerable.Repeat(string.Empty, width - row.Length)).ToArray())];
    }

    private static MemoryStream Workbook(List<string[]> rows)
    {
        var made = new MemoryStream();
        using (var workbook = new WorkbookWriter(made))
        {
            workbook.BeginSheet("任意名称");
            rows.ForEach(row => workbook.WriteRow(row));
        }

        made.Position = 0;
        return made;
    }
}
