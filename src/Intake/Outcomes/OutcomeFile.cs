using Xinheng.Policy;

namespace Xinheng.Intake.Outcomes;

/// <summary>An inspection's outcome as a file or the platform tells it.</summary>
/// <param name="Row">Row in the file, from 1; of an inspection that the platform holds, the number of its record.</param>
/// <param name="Code">The subject's code or key, in its normal form.</param>
/// <param name="Day">Day of the inspection.</param>
/// <param name="Found">Whether something was found.</param>
/// <param name="Probability">The chance the subject had to be drawn, greater than 0 and at most 1; null in a file without that column.</param>
/// <param name="Stratum">The stratum it was drawn from; null when none is told.</param>
public sealed record OutcomeRow(long Row, string Code, DateOnly Day, bool Found, double? Probability, string? Stratum);

/// <summary>Why rows of a file were not taken, with the first of them.</summary>
/// <param name="Code">Stable code; its words are in <see cref="OutcomeMessages"/>.</param>
/// <param name="Count">How many rows.</param>
/// <param name="First">The first few.</param>
public sealed record OutcomeTrouble(string Code, int Count, IReadOnlyList<OutcomePlace> First);

/// <summary>A place in a file and what stands there.</summary>
/// <param name="Row">Row, from 1; of an inspection that the platform holds, the number of its record.</param>
/// <param name="Column">Column, from 1; null for the row as a whole.</param>
/// <param name="Found">What was found, shortened, identity numbers masked; empty when nothing was there or it must not be shown.</param>
public sealed record OutcomePlace(long Row, int? Column, string Found);

/// <summary>Why a file of outcomes cannot be used.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Row">Row it was seen in, from 1; null for the file as a whole.</param>
/// <param name="Message">What was found.</param>
/// <param name="Expected">What was expected, with an example.</param>
/// <param name="Remedy">What to do.</param>
public sealed record OutcomeRefusal(string Code, long? Row, LocalText Message, LocalText Expected, LocalText Remedy);

/// <summary>What a file of outcomes, or the platform, holds.</summary>
public sealed record OutcomeFile
{
    /// <summary>Rows below the header, blank ones aside.</summary>
    public required int Read { get; init; }

    /// <summary>Those that say something.</summary>
    public required IReadOnlyList<OutcomeRow> Rows { get; init; }

    /// <summary>Why the others do not.</summary>
    public required IReadOnlyList<OutcomeTrouble> Troubles { get; init; }

    /// <summary>Headers of columns that were not read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    /// <summary>Why the file as a whole cannot be used; null when it can.</summary>
    public OutcomeRefusal? Refusal { get; init; }
}
