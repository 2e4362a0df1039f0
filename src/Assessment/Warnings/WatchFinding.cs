using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xinheng.Registry;

namespace Xinheng.Assessment.Warnings;

/// <summary>One subject under one rule, looked at.</summary>
/// <param name="sitting">The day, and what is known.</param>
/// <param name="rule">The rule.</param>
/// <param name="pack">The pack in force.</param>
/// <param name="standing">The subject.</param>
/// <param name="now">What the rule reads of it.</param>
/// <param name="kept">Where it was last seen; null when it is looked at for the first time.</param>
internal sealed class WatchFinding(
    WatchSitting sitting, WatchRule rule, CompiledPack pack, SubjectStanding standing, WatchReading now, WatchedSide? kept)
{
    private const int LongestRest = 36_600;

    public WatchSitting Sitting => sitting;

    public WatchRule Rule => rule;

    public CompiledPack Pack => pack;

    public SubjectStanding Standing => standing;

    public WatchReading Now => now;

    public WatchedSide? Kept => kept;

    /// <summary>Where it stood before.</summary>
    public WatchSide Before { get; set; } = kept?.Side ?? WatchSide.Unknown;

    /// <summary>Whether a warning is given.</summary>
    public bool IsWarned { get; set; }

    /// <summary>Whether where it stood before must be worked out.</summary>
    public bool NeedsLookBack =>
        WatchReading.MayHavePassed(rule.Spec.Direction, now.Side) && (kept is null || (kept.Side == now.Side && kept.Looked < sitting.Day));

    /// <summary>As of which day and by which knowledge.</summary>
    public (DateOnly Day, ChangeNumber KnownOn) LookBack => (kept, rule.Start) switch
    {
        (null, { } start) => (start.Day, start.KnownOn),
        ({ } last, _) => (sitting.Day, last.KnownOn),
        _ => throw new InvalidOperationException($"Rule {rule.Number} watches and was never switched on."),
    };

    /// <summary>Whether it has passed the threshold.</summary>
    public bool IsPassed => WatchReading.IsPassed(rule.Spec.Direction, Before, now.Side);

    /// <summary>Whether where it stands is to be written down: at the first look, when it changed, and while it is past.</summary>
    public bool IsNews => kept is null || kept.Side != now.Side || WatchReading.MayHavePassed(rule.Spec.Direction, now.Side);

    /// <summary>What is written down.</summary>
    public WatchedSide After => new(now.Side, sitting.Day, sitting.KnownOn, IsWarned ? sitting.Day : kept?.Given);

    /// <summary>Whether the time without a further warning is over: the rule's own, else that of the pack's entry.</summary>
    /// <param name="given">The day of the subject's last warning by the rule.</param>
    public bool IsRested(DateOnly given) => rule.Spec.CoolDownDays is { } own
        ? given.DayNumber + own <= sitting.Day.DayNumber
        : IsRested(pack.Tables.Warnings.FirstOrDefault(entry => entry.Id == rule.Spec.Entry)?.CoolDown, given);

    private bool IsRested(Quantity? rest, DateOnly given) => (rest?.On(sitting.Day), rest?.Unit) switch
    {
        (null, _) => true,
        ({ } months, "months") => given.DayNumber <= sitting.Day.AddMonths(-(int)months).DayNumber,
        ({ } worked, "working-days") => WorkedBetween(given, sitting.Day) >= worked,
        ({ } days, _) => given.DayNumber + (long)days <= sitting.Day.DayNumber,
    };

    private int WorkedBetween(DateOnly given, DateOnly day) =>
        Enumerable.Range(1, Math.Clamp(day.DayNumber - given.DayNumber, 0, LongestRest)).Count(after => sitting.Calendar.IsWorked(given.AddDays(after)));
}
