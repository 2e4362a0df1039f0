using System.Diagnostics;
using System.Globalization;

namespace Xinheng.Intake.Batches;

/// <summary>
/// Who holds a lease: <c>machine/process/start/claim</c>. The start, in seconds, tells a process apart from a later one
/// with the same id; the claim tells two workers of one process apart.
/// </summary>
internal static class Worker
{
    // The system's idea of when a process began wavers a little between readings.
    private const long WaverSeconds = 2;

    private static readonly string Machine = Environment.MachineName.Replace('/', '-');
    private static readonly string Self = $"{Machine}/{Environment.ProcessId}/{StartOf(Environment.ProcessId)}";

    /// <summary>A new claim of this process.</summary>
    public static string NewClaim() => $"{Self}/{Guid.NewGuid():n}";

    /// <summary>
    /// True when a claim belongs to a process of this machine that has ended. Of another machine's process
    /// nothing is known here: its lease has to run out.
    /// </summary>
    public static bool IsKnownDead(string claim) =>
        claim.Split('/') is [var machine, var process, var start, _]
        && machine == Machine
        && int.TryParse(process, CultureInfo.InvariantCulture, out var id)
        && long.TryParse(start, CultureInfo.InvariantCulture, out var began)
        && !(StartOf(id) is { } found && Math.Abs(found - began) <= WaverSeconds);

    private static long? StartOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.HasExited ? null : new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
