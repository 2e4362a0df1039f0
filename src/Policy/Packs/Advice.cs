namespace Xinheng.Policy.Packs;

/// <summary>Says what an author can write instead.</summary>
internal static class Advice
{
    /// <summary>Words an author can take in at once.</summary>
    private const int MostListed = 40;

    /// <summary>A bound on the work one slip can make.</summary>
    private const int MostCompared = 500;

    private const int LongestWord = 64;

    /// <summary>"Did you mean", or the list of what is allowed when nothing is near.</summary>
    public static LocalText For(string written, IReadOnlyCollection<string> allowed)
    {
        var near = Spelling.Nearest(written, allowed.Where(word => word.Length <= LongestWord).Take(MostCompared));
        return (near, allowed.Count) switch
        {
            ({ } word, _) => new($"您是否要写“{word}”？", $"Did you mean “{word}”?"),
            (_, 0) => new("这里没有可用的值。", "There is nothing to choose from here."),
            (_, > MostListed) => new(
                $"可用的有 {allowed.Count} 个，如：{string.Join("、", allowed.Take(MostListed))}。",
                $"There are {allowed.Count}, such as {string.Join(", ", allowed.Take(MostListed))}."),
            _ => new($"可用的有：{string.Join("、", allowed)}。", $"Allowed: {string.Join(", ", allowed)}."),
        };
    }
}
