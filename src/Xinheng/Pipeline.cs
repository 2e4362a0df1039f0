namespace Xinheng;

/// <summary>A background step.</summary>
/// <param name="Name">Its name in the log.</param>
/// <param name="Reason">Why it is there, and what it builds on.</param>
/// <param name="Work">One sitting; true when it did something.</param>
internal sealed record PipelineStep(string Name, string Reason, Func<CancellationToken, Task<bool>> Work);

/// <summary>
/// The background work of a server, in the order in which one step builds on another. Every step finds its work in the
/// database by a cursor or a lease, so that any number of servers may run it: one of them does each piece. The steps go
/// on side by side: a file sent in does not wait until a long run has graded the whole population.
/// </summary>
internal sealed class Pipeline : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly ILogger<Pipeline> log;
    private readonly SemaphoreSlim[] wakes;

    public Pipeline(Deployment deployment, ILogger<Pipeline> log)
    {
        this.log = log;
        Steps =
        [
            new("intake", "whatever was sent in or broken off becomes records",
                async cancellation => (await deployment.Intake.RunDueAsync(null, cancellation)).Count > 0),
            new("search", "what intake took is found: follows the registry's changes, also while a long file is still being taken",
                async cancellation => await CatchUpAsync(deployment, cancellation)),
            new("columns", "the population in columns knows what the registry knows, and what begins to hold today: follows the registry's changes",
                new ColumnUpkeep(deployment).RunAsync),
            new("shadows", "what is tried beside the packs in force is asked anew once a day: builds on the columns",
                cancellation => Shadows.RunAsync(deployment, cancellation)),
            new("runs", "a run that was asked for or broken off grades what was known when it was asked for",
                cancellation => ContinueRunsAsync(deployment, cancellation)),
        ];
        wakes = [.. Steps.Select(_ => new SemaphoreSlim(0))];
    }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <summary>Says that there is work, so that no step waits for its next look.</summary>
    public void Wake() => WakeFrom(0);

    public override void Dispose()
    {
        base.Dispose();
        foreach (var wake in wakes)
        {
            wake.Dispose();
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Steps.Select((_, at) => LoopAsync(at, stoppingToken)));

    /// <summary>One step again and again. What it brought in wakes those that build on it.</summary>
    private async Task LoopAsync(int at, CancellationToken stopping)
    {
        await Task.Yield(); // a host waits for what runs before the first wait
        while (!stopping.IsCancellationRequested)
        {
            if (await RunAsync(Steps[at], stopping))
            {
                WakeFrom(at + 1);
            }

            await wakes[at].WaitAsync(Pause, stopping);
        }
    }

    private void WakeFrom(int first)
    {
        foreach (var wake in wakes.Skip(first))
        {
            wake.Release();
        }
    }

    private async Task<bool> RunAsync(PipelineStep step, CancellationToken cancellation)
    {
        try
        {
            if (!await step.Work(cancellation))
            {
                return false;
            }

            Log.StepDone(log, step.Name);
            return true;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The one loop that must outlive whatever a step meets; the next look tries again.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.StepFailed(log, step.Name, failure);
            return false;
        }
    }

    private static async Task<bool> CatchUpAsync(Deployment deployment, CancellationToken cancellation)
    {
        var last = await deployment.Changes.LastAsync(cancellation);
        if (last == deployment.Indexed)
        {
            return false;
        }

        deployment.Indexed = (await deployment.Search.CatchUpAsync(null, cancellation)).Through;
        return true;
    }

    private static async Task<bool> ContinueRunsAsync(Deployment deployment, CancellationToken cancellation)
    {
        var unfinished = (await deployment.Runs.ListAsync(50, cancellation))
            .Where(run => run.State is Assessment.RunState.Running).OrderBy(run => run.Number).ToList();
        foreach (var run in unfinished)
        {
            await deployment.Runs.ContinueAsync(run.Number, null, cancellation);
        }

        return unfinished.Count > 0;
    }
}

/// <summary>The host's log messages.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Step {Step} did its work")]
    public static partial void StepDone(ILogger log, string step);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Step {Step} failed and is tried again")]
    public static partial void StepFailed(ILogger log, string step, Exception failure);
}
