using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Grading;

/// <summary>An indicator's value in the making. Mutable: one a subject, day and indicator.</summary>
internal struct Tally
{
    private static readonly Value.Int[] Small = [.. Enumerable.Range(0, 64).Select(count => new Value.Int(count))];
    private static readonly Value.Bool Yes = new(true);
    private static readonly Value.Bool No = new(false);

    private static readonly Value.Error Overflow = new(
        "overflow", new LocalText("合计超出可表示的范围", "The sum is beyond what can be represented"));

    private long count;
    private decimal sum;
    private Value? extreme;
    private DateOnly last;
    private Value.Error? error;
    private HashSet<Value>? different;

    /// <summary>Adds what the indicator takes of a record.</summary>
    public void Add(Aggregate aggregate, Value taken, DateOnly happened)
    {
        if (taken is Value.Error failed)
        {
            error ??= failed;
            return;
        }

        count++;
        last = happened > last ? happened : last;
        switch (aggregate)
        {
            case Aggregate.Sum:
                AddToSum(taken);
                break;
            case Aggregate.Distinct when taken is not Value.Null:
                (different ??= []).Add(taken);
                break;
            case Aggregate.Max when IsBeyond(taken, 1):
            case Aggregate.Min when IsBeyond(taken, -1):
                extreme = taken;
                break;
        }
    }

    /// <summary>A streak that nothing has broken begins here.</summary>
    public void BeginAt(DateOnly day)
    {
        if (count == 0 && error is null)
        {
            (last, count) = (day, 1);
        }
    }

    private readonly DateOnly? Last => count > 0 ? last : null;

    /// <summary>The value on the evaluation date.</summary>
    public readonly Value Result(Indicator indicator, DateOnly day) => error is not null ? error : indicator.Aggregate switch
    {
        Aggregate.Count => Whole(count),
        Aggregate.Exists => count > 0 ? Yes : No,
        Aggregate.Sum => Total(indicator),
        Aggregate.Max or Aggregate.Min => extreme ?? Value.Null.Instance,
        Aggregate.Distinct => Whole(different?.Count ?? 0),
        Aggregate.StreakWithout => Last is { } end ? Whole(Streak.Length(indicator.Unit, end, day)) : Value.Null.Instance,
        Aggregate.Ratio => Value.Null.Instance,
        Aggregate.DaysSinceLast => count == 0 ? Value.Null.Instance : Whole(day.DayNumber - last.DayNumber),
    };

    private static Value.Int Whole(long number) => number is >= 0 and < 64 ? Small[number] : new Value.Int(number);

    private void AddToSum(Value taken)
    {
        try
        {
            sum += taken switch
            {
                Value.Int whole => whole.Content,
                Value.Decimal number => number.Content,
                _ => 0m,
            };
        }
        catch (OverflowException)
        {
            error = Overflow;
        }
    }

    private readonly Value Total(Indicator indicator) =>
        indicator.Of?.Root.Type is Xinheng.Policy.Conditions.ValueType.Scalar { Kind: ScalarKind.Decimal } ? new Value.Decimal(sum)
        : sum is >= long.MinValue and <= long.MaxValue ? new Value.Int((long)sum)
        : Overflow;

    /// <summary>Whether a value lies beyond the extreme so far in a direction; absence never does.</summary>
    private readonly bool IsBeyond(Value taken, int direction) => (taken, extreme) switch
    {
        (Value.Null, _) => false,
        (_, null) => true,
        (Value.Int a, Value.Int b) => a.Content.CompareTo(b.Content) * direction > 0,
        (Value.Decimal a, Value.Decimal b) => a.Content.CompareTo(b.Content) * direction > 0,
        (Value.Date a, Value.Date b) => a.Content.CompareTo(b.Content) * direction > 0,
        _ => false,
    };
}
