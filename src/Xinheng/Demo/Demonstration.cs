using Xinheng.Commands;
using Xinheng.Http;
using Xinheng.Intake.Batches;
using Xinheng.Registry;

namespace Xinheng.Demo;

/// <summary>What a demonstration shall be.</summary>
/// <param name="Subjects">How many subjects.</param>
/// <param name="Seed">The same seed and day give the same city.</param>
/// <param name="Today">The day its histories end on and the last evaluation date.</param>
internal sealed record DemoWish(int Subjects, int Seed, DateOnly Today)
{
    /// <summary>The pack the city is graded by.</summary>
    public const string Pack = "langfang/public-credit";

    /// <summary>The city served.</summary>
    public const string Territory = "131000";

    /// <summary>Beyond this a workbook is unwieldy and each evaluation takes minutes.</summary>
    public bool IsLarge => Subjects > 100_000;

    /// <summary>
    /// Evaluation dates, oldest first: months back for the history of grades, then weeks for the changes of late.
    /// </summary>
    public IReadOnlyList<DateOnly> EvaluationDates => IsLarge
        ? [Today.AddMonths(-2), Today.AddMonths(-1), Today]
        : [Today.AddMonths(-6), Today.AddMonths(-4), Today.AddMonths(-3), Today.AddDays(-49), Today.AddDays(-35), Today.AddDays(-21), Today.AddDays(-7), Today];
}

/// <summary>What a demonstration became.</summary>
/// <param name="Subjects">Subjects in the registry.</param>
/// <param name="Records">Credit records.</param>
/// <param name="Batches">Receipts of its files.</param>
/// <param name="Grades">Subjects by grade on the last evaluation date.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record DemoResult(long Subjects, long Records, IReadOnlyList<BatchView> Batches, IReadOnlyList<GradeCount> Grades, double Seconds);

/// <summary>Makes a demonstration: writes the city's files, takes them in like any others, and grades the city.</summary>
internal sealed class Demonstration(Terminal terminal, DeploymentPlace place, TimeProvider clock, DemoWish wish)
{
    private static readonly string[] Repairable = ["penalty", "broken-commitment", "contract-breach", "judgment"];

    /// <summary>Makes it, or says why not.</summary>
    public async Task<(DemoResult? Result, Refusal? Refusal)> MakeAsync(CancellationToken cancellation)
    {
        var started = clock.GetTimestamp();
        if (await ClaimAsync(cancellation) is { } refusal)
        {
            return (null, refusal);
        }

        await using var deployment = await Deployment.OpenAsync(place, clock, cancellation);
        var files = WriteFiles();
        var batches = await TakeAsync(deployment, files, cancellation);
        await AddEventsAsync(deployment, cancellation);
        terminal.Note("建立检索", "Building the search index");
        await deployment.Search.CatchUpAsync(null, cancellation);
        if (await GradeAsync(deployment, cancellation) is { } refused)
        {
            return (null, refused);
        }

        var overview = await OverviewRoutes.OfAsync(deployment, null, cancellation);
        return (new DemoResult(overview.Subjects, overview.Records, batches, overview.Grades, Math.Round(clock.GetElapsedTime(started).TotalSeconds, 1)), null);
    }

    /// <summary>Marks the place as a demonstration before anything made up enters it; refuses one that holds real records.</summary>
    private async Task<Refusal?> ClaimAsync(CancellationToken cancellation)
    {
        await using var deployment = await Deployment.OpenAsync(place, clock, cancellation);
        var counts = await deployment.Registry.CountsAsync(cancellation);
        if (counts.Subjects > 0 && !await deployment.Settings.IsDemonstrationAsync(cancellation))
        {
            return Refusal.NotADemonstration();
        }

        await deployment.Settings.MarkDemonstrationAsync(cancellation);
        await deployment.Settings.SetTerritoryAsync(DemoWish.Territory, cancellation);
        return null;
    }

    private IReadOnlyList<string> WriteFiles()
    {
        terminal.Note($"编写 {wish.Subjects:N0} 个虚构主体的文件", $"Writing the files of {wish.Subjects:N0} made-up subjects");
        var folder = Path.Combine(place.DataDirectory, "demo-files", $"{wish.Today:yyyyMMdd}-{wish.Seed}-{wish.Subjects}");
        return DemoFiles.Write(new MadeCity(wish.Subjects, wish.Seed, wish.Today), folder, wish.IsLarge, _ => { });
    }

    private async Task<IReadOnlyList<BatchView>> TakeAsync(Deployment deployment, IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var batches = new List<BatchView>();
        // Registrations first: they carry the facts that records of the same subjects are read beside.
        foreach (var file in files.OrderBy(file => !Path.GetFileName(file).Contains("登记", StringComparison.Ordinal)))
        {
            if (await ImportCommand.TakeAsync(terminal, deployment, file, new IntakeWish(), cancellation) is { } batch)
            {
                batches.Add(batch);
                terminal.Note($"{batch.FileName}：接收 {batch.Rows.Accepted:N0} 行", $"{batch.FileName}: {batch.Rows.Accepted:N0} rows accepted");
            }
        }

        return batches;
    }

    /// <summary>What offices decide about records by hand: repair, withdrawal, objection.</summary>
    private async Task AddEventsAsync(Deployment deployment, CancellationToken cancellation)
    {
        var events = new List<IncomingEvent>();
        var last = await deployment.Changes.LastAsync(cancellation);
        await foreach (var standing in deployment.Registry.StreamAsync(wish.Today, last, default, cancellation))
        {
            events.AddRange(standing.Records.Select(EventOf).OfType<IncomingEvent>());
        }

        if (events.Count > 0)
        {
            var origin = new ChangeOrigin(0, clock.GetUtcNow());
            await deployment.Database.WriteAsync(
                (transaction, token) => new RecordEvents(deployment.Database).AppendAsync(transaction, events, origin, token), cancellation);
        }
    }

    private IncomingEvent? EventOf(CreditRecord record)
    {
        if (!Repairable.Contains(record.Kind) || record.Standing is not RecordStanding.Effective || record.Penalties?.Contains("licence-revoked", StringComparison.Ordinal) == true)
        {
            return null;
        }

        var random = new Random(unchecked((wish.Seed * 31) ^ (int)(record.Number.Value * 40503)) & int.MaxValue);
        var days = wish.Today.DayNumber - record.Happened.DayNumber;
        return random.Next(100) switch
        {
            < 10 when days > 120 => new IncomingEvent { Record = record.Number, Kind = RecordEventKind.Repaired, On = record.Happened.AddDays(100 + random.Next(days - 110)), Reason = "履行完毕并公示满最短期限（演示）" },
            < 12 when days > 40 => new IncomingEvent { Record = record.Number, Kind = RecordEventKind.Withdrawn, On = record.Happened.AddDays(30), Reason = "原决定经复议撤销（演示）" },
            < 14 when days < 200 => new IncomingEvent { Record = record.Number, Kind = RecordEventKind.Objected, On = record.Happened.AddDays(Math.Min(days, 10)), Reason = "对事实有异议（演示）" },
            _ => null,
        };
    }

    private async Task<Refusal?> GradeAsync(Deployment deployment, CancellationToken cancellation)
    {
        foreach (var day in wish.EvaluationDates)
        {
            var (run, refusal) = await GradeCommand.GradeAsync(terminal, deployment, DemoWish.Pack, day, cancellation);
            if (run is null)
            {
                return refusal;
            }

            terminal.Note($"{day:yyyy-MM-dd}：评价 {run.Graded:N0} 个主体，写入 {run.Written:N0} 条", $"{day:yyyy-MM-dd}: {run.Graded:N0} subjects graded, {run.Written:N0} grades written");
        }

        return null;
    }
}
