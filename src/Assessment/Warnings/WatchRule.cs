using Xinheng.Assessment.PackLife;
using Xinheng.Registry;

namespace Xinheng.Assessment.Warnings;

/// <summary>Where a rule is in its life. The numbers stand in the database.</summary>
public enum WatchRuleState
{
    /// <summary>Written and not yet switched on.</summary>
    Draft = 1,

    /// <summary>It watches.</summary>
    On = 2,

    /// <summary>It was switched off.</summary>
    Off = 3,
}

/// <summary>A step in a rule's life: it was written anew, switched on or switched off.</summary>
/// <param name="State">The state it led to.</param>
/// <param name="Version">The version of its text, from 1.</param>
/// <param name="Spec">That text.</param>
/// <param name="By">Whom the step was named by.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; null when nobody says.</param>
public sealed record WatchRuleStep(WatchRuleState State, int Version, WatchSpec Spec, NamedPerson By, DateTimeOffset At, string? Reason);

/// <summary>A rule that watches, with its life so far.</summary>
/// <param name="Number">1, 2, 3 …</param>
/// <param name="Revision">The last step: what a wish about it must have seen.</param>
/// <param name="Steps">Every step, first to last.</param>
public sealed record WatchRule(long Number, long Revision, IReadOnlyList<WatchRuleStep> Steps)
{
    /// <summary>Its state.</summary>
    public WatchRuleState State => Steps[^1].State;

    /// <summary>The version of its text.</summary>
    public int Version => Steps[^1].Version;

    /// <summary>Its text.</summary>
    public WatchSpec Spec => Steps[^1].Spec;

    /// <summary>Day and knowledge it watches from; null unless it is switched on.</summary>
    internal WatchStart? Start { get; init; }
}

/// <summary>What a rule that is switched on takes for granted: whoever was past the threshold by then gets no warning.</summary>
/// <param name="Day">The day it was switched on.</param>
/// <param name="KnownOn">The last registry change by then.</param>
internal sealed record WatchStart(DateOnly Day, ChangeNumber KnownOn);

/// <summary>A step somebody wants to take on a rule as they saw it.</summary>
/// <param name="Rule">Its number.</param>
/// <param name="Revision">Its revision as it was seen.</param>
/// <param name="By">Who.</param>
/// <param name="Reason">Why; null when nobody says.</param>
public sealed record WatchWish(long Rule, long Revision, NamedPerson By, string? Reason);
