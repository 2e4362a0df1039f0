using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// What a condition about a record says about its kind, its effect and its standing, as far as that can be told without the record:
/// they have few values each.
/// </summary>
/// <param name="where">The condition; null: every record counts.</param>
/// <param name="scope">What parameters are.</param>
internal sealed class RecordTest(Condition? where, SqlScope scope)
{
    /// <summary>What is left to ask of a record whose kind and effect let it through; null when nothing is.</summary>
    public Expression? Rest { get; } = where is null ? null : RestOf(where.Root, scope);

    /// <summary>Whether a record of a kind with an effect can meet the condition.</summary>
    public bool Admits(string kind, string effect) =>
        PackVocabulary.Standings.Any(standing => Admits(kind, effect, standing.Id));

    /// <summary>Whether a record of a kind with an effect and a standing can meet the condition.</summary>
    public bool Admits(string kind, string effect, string standing) =>
        where is null || Truth(where.Root, new(kind, effect, standing), scope).Value != false;

    /// <summary>
    /// Whether a record that cannot meet the condition is found out only after a text or list was looked at that can be long: parts are
    /// looked at from the left, and a condition that ran out of steps has no value, whatever its other parts say.
    /// </summary>
    public bool IsRuledOutLate(string kind, string effect, string standing) =>
        where is not null && Truth(where.Root, new(kind, effect, standing), scope) is { Value: false, LooksAtLong: true };

    /// <summary>The condition without those of its parts joined by <c>&amp;&amp;</c> that speak of nothing but kind and effect.</summary>
    private static Expression? RestOf(Expression node, SqlScope scope)
    {
        if (node is not Expression.Call { Function: "&&", Operands: [var left, var right] } both)
        {
            return IsOfKindAlone(node, scope) ? null : node;
        }

        return (RestOf(left, scope), RestOf(right, scope)) switch
        {
            (null, var rest) => rest,
            (var rest, null) => rest,
            ({ } first, { } second) => both with { Operands = [first, second] },
        };
    }

    private static bool IsOfKindAlone(Expression node, SqlScope scope) => node switch
    {
        Expression.Call { Function: "&&" or "||" or "!" } call => call.Operands.All(operand => IsOfKindAlone(operand, scope)),
        _ => Named(node, scope) is { Field: "kind" or "effect" },
    };

    /// <summary>Whether a condition holds, null where that takes more than is given; and whether something long is looked at until it is known.</summary>
    private static (bool? Value, bool LooksAtLong) Truth(Expression node, Given given, SqlScope scope)
    {
        switch (node)
        {
            case Expression.Call { Function: "!", Operands: [var one] }:
                var (inner, isLong) = Truth(one, given, scope);
                return (!inner, isLong);
            case Expression.Call { Function: "&&" or "||", Operands: [var left, var right] } call:
                var decides = call.Function == "||";
                var first = Truth(left, given, scope);
                if (first.Value == decides)
                {
                    return first;
                }

                var second = Truth(right, given, scope);
                bool? value = second.Value == decides ? decides : first.Value is null || second.Value is null ? null : !decides;
                return (value, first.LooksAtLong || second.LooksAtLong);
            default:
                return Named(node, scope) is { } named ? (named.Values.Contains(given.Of(named.Field)) != named.IsNegated, false) : (null, LongTexts.AreNamedIn(node));
        }
    }

    /// <summary>A field of the record held against fixed texts; null for anything else.</summary>
    private static (string Field, IReadOnlyList<string> Values, bool IsNegated)? Named(Expression node, SqlScope scope)
    {
        if (node is not Expression.Call { Function: "==" or "!=" or "in", Operands: [var left, var right] } call)
        {
            return null;
        }

        var (field, fixedSide) = FieldOf(left) is { } first ? (first, right) : (FieldOf(right), left);
        return field is null || (call.Function == "in" && FieldOf(left) is null) || Texts(fixedSide, call.Function == "in", scope) is not { } values
            ? null : (field, values, call.Function == "!=");
    }

    private static string? FieldOf(Expression node) =>
        node is Expression.Select { Field: "kind" or "effect" or "standing", Target: Expression.Variable { Name: "record" } } select ? select.Field : null;

    private static IReadOnlyList<string>? Texts(Expression node, bool isList, SqlScope scope)
    {
        var items = scope.Constant(node) switch
        {
            Value.Text text when !isList => [text],
            Value.List list when isList => list.Content,
            _ => null,
        };
        return items is null || items.Any(item => item is not Value.Text) ? null : [.. items.OfType<Value.Text>().Select(text => text.Content)];
    }

    private readonly record struct Given(string Kind, string Effect, string Standing)
    {
        public string Of(string field) => field switch { "kind" => Kind, "effect" => Effect, _ => Standing };
    }
}
