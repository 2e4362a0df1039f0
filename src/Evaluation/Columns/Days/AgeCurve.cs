namespace Xinheng.Evaluation.Columns.Days;

/// <summary>What a subject's age in days brings to the score while some parameters hold, by age. Immutable; safe to share between threads.</summary>
internal sealed class AgeCurve
{
    private readonly long[] points;
    private readonly bool isMonotone;

    /// <param name="byRegistered">What a registration day brings on a day.</param>
    /// <param name="day">That day, counted as registration days are.</param>
    /// <param name="ages">How many ages, from 0 on.</param>
    public AgeCurve(AgePoints byRegistered, int day, int ages)
    {
        Count = Math.Clamp(ages, 0, Math.Max(day, 0));
        points = new long[Math.Min(Count, byRegistered.Settled + 1)];
        Parallel.For(0, points.Length, age => points[age] = byRegistered[day - age]);
        isMonotone = points.Zip(points.Skip(1)).All(pair => pair.First <= pair.Second) || points.Zip(points.Skip(1)).All(pair => pair.First >= pair.Second);
    }

    /// <summary>How many ages are known.</summary>
    public int Count { get; }

    /// <summary>What an age brings; <see cref="ScoreTerms.Untold"/> when that is no number that fits.</summary>
    public long this[int age] => points[Math.Min(age, points.Length - 1)];

    /// <summary>The first age in a stretch that brings less than some number or as much as another; the stretch's end when none does.</summary>
    /// <param name="first">The stretch's first age.</param>
    /// <param name="end">The age after its last.</param>
    /// <param name="from">The least number that is not left, greater than <see cref="ScoreTerms.Untold"/>.</param>
    /// <param name="to">The first number that is too much.</param>
    public int FirstOutside(int first, int end, long from, long to)
    {
        if (first >= end || IsOutside(first))
        {
            return Math.Min(first, end);
        }

        // From the last age that makes a difference on, all are alike.
        var last = Math.Min(end, points.Length) - 1;
        if (first >= last || (isMonotone && !IsOutside(last)))
        {
            return end;
        }

        return isMonotone ? Halved(first, last) : OneByOne(first + 1, last);

        bool IsOutside(int age) => this[age] < from || this[age] >= to;

        // The first is inside, the last is not, and what is inside lies together.
        int Halved(int inside, int outside)
        {
            while (outside - inside > 1)
            {
                var middle = inside + ((outside - inside) / 2);
                (inside, outside) = IsOutside(middle) ? (inside, middle) : (middle, outside);
            }

            return outside;
        }

        int OneByOne(int age, int to)
        {
            while (age <= to && !IsOutside(age))
            {
                age++;
            }

            return age <= to ? age : end;
        }
    }
}
