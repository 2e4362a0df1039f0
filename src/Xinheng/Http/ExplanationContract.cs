using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Why a subject has its grade: the answer first, then the proof.</summary>
public sealed record ExplanationView
{
    /// <summary>What names the subject in addresses.</summary>
    public required string Subject { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Only what the platform had received by the end of this day is taken into account; null: all of it.</summary>
    public required DateOnly? KnownOn { get; init; }

    /// <summary>The pack.</summary>
    public required PackReference Pack { get; init; }

    /// <summary>The grade.</summary>
    public required GradeView Grade { get; init; }

    /// <summary>The answer in one or two sentences.</summary>
    public required LocalText Sentence { get; init; }

    /// <summary>The deciding rule; null when no rule covers the subject.</summary>
    public required RuleView? Rule { get; init; }

    /// <summary>Every rule looked at, in order, up to the deciding one.</summary>
    public required IReadOnlyList<RuleOutcome> Rules { get; init; }

    /// <summary>Every indicator.</summary>
    public required IReadOnlyList<IndicatorOutcome> Indicators { get; init; }

    /// <summary>Every record, and why it counts or does not.</summary>
    public required IReadOnlyList<RecordOutcome> Records { get; init; }

    /// <summary>The parameter values used.</summary>
    public required IReadOnlyList<ParameterUse> Parameters { get; init; }

    /// <summary>What only a person can decide.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    /// <summary>When time alone changes the grade or its mark; null when it never does.</summary>
    public required NextChangeView? NextChange { get; init; }

    /// <summary>The lawful ways to the next better grade, earliest first.</summary>
    public required IReadOnlyList<WayView> Ways { get; init; }

    /// <summary>Grades of other models that went in; empty where the pack takes none.</summary>
    public required IReadOnlyList<ResultOutcome> Results { get; init; }

    /// <summary>The scorecard's or the tree's score with its parts; null where the pack has neither.</summary>
    public required ScoreOutcome? Score { get; init; }

    /// <summary>Values brought to points; empty where the pack has none.</summary>
    public required IReadOnlyList<ScorePart> Scores { get; init; }

    /// <summary>Floors and vetoes in the order they were asked; empty where the pack has none.</summary>
    public required IReadOnlyList<LimitOutcome> Limits { get; init; }
}

/// <summary>Which pack, exactly.</summary>
/// <param name="Id">Issuer and name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fingerprint">SHA-256 over its files.</param>
/// <param name="Title">Its title.</param>
public sealed record PackReference(string Id, string Version, string Fingerprint, LocalText Title);

/// <summary>A grade rule.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Letter">The grade it gives.</param>
/// <param name="Name">What the letter means.</param>
/// <param name="Title">The rule in words.</param>
/// <param name="Condition">As the pack writes it.</param>
/// <param name="Words">The condition in words.</param>
/// <param name="Clause">Where it comes from.</param>
/// <param name="Ruling">The ruling it rests on; null when the clause is clear.</param>
public sealed record RuleView(
    int Number, string Letter, LocalText Name, LocalText Title, string Condition, LocalText Words, ClauseView Clause, RulingView? Ruling);

/// <summary>A stated decision on what a document leaves open.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Resolves">The finding it answers.</param>
/// <param name="Statement">What is decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Clause">The clause it interprets.</param>
public sealed record RulingView(string Id, string Resolves, LocalText Statement, LocalText Reason, ClauseView Clause);

/// <summary>A rule and whether it held.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Holds">True, false, or null when it could not be decided.</param>
/// <param name="Comparisons">What it is made of, with the values seen.</param>
public sealed record RuleOutcome(RuleView Rule, bool? Holds, IReadOnlyList<ComparisonView> Comparisons);

/// <summary>A comparison inside a condition.</summary>
/// <param name="Text">As written.</param>
/// <param name="Seen">With values in place of names.</param>
/// <param name="Holds">Its outcome; null when undecided.</param>
public sealed record ComparisonView(string Text, string Seen, bool? Holds);

/// <summary>An indicator's value.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Value">The value as text, for programs.</param>
/// <param name="Words">The value for people, with its unit.</param>
/// <param name="From">First day of its window, inclusive; null for states and for all time.</param>
/// <param name="Records">The records that counted.</param>
/// <param name="Clause">Where it comes from.</param>
public sealed record IndicatorOutcome(
    string Id, LocalText Title, string Value, LocalText Words, DateOnly? From, IReadOnlyList<long> Records, ClauseView Clause);

/// <summary>A record, how it is classed and why it counts or not.</summary>
public sealed record RecordOutcome
{
    /// <summary>The registry's number of the record.</summary>
    public required long Record { get; init; }

    /// <summary>Id of its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind's title.</summary>
    public required LocalText KindTitle { get; init; }

    /// <summary>One line for people.</summary>
    public required string Summary { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>Its standing on the evaluation date.</summary>
    public required string Standing { get; init; }

    /// <summary>Body that decided.</summary>
    public required string? Issuer { get; init; }

    /// <summary>Number of the decision.</summary>
    public required string? Document { get; init; }

    /// <summary>Normalised penalty kinds.</summary>
    public required IReadOnlyList<string> Penalties { get; init; }

    /// <summary>Amount in fen.</summary>
    public required long? AmountFen { get; init; }

    /// <summary><c>yes</c>, <c>no</c>, <c>unknown</c>.</summary>
    public required string GraveConsequence { get; init; }

    /// <summary>Its effect by the composition table; null when its kind is not in the pack.</summary>
    public required string? Effect { get; init; }

    /// <summary>The clause that classes it.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>Whether it counted.</summary>
    public required bool Counted { get; init; }

    /// <summary>Why.</summary>
    public required LocalText Reason { get; init; }

    /// <summary>Why, as a stable code.</summary>
    public required string ReasonCode { get; init; }

    /// <summary>First day on which time alone makes it stop counting.</summary>
    public required DateOnly? StopsCounting { get; init; }
}

/// <summary>A parameter and the value used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Its unit; null for a list of kinds.</param>
/// <param name="Value">The value as text, for programs.</param>
/// <param name="Words">The value for people: names in place of ids, with its unit.</param>
/// <param name="From">First day it holds; null: always.</param>
/// <param name="Clause">The clause that sets it.</param>
public sealed record ParameterUse(
    string Id, LocalText Title, string? Unit, string Value, LocalText Words, DateOnly? From, ClauseView Clause);

/// <summary>A question for a person.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Text">The question.</param>
/// <param name="Records">The records it is about.</param>
/// <param name="Clause">The clause that leaves it open; null when none does.</param>
public sealed record QuestionView(string Code, LocalText Text, IReadOnlyList<long> Records, ClauseView? Clause);

/// <summary>A change that time alone brings.</summary>
/// <param name="On">The first day of the new grade.</param>
/// <param name="Grade">The new grade; the same letter where only the mark that it is suspended comes or goes.</param>
public sealed record NextChangeView(DateOnly On, GradeView Grade);

/// <summary>A lawful way to a better grade.</summary>
/// <param name="Grade">The grade it leads to.</param>
/// <param name="Steps">What must happen.</param>
/// <param name="Earliest">The earliest day; null when it depends on a decision with no fixed date.</param>
public sealed record WayView(GradeView Grade, IReadOnlyList<StepOfWay> Steps, DateOnly? Earliest);

/// <summary>A step of a way.</summary>
/// <param name="Kind"><c>wait</c>, <c>repair</c>, <c>removal</c>, <c>licence-restored</c>.</param>
/// <param name="Record">The record it is about; null for the licence.</param>
/// <param name="Text">What to do.</param>
/// <param name="From">The earliest day the step is possible; null when somebody else sets it.</param>
/// <param name="Clause">The clause of a repair's or removal's term; null when the pack states none.</param>
public sealed record StepOfWay(string Kind, long? Record, LocalText Text, DateOnly? From, ClauseView? Clause);
