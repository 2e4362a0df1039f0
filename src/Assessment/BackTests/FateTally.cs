namespace Xinheng.Assessment.BackTests;

/// <summary>Counts why outcomes are not in a report and keeps the first of each by row.</summary>
internal sealed class FateTally
{
    private const int Shown = 5;

    private readonly SortedDictionary<string, (int Count, SortedList<long, FatePlace> First)> fates = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> byRow = [];

    /// <summary>Says why an outcome is not in the report.</summary>
    public void Tell(string code, ReportedOutcome outcome)
    {
        var (count, first) = fates.GetValueOrDefault(code, (0, []));
        first.Add(outcome.Row, new FatePlace(outcome.Row, null, outcome.Code));
        if (first.Count > Shown)
        {
            first.RemoveAt(Shown);
        }

        fates[code] = (count + 1, first);
        byRow[outcome.Row] = code;
    }

    /// <summary>Why a row is not in the report; null when it is.</summary>
    public string? Of(long row) => byRow.GetValueOrDefault(row);

    /// <summary>All that was told, by code.</summary>
    public IReadOnlyList<OutcomeFate> All() => [.. fates.Select(one => new OutcomeFate(one.Key, one.Value.Count, [.. one.Value.First.Values]))];
}
