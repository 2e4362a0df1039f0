using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Adds up a scorecard for one subject on one day.</summary>
internal sealed class ScorecardSum(SubjectEvaluation evaluation, DateOnly day, Bindings bindings)
{
    private static readonly Value.Error Overflow = new(
        "overflow", new LocalText("分数超出可表示的范围", "The score is beyond what can be represented"));

    private static readonly Value.Error NoNumber = new(
        "no-score", new LocalText("计分所需的值没有取值", "A value the score needs is absent"));

    private readonly PackPeriod period = evaluation.Pack.PeriodOf(day);

    /// <summary>The titles of the items that a record bears on, on a day; none where no rule looks at the score.</summary>
    public static IEnumerable<LocalText> CountingOn(PreparedPack pack, ClassedRecord record, DateOnly day)
    {
        if (!pack.IsScored || !record.IsLive || pack.Pack.Scorecard is not { } scorecard)
        {
            return [];
        }

        var period = pack.PeriodOf(day);
        var points = record.ClassOn(day, period).Points;
        return scorecard.Items
            .Where((item, at) => points[at] is not null && IsWithin(record, period.ItemWindows[at], day) && ComeBack(period, item, record.Facts.Happened, day) is not 100m)
            .Select(item => item.Title);
    }

    /// <summary>Whether all points of a record that some item selects have come back by a day.</summary>
    public static bool IsAllBack(PreparedPack pack, ClassedRecord record, DateOnly day)
    {
        var period = pack.PeriodOf(day);
        var points = record.ClassOn(day, period).Points;
        return pack.IsScored && (pack.Pack.Scorecard?.Items ?? [])
            .Where((item, at) => points[at] is not null && IsWithin(record, period.ItemWindows[at], day) && ComeBack(period, item, record.Facts.Happened, day) is 100m)
            .Any();
    }

    /// <summary>The score with every item.</summary>
    public TotalTrace Of(Scorecard scorecard)
    {
        var start = period.Compute(scorecard.Base);
        var items = scorecard.Items.Select(Of).ToList();
        var failed = items.Select(item => item.Points).Prepend(start).FirstOrDefault(points => Points.Number(points) is null);
        if (failed is not null)
        {
            return new TotalTrace(AsError(failed)) { Base = start, Items = items };
        }

        try
        {
            var sum = items.Select(item => item.Points).Prepend(start).Sum(points => Points.Number(points) ?? 0m);
            return new TotalTrace(Bounded(scorecard, sum)) { Base = start, Sum = sum, Items = items };
        }
        catch (OverflowException)
        {
            return new TotalTrace(Overflow) { Base = start, Items = items };
        }
    }

    private static bool IsWithin(ClassedRecord record, WindowSpan window, DateOnly day) =>
        !window.IsOpen && record.IsWithin(window, window.StartBefore(day), day);

    private static Value AsError(Value value) => value is Value.Error ? value : NoNumber;

    private Value Bounded(Scorecard scorecard, decimal sum)
    {
        var least = scorecard.Least is { } low ? period.Compute(low) : null;
        var most = scorecard.Most is { } high ? period.Compute(high) : null;
        foreach (var bound in new[] { least, most }.OfType<Value>().Where(bound => Points.Number(bound) is null))
        {
            return AsError(bound);
        }

        var raised = least is null ? sum : Math.Max(sum, Points.Number(least) ?? sum);
        return Points.Rounded(most is null ? raised : Math.Min(raised, Points.Number(most) ?? raised));
    }

    private ItemTrace Of(ScorecardItem item, int at)
    {
        try
        {
            return item.Value is { } value ? Capped(item, value.Evaluate(bindings), []) : OfRecords(item, at);
        }
        catch (OverflowException)
        {
            return new ItemTrace(item, Overflow, null, []);
        }
    }

    private ItemTrace OfRecords(ScorecardItem item, int at)
    {
        if (period.ItemWindows[at].IsOpen)
        {
            return new ItemTrace(item, NoNumber, null, []);
        }

        var counted = new List<RecordPoints>();
        foreach (var record in evaluation.Records.Where(record => record.IsLive))
        {
            if (record.ClassOn(day, period).Points[at] is not { } worth || !IsWithin(record, period.ItemWindows[at], day))
            {
                continue;
            }

            if (Points.Number(worth) is not { } points || ComeBack(period, item, record.Facts.Happened, day) is not { } back)
            {
                return new ItemTrace(item, AsError(worth), null, []);
            }

            counted.Add(new RecordPoints(record.Facts.Record, points * (100m - back) / 100m, back));
        }

        return Capped(item, new Value.Decimal(counted.Sum(record => record.Points)), counted);
    }

    private ItemTrace Capped(ScorecardItem item, Value worth, IReadOnlyList<RecordPoints> records)
    {
        if (Points.Number(worth) is not { } points)
        {
            return new ItemTrace(item, AsError(worth), null, records);
        }

        if (item.Cap is null)
        {
            return new ItemTrace(item, new Value.Decimal(points), points, records);
        }

        var cap = period.Compute(item.Cap);
        return Points.Number(cap) is { } limit
            ? new ItemTrace(item, new Value.Decimal(limit < 0m ? Math.Max(points, limit) : Math.Min(points, limit)), points, records)
            : new ItemTrace(item, AsError(cap), points, records);
    }

    /// <summary>Percent of a record's points that have come back; null where it cannot be told.</summary>
    private static decimal? ComeBack(PackPeriod period, ScorecardItem item, DateOnly happened, DateOnly day)
    {
        if (item.Recovery is not { } recovery)
        {
            return 0m;
        }

        if (period.Compute(recovery.Months) is not Value.Int { Content: > 0 and var months } || Points.Number(period.Compute(recovery.Share)) is not { } share)
        {
            return null;
        }

        var stretches = Streak.Length(WindowKind.Months, happened, day) / months;
        return Math.Clamp(stretches * share, 0m, 100m);
    }
}
