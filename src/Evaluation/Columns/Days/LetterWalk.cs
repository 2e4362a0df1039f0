using System.Numerics;
using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Looks up the letter that a subject's counts give on the days of a stretch, one subject after another. One a thread.</summary>
/// <param name="stretch">A stretch on which the pack is in force.</param>
internal sealed class LetterWalk(DayStretch stretch)
{
    /// <summary>In place of a letter where counts alone do not tell it.</summary>
    public const byte Untold = 0;

    private const long NoLeast = long.MinValue + 1;
    private const long NoMost = long.MaxValue;

    private static readonly (long From, long To) Nothing = (long.MaxValue, long.MinValue);

    private readonly GradingPlan plan = stretch.Plan ?? throw new InvalidOperationException("There are no letters where the pack is not in force.");
    private readonly Dictionary<ulong, byte> remembered = [];
    private readonly DaySum sum = new(stretch.Plan?.Terms);
    private readonly int[] counts = new int[32];
    private readonly uint inKey = stretch.Plan?.Key.Lanes ?? 0;
    private readonly int[] added = new int[32];
    private uint addedTo;
    private (ulong Key, byte Letter, long From, long To) known = (0, Untold, Nothing.From, Nothing.To);
    private uint touched;
    private bool isChanged;
    private int over;
    private int place;
    private PackedSubject subject;
    private ulong ofSubject;
    private ulong ofCounts;
    private AgeCurve? ages;

    /// <summary>Turns to a subject, of which nothing is counted yet; whether its results can be looked up.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="packed">Its part of the columns.</param>
    public bool Begin(int at, PackedSubject packed)
    {
        (place, subject) = (at, packed);
        if (touched != 0)
        {
            counts.AsSpan().Clear();
            (touched, over, ofCounts, isChanged) = (0, 0, 0, false);
        }

        added.AsSpan().Clear();
        addedTo = 0;
        ages = packed.RegisteredDay == 0 ? null : stretch.Ages;
        if (plan.Results.Of(at) is not { } ofResults)
        {
            return false;
        }

        ofSubject = plan.Subjects.Of(packed) | ofResults;
        sum.Begin(packed, ages is not null, (plan.Results, at));
        return true;
    }

    /// <summary>Counts one more in some lanes of a subject of which nothing was asked yet; <see cref="Settle"/> follows.</summary>
    public void Add(uint lanes)
    {
        addedTo |= lanes;
        for (var rest = lanes; rest != 0; rest &= rest - 1)
        {
            added[BitOperations.TrailingZeroCount(rest)]++;
        }
    }

    /// <summary>Takes in all that was added.</summary>
    public void Settle()
    {
        for (var rest = addedTo; rest != 0; rest &= rest - 1)
        {
            Change(rest & (~rest + 1), added[BitOperations.TrailingZeroCount(rest)]);
        }
    }

    /// <summary>Counts some more or fewer in some lanes.</summary>
    public void Change(uint lanes, int number)
    {
        touched |= lanes;
        for (var rest = lanes; rest != 0; rest &= rest - 1)
        {
            var lane = BitOperations.TrailingZeroCount(rest);
            sum.Leave(lane, counts);
            var before = counts[lane];
            counts[lane] += number;
            sum.Enter(lane, counts);
            if ((stretch.Exact >> lane & 1) != 0)
            {
                over += (counts[lane] > LaneCaps.Exact ? 1 : 0) - (before > LaneCaps.Exact ? 1 : 0);
            }
        }

        isChanged |= (lanes & inKey) != 0;
    }

    /// <summary>Brings something more to an item of records, in parts of a point.</summary>
    public void Bring(int item, long parts) => sum.Bring(item, parts);

    /// <summary>The letter on a day; <see cref="Untold"/> where it takes the records themselves.</summary>
    public byte On(int day)
    {
        if (plan.Cuts is not { } cuts)
        {
            return over > 0 ? Work(day) : plan.Decisions.Of(Key(), remembered);
        }

        var total = TotalOn(day);
        return total == ScoreTerms.Untold ? Work(day)
            : IsKnown(total) ? known.Letter
            : InStretch(cuts.StretchOf(Held(total)));
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

            if (On(day) is var found && found != letter)
            {
                return found == Untold ? RecordLooks.Alone : day;
            }
        }
    }

    /// <summary>How much the age may bring for the letter of a day to stay, beside what it brings on that day.</summary>
    private (long From, long To) Reach(int day, byte letter)
    {
        var total = TotalOn(day);
        if (total == ScoreTerms.Untold || plan is not { Cuts: { } cuts, Terms: { } terms })
        {
            return Nothing;
        }

        if (!IsKnown(total) || known.Letter != letter)
        {
            var (from, to) = Around(total, letter, (cuts, terms));
            known = (Key(), letter, from, to);
        }

        return (known.From == NoLeast ? NoLeast : known.From - sum.Total, known.To == NoMost ? NoMost : known.To - sum.Total);
    }

    /// <summary>Whether the letter is known for the counts and a sum.</summary>
    private bool IsKnown(long total) => known.Key == Key() && total >= known.From && total < known.To;

    /// <summary>The sums around one that give the same letter with the same counts.</summary>
    private (long From, long To) Around(long total, byte letter, (ScoreCuts Cuts, ScoreTerms Terms) score)
    {
        var (cuts, terms) = score;
        var low = cuts.StretchOf(Held(total));
        var high = low;
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
        return (isOpenBelow ? NoLeast : cuts.Starts[low - 1], isOpenAbove ? NoMost : cuts.Starts[high]);
    }

    private ulong Key()
    {
        if (isChanged)
        {
            (ofCounts, isChanged) = (plan.Key.Of(counts), false);
        }

        return ofSubject | ofCounts;
    }

    private long TotalOn(int day)
    {
        if (over > 0 || !sum.IsTold)
        {
            return ScoreTerms.Untold;
        }

        if (ages is null)
        {
            return sum.Total;
        }

        var age = AgeOn(day);
        return age < ages.Count && ages[age] is not ScoreTerms.Untold and var points ? sum.Total + points : ScoreTerms.Untold;
    }

    private byte InStretch(int at) => plan.Decisions.Of(Key() | ((ulong)at << plan.ScoreAt), remembered);

    private long Held(long total) => plan.Terms is { } terms ? Math.Min(Math.Max(total, terms.Least ?? total), terms.Most ?? long.MaxValue) : total;

    private int AgeOn(int day) => day + PackedRecord.FirstDay - PackedSubject.FirstDay - subject.RegisteredDay;

    /// <summary>The letter worked out from the counts, where they are beyond what is looked up.</summary>
    private byte Work(int day)
    {
        var source = plan.Source;
        return source.Lanes.Items.Count > 0 ? Untold : plan.Verdicts.Of(
            new SubjectEvaluation(source.Pack, source.Population.FactsOf(place), []), DateOnly.FromDayNumber(PackedRecord.FirstDay + day),
            source.Lanes.Values(source.Period, counts), null);
    }
}
