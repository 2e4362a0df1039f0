namespace Xinheng.Intake.Formats;

/// <summary>Tells which character separates the cells of a text file.</summary>
internal static class Separator
{
    private static readonly char[] Candidates = [',', '\t', ';', '|'];

    /// <summary>The separator for a text that begins with <paramref name="head"/>.</summary>
    public static char Of(ReadOnlySpan<char> head)
    {
        if (head.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && head.Length > 4)
        {
            return head[4];
        }

        var best = ',';
        var bestScore = 0;
        foreach (var candidate in Candidates)
        {
            var score = Score(head, candidate);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    /// <summary>For people.</summary>
    public static string Name(char separator) => separator switch
    {
        ',' => "comma",
        '\t' => "tab",
        ';' => "semicolon",
        _ => separator.ToString(),
    };

    // Cells in the most frequent row width, over the first rows: tables repeat their width, prose does not.
    private static int Score(ReadOnlySpan<char> head, char separator)
    {
        var widths = new Dictionary<int, int>();
        int width = 1, rows = 0;
        var quoted = false;
        foreach (var letter in head)
        {
            if (letter == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && letter == separator)
            {
                width++;
            }
            else if (!quoted && letter == '\n')
            {
                widths[width] = widths.GetValueOrDefault(width) + 1;
                width = 1;
                if (++rows == 100)
                {
                    break;
                }
            }
        }

        if (rows < 100 && width > 1)
        {
            widths[width] = widths.GetValueOrDefault(width) + 1;
        }

        return widths.Where(pair => pair.Key > 1).Select(pair => pair.Value * (pair.Key - 1)).DefaultIfEmpty(0).Max();
    }
}
