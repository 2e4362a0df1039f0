using System.CommandLine;
using Xinheng.Assessment.BackTests;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>backtest --pack PACK|--grades SCHEME --outcomes FILE</c></summary>
internal static class BackTestCommand
{
    private const string Platform = "platform";

    public static Command Make(CommandLine line)
    {
        var pack = line.Option<string?>("--pack", "PACK", "每一天都按这个政策包评价，如同早已施行；标识或其文件夹", "Grade every day by this pack, as if it had always been in force; its id or its folder");
        var scheme = line.Option<string?>("--grades", "SCHEME", "按评价体系当日的现行版本评价，例如 langfang-public-credit", "Grade each day by the version of the scheme in force on it, such as langfang-public-credit");
        var outcomes = line.Option<string>(
            "--outcomes", "FILE|platform", "检查结果的表格：代码、日期、结果，可另有入样概率和层；或 platform，即平台中的检查结果（名为 platform 的文件写作 ./platform）",
            "Table of inspection outcomes: code, date, result, and probability and stratum if there are any; or platform for the inspections the platform holds (a file of that name is ./platform)");
        outcomes.Required = true;
        var department = line.Option<string?>("--department", "NAME", "只用平台中这个检查机关的结果", "Only inspections by this body, of those the platform holds");
        var from = line.Option<DateOnly?>("--from", "DATE", "只用这一天起的结果", "Only outcomes from this day on");
        var through = line.Option<DateOnly?>("--to", "DATE", "只用到这一天止的结果", "Only outcomes up to this day");
        through.Aliases.Add("--through");
        var known = line.Option<string?>("--known", "received|happened", "按前一日已收到的信息（默认）或已发生的事项评价", "Grade by what had been received (the usual) or had happened by the day before");
        var period = line.Option<string?>("--period", "quarter|half-year|year", "相互比较的时期有多长；默认半年", "How long the periods set side by side are; half a year when not given");
        var seed = line.Option<long?>("--seed", "N", "重抽样的种子；默认 1", "Where the drawing of resamples begins; 1 when not given");
        var resamples = line.Option<int?>("--resamples", "N", "重抽样次数，100 到 10000；默认 1000", "How many resamples, 100 to 10000; 1000 when not given");
        var rows = line.Option<string?>("-o", "FILE", "另存逐行结果（CSV，仅限内部）", "Write each outcome with its class as CSV, for use inside");
        var command = line.Make(
            "backtest", "回溯检验：等级越差，检查发现的问题是否越多", "Back-test: whether a worse class finds more",
            [pack, scheme, outcomes, department, from, through, known, period, seed, resamples, rows],
            (session, result, cancellation) => RunAsync(
                session,
                new BackTestWish
                {
                    Pack = result.GetValue(pack), Scheme = result.GetValue(scheme), Known = result.GetValue(known), From = result.GetValue(from),
                    Through = result.GetValue(through), Period = result.GetValue(period), Seed = result.GetValue(seed), Resamples = result.GetValue(resamples), Department = result.GetValue(department),
                },
                result.GetValue(outcomes) ?? string.Empty, result.GetValue(rows), cancellation));
        command.Validators.Add(result =>
        {
            if (result.GetValue(pack) is null == result.GetValue(scheme) is null)
            {
                result.AddError(line.In("--pack 与 --grades 须给其中一个", "Give either --pack or --grades"));
            }

            if (result.GetValue(department) is not null && result.GetValue(outcomes) is not Platform)
            {
                result.AddError(line.In("--department 只用于平台中的检查结果：--outcomes platform", "--department goes with the inspections the platform holds: --outcomes platform"));
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(Session session, BackTestWish wish, string outcomes, string? rows, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        if (outcomes is not Platform && !File.Exists(outcomes))
        {
            return terminal.Refuse(Refusal.BadValue("--outcomes", outcomes, new("一个存在的文件，例如 outcomes.csv", "a file that exists, such as outcomes.csv")));
        }

        if (rows is not null && Terminal.CheckFile(rows) is { } wrong)
        {
            return terminal.Refuse(wrong);
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var (test, refusal) = outcomes is Platform ? await BackTestOrders.StartHeldAsync(deployment, wish, cancellation) : await StartOnFileAsync(deployment, wish, outcomes, cancellation);
        if (test is null)
        {
            return terminal.Refuse(refusal ?? Refusal.OurFault());
        }

        var done = await terminal.ProgressAsync(
            terminal.In(new("回溯检验", "Back-test")),
            report => deployment.BackTests.ContinueAsync(
                test.Number, new Reporter<(int Done, int Total)>(progress => report(progress.Done, progress.Total, string.Empty)), cancellation));
        var view = await BackTestViews.OfAsync(deployment, done, cancellation);
        terminal.Json(view);
        BackTestLines.Write(terminal, view);
        if (rows is not null)
        {
            await using var file = File.Create(rows);
            await BackTestExport.WriteAsync(file, done, deployment.BackTests.LinesAsync(done.Number, cancellation));
        }

        return view.Result is not null ? ExitCode.Done : ExitCode.Failure;
    }

    private static async Task<(BackTest? Test, Refusal? Refusal)> StartOnFileAsync(Deployment deployment, BackTestWish wish, string path, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(path);
        return await BackTestOrders.StartAsync(deployment, wish, content, path, cancellation);
    }
}
