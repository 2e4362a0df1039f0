using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Evaluation.Sql;

/// <summary>Lists and macros.</summary>
internal sealed partial class ConditionSql
{
    /// <summary>Longest list that a macro is written out over, item by item.</summary>
    private const int MostWrittenOut = 64;

    private SqlTerm List(Expression.ListLiteral list)
    {
        var parts = list.Items.Select(Of).ToArray();
        if (SqlText.TypeOf(list.Type) is not { } named)
        {
            return NoLiteral(list);
        }

        var value = parts.Length == 0 ? $"'{{}}'::{named}" : $"ARRAY[{string.Join(", ", parts.Select(part => part.Value))}]::{named}";
        var uncertain = parts.Where(part => !part.IsCertain).ToArray();
        return uncertain.Length == 0
            ? new(value)
            : new($"CASE WHEN {SqlText.All(uncertain.Select(part => $"{part.Value} IS NOT NULL"))} THEN {value} END")
            {
                Error = SqlText.First(uncertain.Select(part => $"CASE WHEN {part.Value} IS NULL THEN {Failure(part)} END")),
            };
    }

    private SqlTerm In(Expression itemNode, Expression listNode)
    {
        if (listNode is Expression.ListLiteral { Items.Count: 0 })
        {
            var only = Of(itemNode);
            return only.Error is { } failed ? new($"CASE WHEN {failed} IS NULL THEN FALSE END") { Error = failed } : new("FALSE");
        }

        var (item, list) = (Of(itemNode), Of(listNode));
        var found = item.CanBeNull ? $"({item.Value} IS NOT NULL AND {item.Value} = ANY({list.Value}))" : $"({item.Value} = ANY({list.Value}))";
        var error = SqlText.First([item.Error, list.Error, list.CanBeNull ? $"CASE WHEN {list.Value} IS NULL THEN {AbsentCode} END" : null]);
        return error is null ? new(found) : new($"CASE WHEN {error} IS NULL THEN {found} END") { Error = error };
    }

    private static SqlTerm ItemAt(SqlTerm list, SqlTerm place)
    {
        var value = $"CASE WHEN {place.Value} >= 0 AND {place.Value} < CARDINALITY({list.Value}) THEN ({list.Value})[({place.Value})::integer + 1] END";
        return new(value) { Error = ErrorOf($"CASE WHEN {value} IS NULL THEN 'EX-106' END", list, place) };
    }

    private SqlTerm Macro(Expression.Macro macro)
    {
        if (macro.Name is "exists" or "all" && Overlap(macro) is { } plain)
        {
            return plain;
        }

        if (macro.Name is "exists" or "all" && scope.Constant(macro.Range) is Value.List { Content: { Count: <= MostWrittenOut } content })
        {
            return WrittenOut(macro, content);
        }

        return macro.Type is ValueType.ListOf && SqlText.TypeOf(macro.Type) is null ? NoLiteral(macro) : Loop(macro);
    }

    /// <summary>Each item of a fixed list looked at in turn.</summary>
    private SqlTerm WrittenOut(Expression.Macro macro, IReadOnlyList<Value> content)
    {
        var isExists = macro.Name == "exists";
        var element = macro.Range.Type is ValueType.ListOf list ? list.Element : ValueType.Text;
        SqlTerm? whole = null;
        foreach (var item in content)
        {
            items[macro.Item] = SqlText.Literal(item, element) ?? NoLiteral(macro.Range);
            var term = Of(macro.Body);
            whole = whole is null ? term : Logic(whole, term, isExists ? "OR" : "AND");
        }

        items.Remove(macro.Item);
        return whole is null ? new(isExists ? "FALSE" : "TRUE") : Logic(whole, new(isExists ? "FALSE" : "TRUE"), isExists ? "OR" : "AND");
    }

    /// <summary>A list of the record held against a fixed one: <c>exists(p, p in fixed)</c>, <c>all(p, p == 'one')</c> and their negations.</summary>
    private SqlTerm? Overlap(Expression.Macro macro)
    {
        var (body, isNegated) = macro.Body is Expression.Call { Function: "!", Operands: [var inner] } ? (inner, true) : (macro.Body, false);
        if (body is not Expression.Call { Function: "in" or "==" or "!=", Operands: [Expression.Variable { Name: var name }, var right] } call
            || name != macro.Item || right.Type is ValueType.Scalar { Kind: ScalarKind.Null } || macro.Range.Type is not ValueType.ListOf { Element: var element }
            || (call.Function != "in" ? scope.Constant(right) is { } one and not Value.Error ? new Value.List([one]) : null : scope.Constant(right) as Value.List) is not { } fixedList
            || SqlText.Literal(fixedList, macro.Range.Type) is not { } against
            || (call.Function == "in" ? right.Type is not ValueType.ListOf { Element: var other } || other != element : right.Type != element))
        {
            return null;
        }

        isNegated ^= call.Function == "!=";
        var range = Of(macro.Range);
        var value = (macro.Name, isNegated) switch
        {
            ("exists", false) => $"({range.Value} && {against.Value})",
            ("exists", true) => $"(NOT {range.Value} <@ {against.Value})",
            (_, false) => $"({range.Value} <@ {against.Value})",
            _ => $"(NOT {range.Value} && {against.Value})",
        };
        return new(value) { Error = ErrorOf(null, range) };
    }

    private SqlTerm Loop(Expression.Macro macro)
    {
        var range = Of(macro.Range);
        var name = $"x{names++}";
        items[macro.Item] = new(name);
        var where = macro.Where is null ? null : Of(macro.Where);
        var body = Of(macro.Body);
        items.Remove(macro.Item);
        var test = macro.Name == "map" ? where ?? new("TRUE") : body;
        var take = macro.Name == "map" ? body : new(name);
        var type = SqlText.TypeOf(macro.Type);
        var (failed, first) = ($"b_{name} IS NULL", Failure(test));
        if (macro.Name == "map" && !take.IsCertain)
        {
            failed = $"(b_{name} IS NULL OR (b_{name} AND v_{name} IS NULL))";
            first = $"CASE WHEN b_{name} IS NULL THEN {first} ELSE {Failure(take)} END";
        }

        var outcome = macro.Name switch
        {
            "exists" => $"CASE WHEN BOOL_OR(b_{name}) THEN TRUE WHEN BOOL_OR({failed}) THEN NULL ELSE FALSE END",
            "all" => $"CASE WHEN BOOL_OR(NOT b_{name}) THEN FALSE WHEN BOOL_OR({failed}) THEN NULL ELSE TRUE END",
            "exists_one" => $"CASE WHEN BOOL_OR({failed}) THEN NULL ELSE COUNT(*) FILTER (WHERE b_{name}) = 1 END",
            _ => $"CASE WHEN BOOL_OR({failed}) THEN NULL ELSE COALESCE(ARRAY_AGG(v_{name} ORDER BY o_{name}) FILTER (WHERE b_{name}), '{{}}')::{type} END",
        };
        var rows = $"(SELECT {name}, o_{name}, {test.Value} AS b_{name}, {take.Value} AS v_{name} FROM UNNEST({range.Value}) WITH ORDINALITY AS u_{name}({name}, o_{name})) AS t_{name}";
        var value = $"(SELECT {outcome} FROM {rows})";
        value = range.IsCertain ? value : $"CASE WHEN {range.Value} IS NOT NULL THEN {value} END";
        var own = test.IsCertain && take.IsCertain ? null : $"CASE WHEN {value} IS NULL THEN (SELECT {first} FROM {rows} WHERE {failed} ORDER BY o_{name} LIMIT 1) END";
        return new(value) { Error = ErrorOf(own, range) };
    }
}
