using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>The outcome for one subject with its full reasons. A pure function of pack, facts and day.</summary>
public sealed record Explanation
{
    /// <summary>The subject's number as the caller gave it.</summary>
    public required long Subject { get; init; }

    /// <summary>The scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The grade's letter in the scheme; null when no rule covers the subject and a person must decide.</summary>
    public required string? Letter { get; init; }

    /// <summary>The rule that gave it; null for a gap.</summary>
    public required GradeRule? Rule { get; init; }

    /// <summary>Every rule before and including the deciding one with its outcome, in order.</summary>
    public required IReadOnlyList<RuleTrace> Rules { get; init; }

    /// <summary>Every indicator with its value and records.</summary>
    public required IReadOnlyList<IndicatorTrace> Indicators { get; init; }

    /// <summary>Every record with how it was classed and why it counts or does not.</summary>
    public required IReadOnlyList<RecordTrace> Records { get; init; }

    /// <summary>The parameter values in force on the evaluation date. Those that go by the day of a record stand with each record.</summary>
    public required IReadOnlyList<ParameterTrace> Parameters { get; init; }

    /// <summary>What a person must decide, such as whether a consequence was grave.</summary>
    public required IReadOnlyList<OpenQuestion> Questions { get; init; }

    /// <summary>The earliest day after <see cref="AsOf"/> on which time alone changes the letter or its mark, and to what; null when it never does.</summary>
    public required NextChange? NextChange { get; init; }

    /// <summary>The lawful ways to the next better grade, earliest first; empty for the best grade.</summary>
    public required IReadOnlyList<Way> Ways { get; init; }

    /// <summary>Grades of other models as they went in, in the pack's order.</summary>
    public IReadOnlyList<ResultTrace> Results { get; init; } = [];

    /// <summary>Every score, in the pack's order.</summary>
    public IReadOnlyList<ScoreTrace> Scores { get; init; } = [];

    /// <summary>The scorecard's or the tree's score with its parts; null when the pack has neither.</summary>
    public TotalTrace? Total { get; init; }

    /// <summary>Floors and vetoes in the order they were asked.</summary>
    public IReadOnlyList<LimitTrace> Limits { get; init; } = [];

    /// <summary>
    /// Whether the grade is suspended because a record that counts is under objection: the letter stays and is marked.
    /// False when there is no letter; null when the scheme lets such records count like any other.
    /// </summary>
    public bool? IsSuspended { get; init; }
}

/// <summary>One rule and whether its condition held.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Holds">True, false, or null when it could not be decided.</param>
/// <param name="Atoms">The comparisons it is made of, with the values they saw.</param>
public sealed record RuleTrace(GradeRule Rule, bool? Holds, IReadOnlyList<AtomTrace> Atoms);

/// <summary>A comparison inside a condition and what it saw: <c>general_count &gt; 5</c>, 2 &gt; 5, false.</summary>
/// <param name="Text">As written.</param>
/// <param name="Seen">With values in place of names.</param>
/// <param name="Holds">Its outcome; null when undecided.</param>
public sealed record AtomTrace(string Text, string Seen, bool? Holds);

/// <summary>An indicator's value and the records behind it.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Value">Its value.</param>
/// <param name="From">First day of its window, inclusive; null for states and for all time.</param>
/// <param name="Records">Numbers of the records that counted, by day and number.</param>
public sealed record IndicatorTrace(Indicator Indicator, Value Value, DateOnly? From, IReadOnlyList<long> Records);

/// <summary>A record, how it is classed, and why it counts or not.</summary>
/// <param name="Record">The record.</param>
/// <param name="Effect">Its effect by the composition table; null when its kind is not in the pack.</param>
/// <param name="EffectSource">The clause that classes it.</param>
/// <param name="Counted">Whether it counted in any indicator that a rule uses.</param>
/// <param name="Reason">Why, in both languages.</param>
/// <param name="ReasonCode">Stable: <c>counted</c>, <c>outside-window</c>, <c>not-yet-happened</c>, <c>repaired</c>, <c>withdrawn</c>, <c>expired</c>, <c>lifted</c>, <c>under-objection</c>, <c>basic</c>, <c>kind-unknown</c>, <c>kind-off</c>, <c>not-selected</c>, <c>points-back</c>.</param>
/// <param name="StopsCounting">First day on which time alone makes it stop counting; null when it never does or does not count.</param>
public sealed record RecordTrace(
    RecordFacts Record, string? Effect, SourceReference? EffectSource, bool Counted, LocalText Reason, string ReasonCode, DateOnly? StopsCounting)
{
    /// <summary>The values that decided how it counts and go by its own day, not by the evaluation date; in the pack's order.</summary>
    public IReadOnlyList<ParameterTrace> Values { get; init; } = [];
}

/// <summary>A parameter with the value that was used.</summary>
public sealed record ParameterTrace(Parameter Parameter, DatedValue Value);

/// <summary>A question only a person can answer.</summary>
/// <param name="Code">Stable: <c>gap</c>, <c>grave-consequence</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Records">The records it is about.</param>
/// <param name="Source">The clause that leaves it open.</param>
public sealed record OpenQuestion(string Code, LocalText Text, IReadOnlyList<long> Records, SourceReference? Source);

/// <summary>A change of grade that time alone brings: of the letter, or only of the mark that it is suspended.</summary>
/// <param name="On">The first day of the new grade.</param>
/// <param name="Letter">The new grade, which may be the same; null when no rule will cover the subject.</param>
/// <param name="Cause">Stable: <c>time</c> (records or states run out, a dated value changes), <c>pack-ends</c> (the policy is no longer in force).</param>
public sealed record NextChange(DateOnly On, string? Letter, string Cause)
{
    /// <summary>Whether the new grade is suspended; null when the scheme does not suspend grades.</summary>
    public bool? IsSuspended { get; init; }
}

/// <summary>A lawful way to a better grade.</summary>
/// <param name="Letter">The grade it leads to.</param>
/// <param name="Steps">What must happen.</param>
/// <param name="Earliest">
/// The earliest day the grade can follow: that of the last step; null when a step depends on a decision with no fixed date.
/// </param>
public sealed record Way(string Letter, IReadOnlyList<WayStep> Steps, DateOnly? Earliest);

/// <summary>One step of a way.</summary>
/// <param name="Kind">Stable: <c>wait</c>, <c>repair</c>, <c>removal</c>, <c>licence-restored</c>.</param>
/// <param name="Record">The record it is about; null for the subject's licence.</param>
/// <param name="Text">What to do, in both languages.</param>
/// <param name="From">The earliest day the step is possible, not before the evaluation date; null when somebody else sets it.</param>
/// <param name="Source">For a repair or removal: the clause of its term; null when the pack states none.</param>
public sealed record WayStep(string Kind, long? Record, LocalText Text, DateOnly? From, SourceReference? Source = null);
