using FsCheck;
using FsCheck.Fluent;
using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

/// <summary>What must hold for every condition, shown on generated ones. The seed is fixed, so that a failure comes back.</summary>
public sealed class ConditionProperties
{
    private const int Cases = 400;

    private static readonly Config config = Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(2023, 119);

    private static readonly Gen<string> truths = Gen.Elements(
        "true", "false", "grave_consequence", "general_count > 1", "latest > 30", "1 / severe_count > 0", "record.kind == 'penalty'",
        "has(record.until)", "'fine' in record.penalties", "record.penalties.exists(p, p == 'fine')", "score >= 60.5",
        "days_between(record.happened, as_of) < 365", "subject.industry.startsWith('C')", "latest == null");

    private static readonly Gen<string> conditions = Gen.Sized(size => Condition(Math.Min(size, 12)));

    private static readonly Gen<string> garbage =
        Gen.Elements("(", ")", "[", "]", ",", ".", "?", ":", "!", "-", "+", "*", "/", "%", "<", "==", "&&", "||", "in", "'", "\"", "\\", "general_count",
            "record", "kind", "5", "0x", "1e", "99999999999999999999", "\0", "信", "😀", "\ud800", "(", "and", "{", "}", "#", "//", "\n", "exists", "has", "date", "x")
            .ArrayOf().Select(string.Concat);

    [Fact]
    public void Writing_a_condition_canonically_and_reading_it_gives_the_same_tree() => Check(conditions, text =>
    {
        var condition = Example.Read(text);

        var again = Example.Read(condition.ToCanonicalText());

        return Shape(condition.Root) == Shape(again.Root) && again.ToCanonicalText() == condition.ToCanonicalText();
    });

    [Fact]
    public void What_is_read_back_has_the_same_value() => Check(conditions, text =>
        Example.Evaluate(text).Equals(Example.Evaluate(Example.Read(text).ToCanonicalText())));

    [Fact]
    public void False_absorbs_whatever_stands_beside_it_and_true_likewise() => Check(conditions, text =>
        Example.Evaluate($"false && ({text})").Equals(Value.Bool.False)
        && Example.Evaluate($"({text}) && false").Equals(Value.Bool.False)
        && Example.Evaluate($"true || ({text})").Equals(Value.Bool.True)
        && Example.Evaluate($"({text}) || true").Equals(Value.Bool.True));

    [Fact]
    public void And_and_or_do_not_ask_for_an_order() => Check(conditions.Two(), pair =>
        SameTruth($"({pair.Item1}) && ({pair.Item2})", $"({pair.Item2}) && ({pair.Item1})")
        && SameTruth($"({pair.Item1}) || ({pair.Item2})", $"({pair.Item2}) || ({pair.Item1})"));

    [Fact]
    public void Not_turns_and_into_or() => Check(conditions.Two(), pair =>
        SameTruth($"!(({pair.Item1}) && ({pair.Item2}))", $"!({pair.Item1}) || !({pair.Item2})"));

    [Fact]
    public void Garbage_gives_findings_with_places_inside_it_and_never_an_exception() => Check(garbage, text =>
    {
        var reading = Xinheng.Policy.Conditions.Condition.Read(text, Example.Vocabulary, expected: null, span: null);

        return reading.Condition is null == reading.Diagnostics.Count > 0
            && reading.Diagnostics.All(finding => finding.Span is { Line: >= 1, Column: >= 1, Length: >= 1 } && DiagnosticText.Render(finding, "zh").Length > 0);
    });

    [Fact]
    public void A_condition_with_a_piece_cut_out_is_read_or_refused_but_never_throws() => Check(conditions, text =>
    {
        for (var at = 0; at < text.Length; at += 3)
        {
            var reading = Xinheng.Policy.Conditions.Condition.Read(text.Remove(at, 1), Example.Vocabulary, expected: null, span: null);
            if (reading.Condition?.Evaluate(Example.Bindings()) is null && reading.Diagnostics.Count == 0)
            {
                return false;
            }
        }

        return true;
    });

    private static Gen<string> Condition(int size) => size <= 1
        ? truths
        : Gen.OneOf(
            truths,
            Condition(size / 2).Two().Select(pair => $"({pair.Item1}) && ({pair.Item2})"),
            Condition(size / 2).Two().Select(pair => $"({pair.Item1}) || {pair.Item2}"),
            Condition(size - 1).Select(inner => $"!({inner})"),
            Condition(size / 3).Three().Select(three => $"(({three.Item1}) ? ({three.Item2}) : {three.Item3})"));

    private static void Check<T>(Gen<T> cases, Func<T, bool> holds) => Prop.ForAll(cases.ToArbitrary(), holds).Check(config);

    private static bool SameTruth(string a, string b) => (Example.Evaluate(a), Example.Evaluate(b)) switch
    {
        (Value.Error, Value.Error) => true, // either of two errors may be the one reported
        var (x, y) => x.Equals(y),
    };

    // The tree without places in the text.
    private static string Shape(Expression node) => node switch
    {
        Expression.Literal literal => $"<{literal.Value}>",
        Expression.Variable variable => variable.Name,
        Expression.Select select => $"{Shape(select.Target)}.{select.Field}",
        Expression.Has has => $"has({Shape(has.Target)}.{has.Field})",
        Expression.Call call => $"{call.Function}({string.Join(' ', call.Operands.Select(Shape))})",
        Expression.ListLiteral list => $"[{string.Join(' ', list.Items.Select(Shape))}]",
        Expression.Macro macro => $"{macro.Name}({Shape(macro.Range)} {macro.Item} {(macro.Where is { } where ? Shape(where) : "")} {Shape(macro.Body)})",
        _ => throw new InvalidOperationException("An expression outside the closed set"),
    };
}
