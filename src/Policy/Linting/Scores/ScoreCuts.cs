using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Cuts the names scores follow from where bands, lines, tables and comparisons change what a score is.</summary>
internal sealed class ScoreCuts(ScoreParts parts, AtomReader reader, Bindings parameters)
{
    /// <summary>Longest range of a straight line that is cut at every whole number.</summary>
    private const int LongestRange = 40;

    private readonly HashSet<Expression> unsettled = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> seen = [];

    /// <summary>Reads a score, or <c>score</c>, with all it follows from.</summary>
    public void Read(string name)
    {
        foreach (var part in seen.Add(name) ? parts.Of(name) : [])
        {
            if (part.Measure is { } measure)
            {
                Read(measure.Root);
                Cut(measure.Root, part.Score?.Shape);
            }
        }
    }

    /// <summary>Whether a measure gives one value, or a stretch of a straight line, in each choice of cells.</summary>
    public bool IsSettled(Condition measure) => !unsettled.Contains(measure.Root);

    private void Read(Expression measure)
    {
        foreach (var name in ExpressionWalk.References(measure).Where(name => name.Variable != "params").Distinct())
        {
            if (name.Field is null && parts.Find(name.Variable) is not null)
            {
                Read(name.Variable);
            }
            else
            {
                reader.Know(name);
            }
        }

        if (!IsName(measure) && !Settles(measure))
        {
            unsettled.Add(measure);
        }
    }

    private bool Settles(Expression node)
    {
        if (node.Type == Conditions.ValueType.Bool)
        {
            return ExpressionWalk.Atoms(node).All(atom => atom is Expression.Literal || (!LooksAtScore(atom) && reader.TryCut(atom)));
        }

        return IsName(node) ? IsWhole(node) : node is not Expression.Macro && ExpressionWalk.Parts(node).All(Settles);
    }

    private bool LooksAtScore(Expression atom) =>
        ExpressionWalk.References(atom).Any(name => name.Field is null && parts.Find(name.Variable) is not null);

    private static bool IsName(Expression node) => node is Expression.Variable or Expression.Select { Target: Expression.Variable };

    // Texts and lists are told apart only as far as comparisons do; numbers and dates keep their order.
    private static bool IsWhole(Expression name) => name.Type is Conditions.ValueType.Scalar { Kind: not ScalarKind.Text };

    private void Cut(Expression measure, ScoreShape? shape)
    {
        if (shape is ScoreShape.Table table)
        {
            Cut(measure, table);
        }

        if (shape is null || Linear.Read(measure, parameters) is not { Factors.Count: 1 } linear || parts.Find(linear.Factors.Keys.First().Variable) is not null)
        {
            return;
        }

        var (name, factor) = linear.Factors.First();
        var cuts = reader.Know(name);
        var side = shape is not ScoreShape.Bands ? CutSide.Both : factor > 0 ? CutSide.After : CutSide.Before;
        foreach (var bound in Bounds(shape, cuts.Facts.Type == Conditions.ValueType.Int))
        {
            cuts.CutAt((bound - linear.Constant) / factor, side);
        }
    }

    private void Cut(Expression measure, ScoreShape.Table table)
    {
        if (IsName(measure) && measure.Type == Conditions.ValueType.Text)
        {
            var cuts = reader.Know(ExpressionWalk.References(measure).Single());
            table.Items.Select(item => item.Is).OfType<Value.Text>().ToList().ForEach(text => cuts.CutText(text.Content));
        }
        else if (measure.Type is Conditions.ValueType.ListOf || (measure.Type == Conditions.ValueType.Text && !IsName(measure)))
        {
            unsettled.Add(measure);
        }
    }

    private static IEnumerable<decimal> Bounds(ScoreShape shape, bool ofWholeNumbers) => shape switch
    {
        ScoreShape.Bands bands => bands.Items.Select(item => item.To).OfType<decimal>(),
        ScoreShape.Table table => table.Items.Select(item => item.Is).Where(value => value is Value.Int or Value.Decimal).Select(Computation.ToDecimal),
        ScoreShape.Linear { Points: var points } when ofWholeNumbers && points[^1].At - points[0].At <= LongestRange =>
            Enumerable.Range(0, (int)(points[^1].At - points[0].At) + 1).Select(at => points[0].At + at).Concat(points.Select(point => point.At)),
        ScoreShape.Linear lines => lines.Points.Select(point => point.At),
        _ => [],
    };
}
