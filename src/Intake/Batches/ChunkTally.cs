using Xinheng.Intake.Checks;
using Xinheng.Registry;

namespace Xinheng.Intake.Batches;

/// <summary>Sorts the rows of a stretch by what becomes of them, and counts them.</summary>
internal sealed class ChunkTally
{
    private long read;
    private long rejected;
    private long persons;
    private long notPenalties;
    private long flagged;
    private long added;
    private long changed;
    private long unchanged;
    private long subjects;

    public ChunkTally(List<CheckedRow> rows)
    {
        foreach (var row in rows)
        {
            Sort(row);
        }
    }

    /// <summary>Accepted registrations, in the order of their rows.</summary>
    public List<IncomingRegistration> Registrations { get; } = [];

    /// <summary>Accepted records, in the order of their rows.</summary>
    public List<IncomingRecord> Records { get; } = [];

    /// <summary>Accepted results received from elsewhere, in the order of their rows.</summary>
    public List<IncomingResult> Results { get; } = [];

    /// <summary>Rows by code.</summary>
    public Dictionary<(bool IsFlag, string Code), long> Codes { get; } = [];

    /// <summary>Counts what the registry made of rows.</summary>
    public void Count(IReadOnlyList<TakenRow> taken)
    {
        for (var index = 0; index < taken.Count; index++)
        {
            var row = taken[index];
            _ = row.Outcome switch
            {
                TakeOutcome.New => added++,
                TakeOutcome.Changed => changed++,
                TakeOutcome.Unchanged => unchanged++,
            };
            subjects += row.IsSubjectNew ? 1 : 0;
        }
    }

    /// <summary>The batch after these rows.</summary>
    public BatchRow AddTo(BatchRow batch, long throughRow, FilePlace place) => batch with
    {
        ThroughSheet = place.Sheet,
        ThroughRow = throughRow,
        BytesDone = (long)(batch.Bytes * place.Share),
        RowsGuess = place.Share > 0.01 ? (long)((batch.RowsRead + read) / place.Share) : null,
        RowsRead = batch.RowsRead + read,
        RowsNew = batch.RowsNew + added,
        RowsChanged = batch.RowsChanged + changed,
        RowsUnchanged = batch.RowsUnchanged + unchanged,
        RowsRejected = batch.RowsRejected + rejected,
        RowsPersons = batch.RowsPersons + persons,
        RowsNotPenalties = batch.RowsNotPenalties + notPenalties,
        RowsFlagged = batch.RowsFlagged + flagged,
        SubjectsCreated = batch.SubjectsCreated + subjects,
    };

    private void Sort(CheckedRow row)
    {
        if (row.Outcome is RowOutcome.Skipped)
        {
            return;
        }

        read++;
        _ = row.Outcome switch
        {
            RowOutcome.Accepted => row.Findings.Count > 0 ? flagged++ : 0,
            RowOutcome.Rejected => rejected++,
            RowOutcome.RefusedPerson => persons++,
            RowOutcome.NotAPenalty => notPenalties++,
            RowOutcome.Skipped => 0,
        };
        if (row.Registration is { } registration)
        {
            Registrations.Add(registration);
        }
        else if (row.Record is { } record)
        {
            Records.Add(record);
        }
        else if (row.Result is { } result)
        {
            Results.Add(result);
        }

        CountCodes(row);
    }

    // A row counts once under each of its codes, however often it carries one.
    private void CountCodes(CheckedRow row)
    {
        var isFlag = row.Outcome is RowOutcome.Accepted or RowOutcome.NotAPenalty;
        for (var place = 0; place < row.Findings.Count; place++)
        {
            var code = row.Findings[place].Code;
            var isRepeat = false;
            for (var earlier = 0; earlier < place && !isRepeat; earlier++)
            {
                isRepeat = row.Findings[earlier].Code == code;
            }

            if (!isRepeat)
            {
                Codes[(isFlag, code)] = Codes.GetValueOrDefault((isFlag, code)) + 1;
            }
        }
    }
}
