using System.Globalization;

namespace Xinheng.Bench;

/// <summary>Processor time, memory and time spent since a moment, by this process and by the PostgreSQL of the benchmarks.</summary>
internal readonly record struct Spent(double Own, double Server, long Allocated, long Started)
{
    private const double TicksPerSecond = 100;

    public static Spent Now() => new(
        Environment.CpuUsage.TotalTime.TotalSeconds, ServerSeconds(), GC.GetTotalAllocatedBytes(), System.Diagnostics.Stopwatch.GetTimestamp());

    /// <summary>Writes a line: microseconds of processor time a row here and in the server, bytes allocated a row, seconds.</summary>
    public void Report(string what, long rows, bool isWanted)
    {
        var now = Now();
        if (isWanted)
        {
            var seconds = System.Diagnostics.Stopwatch.GetElapsedTime(Started).TotalSeconds;
            Console.WriteLine(
                $"{what,-44} {(now.Own - Own) / rows * 1e6,7:N2} µs here {(now.Server - Server) / rows * 1e6,7:N2} µs server {(now.Allocated - Allocated) / rows,6:N0} B a row {seconds,7:N2} s");
        }
    }

    // Linux only; elsewhere the server's share reads 0.
    private static double ServerSeconds()
    {
        var total = 0.0;
        foreach (var process in Directory.Exists("/proc") ? Directory.GetDirectories("/proc") : [])
        {
            total += char.IsAsciiDigit(process[^1]) ? CpuSeconds(process + "/stat") : 0;
        }

        return total;
    }

    private static double CpuSeconds(string stat)
    {
        try
        {
            var fields = File.ReadAllText(stat).Split(") ")[^1].Split(' ');
            if (fields[1] != BenchServer.Process.ToString(CultureInfo.InvariantCulture))
            {
                return 0;
            }

            return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
