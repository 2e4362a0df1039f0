namespace Xinheng.Policy.Packs;

/// <summary>Finds what an author probably meant.</summary>
internal static class Spelling
{
    private const int LongestCompared = 64;

    /// <summary>"Did you mean", or the list of what is allowed when nothing is near.</summary>
    public static LocalText Advice(string written, IReadOnlyCollection<string> allowed) =>
        Nearest(written, allowed) is { } near
            ? new($"您是否要写“{near}”?", $"Did you mean “{near}”?")
            : allowed.Count == 0
                ? new("这里没有可用的值。", "There is nothing to choose from here.")
                : new($"可用的有:{string.Join("、", allowed)}。", $"Allowed: {string.Join(", ", allowed)}.");

    /// <summary>The allowed word that differs least, when the difference is small; else null.</summary>
    public static string? Nearest(string written, IEnumerable<string> allowed)
    {
        if (written.Length > LongestCompared)
        {
            return null;
        }

        var most = Math.Max(1, written.Length / 3);
        return allowed
            .Select(word => (word, distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(pair => pair.distance <= most && pair.distance < Math.Max(written.Length, pair.word.Length))
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.word)
            .FirstOrDefault();
    }

    /// <summary>Letters to insert, remove, replace, or swap with their neighbour.</summary>
    private static int Distance(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                table[row, column] = row == 0 ? column : column == 0 ? row : Step(table, left, right, row, column);
            }
        }

        return table[left.Length, right.Length];
    }

    private static int Step(int[,] table, string left, string right, int row, int column)
    {
        var cost = left[row - 1] == right[column - 1] ? 0 : 1;
        var least = Math.Min(table[row - 1, column - 1] + cost, Math.Min(table[row - 1, column], table[row, column - 1]) + 1);
        var isSwap = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
        return isSwap ? Math.Min(least, table[row - 2, column - 2] + 1) : least;
    }
}
