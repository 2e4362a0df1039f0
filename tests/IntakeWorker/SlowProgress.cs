using Xinheng.Assessment;

namespace Xinheng.IntakeWorker;

/// <summary>Leaves time between two transactions, so that a kill hits a process half way.</summary>
internal sealed class SlowProgress : IProgress<RunProgress>
{
    public void Report(RunProgress value)
    {
        Console.WriteLine($"through {value.Done}");
        Thread.Sleep(40);
    }
}
