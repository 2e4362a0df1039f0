namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Registered capital in one byte, as far as it is asked for by groups: 0 where it is not known, else one more than how many of
/// the limits 1, 2, 5, 10, 20, 50 … fen it reaches. Groups that begin at such limits are told apart exactly.
/// </summary>
public static class CapitalStep
{
    private static readonly long[] Limits = [.. AllLimits()];

    /// <summary>The step of a capital.</summary>
    /// <param name="fen">The capital in fen; null when it is not known.</param>
    public static byte Of(long? fen)
    {
        if (fen is not { } known)
        {
            return 0;
        }

        var place = Array.BinarySearch(Limits, known);
        return (byte)(1 + (place < 0 ? ~place : place + 1));
    }

    private static IEnumerable<long> AllLimits()
    {
        const long Greatest = 1_000_000_000_000_000_000;
        for (var tens = 1L; ; tens *= 10)
        {
            yield return tens;
            yield return tens * 2;
            yield return tens * 5;
            if (tens == Greatest)
            {
                yield break;
            }
        }
    }
}
