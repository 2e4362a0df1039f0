using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Outcomes;

/// <summary>Takes rows one by one.</summary>
/// <param name="columns">Where what stands.</param>
/// <param name="today">Later days are troubles.</param>
internal sealed class OutcomeTaking(OutcomeColumns columns, DateOnly today)
{
    private readonly List<OutcomeRow> rows = [];
    private readonly OutcomeTroubles troubles = new();
    private readonly OutcomeStrata strata = new();

    /// <summary>Rows seen, blank ones aside.</summary>
    public int Read { get; private set; }

    /// <summary>Takes the rows of a chunk from one on.</summary>
    public void Take(RowChunk chunk, int first)
    {
        for (var at = first; at < chunk.Count && Read <= OutcomeReading.MostRows; at++)
        {
            if (!IsBlank(chunk[at]))
            {
                Read++;
                Take(chunk[at]);
            }
        }
    }

    /// <summary>What was taken.</summary>
    public OutcomeFile File() => new()
    {
        Read = Read,
        Rows = rows,
        Troubles = troubles.All(),
        Refusal = strata.AreTooMany ? OutcomeMessages.Refusal("BT-005", $"{OutcomeReading.MostStrata}")
            : rows.Count == 0 ? OutcomeMessages.Refusal("BT-004")
            : null,
    };

    private void Take(SheetRow row)
    {
        var (code, noCode) = OutcomeCells.Code(row[columns.Code]);
        if (code is null)
        {
            Trouble(noCode ?? "BT-102", row, columns.Code);
            return;
        }

        var (day, noDay) = OutcomeCells.Day(row[columns.Day], today);
        var (found, noResult) = OutcomeCells.Result(row[columns.Result]);
        var (probability, noProbability) = columns.Probability < 0 ? (0, null) : OutcomeCells.Probability(row[columns.Probability]);
        if ((noDay ?? noResult ?? noProbability) is { } trouble)
        {
            Trouble(trouble, row, noDay is not null ? columns.Day : noResult is not null ? columns.Result : columns.Probability);
            return;
        }

        rows.Add(new OutcomeRow(row.Number, code, day, found, columns.Probability < 0 ? null : probability, columns.Stratum < 0 ? null : strata.Of(row[columns.Stratum])));
    }

    private void Trouble(string code, SheetRow row, int column) =>
        troubles.Tell(code, row.Number, column + 1, code is "BT-103" ? string.Empty : OutcomeCells.Shown(row[column]));

    private static bool IsBlank(SheetRow row)
    {
        for (var column = 0; column < row.Count; column++)
        {
            if (!row[column].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }
}
