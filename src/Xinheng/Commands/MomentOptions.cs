using System.CommandLine;

namespace Xinheng.Commands;

/// <summary><c>--as-of DATE --known-on DATE</c>: a past day, and what of it was known.</summary>
internal static class MomentOptions
{
    public static (Option<DateOnly?> AsOf, Option<DateOnly?> KnownOn) Make(CommandLine line) =>
    (
        line.Option<DateOnly?>("--as-of", "DATE", "该日的情况，例如 2026-06-30；不给则为现在", "As of that day, such as 2026-06-30; the present when not given"),
        line.Option<DateOnly?>("--known-on", "DATE", "只凭该日及以前收到的信息", "Only by what had been received by that day"));
}
