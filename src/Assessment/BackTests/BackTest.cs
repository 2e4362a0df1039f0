using Xinheng.Evaluation.BackTests;

namespace Xinheng.Assessment.BackTests;

/// <summary>By what knowledge the past is graded.</summary>
public enum Knowledge
{
    /// <summary>Only what had been received by the end of the day before: what could have been graded then.</summary>
    Received,

    /// <summary>
    /// What had happened by the day before, whenever it was received; corrections and registrations as they are known. For
    /// records that were loaded in bulk long after they happened. It can see more than anybody could then.
    /// </summary>
    Happened,
}

/// <summary>Where the outcomes of a back-test are from.</summary>
public enum OutcomeSource
{
    /// <summary>A file that was sent in.</summary>
    File,

    /// <summary>Inspections that the platform holds as records.</summary>
    Platform,
}

/// <summary>Where a back-test is in its life.</summary>
public enum BackTestState
{
    /// <summary>At work, or about to be: after a restart it begins again.</summary>
    Running = 1,

    /// <summary>Done; there is a report.</summary>
    Done = 2,

    /// <summary>A person stopped it.</summary>
    Cancelled = 3,

    /// <summary>The text of the pack it was asked for went away before it was done.</summary>
    PackLost = 4,
}

/// <summary>An inspection's outcome as reported.</summary>
/// <param name="Row">Row in its file, from 1; of one that the platform holds, the number of its record.</param>
/// <param name="Code">The subject's code or key.</param>
/// <param name="Day">Day of the inspection.</param>
/// <param name="Found">Whether something was found.</param>
/// <param name="Probability">The chance it had to be drawn; null when none is told of any.</param>
/// <param name="Stratum">The stratum it was drawn from; null when none is told.</param>
public sealed record ReportedOutcome(long Row, string Code, DateOnly Day, bool Found, double? Probability = null, string? Stratum = null);

/// <summary>Why outcomes are not in the report, with the first of them.</summary>
/// <param name="Code">Stable code; <see cref="BackTestText"/> has the words of those that are told here, <c>BT-2xx</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first few, by row.</param>
public sealed record OutcomeFate(string Code, int Count, IReadOnlyList<FatePlace> First);

/// <summary>A place in the file.</summary>
/// <param name="Row">Row, from 1; of an inspection that the platform holds, the number of its record.</param>
/// <param name="Column">Column, from 1; null for the row as a whole.</param>
/// <param name="Found">What stands there, as it may be shown.</param>
public sealed record FatePlace(long Row, int? Column, string Found);

/// <summary>What a back-test shall do.</summary>
public sealed record BackTestOrder
{
    /// <summary>The pack every day is graded by, as if it had always been in force; null to grade by <see cref="Scheme"/>.</summary>
    public string? Pack { get; init; }

    /// <summary>The scheme: each day is graded by the version in force on it; null to grade by <see cref="Pack"/>.</summary>
    public string? Scheme { get; init; }

    /// <summary>By what knowledge.</summary>
    public Knowledge Known { get; init; } = Knowledge.Received;

    /// <summary>Outcomes before this day are left out; null: none.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Outcomes after this day are left out; null: none.</summary>
    public DateOnly? Through { get; init; }

    /// <summary>How long the periods are that are set side by side.</summary>
    public PeriodLength Period { get; init; } = PeriodLength.HalfYear;

    /// <summary>Where the drawing of resamples begins.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many resamples.</summary>
    public int Resamples { get; init; } = 1_000;

    /// <summary>Where the outcomes are from.</summary>
    public OutcomeSource Source { get; init; } = OutcomeSource.File;

    /// <summary>The body whose inspections are taken of those the platform holds; null for all.</summary>
    public string? Department { get; init; }

    /// <summary>Name of the file the outcomes came in; empty for inspections that the platform holds.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of the file, or of the inspections that were taken, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Rows of the file, blank ones aside, or inspections held in the period.</summary>
    public required int RowsRead { get; init; }

    /// <summary>Rows that could not be read, and why.</summary>
    public IReadOnlyList<OutcomeFate> Fates { get; init; } = [];

    /// <summary>Headers of columns that were not read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
}

/// <summary>A back-test.</summary>
public sealed record BackTest
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>What was asked.</summary>
    public required BackTestOrder Order { get; init; }

    /// <summary>Id of the scheme it grades in.</summary>
    public required string Scheme { get; init; }

    /// <summary>Fingerprint of the pack asked for; null when each day goes by the version in force on it.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>The last registry change there was when it began: nothing later is ever seen.</summary>
    public required long LastChange { get; init; }

    /// <summary>Where it is.</summary>
    public required BackTestState State { get; init; }

    /// <summary>Outcomes looked at so far.</summary>
    public required int Done { get; init; }

    /// <summary>Outcomes in all.</summary>
    public required int Total { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>What it came to; null until it is done.</summary>
    public required BackTestResult? Result { get; init; }
}

/// <summary>What a back-test came to.</summary>
public sealed record BackTestResult
{
    /// <summary>The report.</summary>
    public required BackTestReport Report { get; init; }

    /// <summary>Outcomes in the report.</summary>
    public required int Taken { get; init; }

    /// <summary>Rows that are not in it, and why: those that could not be read and those that could not be graded.</summary>
    public required IReadOnlyList<OutcomeFate> Fates { get; init; }

    /// <summary>The versions that graded, by pack and first day used.</summary>
    public required IReadOnlyList<VersionUse> Versions { get; init; }
}

/// <summary>A version of a pack and what it graded.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fingerprint">Its fingerprint.</param>
/// <param name="Outcomes">How many outcomes.</param>
/// <param name="BeforeInForce">Of these, how many on days before it was in force: a pack that was asked for is tried on them as if it had been.</param>
public sealed record VersionUse(string Pack, string Version, string Fingerprint, int Outcomes, int BeforeInForce);

/// <summary>An outcome with what became of it.</summary>
/// <param name="Outcome">As reported.</param>
/// <param name="Letter">The letter of the day before; null without one.</param>
/// <param name="Score">The score of the day before; null without one.</param>
/// <param name="Fate">Why it is not in the report; null when it is.</param>
public sealed record OutcomeLine(ReportedOutcome Outcome, string? Letter, double? Score, string? Fate);

/// <summary>A back-test that was started, or why not.</summary>
/// <param name="Test">The back-test; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; empty when it was not.</param>
public sealed record BackTestStart(BackTest? Test, IReadOnlyList<Policy.Diagnostic> Refusal);
