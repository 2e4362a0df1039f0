using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Values to try for a name, each in one of the cells it can lie in.</summary>
internal static class Candidates
{
    private static readonly long[] Ahead = [0, 1, 2, 3, 5, 10, 20];

    /// <summary>How many records to try.</summary>
    public static IReadOnlyList<long> Records { get; } = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20];

    /// <summary>Values of a cell: its ends, some near them, and its middle.</summary>
    public static IEnumerable<Value> In(Cell cell) => cell.Sample switch
    {
        Value.Int middle => Whole((cell.Low as Value.Int)?.Content, (cell.High as Value.Int)?.Content, middle.Content).Select(number => new Value.Int(number)),
        Value.Date middle => Whole((cell.Low as Value.Date)?.Content.DayNumber, (cell.High as Value.Date)?.Content.DayNumber, middle.Content.DayNumber)
            .Where(day => day <= DateOnly.MaxValue.DayNumber && day >= 0).Select(day => new Value.Date(DateOnly.FromDayNumber((int)day))),
        Value.Decimal middle => Between(cell, middle.Content).Select(number => new Value.Decimal(number)),
        _ => [cell.Sample],
    };

    private static IEnumerable<long> Whole(long? low, long? high, long middle) =>
        Ahead.Select(step => low is { } from ? from + step : high is { } through ? through - step : step)
            .Concat([middle, high ?? middle]).Where(number => !(number < low) && !(number > high)).Distinct();

    private static IEnumerable<decimal> Between(Cell cell, decimal middle)
    {
        List<decimal> found = [middle];
        if (cell.Low is Value.Decimal low)
        {
            found.AddRange(cell.IsLowOpen ? [Cuts.Middle(low.Content, middle)] : [low.Content, Cuts.Middle(low.Content, middle)]);
        }

        if (cell.High is Value.Decimal high)
        {
            found.AddRange(cell.IsHighOpen ? [Cuts.Middle(high.Content, middle)] : [high.Content, Cuts.Middle(high.Content, middle)]);
        }

        return found.Distinct();
    }
}
