using Xinheng.Intake.Batches;
using Xinheng.Intake.Formats;
using Xinheng.Intake;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class SeveralSheetsTests
{
    private const int RowsInChunk = 20;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_sheet_of_records_is_taken_and_the_receipt_names_those_left_out(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var answer = await test.Desk.SubmitAsync(Workbook(brokenRow: 7), "三季度.xlsx", new IntakeWish(), IntakeTest.Token);

        var receipt = await test.RunAsync(answer.Receipt!.Number);

        Assert.Equal((BatchState.Finished, 120L, 119L, 1L), (receipt.State, receipt.Counts.Read, receipt.Counts.New, receipt.Counts.Rejected));
        Assert.Equal(["填报说明"], receipt.SheetsLeftOut);
        var finding = Assert.Single((await test.Desk.FindingsAsync(receipt.Number, new FindingQuery(IsFlag: false), IntakeTest.Token)).Findings);
        // The third sheet; its header is row 1.
        Assert.Equal((2, 9L), (finding.At.Sheet, finding.At.Row));
        Assert.Equal(119, await test.CountAsync("registry_record"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_batch_stopped_in_the_second_sheet_goes_on_there(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var desk = test.NewDesk(RowsInChunk);
        var number = (await desk.SubmitAsync(Workbook(), "三季度.xlsx", new IntakeWish(), IntakeTest.Token)).Receipt!.Number;

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(IntakeTest.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => desk.RunAsync(number, new StopAfter(stop, rows: 80), stop.Token));
        var left = await test.Desk.FindAsync(number, IntakeTest.Token);
        var finished = await test.RunAsync(number);

        Assert.Equal(2, left!.Through.Sheet);
        Assert.InRange(left.Counts.New, 80, 119);
        Assert.Equal((BatchState.Finished, 120L, 120L), (finished.State, finished.Counts.Read, finished.Counts.New));
        Assert.Equal(120, await test.CountAsync("registry_record"));
    }

    // A page of instructions, then twice sixty penalties, each sheet with a header of its own.
    private static MemoryStream Workbook(int brokenRow = -1)
    {
        var made = new MemoryStream();
        using (var workbook = new WorkbookWriter(made))
        {
            workbook.BeginSheet("填报说明");
            workbook.WriteRow(["请于每月5日前报送"]);
            var lines = MadeUpFiles.Penalties(120, 60).ToArray();
            foreach (var (sheet, part) in lines.Chunk(60).Index())
            {
                workbook.BeginSheet($"第{sheet + 1}批");
                workbook.WriteRow(MadeUpFiles.PenaltyHeader.Split(','));
                foreach (var (row, line) in part.Index())
                {
                    var cells = line.Split(',');
                    if (sheet == 1 && row == brokenRow)
                    {
                        cells[Array.IndexOf(MadeUpFiles.PenaltyHeader.Split(','), "CF_JDRQ")] = "不详";
                    }

                    workbook.WriteRow(cells);
                }
            }
        }

        made.Position = 0;
        return made;
    }

    private sealed class StopAfter(CancellationTokenSource stop, long rows) : IProgress<IntakeProgress>
    {
        public void Report(IntakeProgress value)
        {
            if (value.RowsDone >= rows)
            {
                stop.Cancel();
            }
        }
    }
}
