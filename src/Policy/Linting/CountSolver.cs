namespace Xinheng.Policy.Linting;

/// <summary>A bound on a weighted count of records.</summary>
/// <param name="Weights">Per class of record: how much one record of it adds.</param>
/// <param name="Least">Least sum.</param>
/// <param name="Most">Greatest sum; null: none.</param>
internal readonly record struct CountBound(long[] Weights, long Least, long? Most);

/// <summary>
/// Whether there can be records such that all bounds hold at once. Indicators that look at the same records cannot
/// take any values together: with none of any kind there is none of a particular kind.
/// </summary>
internal sealed class CountSolver(IReadOnlyList<CountBound> bounds, int classes)
{
    private const int StepLimit = 200_000;

    private readonly long[] sums = new long[bounds.Count];
    private readonly long[] counts = new long[classes];
    private readonly bool[] used = new bool[classes];
    private int steps;

    /// <summary>Records per class that meet all bounds; null when there are none. Throws when it cannot be told in bounded time.</summary>
    public long[]? Solve() => TryFill() ? counts : null;

    private bool TryFill()
    {
        var lacking = Enumerable.Range(0, bounds.Count).Where(b => sums[b] < bounds[b].Least)
            .OrderBy(b => bounds[b].Weights.Count(weight => weight > 0)).Cast<int?>().FirstOrDefault();
        if (lacking is not { } bound)
        {
            return true;
        }

        List<int> without = [];
        foreach (var candidate in Enumerable.Range(0, classes).Where(c => !used[c] && bounds[bound].Weights[c] > 0).ToList())
        {
            if (TryAdd(candidate))
            {
                return true;
            }

            // No solution has any of these; the next candidates need not try them again.
            used[candidate] = true;
            without.Add(candidate);
        }

        without.ForEach(candidate => used[candidate] = false);
        return false;
    }

    private bool TryAdd(int candidate)
    {
        used[candidate] = true;
        for (var amount = Math.Min(Needed(candidate), Room(candidate)); amount >= 1; amount--)
        {
            if (++steps > StepLimit)
            {
                throw new TooManyCellsException();
            }

            Add(candidate, amount);
            if (TryFill())
            {
                return true;
            }

            Add(candidate, -amount);
        }

        used[candidate] = false;
        return false;
    }

    private void Add(int candidate, long amount)
    {
        counts[candidate] += amount;
        for (var b = 0; b < sums.Length; b++)
        {
            sums[b] += bounds[b].Weights[candidate] * amount;
        }
    }

    // More than fills the widest want would help nothing.
    private long Needed(int candidate)
    {
        var needed = 0L;
        for (var b = 0; b < sums.Length; b++)
        {
            var weight = bounds[b].Weights[candidate];
            needed = weight == 0 ? needed : Math.Max(needed, (bounds[b].Least - sums[b] + weight - 1) / weight);
        }

        return needed;
    }

    private long Room(int candidate)
    {
        var room = long.MaxValue;
        for (var b = 0; b < sums.Length; b++)
        {
            var weight = bounds[b].Weights[candidate];
            room = weight == 0 || bounds[b].Most is not { } most ? room : Math.Min(room, (most - sums[b]) / weight);
        }

        return room;
    }
}
