using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Up to which count it matters how many records an indicator has: where sums of counts are only compared with fixed
/// numbers, a count beyond the greatest of them answers like the one just beyond.
/// </summary>
internal sealed class LaneCaps(PreparedPack pack, PackPeriod period)
{
    /// <summary>The count of an indicator whose counts all matter. A count of 255 or more does not fit a byte and is never given.</summary>
    public const int Exact = 254;

    private readonly Dictionary<int, int> caps = [];

    /// <summary>The count beyond which nothing changes, at least 1.</summary>
    /// <param name="indicator">Its place in the pack.</param>
    public int Of(int indicator) =>
        pack.Pack.Indicators[indicator].Aggregate is Aggregate.Exists ? 1 : caps.GetValueOrDefault(indicator, 1);

    /// <summary>Takes in how a condition looks at counts.</summary>
    public void Add(Condition condition) => Walk(condition.Root);

    /// <summary>Every count that a condition looks at matters.</summary>
    public void AddExact(Condition condition) => AllExact(condition.Root);

    private void AddExact(int indicator)
    {
        Raise(indicator, Exact);
        if (pack.Pack.Indicators[indicator].Ratio is { } ratio)
        {
            Raise(pack.IndexOfIndicator(ratio.Part), Exact);
            Raise(pack.IndexOfIndicator(ratio.Whole), Exact);
        }
    }

    private void Walk(Expression node)
    {
        if (node is Expression.Call { Function: "<" or "<=" or ">" or ">=" or "==" or "!=", Operands: [var left, var right] })
        {
            if (!TryBound(left, right) && !TryBound(right, left))
            {
                AllExact(node);
            }
        }
        else if (node is Expression.Call { Function: "&&" or "||" or "!" or "?:" } call && call.Type == Xinheng.Policy.Conditions.ValueType.Bool)
        {
            foreach (var part in call.Operands)
            {
                Walk(part);
            }
        }
        else
        {
            AllExact(node);
        }
    }

    /// <summary>A sum of counts beside a fixed number.</summary>
    private bool TryBound(Expression sum, Expression number)
    {
        var counts = new List<int>();
        if (!IsSum(sum, counts) || Fixed(number) is not { } bound)
        {
            return false;
        }

        foreach (var count in counts)
        {
            Raise(count, bound >= Exact ? Exact : bound < 0m ? 1 : (int)decimal.Floor(bound) + 1);
        }

        return true;
    }

    private bool IsSum(Expression node, List<int> counts)
    {
        if (node is Expression.Call { Function: "+", Operands: [var left, var right] })
        {
            return IsSum(left, counts) && IsSum(right, counts);
        }

        if (node is Expression.Variable variable && pack.IndexOfIndicator(variable.Name) is >= 0 and var at
            && pack.Pack.Indicators[at].Aggregate is Aggregate.Count)
        {
            counts.Add(at);
            return true;
        }

        return false;
    }

    private decimal? Fixed(Expression node) => node switch
    {
        Expression.Literal { Value: var value } => Models.Points.Number(value),
        Expression.Select { Target: Expression.Variable { Name: "params" } } select => Models.Points.Number(period.Parameter(select.Field)),
        _ => null,
    };

    private void AllExact(Expression node)
    {
        foreach (var (name, field) in ExpressionWalk.References(node))
        {
            if (field is null && pack.IndexOfIndicator(name) is >= 0 and var at)
            {
                AddExact(at);
            }
        }
    }

    private void Raise(int indicator, int cap) =>
        caps[indicator] = Math.Max(cap, caps.GetValueOrDefault(indicator, 1));
}
