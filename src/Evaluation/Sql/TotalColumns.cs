using System.Globalization;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>The score of a scorecard or of a weighted tree.</summary>
internal sealed class TotalColumns(PackPart part, SubjectScope scope, RecordLanes lanes, SubjectLayers layers, SqlRefusals refusals)
{
    private const string NoScore = "'no-score'";

    private string Name => $"{part.Prefix}score";

    /// <summary>Adds the score; null where there is none or no rule looks at it.</summary>
    public SqlTerm? Add()
    {
        if (!part.IsScored || (part.Pack.Pack.Scorecard is null && part.Pack.Pack.Tree is null))
        {
            return null;
        }

        var sum = part.Pack.Pack.Scorecard is { } scorecard ? OfScorecard(scorecard) : OfTree(part.Pack.Pack.Tree!.Root); // one of the two is there
        if (sum.Range is not { IsExact: true })
        {
            refusals.Digits("score", null);
        }

        layers.Add([($"{Name}_x", sum.Value), .. sum.Error is null ? [] : new[] { ($"{Name}_e", sum.Error) }]);
        layers.Add([(Name, sum.Range is { Places: <= 4 } ? $"{Name}_x" : SqlRounding.ToFour($"{Name}_x"))]);
        var term = new SqlTerm(Name) { Error = sum.Error is null ? null : $"{Name}_e", Range = sum.Range is { } range ? range with { Places = 4 } : null };
        scope.Learn("score", term);
        return term;
    }

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
