using System.Data.Common;
using Xinheng.Assessment.Increments;

namespace Xinheng;

/// <summary>A background step.</summary>
/// <param name="Name">Its name in the log.</param>
/// <param name="Reason">Why it is there, and what it builds on.</param>
/// <param name="Work">One sitting; true when it did something.</param>
internal sealed record PipelineStep(string Name, string Reason, Func<CancellationToken, Task<bool>> Work)
{
    /// <summary>Longest time until it looks again by itself.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>
/// The background work of a server, in the order in which one step builds on another. Every step finds its work in the
/// database by a cursor or a lease, so that any number of servers may run it: one of them does each piece. The steps go
/// on side by side: a file sent in does not wait until a long run has graded the whole population.
/// </summary>
internal sealed class Pipeline : BackgroundService
{
    private readonly Deployment deployment;
    private readonly ILogger<Pipeline> log;
    private readonly SemaphoreSlim[] wakes;
    private IReadOnlyList<HeldScheme> held = [];

    public Pipeline(Deployment deployment, ILogger<Pipeline> log)
    {
        (this.deployment, this.log) = (deployment, log);
        Steps =
        [
            new("intake", "whatever was sent in or broken off becomes records",
                async cancellation => (await deployment.Intake.RunDueAsync(null, cancellation)).Count > 0),
            new("search", "what intake took is found: follows the registry's changes, also while a long file is still being taken",
                async cancellation => await CatchUpAsync(deployment, cancellation)),
            new("grades", "grades follow the records, the days and the policies: whoever is affected is graded anew, everyone by a whole run",
                cancellation => FollowAsync(deployment, cancellation)) { Pause = TimeSpan.FromSeconds(1) },
            new("runs", "a run that was asked for or broken off grades what was known when it was asked for",
                cancellation => ContinueRunsAsync(deployment, cancellation)),
            new("standings", "grades by code are answered from memory: follows what this server and others have graded",
                deployment.StandingGrades.CatchUpAsync) { Pause = TimeSpan.FromMilliseconds(500) },
            new("columns", "the population in columns knows what the registry knows, and what begins to hold today: follows the registry's changes",
                new ColumnUpkeep(deployment).RunAsync),
            new("shadows", "what is tried beside the packs in force is asked anew once a day: builds on the columns",
                cancellation => Shadows.RunAsync(deployment, cancellation)),
            new("backtests", "a back-test that was asked for or broken off grades the past by what was known then",
                async cancellation => await deployment.BackTests.ContinueAllAsync(cancellation) > 0),
            new("consistency", "grades of one subject that lie too far apart go to the departments that gave them: follows what was graded and received",
                deployment.ConsistencyCheck.CatchUpAsync),
            new("warnings", "who passes a threshold that a department watches gives a warning: follows what is known and graded anew",
                deployment.Watch.CatchUpAsync),
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

            await wakes[at].WaitAsync(Steps[at].Pause, stopping);
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
            if (failure is DbException)
            {
                deployment.StandingGrades.Forget();
            }

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

    private async Task<bool> FollowAsync(Deployment deployment, CancellationToken cancellation)
    {
        var followed = await deployment.Increments.FollowAsync(deployment.Today, cancellation);
        foreach (var scheme in followed.Held.Except(held))
        {
            Log.GradesHeld(log, scheme.Scheme, scheme.Day, scheme.By switch
            {
                HeldBy.Clock => "the clock says an earlier day; grades go on as of the last one",
                HeldBy.NoPack => "no pack that carries the scheme is in force and may grade",
            });
        }

        held = followed.Held;
        return followed.HasWork;
    }

    private static async Task<bool> ContinueRunsAsync(Deployment deployment, CancellationToken cancellation)
    {
        var unfinished = await deployment.Runs.UnfinishedAsync(cancellation);
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

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Grades of {Scheme} are held at {Day}: {Why}")]
    public static partial void GradesHeld(ILogger log, string scheme, DateOnly day, string why);
}
