using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Outcomes;

/// <summary>Takes rows one by one.</summary>
/// <param name="columns">Where what stands.</param>
/// <param name="today">Later days are troubles.</param>
internal sealed class OutcomeTaking(OutcomeColumns columns, DateOnly today)
{
    private const int Shown = 5;

    private readonly List<OutcomeRow> rows = [];
    private readonly SortedDictionary<string, (int Count, List<OutcomePlace> First)> troubles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> strata = new(StringComparer.Ordinal);

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
        Troubles = [.. troubles.Select(one => new OutcomeTrouble(one.Key, one.Value.Count, one.Value.First))],
        Refusal = strata.Count > OutcomeReading.MostStrata ? OutcomeMessages.Refusal("BT-005", $"{OutcomeReading.MostStrata}")
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

        rows.Add(new OutcomeRow(row.Number, code, day, found, columns.Probability < 0 ? null : probability, StratumOf(row)));
    }

    // Of a thousand rows of one stratum its name is kept once; past the limit no more names are kept.
    private string? StratumOf(SheetRow row)
    {
        if (columns.Stratum < 0 || strata.Count > OutcomeReading.MostStrata || OutcomeCells.Stratum(row[columns.Stratum]) is not { } name)
        {
            return null;
        }

        if (!strata.TryGetValue(name, out var kept))
        {
            strata[name] = kept = name;
        }

        return kept;
    }

    private void Trouble(string code, SheetRow row, int column)
    {
        var (count, first) = troubles.GetValueOrDefault(code, (0, []));
        if (first.Count < Shown)
        {
            first.Add(new OutcomePlace(row.Number, column + 1, code is "BT-103" ? string.Empty : OutcomeCells.Shown(row[column])));
        }

        troubles[code] = (count + 1, first);
    }

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
