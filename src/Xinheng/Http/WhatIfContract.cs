using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>What is to be tried on everybody.</summary>
public sealed record WhatIfRequest
{
    /// <summary>Id of the pack, such as <c>langfang/public-credit</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>A version or fingerprint of the pack to compare with; null: the one in force on the evaluation date.</summary>
    public string? Against { get; init; }

    /// <summary>A version or fingerprint of the pack to try; null: the one in force on the evaluation date.</summary>
    public string? Version { get; init; }

    /// <summary>Number of a draft to try in place of a version; null: none.</summary>
    public long? Draft { get; init; }

    /// <summary>Parameters to try with other values, as written: <c>general_limit</c> → <c>3</c>.</summary>
    public IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>The evaluation date; null: today.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Which version of a pack is to be tried.</summary>
/// <param name="Version">A version or fingerprint; null: the one in force on the day.</param>
/// <param name="Draft">Number of a draft in place of a version; null: none.</param>
/// <param name="AsOf">The evaluation date; null: today.</param>
internal sealed record TriedVersion(string? Version, long? Draft, DateOnly? AsOf);

/// <summary>A trial with which of its movers are wanted.</summary>
public sealed record MoversRequest
{
    /// <summary>What is tried.</summary>
    public required WhatIfRequest Trial { get; init; }

    /// <summary>Only those from this letter; empty: from a person's judgement; null: from any.</summary>
    public string? From { get; init; }

    /// <summary>Only those to this letter; empty: to a person's judgement; null: to any.</summary>
    public string? To { get; init; }

    /// <summary>Only those behind this place, as the page before said; null: from the beginning.</summary>
    public int? After { get; init; }

    /// <summary>How many at most, 1 to 500; null: 50.</summary>
    public int? Limit { get; init; }
}

/// <summary>A trial with the subject whose two grades are to be explained.</summary>
public sealed record MoverRequest
{
    /// <summary>What is tried.</summary>
    public required WhatIfRequest Trial { get; init; }

    /// <summary>The subject's key or code.</summary>
    public required string Subject { get; init; }
}

/// <summary>A trial to be kept.</summary>
public sealed record KeepTrialRequest
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>What is tried.</summary>
    public required WhatIfRequest Trial { get; init; }

    /// <summary>Whether it is asked anew every day beside the pack in force.</summary>
    public bool IsShadow { get; init; }
}

/// <summary>What a trial comes to.</summary>
public sealed record WhatIfView
{
    /// <summary>What it is compared with.</summary>
    public required PackReference Live { get; init; }

    /// <summary>What is tried.</summary>
    public required PackReference Tried { get; init; }

    /// <summary>The scheme of what is tried.</summary>
    public required SchemeView Scheme { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The values tried beside those in force.</summary>
    public required IReadOnlyList<TriedValue> Values { get; init; }

    /// <summary>Subjects compared.</summary>
    public required long Subjects { get; init; }

    /// <summary>Those with another grade.</summary>
    public required long Moved { get; init; }

    /// <summary>Those with a better one.</summary>
    public required long Better { get; init; }

    /// <summary>Those with a worse one.</summary>
    public required long Worse { get; init; }

    /// <summary>Every way from grade to grade that some subject goes, those that stay among them; best first.</summary>
    public required IReadOnlyList<GradeMoveView> Moves { get; init; }

    /// <summary>How groups of subjects fare; empty where it was not asked for.</summary>
    public required IReadOnlyList<GroupMovesView> Groups { get; init; }

    /// <summary>What inspections it takes; empty where no treatment follows from the grades, or it was not asked for.</summary>
    public required IReadOnlyList<LoadView> Loads { get; init; }
}

/// <summary>A value tried beside the one in force.</summary>
/// <param name="Parameter">Id of the parameter.</param>
/// <param name="Title">Its title.</param>
/// <param name="Live">The value in force, in words.</param>
/// <param name="Tried">The value tried, in words.</param>
public sealed record TriedValue(string Parameter, LocalText Title, LocalText Live, LocalText Tried);

/// <summary>How many subjects go from one grade to another.</summary>
/// <param name="From">The letter before; null where a person must decide.</param>
/// <param name="To">The letter after; null where a person must decide.</param>
/// <param name="Subjects">How many.</param>
public sealed record GradeMoveView(string? From, string? To, long Subjects);

/// <summary>How a group of subjects fares.</summary>
public sealed record GroupMovesView
{
    /// <summary>By what groups are told apart: <c>county</c>, <c>industry</c>, <c>kind</c>, <c>age</c>, <c>capital</c> (registered).</summary>
    public required string By { get; init; }

    /// <summary>The group; null for subjects of whom it is not known.</summary>
    public required string? Group { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Subjects in it.</summary>
    public required long Subjects { get; init; }

    /// <summary>Those with a better grade.</summary>
    public required long Better { get; init; }

    /// <summary>Those with a worse one.</summary>
    public required long Worse { get; init; }

    /// <summary>Those with another that is neither, as where a person must decide.</summary>
    public required long Other { get; init; }

    /// <summary>Share moved over the share moved of all; 1 where nobody moves. Far from 1: the group is hit more or less than others.</summary>
    public required double AgainstAll { get; init; }
}

/// <summary>The inspections a treatment asks for.</summary>
public sealed record LoadView
{
    /// <summary>Id of the pack that has it.</summary>
    public required string Pack { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>By rule.</summary>
    public required IReadOnlyList<LoadRowView> Rows { get; init; }

    /// <summary>Inspections a year to be expected before, of the rules that state a ratio.</summary>
    public required decimal Before { get; init; }

    /// <summary>Inspections a year to be expected after.</summary>
    public required decimal After { get; init; }
}

/// <summary>What a rule of a treatment comes to.</summary>
/// <param name="Title">The rule; for none: that a person must judge.</param>
/// <param name="Before">Subjects it is for.</param>
/// <param name="After">Subjects it would be for.</param>
/// <param name="Yearly">Inspections a year of one subject to be expected; null where the rule states no ratio.</param>
public sealed record LoadRowView(LocalText Title, long Before, long After, decimal? Yearly);

/// <summary>A parameter that can be tried with another value.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Unit">Its unit; null when it has none.</param>
/// <param name="Type"><c>int</c>, <c>decimal</c> or <c>bool</c>.</param>
/// <param name="Value">The value in force, as it is written.</param>
/// <param name="Words">The value in words.</param>
public sealed record ChangeableParameter(string Id, LocalText Title, string? Unit, string Type, string Value, LocalText Words);

/// <summary>A subject that gets another grade.</summary>
/// <param name="Subject">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Division">Its division; null when unknown.</param>
/// <param name="Industry">Its industry; null when unknown.</param>
/// <param name="From">The letter before; null where a person must decide.</param>
/// <param name="To">The letter after; null where a person must decide.</param>
public sealed record MoverView(string Subject, string Name, string? Division, string? Industry, string? From, string? To);

/// <summary>Subjects that get another grade.</summary>
/// <param name="Items">By the order they were registered here.</param>
/// <param name="Next">What to give as <c>after</c> for the next ones; null: there are no more.</param>
public sealed record MoversPage(IReadOnlyList<MoverView> Items, int? Next);

/// <summary>Why a subject has one grade and would have another.</summary>
/// <param name="Live">By what is in force.</param>
/// <param name="Tried">By what is tried.</param>
public sealed record MoverExplanation(ExplanationView Live, ExplanationView Tried);

/// <summary>A trial somebody keeps.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Trial">What is tried.</param>
/// <param name="IsShadow">Whether it is asked anew every day beside the pack in force.</param>
/// <param name="Made">When it was kept.</param>
public sealed record TrialView(long Number, string Name, WhatIfRequest Trial, bool IsShadow, DateTimeOffset Made);

/// <summary>A trial with what came of it each time.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Reports">What came of it, the latest day first.</param>
public sealed record TrialDetail(TrialView Trial, IReadOnlyList<WhatIfView> Reports);

/// <summary>How a trial goes on.</summary>
/// <param name="IsShadow">Whether it is asked anew every day beside the pack in force.</param>
public sealed record TrialSetting(bool IsShadow);
