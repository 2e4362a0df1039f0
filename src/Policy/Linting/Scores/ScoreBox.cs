using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>What an expression gives: a value, points between bounds, or, with neither, nothing that can be told.</summary>
internal readonly record struct Measured(Value? Exact, ScoreRange? Range);

/// <summary>Works expressions out where every name they look at lies in one cell.</summary>
/// <param name="parameters">Answers <c>params.ID</c>.</param>
/// <param name="cellOf">The cell of a name.</param>
/// <param name="rangeOf">The points of a score; null for a name that is none.</param>
internal sealed class ScoreBox(Bindings parameters, Func<Reference, Cell> cellOf, Func<Reference, ScoreRange?> rangeOf) : Bindings
{
    /// <inheritdoc/>
    public override Value Get(string variable) => cellOf(new(variable, null)).Sample;

    /// <inheritdoc/>
    public override Value Get(string variable, string field) =>
        variable == "params" ? parameters.Get(variable, field) : cellOf(new(variable, field)).Sample;

    /// <summary>What the expression gives for all values of the cells.</summary>
    public Measured Measure(Expression node)
    {
        var names = ExpressionWalk.References(node).Where(name => name.Variable != "params").Distinct().ToList();
        if (names.All(name => rangeOf(name) is null && HasOneValue(cellOf(name))))
        {
            return new(Condition.Compute(node, this), null);
        }

        return Linear.Read(node, parameters) is { } linear ? OfLinear(linear) : node switch
        {
            Expression.Call { Function: "?:" } choice => Choose(choice),
            Expression.Call { Function: "decimal" or "double", Operands: [var only] } => Measure(only),
            _ => default, // nothing that can be told
        };
    }

    private static bool HasOneValue(Cell cell) => cell.Sample is not (Value.Int or Value.Decimal or Value.Date) || (cell.Low is not null && cell.Low == cell.High);

    // The condition was cut where its answer changes, so that one value of each cell answers for all.
    private Measured Choose(Expression.Call choice) =>
        ExpressionWalk.References(choice.Operands[0]).Any(name => rangeOf(name) is not null) ? default
        : Condition.Compute(choice.Operands[0], this) switch
        {
            Value.Bool { Content: true } => Measure(choice.Operands[1]),
            Value.Bool => Measure(choice.Operands[2]),
            var failed => new(failed, null),
        };

    private Measured OfLinear(Linear linear)
    {
        var sum = ScoreRange.Point(linear.Constant);
        foreach (var (name, factor) in linear.Factors)
        {
            if ((rangeOf(name) ?? RangeOf(cellOf(name))) is not { } range)
            {
                return new(Failures.Absent, null);
            }

            sum = sum.Plus(range.Times(factor));
        }

        return new(null, sum);
    }

    private static ScoreRange? RangeOf(Cell cell)
    {
        var (low, high) = (Number(cell.Low), Number(cell.High));
        return cell.Sample switch
        {
            Value.Int or Value.Date => new(low, high, 1m, low ?? high ?? 0m),
            Value.Decimal => new(low, high),
            _ => null,
        };
    }

    private static decimal? Number(Value? value) => value switch
    {
        Value.Date day => day.Content.DayNumber,
        Value.Int or Value.Decimal => Computation.ToDecimal(value),
        _ => null,
    };
}
