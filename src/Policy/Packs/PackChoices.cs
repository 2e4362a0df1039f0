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

    private static readonly Dictionary<string, OutsideUse> OutsideUses = new()
    {
        ["allowed"] = OutsideUse.Allowed,
        ["deployment"] = OutsideUse.Deployment,
        ["never"] = OutsideUse.Never,
    };

    private static readonly Dictionary<string, ObjectionEffect> ObjectionEffects = new()
    {
        ["counts"] = ObjectionEffect.Counts,
        ["suspended"] = ObjectionEffect.Suspended,
    };
}
