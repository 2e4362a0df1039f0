using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>Writes a condition as SQL that gives the same value, the same absence and the same error.</summary>
internal sealed partial class ConditionSql
{
    /// <summary>The code of a computation with something absent.</summary>
    public const string AbsentCode = "'EX-103'";

    private readonly SqlScope scope;
    private readonly SqlRefusals refusals;
    private readonly Condition condition;
    private readonly Dictionary<string, SqlTerm> items = new(StringComparer.Ordinal);
    private readonly List<(string Shape, string Field)> present = [];
    private int names;

    private ConditionSql(SqlScope scope, SqlRefusals refusals, Condition condition) =>
        (this.scope, this.refusals, this.condition) = (scope, refusals, condition);

    /// <summary>The condition in a scope.</summary>
    public static SqlTerm Of(Condition condition, SqlScope scope, SqlRefusals refusals) => Of(condition, condition.Root, scope, refusals);

    /// <summary>A part of the condition in a scope.</summary>
    public static SqlTerm Of(Condition condition, Expression part, SqlScope scope, SqlRefusals refusals) =>
        new ConditionSql(scope, refusals, condition).Of(part);

    private SqlTerm Of(Expression node) => node switch
    {
        Expression.Literal literal => SqlText.Literal(literal.Value, literal.Type) ?? NoLiteral(node),
        Expression.Variable variable => items.GetValueOrDefault(variable.Name) ?? scope.Variable(variable.Name) ?? NoName(node),
        Expression.Select { Target: Expression.Variable target } select => Field(select, target.Name),
        Expression.Has { Target: Expression.Variable target } has => Has(scope.Field(target.Name, has.Field, TypeOf(target, has.Field)) ?? NoName(node)),
        Expression.ListLiteral list => List(list),
        Expression.Macro macro => Macro(macro),
        Expression.Call call => Call(call),
        _ => throw new InvalidOperationException("An expression outside the closed set"),
    };

    private static ValueType TypeOf(Expression.Variable target, string field) =>
        target.Type is ValueType.Shape shape ? shape.Fields[field].Type : ValueType.Text;

    private SqlTerm Field(Expression.Select select, string shape)
    {
        var term = scope.Field(shape, select.Field, select.Type) ?? NoName(select);
        return present.Contains((shape, select.Field)) ? term with { CanBeNull = false } : term;
    }

    private static SqlTerm Has(SqlTerm term) => term switch
    {
        { Error: { } error } => new($"CASE WHEN {error} IS NULL THEN {term.Value} IS NOT NULL END") { Error = error },
        { CanBeNull: true } => new($"({term.Value} IS NOT NULL)"),
        _ => new("TRUE"),
    };

    private SqlTerm Call(Expression.Call call) => (call.Function, call.Operands) switch
    {
        ("&&", [var left, var right]) => Logic(Of(left), OfKnowing(right, Asked(left, "&&")), "AND"),
        ("||", [var left, var right]) => Logic(Of(left), OfKnowing(right, Asked(left, "||")), "OR"),
        ("!", [var one]) => Strict("NOT ", Of(one)),
        ("?:", [var test, var yes, var no]) => Choice(Of(test), OfKnowing(yes, Asked(test, "&&")), OfKnowing(no, Asked(test, "||"))),
        ("==", [var left, var right]) => Equal(left, right),
        ("!=", [var left, var right]) => Strict("NOT ", Equal(left, right)),
        ("<" or "<=" or ">" or ">=", [var left, var right]) => Compare(call.Function, left, right),
        ("in", [var item, var list]) => In(item, list),
        ("[]", [var list, var place]) => ItemAt(Of(list), Of(place)),
        ("-", [var one]) => Negate(one),
        ("+" or "-" or "*" or "/" or "%", [var left, var right]) => Arithmetic(call, left, right),
        _ => Function(call),
    };

    /// <summary>A part where some fields are known to be there: what it gives otherwise does not matter.</summary>
    private SqlTerm OfKnowing(Expression node, List<(string, string)> fields)
    {
        present.AddRange(fields);
        var term = Of(node);
        present.RemoveRange(present.Count - fields.Count, fields.Count);
        return term;
    }

    /// <summary>The fields that are there once a left side has let the right side decide.</summary>
    private static List<(string, string)> Asked(Expression node, string mark) => (node, mark) switch
    {
        (Expression.Has { Target: Expression.Variable target } has, "&&") => [(target.Name, has.Field)],
        (Expression.Call { Function: "!", Operands: [var one] }, _) => Asked(one, mark == "&&" ? "||" : "&&"),
        (Expression.Call { Function: "&&" or "||" } call, _) when call.Function == mark => [.. call.Operands.SelectMany(operand => Asked(operand, mark))],
        _ => [],
    };

    private static SqlTerm Logic(SqlTerm left, SqlTerm right, string mark)
    {
        var value = $"({left.Value} {mark} {right.Value})";
        if (left.IsCertain && right.IsCertain)
        {
            return new(value);
        }

        var second = right.IsCertain ? null : Failure(right);
        var first = left.IsCertain ? null : Failure(left);
        var error = first is null ? second
            : second is null ? first
            : $"CASE WHEN {left.Value} IS NULL THEN {first} ELSE {second} END";
        return new(value) { Error = $"CASE WHEN {value} IS NULL THEN {error} END" };
    }

    /// <summary>The code of what is no truth value though one is wanted.</summary>
    private static string Failure(SqlTerm term) => term.Error is { } error ? $"COALESCE({error}, {AbsentCode})" : AbsentCode;

    private static SqlTerm Choice(SqlTerm test, SqlTerm yes, SqlTerm no)
    {
        var otherwise = test.IsCertain ? $"ELSE {no.Value}" : $"WHEN NOT {test.Value} THEN {no.Value}";
        var codes = test.IsCertain && yes.Error is null && no.Error is null ? null
            : $"CASE WHEN {test.Value} THEN {yes.Error ?? "NULL"} WHEN NOT {test.Value} THEN {no.Error ?? "NULL"}{(test.IsCertain ? string.Empty : $" ELSE {Failure(test)}")} END";
        return new($"CASE WHEN {test.Value} THEN {yes.Value} {otherwise} END")
        {
            Error = codes,
            CanBeNull = yes.CanBeNull || no.CanBeNull,
            Range = SqlRange.Either(yes.Range, no.Range),
        };
    }

    /// <summary>The error of an operation that wants all its parts: theirs in order, then that one is absent, then its own.</summary>
    private static string? ErrorOf(string? own, params SqlTerm[] parts)
    {
        var absent = parts.Where(part => part.CanBeNull).Select(part => $"{part.Value} IS NULL").ToList();
        return SqlText.First([.. parts.Select(part => part.Error), absent.Count == 0 ? null : $"CASE WHEN {string.Join(" OR ", absent)} THEN {AbsentCode} END", own]);
    }

    private static SqlTerm Strict(string before, SqlTerm one) => new($"({before}{one.Value})") { Error = ErrorOf(null, one) };

    /// <summary>Gives a longer piece of SQL a name for use in another.</summary>
    private string Let(string sql, Func<string, string> body)
    {
        var name = $"n{names++}";
        return $"(SELECT {body(name)} FROM (SELECT {sql} AS {name} OFFSET 0) AS t_{name})";
    }

    private SqlTerm NoLiteral(Expression node) => refusals.Construct(condition, node, new LocalText(
        "其中有数据库不能保存的字符或嵌套的清单", "it has characters a database cannot keep, or nested lists"));

    private SqlTerm NoName(Expression node) => refusals.Construct(condition, node, new LocalText(
        "数据库中没有与之相应的列", "there is no column for it"));
}
