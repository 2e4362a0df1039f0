using System.Text;

namespace Xinheng.Policy.Conditions.Conformance;

/// <summary>Runs cases against the condition language.</summary>
public static class ConformanceRun
{
    private const int LongestShown = 300;

    // What CEL has and the subset leaves out, and where the subset is stricter than CEL by its own rules.
    private static readonly HashSet<string> leftOut = ["EX-009", "EX-013"];
    private static readonly HashSet<string> stricter = ["EX-007", "EX-008", "EX-017", "EX-021", "EX-023"];

    private static readonly LocalText dynamicTyping = new("需要在运行时才确定类型", "needs types that are known only when it runs");
    private static readonly LocalText container = new("在 protobuf 包内查找名称", "looks names up in a package of protocol buffers");
    private static readonly LocalText infinity = new("小数没有无穷与 NaN：除以零或超出范围即为错误", "decimals have neither infinity nor NaN: dividing by zero and leaving the range are errors");

    /// <summary>What becomes of a case.</summary>
    public static ConformanceOutcome Run(ConformanceCase one)
    {
        if (one.Expected is Expectation.Outside outside)
        {
            return new(one, Verdict.Outside, Say(one.Expected), LocalText.Same("—"), outside.Why);
        }

        var reading = Condition.Read(one.Expression, one.Vocabulary, expected: null, span: null);
        return reading.Condition is { } condition ? Evaluate(one, condition) : Refused(one, reading.Diagnostics);
    }

    private static ConformanceOutcome Refused(ConformanceCase one, IReadOnlyList<Diagnostic> diagnostics)
    {
        var first = diagnostics.FirstOrDefault(diagnostic => leftOut.Contains(diagnostic.Code)) ?? diagnostics[0];
        var found = Told(first);
        if (leftOut.Contains(first.Code))
        {
            return new(one, Verdict.Outside, Say(one.Expected), found, first.Message);
        }

        if (one.HasContainer)
        {
            return new(one, Verdict.Outside, Say(one.Expected), found, container);
        }

        if (one.Expected is Expectation.Fails)
        {
            return new(one, Verdict.Passed, Say(one.Expected), found, null);
        }

        return diagnostics.All(diagnostic => stricter.Contains(diagnostic.Code))
            ? new(one, Verdict.Outside, Say(one.Expected), found, first.Message)
            : one.IsUnchecked ? new(one, Verdict.Outside, Say(one.Expected), found, dynamicTyping)
            : new(one, Verdict.Failed, Say(one.Expected), found, null);
    }

    private static ConformanceOutcome Evaluate(ConformanceCase one, Condition condition)
    {
        var type = condition.Root.Type;
        if (one.Expected is Expectation.HasType { Type: var wanted })
        {
            return new(one, IsOfType(type, wanted) ? Verdict.Passed : Verdict.Failed, Say(one.Expected), Named(type), null);
        }

        var value = condition.Evaluate(one.Bindings);
        if (value is Value.Error { Code: "EX-101" or "EX-102" } && one.Expected is Expectation.Gives && UsesDecimals(condition.Root))
        {
            return new(one, Verdict.Outside, Say(one.Expected), Say(value), infinity);
        }

        var isMet = one.Expected switch
        {
            Expectation.Gives gives => Meets(value, gives.Wanted, gives.IsBinary) && (gives.Type is null || IsOfType(type, gives.Type)),
            _ => value is Value.Error,
        };
        return new(one, isMet ? Verdict.Passed : Verdict.Failed, Say(one.Expected), Say(value), null);
    }

    private static bool UsesDecimals(Expression node) => node.Type == ValueType.Decimal || ExpressionWalk.Parts(node).Any(UsesDecimals);

    // A list without items is of any list type.
    private static bool IsOfType(ValueType found, ValueType wanted) => Types.Join(found, wanted) == wanted;

    private static bool Meets(Value found, Value wanted, bool isBinary) => (found, wanted) switch
    {
        (Value.Decimal a, Value.Decimal b) => a.Content == b.Content || (isBinary && (double)a.Content == (double)b.Content),
        (Value.List a, Value.List b) => a.Content.Count == b.Content.Count && a.Content.Zip(b.Content).All(pair => Meets(pair.First, pair.Second, isBinary)),
        _ => found.Equals(wanted),
    };

    private static LocalText Say(Expectation expected) => expected switch
    {
        Expectation.Gives { Type: { } type } gives => new($"{Brief(gives.Wanted)}（{TypeNames.Zh(type)}）", $"{Brief(gives.Wanted)} ({TypeNames.En(type)})"),
        Expectation.Gives gives => LocalText.Same(Brief(gives.Wanted)),
        Expectation.HasType { Type: var type } => Named(type),
        Expectation.Fails => new("错误", "an error"),
        _ => LocalText.Same("—"),
    };

    private static LocalText Say(Value value) => value is Value.Error error
        ? new($"错误 {error.Code}：{error.Message.Zh}", $"error {error.Code}: {error.Message.En}")
        : LocalText.Same(Brief(value));

    private static LocalText Named(ValueType type) => new(TypeNames.Zh(type), TypeNames.En(type));

    private static LocalText Told(Diagnostic diagnostic) =>
        new($"拒绝 {diagnostic.Code}：{diagnostic.Message.Zh}", $"refused {diagnostic.Code}: {diagnostic.Message.En}");


    private static string Brief(Value value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.Length <= LongestShown ? text.ToString() : text.ToString(0, LongestShown) + "…";
    }

    // Lists can share their items: writing stops as soon as there is enough.
    private static void Append(StringBuilder text, Value value)
    {
        if (value is not Value.List list)
        {
            text.Append(value is Value.Text { Content.Length: > LongestShown } longText
                ? Printer.Print(new Value.Text(longText.Content[..LongestShown]))
                : Printer.Print(value));
            return;
        }

        text.Append('[');
        for (var at = 0; at < list.Content.Count && text.Length <= LongestShown; at++)
        {
            text.Append(at == 0 ? "" : ", ");
            Append(text, list.Content[at]);
        }

        text.Append(']');
    }
}
