using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy;

/// <summary>
/// A policy pack that has been read, checked and bound: ready to run. Immutable; safe to share between threads.
/// </summary>
public sealed record CompiledPack
{
    /// <summary>Issuer and name, such as <c>langfang/public-credit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The pack's own version, such as <c>2023.1</c>.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256, lower-case hexadecimal, over all files the pack was compiled from: what a stored grade refers to.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The pack's title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Who issued the policy.</summary>
    public required LocalText Issuer { get; init; }

    /// <summary>GB/T 2260 code of the territory it is for; <c>000000</c> is the nation.</summary>
    public required string Territory { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly InForceFrom { get; init; }

    /// <summary>Last day in force, inclusive; null when no end is set.</summary>
    public DateOnly? InForceThrough { get; init; }

    /// <summary>The documents it rests on, those of the packs it extends included.</summary>
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }

    /// <summary>Named values with their sources.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary>The information composition table: what kinds of record there are and how each counts.</summary>
    public required IReadOnlyList<RecordKind> RecordKinds { get; init; }

    /// <summary>What is counted over a subject's records.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>The scale; null for a pack that only others extend (a catalogue).</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>The grade rules in the order written.</summary>
    public required IReadOnlyList<GradeRule> Grades { get; init; }

    /// <summary>Which rule prevails when several hold. Runs need <see cref="Precedence.FirstMatch"/>.</summary>
    public Precedence Precedence { get; init; } = Precedence.Unstated;

    /// <summary>What happens to a subject that no rule covers.</summary>
    public GapHandling Gap { get; init; } = GapHandling.Review;

    /// <summary>How the pack settles what its documents leave open.</summary>
    public required IReadOnlyList<Ruling> Rulings { get; init; }

    /// <summary>Its tables: measures, publications, duties, lists, treatments and others.</summary>
    public PackTables Tables { get; init; } = new();
    /// <summary>Scales known beside the scheme's own.</summary>
    public IReadOnlyList<Scale> Scales { get; init; } = [];

    /// <summary>How steps of one scale are read on another.</summary>
    public IReadOnlyList<ScaleMapping> Mappings { get; init; } = [];

    /// <summary>Grades of other models that its conditions take as inputs.</summary>
    public IReadOnlyList<ModelResult> Results { get; init; } = [];

    /// <summary>Values brought to points.</summary>
    public IReadOnlyList<Score> Scores { get; init; } = [];

    /// <summary>The scorecard that gives <c>score</c>; null when there is none.</summary>
    public Scorecard? Scorecard { get; init; }

    /// <summary>The weighted tree that gives <c>score</c>; null when there is none. Never beside a scorecard.</summary>
    public WeightedTree? Tree { get; init; }

    /// <summary>Floors and vetoes that hold after the grade rules.</summary>
    public IReadOnlyList<GradeLimit> Limits { get; init; } = [];
}

/// <summary>A policy document, law or standard a pack rests on.</summary>
/// <param name="Id">Such as <c>langfang-2023</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Issued">Date of issue, if known.</param>
/// <param name="Clauses">Its articles that the pack cites: article number → text as the document has it.</param>
public sealed record PolicyDocument(
    string Id, LocalText Title, DateOnly? Issued, IReadOnlyDictionary<string, string> Clauses)
{
    /// <summary>Those of <see cref="Clauses"/> whose text is a digest by the pack's author and not a quotation.</summary>
    public IReadOnlySet<string> Digests { get; init; } = new HashSet<string>();

    /// <summary>A remark on the document, such as what of it was not seen; null when there is none.</summary>
    public LocalText? Note { get; init; }
}

/// <summary>Whether a record counts inside a window or as long as it stands.</summary>
public enum Temporality
{
    /// <summary>Counts by the day it happened, inside a window.</summary>
    Event,

    /// <summary>Counts as of an instant: from the day it happened until it ends or is lifted.</summary>
    State,
}

/// <summary>A kind of record: a row of the information composition table.</summary>
public sealed record RecordKind
{
    /// <summary>Such as <c>penalty</c>, <c>abnormal-operation</c>.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The catalogue's category, such as <c>administrative</c>.</summary>
    public required string Category { get; init; }

    /// <summary>The category's title.</summary>
    public required LocalText CategoryTitle { get; init; }

    /// <summary>Event or state.</summary>
    public required Temporality Temporality { get; init; }

    /// <summary>How a record of this kind counts: the first rule whose condition holds. Empty: basic.</summary>
    public required IReadOnlyList<EffectRule> Effects { get; init; }

    /// <summary>How soon a record of this kind can be repaired: the first term in force whose condition holds. Empty: the pack states none.</summary>
    public IReadOnlyList<RepairTerm> RepairTerms { get; init; } = [];

    /// <summary>The legal basis of collecting it.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>False when the deployment has switched the kind off: its records are kept but do not count.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>A remark, such as what of its basis is unsure; null when there is none.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>One way a record can count.</summary>
/// <param name="Effect">Such as <c>basic</c>, <c>general</c>, <c>severe</c>, <c>honour</c>, <c>none</c>.</param>
/// <param name="When">Condition over <c>record</c> and <c>params</c>; null: always.</param>
/// <param name="Source">The clause that says so.</param>
public sealed record EffectRule(string Effect, Condition? When, SourceReference Source)
{
    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>What an indicator does with the records it selects.</summary>
public enum Aggregate
{
    /// <summary>How many; an integer.</summary>
    Count,

    /// <summary>Whether there is one; a truth value.</summary>
    Exists,

    /// <summary>The sum of a value over them; an integer or a decimal.</summary>
    Sum,

    /// <summary>The greatest value; null when there is none.</summary>
    Max,

    /// <summary>The least value; null when there is none.</summary>
    Min,

    /// <summary>Days from the latest to the evaluation date; null when there is none.</summary>
    DaysSinceLast,

    /// <summary>How many different values; an integer.</summary>
    Distinct,

    /// <summary>
    /// Whole days, months or years up to the evaluation date without one; since the subject's registration where there
    /// never was one, null where that is unknown. n whole months have passed exactly when a window of n months holds none.
    /// A state counts as long as it stands.
    /// </summary>
    StreakWithout,

    /// <summary>One indicator divided by another; a decimal of six places, half to even.</summary>
    Ratio,
}

/// <summary>In which stretch of time an indicator looks.</summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Length">For days, months and years: how many, as a parameter's or literal value; else null.</param>
public sealed record Window(WindowKind Kind, Condition? Length);

/// <summary>The kinds of stretch. A window ends on the evaluation date, inclusive.</summary>
public enum WindowKind
{
    /// <summary>The scheme's cycle: events happened after (evaluation date − cycle), up to and including the evaluation date.</summary>
    Cycle,

    /// <summary>A number of days back.</summary>
    Days,

    /// <summary>A number of months back.</summary>
    Months,

    /// <summary>A number of years back.</summary>
    Years,

    /// <summary>A number of calendar years: the evaluation date's own and those before it.</summary>
    CalendarYears,

    /// <summary>States that hold on the evaluation date.</summary>
    AsOf,

    /// <summary>All that has happened up to the evaluation date.</summary>
    Ever,
}

/// <summary>An aggregate over a subject's records.</summary>
public sealed record Indicator
{
    /// <summary>As conditions name it.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What is done with the selected records.</summary>
    public required Aggregate Aggregate { get; init; }

    /// <summary>Condition over <c>record</c>, <c>subject</c> and <c>params</c> that selects; null: all.</summary>
    public Condition? Where { get; init; }

    /// <summary>For sum, max, min and distinct: the value taken of each record; else null.</summary>
    public Condition? Of { get; init; }

    /// <summary>For a streak: <see cref="WindowKind.Days"/>, <see cref="WindowKind.Months"/> or <see cref="WindowKind.Years"/>; else null.</summary>
    public WindowKind? Unit { get; init; }

    /// <summary>For a ratio: the ids of the indicators divided; else null.</summary>
    public RatioParts? Ratio { get; init; }

    /// <summary>The stretch of time.</summary>
    public required Window Within { get; init; }

    /// <summary>The clause it measures.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>A scale and how it is used.</summary>
public sealed record Scheme
{
    /// <summary>Such as <c>langfang-public-credit</c>. A grade is always scheme + letter.</summary>
    public required string Id { get; init; }

    /// <summary>For people; shown beside every grade.</summary>
    public required LocalText Title { get; init; }

    /// <summary>From best to worst.</summary>
    public required IReadOnlyList<ScaleStep> Scale { get; init; }

    /// <summary>Length of the evaluation cycle in months, by date.</summary>
    public required Parameter CycleMonths { get; init; }

    /// <summary>Who may see the result: <c>internal</c>, <c>subject</c>, <c>public</c>.</summary>
    public required IReadOnlyList<string> Planes { get; init; }

    /// <summary>Whether results may be shown outside at all.</summary>
    public OutsideUse Outside { get; init; } = OutsideUse.Unstated;

    /// <summary>The clause on showing results outside; null when the pack cites none.</summary>
    public SourceReference? OutsideSource { get; init; }

    /// <summary>What a record under objection does to the grade.</summary>
    public ObjectionEffect UnderObjection { get; init; } = ObjectionEffect.Counts;

    /// <summary>The clause.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>A step of a scale.</summary>
/// <param name="Letter">Such as <c>A</c>.</param>
/// <param name="Name">Such as 守信.</param>
/// <param name="Source">The clause that names it.</param>
public sealed record ScaleStep(string Letter, LocalText Name, SourceReference Source);

/// <summary>A grade rule.</summary>
/// <param name="Number">Place in the order, from 1.</param>
/// <param name="Letter">The grade it gives.</param>
/// <param name="When">Condition over indicators, <c>subject</c> and <c>params</c>.</param>
/// <param name="Source">The clause.</param>
/// <param name="Ruling">Id of the ruling it rests on where the clause leaves something open; else null.</param>
/// <param name="Title">The rule in words.</param>
public sealed record GradeRule(
    int Number, string Letter, Condition When, SourceReference Source, string? Ruling, LocalText Title)
{
    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }
}

/// <summary>Which grade rule prevails when several hold.</summary>
public enum Precedence
{
    /// <summary>The pack does not say: the linter reports every overlap, and the pack cannot be activated while there is one.</summary>
    Unstated,

    /// <summary>The first rule in the order written.</summary>
    FirstMatch,
}

/// <summary>What happens to a subject no rule covers.</summary>
public enum GapHandling
{
    /// <summary>It gets no grade and goes to a person with the question.</summary>
    Review,

    /// <summary>A gap is an error of the pack: activation is refused while the linter can find one.</summary>
    Refuse,
}

/// <summary>A stated decision on what a document leaves open.</summary>
/// <param name="Id">As rules refer to it.</param>
/// <param name="Resolves">The linter check it answers, such as <c>L1</c>.</param>
/// <param name="Statement">What is decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="Source">The clause it interprets.</param>
public sealed record Ruling(string Id, string Resolves, LocalText Statement, LocalText Reason, SourceReference Source)
{
    /// <summary>Ids of the entries it settles the check for; empty: for all.</summary>
    public IReadOnlyList<string> About { get; init; } = [];
}
