using Xinheng.Intake.Formats;
using Xinheng.Intake;
using Xinheng.Modules.Tests.Intake.Batches;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>A workbook of 100,000 registrations in ten columns, end to end.</summary>
internal static class XlsxBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 100_000;
        foreach (var engine in Enum.GetValues<Engine>())
        {
            var seconds = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. IntakeMigrations.All]);
                var path = Path.Combine(test.Folder, "registrations.xlsx");
                await using (var to = File.Create(path))
                {
                    Write(to, count);
                }

                seconds.Add(await Measured.SecondsAsync(() => IntakeBenchmark.TakeAsync(test, path)));
            }

            Measured.Report($"{engine} registrations from xlsx, ten columns, end to end", count, Measured.Median(seconds));
        }
    }

    private static void Write(Stream to, int count)
    {
        using var workbook = new WorkbookWriter(to);
        workbook.BeginSheet("登记");
        workbook.WriteRow([.. MadeUpFiles.RegistrationHeader.Split(','), "备注", "登记机关"]);
        foreach (var line in MadeUpFiles.Registrations(count))
        {
            workbook.WriteRow([.. line.Split(','), "无", "廊坊市市场监督管理局"]);
        }
    }
}
