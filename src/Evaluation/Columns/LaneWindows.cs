using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Which lanes look at a record, by the day it happened. Days with the same answer share a stretch: 0 is the future, then
/// come the days before all windows, then those inside the longest, and so on.
/// </summary>
internal sealed class LaneWindows
{
    private const int Days = 1 << 17;

    private readonly byte[] stretches = new byte[Days];

    public LaneWindows(IReadOnlyList<WindowSpan> windows, DateOnly day)
    {
        var starts = windows.Where(HasStart).Select(window => Day(window.StartBefore(day))).Distinct().Order().ToList();
        Fill(stretches, starts, Day(day));
        Events = new Vector256<byte>[starts.Count + 2];
        States = new Vector256<byte>[starts.Count + 2];
        for (var stretch = 1; stretch < Events.Length; stretch++)
        {
            var lanes = new byte[Vector256<byte>.Count];
            lanes.AsSpan().Fill(byte.MaxValue);
            States[stretch] = Vector256.Create(lanes);
            for (var lane = 0; lane < windows.Count; lane++)
            {
                if (HasStart(windows[lane]) && starts.IndexOf(Day(windows[lane].StartBefore(day))) >= stretch - 1)
                {
                    lanes[lane] = 0;
                }
            }

            Events[stretch] = Vector256.Create(lanes);
        }
    }

    /// <summary>By stretch: the lanes that look at an event; all ones or zero each.</summary>
    public Vector256<byte>[] Events { get; }

    /// <summary>By stretch: the lanes that look at a state; all ones or zero each.</summary>
    public Vector256<byte>[] States { get; }

    /// <summary>By day from 1900-01-01: the stretch it lies in.</summary>
    public ReadOnlySpan<byte> Stretches => stretches;

    /// <summary>Whether a window leaves events behind.</summary>
    public static bool HasStart(WindowSpan window) => !window.IsOpen && window.Kind is not (WindowKind.AsOf or WindowKind.Ever);

    private static int Day(DateOnly day) => day.DayNumber - PackedRecord.FirstDay;

    /// <summary>A day lies in the stretch after the last start before it; days after the last one lie in stretch 0.</summary>
    private static void Fill(Span<byte> stretches, List<int> starts, int last)
    {
        stretches = stretches[..Math.Clamp(last + 1, 0, stretches.Length)];
        stretches.Fill(1);
        for (var at = 0; at < starts.Count; at++)
        {
            stretches[Math.Clamp(starts[at] + 1, 0, stretches.Length)..].Fill((byte)(at + 2));
        }
    }
}
