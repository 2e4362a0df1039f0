using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>A part of a score: what it looks at, and what it brings.</summary>
/// <param name="Inputs">What it looks at.</param>
/// <param name="Points">What it brings, exactly; null where that cannot be told.</param>
internal sealed record ScoreTerm(UsedInputs Inputs, Func<SubjectFacts, byte[], decimal?> Points)
{
    /// <summary>Where it looks at one count: the one beyond which nothing changes.</summary>
    public int Cap { get; private init; } = LaneCaps.Exact;

    /// <summary>Where it looks at the subject's age in days and nothing else: the age from which all bring the same; else null.</summary>
    public int? SettledAge { get; private init; }

    /// <summary>A leaf of a tree with its share of the whole.</summary>
    public static ScoreTerm OfLeaf(LaneSource source, Score score, decimal weight) => new(
        Looked(source, score.Of),
        (subject, counts) => Models.Points.Number(Models.Points.Of(score, score.Of.Evaluate(source.Bindings(subject, counts)))) * weight)
    {
        Cap = CapOf(source.Pack, score),
        SettledAge = IsAge(score.Of.Root) ? (int)Math.Clamp(Settled(score.Shape) ?? int.MaxValue, 0m, int.MaxValue) : null,
    };

    /// <summary>An item of a scorecard that is brought once, held by its cap.</summary>
    public static ScoreTerm OfItem(LaneSource source, Condition value, decimal? cap) => new(
        Looked(source, value),
        (subject, counts) => Models.Points.Number(value.Evaluate(source.Bindings(subject, counts))) is { } points
            ? cap is not { } limit ? points : limit < 0m ? Math.Max(points, limit) : Math.Min(points, limit)
            : null);

    /// <summary>A count that is brought to points as it is: beyond the last bound of the shape every count gives the same.</summary>
    private static int CapOf(PreparedPack pack, Score score)
    {
        if (score.Of.Root is not Expression.Variable variable || pack.IndexOfIndicator(variable.Name) is not (>= 0 and var at)
            || pack.Pack.Indicators[at].Aggregate is not Aggregate.Count)
        {
            return LaneCaps.Exact;
        }

        return (int)Math.Clamp(Settled(score.Shape) ?? LaneCaps.Exact, 1m, LaneCaps.Exact);
    }

    /// <summary>The first whole number beyond all bounds of a shape, which gives the same points as all after it; null when there is none.</summary>
    private static decimal? Settled(ScoreShape shape)
    {
        IEnumerable<decimal>? bounds = shape switch
        {
            ScoreShape.Bands bands => bands.Items.Select(item => item.To).OfType<decimal>(),
            ScoreShape.Linear linear => linear.Points.Select(point => point.At),
            ScoreShape.Table table => table.Items.Select(item => Models.Points.Number(item.Is)).OfType<decimal>(),
            _ => null,
        };
        return bounds is null ? null : Math.Floor(Math.Min(bounds.DefaultIfEmpty().Max(), int.MaxValue)) + 1m;
    }

    /// <summary>Whether an expression is the subject's age in days.</summary>
    private static bool IsAge(Expression node) => node is Expression.Call
    {
        Function: "days_between",
        Operands: [Expression.Select { Target: Expression.Variable { Name: "subject" }, Field: "registered" }, Expression.Variable { Name: "as_of" }],
    };

    private static UsedInputs Looked(LaneSource source, Condition condition)
    {
        var inputs = new UsedInputs(source.Pack);
        inputs.Add(condition);
        return inputs;
    }
}

/// <summary>What the records of a scorecard's item may bring in all, in parts of a point.</summary>
/// <param name="Cap">The most, of the sign of the points; null: no limit.</param>
internal sealed record ItemLimit(long? Cap)
{
    /// <summary>A sum held by the cap.</summary>
    public long Hold(long sum) => Cap is not { } cap ? sum : cap < 0 ? Math.Max(sum, cap) : Math.Min(sum, cap);
}
