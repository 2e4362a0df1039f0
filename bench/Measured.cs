using System.Diagnostics;

namespace Xinheng.Bench;

/// <summary>Stopwatch medians and the lines that report them.</summary>
internal static class Measured
{
    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        GC.Collect();
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static void Report(string what, long count, double seconds) =>
        Console.WriteLine($"{what,-58} {count / seconds,12:N0} /s   {seconds,8:N2} s");
}
