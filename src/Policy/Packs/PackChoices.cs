namespace Xinheng.Policy.Packs;

/// <content>The words that packs choose from.</content>
internal sealed partial class PackBinder
{
    private static readonly Dictionary<string, Temporality> Temporalities = new()
    {
        ["event"] = Temporality.Event,
        ["state"] = Temporality.State,
    };

    private static readonly Dictionary<string, Precedence> Precedences = new()
    {
        ["first-match"] = Precedence.FirstMatch,
        ["unstated"] = Precedence.Unstated,
    };

    private static readonly Dictionary<string, GapHandling> Gaps = new()
    {
        ["review"] = GapHandling.Review,
        ["refuse"] = GapHandling.Refuse,
    };

    private static readonly Dictionary<string, Aggregate> Aggregates = new()
    {
        ["count"] = Aggregate.Count,
        ["exists"] = Aggregate.Exists,
        ["sum"] = Aggregate.Sum,
        ["max"] = Aggregate.Max,
        ["min"] = Aggregate.Min,
        ["days_since_last"] = Aggregate.DaysSinceLast,
    };

    private static readonly Dictionary<string, WindowKind> Windows = new()
    {
        ["cycle"] = WindowKind.Cycle,
        ["as_of"] = WindowKind.AsOf,
        ["ever"] = WindowKind.Ever,
    };

    private static readonly Dictionary<string, WindowKind> LengthWindows = new()
    {
        ["days"] = WindowKind.Days,
        ["months"] = WindowKind.Months,
        ["years"] = WindowKind.Years,
    };
}
