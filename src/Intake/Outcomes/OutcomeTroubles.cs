namespace Xinheng.Intake.Outcomes;

/// <summary>Counts why rows were not taken and keeps the first of each.</summary>
internal sealed class OutcomeTroubles
{
    private const int Shown = 5;

    private readonly SortedDictionary<string, (int Count, List<OutcomePlace> First)> troubles = new(StringComparer.Ordinal);

    /// <summary>Tells why a row was not taken.</summary>
    public void Tell(string code, long row, int? column, string found)
    {
        var (count, first) = troubles.GetValueOrDefault(code, (0, []));
        if (first.Count < Shown)
        {
            first.Add(new OutcomePlace(row, column, found));
        }

        troubles[code] = (count + 1, first);
    }

    /// <summary>All that was told, by code.</summary>
    public IReadOnlyList<OutcomeTrouble> All() => [.. troubles.Select(one => new OutcomeTrouble(one.Key, one.Value.Count, one.Value.First))];
}

/// <summary>The strata met. Of a thousand rows of one stratum its name is kept once; past the limit no more names are kept.</summary>
internal sealed class OutcomeStrata
{
    private readonly Dictionary<string, string> strata = new(StringComparer.Ordinal);

    /// <summary>Whether there are more than there can be.</summary>
    public bool AreTooMany => strata.Count > OutcomeReading.MostStrata;

    /// <summary>The stratum a cell names; null for none.</summary>
    public string? Of(ReadOnlySpan<char> cell)
    {
        if (AreTooMany || OutcomeCells.Stratum(cell) is not { } name)
        {
            return null;
        }

        if (!strata.TryGetValue(name, out var kept))
        {
            strata[name] = kept = name;
        }

        return kept;
    }
}
