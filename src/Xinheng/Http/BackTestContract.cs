using Xinheng.Assessment.BackTests;
using Xinheng.Evaluation.BackTests;
using Xinheng.Intake.Outcomes;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>What a back-test shall do, beside its outcomes.</summary>
internal sealed record BackTestQuery
{
    /// <summary>Id of the pack every day is graded by, as if it had always been in force. Either this or a scheme.</summary>
    public string? Pack { get; init; }

    /// <summary>Id of the scheme: each day is graded by the version in force on it. Either this or a pack.</summary>
    public string? Scheme { get; init; }

    /// <summary><c>received</c> (what had been received by the end of the day before; the usual) or <c>happened</c> (what had happened by then, whenever it was received).</summary>
    public string? Known { get; init; }

    /// <summary>Outcomes before this day are left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Outcomes after this day are left out.</summary>
    public DateOnly? Through { get; init; }

    /// <summary><c>quarter</c>, <c>half-year</c> (the usual) or <c>year</c>.</summary>
    public string? Period { get; init; }

    /// <summary>Where the drawing of resamples begins; 1 is the usual.</summary>
    public long? Seed { get; init; }

    /// <summary>How many resamples, 100 to 10000; 1000 is the usual.</summary>
    public int? Resamples { get; init; }

    /// <summary>As the program takes it from the command line too.</summary>
    public BackTestWish Wish(string? department = null) => new() { Pack = Pack, Scheme = Scheme, Known = Known, From = From, Through = Through, Period = Period, Seed = Seed, Resamples = Resamples, Department = department };
}

/// <summary>A back-test in a list.</summary>
public sealed record BackTestRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>Where it is.</summary>
    public required BackTestState State { get; init; }

    /// <summary>The scheme it grades in; null when no pack in force carries it any more.</summary>
    public required SchemeView? Scheme { get; init; }

    /// <summary>Id of the scheme.</summary>
    public required string SchemeId { get; init; }

    /// <summary>The pack asked for; null when each day goes by the version in force on it.</summary>
    public required string? Pack { get; init; }

    /// <summary>By what knowledge.</summary>
    public required Knowledge Known { get; init; }

    /// <summary>Where the outcomes are from: a file, or inspections that the platform holds.</summary>
    public required OutcomeSource Source { get; init; }

    /// <summary>The body whose inspections were taken of those the platform holds; null for all.</summary>
    public required string? Department { get; init; }

    /// <summary>Name of the file of outcomes; empty for inspections that the platform holds.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, or of the inspections: equal for back-tests on the same outcomes.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Outcomes looked at so far.</summary>
    public required int Done { get; init; }

    /// <summary>Outcomes in all.</summary>
    public required int Total { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>What it comes to, in a sentence; null until it is done.</summary>
    public required LocalText? Words { get; init; }
}

/// <summary>A back-test with its report.</summary>
/// <param name="Test">Which.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Result">What it came to; null until it is done.</param>
public sealed record BackTestView(BackTestRow Test, BackTestAsked Asked, BackTestOutcome? Result);

/// <summary>What was asked of a back-test.</summary>
public sealed record BackTestAsked
{
    /// <summary>Outcomes before this day are left out; null: none.</summary>
    public required DateOnly? From { get; init; }

    /// <summary>Outcomes after this day are left out; null: none.</summary>
    public required DateOnly? Through { get; init; }

    /// <summary>The last registry change there was when it began: nothing later is seen.</summary>
    public required long LastChange { get; init; }

    /// <summary>Rows of the file, blank ones aside, or inspections the platform held in the period.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Headers of columns that were not read.</summary>
    public required IReadOnlyList<string> Unread { get; init; }
}

/// <summary>What a back-test came to.</summary>
public sealed record BackTestOutcome
{
    /// <summary>The report.</summary>
    public required BackTestReport Report { get; init; }

    /// <summary>Outcomes in it.</summary>
    public required int Taken { get; init; }

    /// <summary>By what knowledge the past was graded, and how many outcomes had nothing known, in a sentence.</summary>
    public required LocalText KnownWords { get; init; }

    /// <summary>How the figures were worked out, a sentence each.</summary>
    public required IReadOnlyList<LocalText> Method { get; init; }

    /// <summary>Rows that are not in it, and why.</summary>
    public required IReadOnlyList<FateView> Fates { get; init; }

    /// <summary>The versions that graded.</summary>
    public required IReadOnlyList<VersionUse> Versions { get; init; }
}

/// <summary>Why rows are not in a report.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Count">How many.</param>
/// <param name="Message">What was found.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="First">The first few.</param>
public sealed record FateView(string Code, int Count, LocalText Message, LocalText Expected, LocalText Remedy, IReadOnlyList<FatePlace> First);

/// <summary>The inspections that the platform holds in a period, as outcomes a back-test would take.</summary>
public sealed record InspectionsView
{
    /// <summary>How many there are; 0 when they are refused as too many.</summary>
    public required int Inspections { get; init; }

    /// <summary>Those that tell something.</summary>
    public required int Usable { get; init; }

    /// <summary>Those of them that found something.</summary>
    public required int Found { get; init; }

    /// <summary>The first day of those that tell something; null without any.</summary>
    public required DateOnly? FirstDay { get; init; }

    /// <summary>The last day of those that tell something; null without any.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>Whether they weigh by inclusion probabilities.</summary>
    public required bool IsWeighted { get; init; }

    /// <summary>Why the others are left out.</summary>
    public required IReadOnlyList<FateView> LeftOut { get; init; }

    /// <summary>The bodies that inspected in the period, whichever was asked for, most inspections first, at most 200.</summary>
    public required IReadOnlyList<InspectingBody> Departments { get; init; }

    /// <summary>Why no back-test can be made of them; null when it can.</summary>
    public required InspectionsTrouble? Trouble { get; init; }
}

/// <summary>Why no back-test can be made of the inspections of a period.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was found.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
public sealed record InspectionsTrouble(string Code, LocalText Message, LocalText Expected, LocalText Remedy);
