namespace Xinheng.Evaluation.BackTests;

/// <summary>
/// Whole numbers that look drawn, wholly given by a seed and the same on every machine (SplitMix64): a report can be
/// worked out again to the last digit. Not for several threads, and not for draws that anybody must not foresee.
/// </summary>
internal sealed class ResampleDraws(long seed)
{
    private ulong state = unchecked((ulong)seed);

    /// <summary>The next number from 0 up to and without <paramref name="count"/>.</summary>
    public int Next(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
