using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>Comparison and arithmetic.</summary>
internal sealed partial class ConditionSql
{
    private const string Overflow = "'EX-101'";
    private const string DivisionByZero = "'EX-102'";
    private const string BeyondCalendar = "'EX-104'";

    private SqlTerm Equal(Expression left, Expression right)
    {
        var (a, b) = (Alike(left, right.Type), Alike(right, left.Type));
        if (a.IsCertain && b.IsCertain)
        {
            return new($"({a.Value} = {b.Value})");
        }

        var same = (left, right) switch
        {
            (_, Expression.Literal { Value: Value.Null }) => $"({a.Value} IS NULL)",
            (Expression.Literal { Value: Value.Null }, _) => $"({b.Value} IS NULL)",
            _ => $"({a.Value} IS NOT DISTINCT FROM {b.Value})",
        };
        return SqlText.First([a.Error, b.Error]) is { } error
            ? new($"CASE WHEN {error} IS NULL THEN {same} END") { Error = error }
            : new(same);
    }

    /// <summary>A side of a comparison; an empty list takes the type of the other side.</summary>
    private SqlTerm Alike(Expression node, ValueType other)
    {
        var term = Of(node);
        return node.Type is ValueType.ListOf && SqlText.TypeOf(other) is { } named && node.Type != other ? term with { Value = $"({term.Value})::{named}" } : term;
    }

    private SqlTerm Compare(string mark, Expression left, Expression right)
    {
        var (a, b) = (Of(left), Of(right));
        var collation = left.Type == ValueType.Text ? " COLLATE \"C\"" : string.Empty;
        return new($"({a.Value}{collation} {mark} {b.Value})") { Error = ErrorOf(null, a, b) };
    }

    private SqlTerm Negate(Expression one)
    {
        var term = Of(one);
        var range = SqlRange.After("-", SqlRange.Of(0), term.Range);
        return one.Type != ValueType.Int || range is { IsLong: true }
            ? new SqlTerm($"(- {term.Value})") { Error = ErrorOf(null, term), Range = range }
            : Guarded($"(- ({term.Value})::numeric)", Overflow, [term]);
    }

    /// <summary>A whole number computed without a bound, and given only where it is a 64-bit integer.</summary>
    private SqlTerm Guarded(string sql, string code, SqlTerm[] parts)
    {
        var value = Let(sql, name => $"CASE WHEN {name} BETWEEN {long.MinValue} AND {long.MaxValue} THEN {name}::bigint END");
        return new SqlTerm(value) { Error = ErrorOf($"CASE WHEN {value} IS NULL THEN {code} END", parts), Range = SqlRange.AnyInteger };
    }

    private SqlTerm Arithmetic(Expression.Call call, Expression left, Expression right)
    {
        var (mark, a, b) = (call.Function, Of(left), Of(right));
        return (left.Type, right.Type) switch
        {
            ({ } x, { } y) when x == ValueType.Date && y == ValueType.Date => new($"({a.Value} - {b.Value})::bigint") { Error = ErrorOf(null, a, b), Range = SqlRange.Days },
            ({ } x, _) when x == ValueType.Date => Move(a, b, mark == "-"),
            (_, { } y) when y == ValueType.Date => Move(b, a, false),
            (ValueType.ListOf or ValueType.Scalar { Kind: ScalarKind.Text }, _) => new($"({a.Value} || {Alike(right, left.Type).Value})") { Error = ErrorOf(null, a, b) },
            ({ } x, _) when x == ValueType.Int => OnIntegers(mark, a, b),
            _ => OnDecimals(call, a, b),
        };
    }

    private SqlTerm OnIntegers(string mark, SqlTerm a, SqlTerm b)
    {
        if (mark is "/" or "%")
        {
            return Divided(mark, a, b);
        }

        var range = SqlRange.After(mark, a.Range ?? SqlRange.AnyInteger, b.Range ?? SqlRange.AnyInteger);
        return range is { IsLong: true }
            ? new SqlTerm($"({a.Value} {mark} {b.Value}{(IsNumber(a) && IsNumber(b) ? "::bigint" : string.Empty)})") { Error = ErrorOf(null, a, b), Range = range }
            : Guarded($"({a.Value})::numeric {mark} ({b.Value})::numeric", Overflow, [a, b]);
    }

    private static bool IsNumber(SqlTerm term) => term.Range is { } range && range.Least == range.Most;

    private SqlTerm Divided(string mark, SqlTerm a, SqlTerm b)
    {
        var numbers = $"DIV(({a.Value})::numeric, ({b.Value})::numeric)";
        var zero = $"CASE WHEN {b.Value} = 0 THEN {DivisionByZero} END";
        if (mark == "%")
        {
            return new SqlTerm($"CASE WHEN {b.Value} <> 0 THEN MOD(({a.Value})::numeric, ({b.Value})::numeric)::bigint END") { Error = ErrorOf(zero, a, b), Range = SqlRange.AnyInteger };
        }

        var guarded = Guarded($"CASE WHEN {b.Value} <> 0 THEN {numbers} END", Overflow, [a, b]);
        return guarded with { Error = SqlText.First([ErrorOf(zero, a, b), guarded.Error]) };
    }

    private SqlTerm OnDecimals(Expression.Call call, SqlTerm a, SqlTerm b)
    {
        if (call.Function == "/")
        {
            return Quotient(a, b);
        }

        var range = SqlRange.After(call.Function, a.Range, b.Range);
        return range is { IsExact: true }
            ? new SqlTerm($"({a.Value} {call.Function} {b.Value})") { Error = ErrorOf(null, a, b), Range = range }
            : refusals.Construct(condition, call, new LocalText(
                "结果可能超过 28 位有效数字，舍入会不同", "the result can have more than 28 digits and would be rounded otherwise"));
    }

    private static SqlTerm Quotient(SqlTerm a, SqlTerm b)
    {
        var sql = SqlRounding.Decimal(a.Value, b.Value);
        var zero = b.Range is { } range && range.Least == range.Most && range.Least != 0 ? null : $"CASE WHEN {b.Value} = 0 THEN {DivisionByZero} END";
        return new SqlTerm(sql) { Error = ErrorOf(SqlText.First([zero, $"CASE WHEN {sql} IS NULL THEN {Overflow} END"]), a, b) };
    }

    private SqlTerm Move(SqlTerm day, SqlTerm length, bool isBack)
    {
        const int Months = 9999 * 12;
        var last = DateOnly.MaxValue.DayNumber;
        var sign = isBack ? "- " : string.Empty;
        var sql = Let($"({length.Value})", l => Let(
            $"CASE WHEN ABS({l}[1]::numeric) <= {Months} AND ABS({l}[2]::numeric) <= {last} THEN {SqlText.Moved(day.Value, $"({sign}{l}[1])::integer")} END",
            m => $"CASE WHEN {m} BETWEEN 0 AND {last} AND {m} + ({sign}{l}[2]) BETWEEN 0 AND {last} THEN ({m} + ({sign}{l}[2]))::integer END"));
        return new SqlTerm(sql) { Error = ErrorOf($"CASE WHEN {sql} IS NULL THEN {BeyondCalendar} END", day, length) };
    }
}
