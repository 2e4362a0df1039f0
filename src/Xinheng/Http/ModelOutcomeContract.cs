using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>A grade of another model as it went into this one.</summary>
/// <param name="Id">Its id in the pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Letter">The letter that conditions saw; null when they saw none.</param>
/// <param name="Day">The day it is of; null when there is none.</param>
/// <param name="Given">The letter as given, before any mapping; null when there is none.</param>
/// <param name="Issuer">Who gave a received one; null when unknown.</param>
/// <param name="Code"><c>graded</c>, <c>not-graded</c>, <c>received</c>, <c>none</c>, <c>withdrawn</c>, <c>too-old</c>, <c>not-on-scale</c>, <c>no-window</c>.</param>
/// <param name="Words">What it is and where it comes from, in a sentence.</param>
/// <param name="Clause">The clause that takes it as an input.</param>
public sealed record ResultOutcome(
    string Id, LocalText Title, string? Letter, DateOnly? Day, string? Given, string? Issuer, string Code, LocalText Words, ClauseView Clause);

/// <summary>A score with its parts.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Value">The points, for programs; a code where they cannot be told.</param>
/// <param name="Words">The points and how they come about, in a sentence.</param>
/// <param name="Parts">What it is made of: items of a scorecard, or nodes of a tree, each before its parts.</param>
public sealed record ScoreOutcome(LocalText Title, string Value, LocalText Words, IReadOnlyList<ScorePart> Parts);

/// <summary>A part of a score.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Depth">How deep it lies, from 0.</param>
/// <param name="Value">The points, for programs; a code where they cannot be told.</param>
/// <param name="Words">The points for people: with the weight, or with what each record brought.</param>
/// <param name="Records">The records that brought points.</param>
/// <param name="Clause">Where it comes from.</param>
public sealed record ScorePart(
    string Id, LocalText Title, int Depth, string Value, LocalText Words, IReadOnlyList<long> Records, ClauseView Clause);

/// <summary>A floor or a veto and what it did.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Holds">Whether its condition held; null when undecided.</param>
/// <param name="ChangedGrade">Whether it changed the grade.</param>
/// <param name="Words">What it did, in a sentence.</param>
/// <param name="Clause">Where it comes from.</param>
public sealed record LimitOutcome(
    string Id, LocalText Title, bool? Holds, bool ChangedGrade, LocalText Words, ClauseView Clause);
