namespace Xinheng.Evaluation.Columns.Days;

/// <summary>What a subject's age in days brings to the score while some parameters hold, by age. Immutable; safe to share between threads.</summary>
internal sealed class AgeCurve
{
    private const int Block = 64;

    private readonly long[] points;
    private readonly long[] least;
    private readonly long[] most;

    /// <param name="byRegistered">What a registration day brings on a day.</param>
    /// <param name="day">That day, counted as registration days are.</param>
    /// <param name="ages">How many ages, from 0 on.</param>
    public AgeCurve(AgePoints byRegistered, int day, int ages)
    {
        points = new long[Math.Clamp(ages, 0, Math.Max(day, 0))];
        (least, most) = (new long[(points.Length + Block - 1) / Block], new long[(points.Length + Block - 1) / Block]);
        Parallel.For(0, least.Length, block =>
        {
            var ofBlock = points.AsSpan(block * Block, Math.Min(Block, points.Length - (block * Block)));
            (least[block], most[block]) = (long.MaxValue, long.MinValue);
            for (var at = 0; at < ofBlock.Length; at++)
            {
                ofBlock[at] = byRegistered[day - (block * Block) - at];
                (least[block], most[block]) = (Math.Min(least[block], ofBlock[at]), Math.Max(most[block], ofBlock[at]));
            }
        });
    }

    /// <summary>How many ages are known.</summary>
    public int Count => points.Length;

    /// <summary>What an age brings; <see cref="ScoreTerms.Untold"/> when that is no number that fits.</summary>
    public long this[int age] => points[age];

    /// <summary>The first age in a stretch that brings less than some number or as much as another; the stretch's end when none does.</summary>
    /// <param name="first">The stretch's first age.</param>
    /// <param name="end">The age after its last.</param>
    /// <param name="from">The least number that is not left, greater than <see cref="ScoreTerms.Untold"/>.</param>
    /// <param name="to">The first number that is too much.</param>
    public int FirstOutside(int first, int end, long from, long to)
    {
        var age = first;
        while (age < end)
        {
            var block = age / Block;
            var last = Math.Min(end, (block + 1) * Block);
            if (least[block] < from || most[block] >= to)
            {
                for (; age < last; age++)
                {
                    if (points[age] < from || points[age] >= to)
                    {
                        return age;
                    }
                }
            }

            age = last;
        }

        return end;
    }
}
