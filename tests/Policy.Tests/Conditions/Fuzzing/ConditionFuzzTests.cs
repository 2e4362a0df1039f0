using System.Globalization;
using System.Numerics;
using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions.Fuzzing;

/// <summary>
/// Made-up conditions, good and bad, 100,000 of them unless more are asked for. None may throw or run long; good ones
/// must mean what a second, plain reading of the language says they mean.
/// </summary>
public sealed class ConditionFuzzTests
{
    private static readonly string[] scraps =
    [
        "(", ")", "[", "]", "{", "}", ",", ".", "?", ":", "!", "-", "+", "*", "/", "%", "<", "==", "&&", "||", " in ", "'", "\"", "'''", "\\", "\\u", "\\x4", "`", "#", "//", "\n", "\0",
        "0x", "1e", "9223372036854775808", "1u", "b'", "r'", "null", "true", "record", ".kind", "latest", ".exists(x, ", ".map(", ".filter(", "has(", "date(", "days(", "if", "信", "（", "“", "\ud800", "\udc00", "😀", "≥",
    ];

    [Fact]
    public void A_good_condition_means_what_the_plain_reading_says_and_is_read_back_from_its_canonical_text()
    {
        FuzzCases.Hold(FuzzCases.Count / 2, random =>
        {
            var scope = RandomScope(random);
            var made = new RandomCondition(random, isWild: false).Make((Kind)random.Next(8), random.Next(5));
            var reading = Condition.Read(made.Text, Example.Vocabulary, expected: null, span: null);
            if (reading.Condition is not { } condition)
            {
                return $"{made.Text} was refused: {reading.Diagnostics[0].Code} {reading.Diagnostics[0].Message.En}";
            }

            var (found, meant) = (condition.Evaluate(BindingsOf(scope)), made.Mean(scope));
            return !AreAlike(found, meant) ? $"{made.Text} gave {found}, not {meant}" : CheckReadBack(condition, found, scope);
        });
    }

    [Fact]
    public void A_condition_with_parts_of_wrong_types_is_read_or_refused_with_places() =>
        FuzzCases.Hold(FuzzCases.Count / 4, random =>
            CheckAnything(new RandomCondition(random, isWild: true).Make((Kind)random.Next(8), random.Next(5)).Text, random));

    [Fact]
    public void A_condition_with_changed_characters_is_read_or_refused_with_places() =>
        FuzzCases.Hold(FuzzCases.Count / 4, random =>
            CheckAnything(Changed(new RandomCondition(random, isWild: false).Make(Kind.Bool, random.Next(4)).Text, random), random));

    private static string Changed(string text, Random random)
    {
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var length = random.Next(Math.Min(8, text.Length - at) + 1);
            text = random.Next(3) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, scraps[random.Next(scraps.Length)]),
                _ => text.Insert(random.Next(text.Length + 1), text.Substring(at, length)),
            };
        }

        return text;
    }

    private static string? CheckAnything(string text, Random random)
    {
        var reading = Condition.Read(text, Example.Vocabulary, expected: null, span: null);
        if (reading.Condition is null == (reading.Diagnostics.Count == 0))
        {
            return $"{text} is neither read nor refused";
        }

        if (reading.Diagnostics.Any(finding => finding.Span is not { Line: >= 1, Column: >= 1, Length: >= 1 } || DiagnosticText.Render(finding, "zh").Length == 0))
        {
            return $"{text} has a finding without a place";
        }

        var scope = RandomScope(random);
        return reading.Condition is { } condition ? CheckReadBack(condition, condition.Evaluate(BindingsOf(scope)), scope) : null;
    }

    private static string? CheckReadBack(Condition condition, Value found, Scope scope)
    {
        var canonical = condition.ToCanonicalText();
        if (canonical.Length > Condition.LengthLimit)
        {
            return null; // escapes can make a text longer than may be read
        }

        var again = Condition.Read(canonical, Example.Vocabulary, expected: null, span: null).Condition;
        return again is null ? $"{condition.Text} is not read back from {canonical}"
            : again.ToCanonicalText() != canonical ? $"{canonical} is written {again.ToCanonicalText()}"
            : !again.Evaluate(BindingsOf(scope)).Equals(found) ? $"{canonical} has another value than {condition.Text}"
            : null;
    }

    private static Scope RandomScope(Random random) => new(new Dictionary<string, object?>
    {
        ["general_count"] = (BigInteger)random.Next(4),
        ["severe_count"] = (BigInteger)0,
        ["latest"] = random.Next(2) == 0 ? null : (BigInteger)random.Next(400),
        ["score"] = random.Next(1000) / 10m,
        ["grave_consequence"] = random.Next(2) == 0,
        ["as_of"] = new DateOnly(2024, 2, 29),
        ["name"] = "信用",
        ["record.happened"] = new DateOnly(2023, 1, 31),
        ["record.until"] = random.Next(2) == 0 ? null : new DateOnly(2025, 1, 1),
        ["record.amount_fen"] = random.Next(2) == 0 ? null : (BigInteger)50_000,
        ["record.issuer"] = random.Next(2) == 0 ? null : "C1局",
        ["subject.tags"] = (List<object?>)["a", "用"],
        ["params.limit"] = (BigInteger)5,
        ["params.ratio"] = 0.1m,
    });

    private static Bindings BindingsOf(Scope scope) => Example.Bindings(scope.Names.ToDictionary(pair => pair.Key, pair => ValueOf(pair.Value)));

    private static Value ValueOf(object? value) => value switch
    {
        null => Value.Null.Instance,
        bool truth => new Value.Bool(truth),
        BigInteger number => new Value.Int((long)number),
        decimal number => new Value.Decimal(number),
        string text => new Value.Text(text),
        DateOnly day => new Value.Date(day),
        Span span => new Value.Duration((long)span.Months, (long)span.Days),
        List<object?> list => new Value.List([.. list.Select(ValueOf)]),
        _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{value} is no value")),
    };

    private static bool AreAlike(Value found, object? meant) => meant is Fail ? found is Value.Error : found.Equals(ValueOf(meant));
}
