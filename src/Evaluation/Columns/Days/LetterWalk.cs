using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Looks up the letter that a subject's counts give on the days of a stretch, one subject after another. One a thread.</summary>
/// <param name="stretch">A stretch on which the pack is in force.</param>
internal sealed class LetterWalk(DayStretch stretch)
{
    private static readonly (long From, long To) Nothing = (long.MaxValue, long.MinValue);

    private readonly GradingPlan plan = stretch.Plan ?? throw new InvalidOperationException("There are no letters where the pack is not in force.");
    private readonly Dictionary<ulong, byte> remembered = [];
    private readonly int[] exact = [.. Enumerable.Range(0, 32).Where(lane => (stretch.Exact >> lane & 1) != 0)];
    private int place;
    private bool canBeOver;
    private PackedSubject subject;
    private ulong ofSubject;
    private int[] counts = [];
    private ulong key;
    private long sum;
    private AgeCurve? ages;

    /// <summary>Turns to a subject.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="packed">Its part of the columns.</param>
    /// <param name="records">How many records it has.</param>
    public void Begin(int at, PackedSubject packed, int records)
    {
        (place, subject, canBeOver) = (at, packed, records > LaneCaps.Exact);
        ofSubject = plan.Subjects.Of(packed);
        ages = packed.RegisteredDay == 0 ? null : stretch.Ages;
    }

    /// <summary>Takes the subject's counts, which it must be told of whenever they change.</summary>
    public void Take(int[] byLane)
    {
        counts = byLane;
        key = ofSubject | plan.Key.Of(counts);
        sum = canBeOver && exact.Any(lane => counts[lane] > LaneCaps.Exact) ? ScoreTerms.Untold
            : plan.Terms is { } terms ? DaySum.Of(terms, subject, counts, ages is not null)
            : 0;
    }

    /// <summary>The letter on a day.</summary>
    public byte On(int day)
    {
        var total = ages is null ? sum : DaySum.Add(sum, AgeOn(day) < ages.Count ? ages[AgeOn(day)] : ScoreTerms.Untold);
        return total == ScoreTerms.Untold ? Work(day) : plan.Cuts is null ? plan.Decisions.Of(key, remembered) : InStretch(plan.Cuts.StretchOf(Held(total)));
    }

    /// <summary>
    /// The first day with another letter that the subject's age alone brings; <see cref="LeavingDays.Never"/> when there is
    /// none, <see cref="RecordLooks.Alone"/> where that cannot be looked up.
    /// </summary>
    /// <param name="last">A day with the letter.</param>
    /// <param name="end">The day after the last that is looked at.</param>
    /// <param name="letter">The letter.</param>
    public int FirstByAge(int last, int end, byte letter)
    {
        if (ages is null || end <= last + 1)
        {
            return LeavingDays.Never;
        }

        if (AgeOn(end) > ages.Count)
        {
            return RecordLooks.Alone;
        }

        var day = last;
        while (true)
        {
            var (from, to) = Reach(day, letter);
            day += ages.FirstOutside(AgeOn(day) + 1, AgeOn(end), from, to) - AgeOn(day);
            if (day >= end)
            {
                return LeavingDays.Never;
            }

            if (On(day) != letter)
            {
                return day;
            }
        }
    }

    /// <summary>How much the age may bring for the letter of a day to stay, beside what it brings on that day.</summary>
    private (long From, long To) Reach(int day, byte letter)
    {
        var total = DaySum.Add(sum, ages![AgeOn(day)]); // asked only of those with an age
        if (total == ScoreTerms.Untold || plan is not { Cuts: { } cuts, Terms: { } terms })
        {
            return Nothing;
        }

        var (low, high) = (cuts.StretchOf(Held(total)), cuts.StretchOf(Held(total)));
        while (low > 0 && InStretch(low - 1) == letter)
        {
            low--;
        }

        while (high < cuts.Starts.Length && InStretch(high + 1) == letter)
        {
            high++;
        }

        var isOpenBelow = low == 0 || cuts.Starts[low - 1] <= terms.Least;
        var isOpenAbove = high == cuts.Starts.Length || cuts.Starts[high] > terms.Most;
        return (isOpenBelow ? long.MinValue + 1 : cuts.Starts[low - 1] - sum, isOpenAbove ? long.MaxValue : cuts.Starts[high] - sum);
    }

    private byte InStretch(int at) => plan.Decisions.Of(key | ((ulong)at << plan.ScoreAt), remembered);

    private long Held(long total) => plan.Terms is { } terms ? Math.Min(Math.Max(total, terms.Least ?? total), terms.Most ?? long.MaxValue) : total;

    private int AgeOn(int day) => day + PackedRecord.FirstDay - PackedSubject.FirstDay - subject.RegisteredDay;

    /// <summary>The letter worked out from the counts, where they are beyond what is looked up.</summary>
    private byte Work(int day)
    {
        var source = plan.Source;
        return plan.Verdicts.Of(
            new SubjectEvaluation(source.Pack, source.Population.FactsOf(place), []), DateOnly.FromDayNumber(PackedRecord.FirstDay + day),
            source.Lanes.Values(source.Period, counts), null);
    }
}
