using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>A pack in a list.</summary>
public sealed record PackRow
{
    /// <summary>Issuer and name.</summary>
    public required string Id { get; init; }

    /// <summary>Its version; null when the pack cannot be read.</summary>
    public required string? Version { get; init; }

    /// <summary>Its title; the id when the pack cannot be read.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Who issued the policy; null when the pack cannot be read.</summary>
    public required LocalText? Issuer { get; init; }

    /// <summary>Division code of its territory.</summary>
    public required string? Territory { get; init; }

    /// <summary>First day this version is in force.</summary>
    public required DateOnly? InForceFrom { get; init; }

    /// <summary>Last day this version is in force, inclusive; null when no end is set.</summary>
    public required DateOnly? InForceThrough { get; init; }

    /// <summary>The pack's versions on a date line, the earliest first.</summary>
    public required IReadOnlyList<PackVersionView> Versions { get; init; }

    /// <summary>Its scheme; null for a catalogue.</summary>
    public required SchemeView? Scheme { get; init; }

    /// <summary>How many errors it has.</summary>
    public required int Errors { get; init; }

    /// <summary>How many warnings.</summary>
    public required int Warnings { get; init; }

    /// <summary>How many notes.</summary>
    public required int Notes { get; init; }

    /// <summary>Whether it may grade: it has a scheme and nothing blocks it.</summary>
    public required bool CanRun { get; init; }

    /// <summary>Its territory with the divisions it lies in; null when the pack cannot be read.</summary>
    public required Named? Place { get; init; }

    /// <summary>Whether it renders a document word for word, to show what the linter finds in it, and is not for use.</summary>
    public required bool IsLiteral { get; init; }

    /// <summary>How this version stands on the day asked for.</summary>
    public required PackForce Force { get; init; }

    /// <summary>How many cases it has.</summary>
    public required int Cases { get; init; }

    /// <summary>How many broken cases it has.</summary>
    public required int BrokenCases { get; init; }

    /// <summary>Titles and ids of the documents it rests on, to be searched.</summary>
    public required IReadOnlyList<DocumentName> Documents { get; init; }
}

/// <summary>A document a pack rests on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
public sealed record DocumentName(string Id, LocalText Title);

/// <summary>How a version of a pack stands on a day.</summary>
public enum PackForce
{
    /// <summary>In force.</summary>
    InForce,

    /// <summary>Not yet.</summary>
    Later,

    /// <summary>No longer.</summary>
    Ended,

    /// <summary>It says no first day, or cannot be read.</summary>
    Unplaced,
}

/// <summary>A pack for reading.</summary>
public sealed record PackDetail
{
    /// <summary>The pack.</summary>
    public required PackRow Pack { get; init; }

    /// <summary>SHA-256 over its files; null when it cannot be read.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>The documents it rests on.</summary>
    public required IReadOnlyList<DocumentView> Documents { get; init; }

    /// <summary>Its parameters.</summary>
    public required IReadOnlyList<ParameterView> Parameters { get; init; }

    /// <summary>The information composition table.</summary>
    public required IReadOnlyList<RecordKindView> RecordKinds { get; init; }

    /// <summary>Its indicators.</summary>
    public required IReadOnlyList<IndicatorView> Indicators { get; init; }

    /// <summary>The length of the cycle; null for a catalogue.</summary>
    public required ParameterView? Cycle { get; init; }

    /// <summary>The grade rules in order.</summary>
    public required IReadOnlyList<RuleView> Rules { get; init; }

    /// <summary><c>first-match</c> or <c>unstated</c>.</summary>
    public required string Precedence { get; init; }

    /// <summary><c>review</c> or <c>refuse</c>.</summary>
    public required string Gap { get; init; }

    /// <summary>Its tables and models, section by section, those that have entries.</summary>
    public required IReadOnlyList<SectionView> Sections { get; init; }

    /// <summary>Its weighted tree; null when it has none.</summary>
    public required TreeView? Tree { get; init; }

    /// <summary>How it settles what its documents leave open.</summary>
    public required IReadOnlyList<RulingView> Rulings { get; init; }

    /// <summary>What the compiler and the linter found.</summary>
    public required IReadOnlyList<DiagnosticView> Diagnostics { get; init; }

    /// <summary>Its cases with their results.</summary>
    public required IReadOnlyList<CaseView> Cases { get; init; }

    /// <summary>The mistakes it must notice, with whether it does.</summary>
    public required IReadOnlyList<BrokenCaseView> Broken { get; init; }
}

/// <summary>A policy document.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Issued">Date of issue.</param>
/// <param name="Clauses">The articles the pack cites.</param>
public sealed record DocumentView(string Id, LocalText Title, DateOnly? Issued, IReadOnlyList<ArticleView> Clauses);

/// <summary>An article.</summary>
/// <param name="Article">Its number.</param>
/// <param name="Text">Its words.</param>
public sealed record ArticleView(string Article, string Text);

/// <summary>A parameter.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">Its values by period.</param>
public sealed record ParameterView(string Id, LocalText Title, string? Unit, IReadOnlyList<DatedValueView> Values)
{
    /// <summary>Whether the day of each record picks the value, and not the evaluation date.</summary>
    public required bool IsByRecord { get; init; }
}

/// <summary>A value from a day on.</summary>
/// <param name="From">First day; null: always.</param>
/// <param name="Value">The value as text, for programs.</param>
/// <param name="Words">The value for people: names in place of ids, with its unit.</param>
/// <param name="Clause">The clause that sets it.</param>
public sealed record DatedValueView(DateOnly? From, string Value, LocalText Words, ClauseView Clause);

/// <summary>A row of the information composition table.</summary>
public sealed record RecordKindView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Its category.</summary>
    public required string Category { get; init; }

    /// <summary>The category's title.</summary>
    public required LocalText CategoryTitle { get; init; }

    /// <summary><c>event</c> or <c>state</c>.</summary>
    public required string Temporality { get; init; }

    /// <summary>False when its records do not count here.</summary>
    public required bool IsEnabled { get; init; }

    /// <summary>How its records count: the first that holds.</summary>
    public required IReadOnlyList<EffectView> Effects { get; init; }

    /// <summary>How soon its records can be repaired: the first that is in force and holds. Empty: the pack states no term.</summary>
    public required IReadOnlyList<RepairTermView> RepairTerms { get; init; }

    /// <summary>A remark; null when there is none.</summary>
    public required LocalText? Note { get; init; }

    /// <summary>The legal basis.</summary>
    public required ClauseView Clause { get; init; }
}

/// <summary>The least time from a decision before which a record cannot be repaired.</summary>
public sealed record RepairTermView
{
    /// <summary>First day of applications it holds for; null: from the beginning.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Last day of applications it holds for, inclusive; null: no end is set.</summary>
    public required DateOnly? Through { get; init; }

    /// <summary>Which records, as the pack writes it; null: all.</summary>
    public required string? Condition { get; init; }

    /// <summary>Months from the decision; 0: as soon as the duties are done; null: the record cannot be repaired.</summary>
    public required int? Months { get; init; }

    /// <summary>The term in one sentence.</summary>
    public required LocalText Words { get; init; }

    /// <summary>A remark; null when there is none.</summary>
    public required LocalText? Note { get; init; }

    /// <summary>The clause that says so.</summary>
    public required ClauseView Clause { get; init; }
}

/// <summary>One way a record can count.</summary>
/// <param name="Effect"><c>basic</c>, <c>general</c>, <c>severe</c>, <c>honour</c>, <c>none</c>.</param>
/// <param name="Condition">As the pack writes it; null: always.</param>
/// <param name="Words">The condition in words; null: always.</param>
/// <param name="Clause">The clause that says so.</param>
public sealed record EffectView(string Effect, string? Condition, LocalText? Words, ClauseView Clause);

/// <summary>An indicator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Aggregate">What it does with the records.</param>
/// <param name="Window">In which stretch of time it looks.</param>
/// <param name="Condition">Which records, as the pack writes it; null: all.</param>
/// <param name="Words">Which records, in words; null: all.</param>
/// <param name="Clause">The clause it measures.</param>
public sealed record IndicatorView(
    string Id, LocalText Title, string Aggregate, string Window, string? Condition, LocalText? Words, ClauseView Clause);

/// <summary>A finding about a pack.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Severity"><c>error</c>, <c>warning</c>, <c>note</c>.</param>
/// <param name="Message">The finding.</param>
/// <param name="Check">The linter check; null for others.</param>
/// <param name="Witness">A situation that shows it.</param>
/// <param name="File">File in the pack; null when it concerns the pack as a whole.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, in UTF-16 units.</param>
/// <param name="Length">Units covered on that line; at least 1.</param>
/// <param name="Rendered">With the source line and a caret under the place.</param>
/// <param name="Clause">The clause it is about.</param>
/// <param name="BlocksActivation">Whether the pack cannot be used to grade while it stands.</param>
public sealed record DiagnosticView(
    string Code, string Severity, LocalText Message, string? Check, LocalText? Witness, string? File, int? Line, int? Column, int? Length, LocalText Rendered, ClauseView? Clause, bool BlocksActivation);

/// <summary>A case of a pack and its result.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The situation.</param>
/// <param name="AsOf">Evaluation date.</param>
/// <param name="Expected">The grade it expects; <c>review</c> when a person decides; null when it expects no grade.</param>
/// <param name="Actual">The grade it got; null when it expects none.</param>
/// <param name="Answers">Each thing it expects with what came out, the grade among them, in the order written.</param>
/// <param name="Outcome">What came out, in a line.</param>
/// <param name="Passed">Whether they agree.</param>
/// <param name="Difference">How they differ; null when they do not.</param>
public sealed record CaseView(
    string Id, LocalText Title, DateOnly AsOf, string? Expected, string? Actual, IReadOnlyList<CaseAnswerView> Answers, LocalText Outcome, bool Passed, LocalText? Difference);

/// <summary>One thing a case expects.</summary>
/// <param name="What">What it is about, such as a treatment; empty for the grade.</param>
/// <param name="Expected">What must come out.</param>
/// <param name="Actual">What came out.</param>
/// <param name="Passed">Whether they agree.</param>
public sealed record CaseAnswerView(LocalText What, LocalText Expected, LocalText Actual, bool Passed);
