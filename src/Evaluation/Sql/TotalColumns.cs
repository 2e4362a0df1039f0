using System.Globalization;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>The score of a scorecard or of a weighted tree.</summary>
internal sealed class TotalColumns(PackPart part, SubjectScope scope, RecordLanes lanes, SubjectLayers layers, SqlRefusals refusals)
{
    private const string NoScore = "'no-score'";

    /// <summary>With more places behind the point weights are no 64-bit integers.</summary>
    private const int MostPlaces = 16;

    private string Name => $"{part.Prefix}score";

    /// <summary>Adds the score; null where there is none or no rule looks at it.</summary>
    public SqlTerm? Add()
    {
        if (!part.IsScored || (part.Pack.Pack.Scorecard is null && part.Pack.Pack.Tree is null))
        {
            return null;
        }

        if (part.Pack.Pack.Tree is { } tree && OfWhole(tree.Root) is { } whole)
        {
            return whole;
        }

        var sum = part.Pack.Pack.Scorecard is { } scorecard ? OfScorecard(scorecard) : OfTree(part.Pack.Pack.Tree!.Root); // one of the two is there
        if (sum.Range is not { IsExact: true })
        {
            refusals.Digits("score", null);
        }

        return Learn(sum, sum.Range is { Places: <= 4 } ? $"{Name}_x" : SqlRounding.ToFour($"{Name}_x"));
    }

    /// <summary>Adds an exact sum and what it is rounded to.</summary>
    private SqlTerm Learn(SqlTerm sum, string rounded)
    {
        layers.Add([($"{Name}_x", sum.Value), .. sum.Error is null ? [] : new[] { ($"{Name}_e", sum.Error) }]);
        layers.Add([(Name, rounded)]);
        var term = new SqlTerm(Name) { Error = sum.Error is null ? null : $"{Name}_e", Range = sum.Range is { } range ? range with { Places = 4 } : null };
        scope.Learn("score", term);
        return term;
    }

    /// <summary>A tree's score summed up in 64-bit integers, which take a fraction of the time of decimals; null where they could overflow.</summary>
    private SqlTerm? OfWhole(TreeNode root)
    {
        var leaves = Leaves(root, 1m).Select(leaf => (Term: scope.Variable(leaf.Score), leaf.Weight)).ToList();
        var places = leaves.Max(leaf => leaf.Weight.Scale);
        if (places > MostPlaces || leaves.Any(leaf => Math.Abs(leaf.Weight) > 1m || leaf.Term is not { TenThousandths: not null, Range: not null }))
        {
            return null;
        }

        var unit = Enumerable.Repeat(10m, places).Aggregate(1m, (power, ten) => power * ten);
        var bound = long.MaxValue / 4 / unit / 10_000m;
        var most = leaves.Sum(leaf => Math.Max(Math.Abs(leaf.Term!.Range!.Least), Math.Abs(leaf.Term.Range.Most)) * Math.Abs(leaf.Weight)); // both are there
        if (most > bound)
        {
            return null;
        }

        var sum = new SqlTerm(string.Join(" + ", leaves.Select(leaf => $"{leaf.Term!.TenThousandths} * {SqlText.Whole((long)(leaf.Weight * unit))}"))) // as above
        {
            Error = SqlText.First(leaves.Select(leaf => leaf.Term!.Error)),
            Range = new(-most, most, 4),
        };
        return Learn(sum, SqlRounding.ToTenThousandths($"{Name}_x", SqlText.Whole((long)unit)));
    }

    private static IEnumerable<(string Score, decimal Weight)> Leaves(TreeNode node, decimal weight) =>
        node.Score is { } leaf ? [(leaf, weight)] : node.Children.SelectMany(child => Leaves(child, weight * child.Weight));

    private SqlTerm OfTree(TreeNode node)
    {
        if (node.Score is { } leaf)
        {
            return scope.Variable(leaf) ?? new("NULL::numeric") { Error = NoScore };
        }

        var parts = node.Children.Select(child => Weighed(OfTree(child), child.Weight)).ToList();
        return new($"({string.Join(" + ", parts.Select(one => one.Value))})")
        {
            Error = SqlText.First(parts.Select(one => one.Error)),
            Range = parts.Select(one => one.Range).Aggregate((a, b) => SqlRange.After("+", a, b)),
        };
    }

    private static SqlTerm Weighed(SqlTerm term, decimal weight) =>
        term with { Value = $"{term.Value} * {SqlText.Number(weight)}", Range = SqlRange.After("*", term.Range, SqlRange.Of(weight)) };

    private SqlTerm OfScorecard(Scorecard scorecard)
    {
        var items = scorecard.Items.Select(OfItem).ToList();
        var columns = items.SelectMany((item, at) => new[] { (Item(at), item.Value) }.Concat(item.Error is null ? [] : [($"{Item(at)}_e", item.Error)])).ToList();
        layers.Add(columns);
        var named = items.Select((item, at) => item with { Value = Item(at), Error = item.Error is null ? null : $"{Item(at)}_e" }).ToList();
        var whole = named.Prepend(Constant(scorecard.Base)).ToList();
        var sum = new SqlTerm($"({string.Join(" + ", whole.Select(one => one.Value))})")
        {
            Error = SqlText.First(whole.Select(one => one.Error)),
            Range = whole.Select(one => one.Range ?? SqlRange.Of(0)).Aggregate((SqlRange?)null, (a, b) => a is null ? b : SqlRange.After("+", a, b)),
        };
        return Bounded(Bounded(sum, scorecard.Least, "GREATEST"), scorecard.Most, "LEAST");
    }

    private string Item(int at) => string.Create(CultureInfo.InvariantCulture, $"{Name}_{at}");

    private SqlTerm Bounded(SqlTerm sum, Condition? bound, string which)
    {
        if (bound is null)
        {
            return sum;
        }

        // Where the sum cannot be told there is nothing to bound; neither function sees NULL on its own.
        var limit = Constant(bound);
        return sum with
        {
            Value = $"CASE WHEN {sum.Value} IS NOT NULL THEN {which}({sum.Value}, {limit.Value}) END",
            Error = SqlText.First([sum.Error, limit.Error]),
            Range = SqlRange.Either(sum.Range, limit.Range ?? SqlRange.Of(0)),
        };
    }

    /// <summary>The value of an expression over parameters.</summary>
    private SqlTerm Constant(Condition expression)
    {
        var value = part.Pack.PeriodOf(scope.Day.First).Compute(expression);
        return Points.Number(value) is { } number
            ? new(SqlText.Number(number)) { Range = SqlRange.Of(number) }
            : new("NULL::numeric") { Error = value is Value.Error failed ? SqlText.Quoted(failed.Code) : NoScore };
    }

    private SqlTerm OfItem(ScorecardItem item, int at)
    {
        var term = item.Value is { } value ? OfValue(item, value)
            : part.Pack.PeriodOf(scope.Day.First).ItemWindows[at].IsOpen ? new("NULL::numeric") { Error = NoScore }
            : OfRecords(string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}p{at}"));
        if (item.Cap is null)
        {
            return term;
        }

        var cap = Constant(item.Cap);
        var which = cap.Range is { Most: < 0m } ? "GREATEST" : "LEAST";
        return term with
        {
            Value = cap.Error is not null ? "NULL::numeric" : $"CASE WHEN {term.Value} IS NOT NULL THEN {which}({term.Value}, {cap.Value}) END",
            Error = SqlText.First([term.Error, cap.Error]),
            Range = SqlRange.Either(term.Range, cap.Range ?? SqlRange.Of(0)),
        };
    }

    private SqlTerm OfValue(ScorecardItem item, Condition value)
    {
        var term = ConditionSql.Of(value, scope, refusals);
        if (term.Range is not { IsExact: true })
        {
            refusals.Digits(item.Id, value.Span);
        }

        return term with { Value = $"({term.Value})::numeric", Error = SqlText.First([term.Error, term.CanBeNull ? $"CASE WHEN {term.Value} IS NULL THEN {NoScore} END" : null]), CanBeNull = false };
    }

    private SqlTerm OfRecords(string column)
    {
        var lane = lanes.Term(column);
        var sum = $"CASE WHEN {column} IS NULL THEN 0 ELSE {column} END::numeric";
        return lane with { Value = lane.Error is { } error ? $"CASE WHEN {error} IS NULL THEN {sum} END" : sum };
    }
}
