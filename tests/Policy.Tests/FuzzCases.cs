using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Xinheng.Policy.Tests;

/// <summary>How many made-up cases the fuzz tests try: XINHENG_FUZZ_CASES in the environment, else a usual number.</summary>
internal static class FuzzCases
{
    private const int Usual = 100_000;

    // Far beyond what any case takes, on a machine that does much beside.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("XINHENG_FUZZ_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? asked
            : Usual;

    /// <summary>
    /// Tries cases on all cores and fails with the first few that are wrong. Each is made from its own number, so that
    /// a failure comes back when its number is tried alone.
    /// </summary>
    /// <param name="count">How many.</param>
    /// <param name="attempt">Tries one; gives what is wrong, or null. Taking long is wrong.</param>
    public static void Hold(int count, Func<Random, string?> attempt)
    {
        var failures = Enumerable.Range(0, count).AsParallel().Select(number => Try(number, attempt)).OfType<string>().Take(5).ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static string? Try(int number, Func<Random, string?> attempt)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            return attempt(new Random(number)) is { } wrong ? $"case {number}: {wrong}"
                : watch.Elapsed > Soon ? $"case {number} took {watch.Elapsed}"
                : null;
        }
#pragma warning disable CA1031 // Any exception is the finding.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"case {number}: {thrown}";
        }
    }
}
