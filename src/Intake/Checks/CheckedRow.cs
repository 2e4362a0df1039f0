using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>What became of a row.</summary>
public enum RowOutcome
{
    /// <summary>Taken; its findings, if any, are flags.</summary>
    Accepted,

    /// <summary>Not taken until it is corrected; the findings say why.</summary>
    Rejected,

    /// <summary>About a natural person, who is no subject here: counted, and nothing of it is kept.</summary>
    RefusedPerson,

    /// <summary>
    /// Reported as a penalty and none by law, such as an order to correct or a decision not to punish: counted and
    /// kept out of the records, so that it can weigh in no grade.
    /// </summary>
    NotAPenalty,

    /// <summary>No record at all: a blank row, a note, a total, a header repeated.</summary>
    Skipped,
}

/// <summary>One row after its checks.</summary>
/// <param name="Row">Row in its sheet, from 1.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Findings">Flags of an accepted row, reasons of another; empty when there are none.</param>
public sealed record CheckedRow(long Row, RowOutcome Outcome, IReadOnlyList<Finding> Findings)
{
    /// <summary>The registration of an accepted row of kind <c>registration</c>; else null.</summary>
    public IncomingRegistration? Registration { get; init; }

    /// <summary>The received result of an accepted row of kind <c>received-results</c>; else null.</summary>
    public IncomingResult? Result { get; init; }

    /// <summary>The record of an accepted row of another kind; else null.</summary>
    public IncomingRecord? Record { get; init; }
}
