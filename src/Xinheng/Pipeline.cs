namespace Xinheng;

/// <summary>A background step.</summary>
/// <param name="Name">Its name in the log.</param>
/// <param name="Reason">Why it stands where it stands.</param>
/// <param name="Work">One sitting; true when it did something.</param>
internal sealed record PipelineStep(string Name, string Reason, Func<CancellationToken, Task<bool>> Work);

/// <summary>
/// The background work of a server, in order. Every step finds its work in the database by a cursor or a lease, so that
/// any number of servers may run it: one of them does each piece.
/// </summary>
internal sealed class Pipeline : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim wake = new(0);
    private readonly ILogger<Pipeline> log;

    public Pipeline(Deployment deployment, ILogger<Pipeline> log)
    {
        this.log = log;
        Steps =
        [
            new("intake", "first: whatever was sent in or broken off becomes records before anything looks at them",
                async cancellation => (await deployment.Intake.RunDueAsync(null, cancellation)).Count > 0),
            new("search", "after intake, so that what was just taken is found",
                async cancellation => await CatchUpAsync(deployment, cancellation)),
            new("runs", "last: a run that was asked for or broken off grades what the steps above brought in",
                cancellation => ContinueRunsAsync(deployment, cancellation)),
        ];
    }

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<PipelineStep> Steps { get; }

    /// <summary>Says that there is work, so that it does not wait for the next look.</summary>
    public void Wake() => wake.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var step in Steps)
            {
                await RunAsync(step, stoppingToken);
            }

            await wake.WaitAsync(Pause, stoppingToken);
        }
    }

    private async Task RunAsync(PipelineStep step, CancellationToken cancellation)
    {
        try
        {
            if (await step.Work(cancellation))
            {
                Log.StepDone(log, step.Name);
            }
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
