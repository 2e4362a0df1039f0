using System.Globalization;
using System.Numerics;

namespace Xinheng.Policy.Tests.Conditions.Fuzzing;

/// <summary>What a made-up expression gives.</summary>
internal enum Kind
{
    Bool, Int, Decimal, Text, Date, Span, Ints, Texts,
}

/// <summary>A made-up expression: how it is written, how tightly it binds, and what it means.</summary>
internal sealed record Made(string Text, int Strength, Func<Scope, object?> Mean);

/// <summary>The values of names and of macros' items.</summary>
internal sealed record Scope(IReadOnlyDictionary<string, object?> Names)
{
    public Scope With(string name, object? value) => new(new Dictionary<string, object?>(Names) { [name] = value });
}

/// <summary>Makes expressions of the whole grammar, with parentheses and blanks nobody would write.</summary>
/// <param name="random">Where chance comes from.</param>
/// <param name="isWild">Whether parts of other types than wanted are put in here and there.</param>
internal sealed partial class RandomCondition(Random random, bool isWild)
{
    private const int Conditional = 0;
    private const int OrStrength = 1;
    private const int AndStrength = 2;
    private const int Relation = 3;
    private const int Sum = 4;
    private const int Product = 5;
    private const int Unary = 6;
    private const int Postfix = 7;

    private static readonly string[] letters = ["a", "b", "信", "用", "😀", "\\n", "\\'", "\\u00e9", " ", "’", "C1"];
    private static readonly string[] lettersMeant = ["a", "b", "信", "用", "😀", "\n", "'", "é", " ", "’", "C1"];

    private readonly List<(string Name, Kind Kind)> items = [];

    public Made Make(Kind kind, int depth)
    {
        var wanted = isWild && random.Next(12) == 0 ? (Kind)random.Next(8) : kind;
        if (depth <= 0)
        {
            return Leaf(wanted);
        }

        if (random.Next(8) == 0)
        {
            var (condition, first, second) = (Make(Kind.Bool, depth - 1), Make(wanted, depth - 1), Make(wanted, depth - 1));
            return new($"{Written(condition, OrStrength)} ?{Blank()}{Written(first, OrStrength)} : {Written(second, Conditional)}", Conditional,
                scope => condition.Mean(scope) switch { true => first.Mean(scope), false => second.Mean(scope), _ => Fail.Instance });
        }

        return wanted switch
        {
            Kind.Bool => Truth(depth - 1),
            Kind.Int => Whole(depth - 1),
            Kind.Decimal => Fraction(depth - 1),
            Kind.Text => Text(depth - 1),
            Kind.Date => Date(depth - 1),
            Kind.Span => Length(depth - 1),
            _ => List(wanted, depth - 1),
        };
    }

    private T Pick<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];

    private string Blank() => Pick("", "", " ", "  ", "\n", " // note\n");

    private string Written(Made part, int strength)
    {
        var isLoose = part.Strength < strength || random.Next(10) == 0;
        return isLoose ? $"({Blank()}{part.Text}{Blank()})" : part.Text;
    }

    private Made Infix(string mark, int strength, Made left, Made right, Func<object?, object?, object?> mean) => new(
        $"{Written(left, strength)}{Blank()} {mark} {Blank()}{Written(right, strength + 1)}", strength,
        scope => mean(left.Mean(scope), right.Mean(scope)));

    private Made Function(string name, Made operand, Func<object?, object?> mean) =>
        new($"{name}({Blank()}{operand.Text}{Blank()})", Postfix, scope => mean(operand.Mean(scope)));

    private static Made Name(string name) => new(name, Postfix, scope => scope.Names[name]);

    private Made Leaf(Kind kind)
    {
        var bound = items.Where(item => item.Kind == kind).Select(item => Name(item.Name)).ToList();
        if (bound.Count > 0 && random.Next(2) == 0)
        {
            return bound[random.Next(bound.Count)];
        }

        return kind switch
        {
            Kind.Bool => Pick(new("true", Postfix, _ => true), new("false", Postfix, _ => false), Name("grave_consequence"),
                new("has(record.until)", Postfix, scope => scope.Names["record.until"] is not null),
                new("latest == null", Relation, scope => scope.Names["latest"] is null)),
            Kind.Int => Pick(WholeLiteral(), WholeLiteral(), Name("general_count"), Name("severe_count"), Name("latest"), Name("record.amount_fen"), Name("params.limit")),
            Kind.Decimal => Pick(FractionLiteral(), FractionLiteral(), Name("score"), Name("params.ratio")),
            Kind.Text => Pick(TextLiteral(), TextLiteral(), Name("name"), Name("record.issuer")),
            Kind.Date => Pick(DateLiteral(), Name("as_of"), Name("record.happened"), Name("record.until")),
            Kind.Span => Function("days", WholeLiteral(), count => count is BigInteger days ? new Span(0, days) : Fail.Instance),
            Kind.Ints => Items([.. Enumerable.Range(0, random.Next(5)).Select(_ => WholeLiteral())]),
            _ => random.Next(2) == 0 ? Name("subject.tags") : Items([.. Enumerable.Range(0, random.Next(5)).Select(_ => TextLiteral())]),
        };
    }

    private Made WholeLiteral()
    {
        var number = random.Next(12) switch
        {
            0 => long.MaxValue,
            1 => long.MinValue,
            2 => random.NextInt64(long.MinValue, long.MaxValue),
            _ => random.Next(-4, 12),
        };
        var isHex = number >= 0 && random.Next(6) == 0;
        return new(
            isHex ? "0x" + number.ToString("x", CultureInfo.InvariantCulture) : number.ToString(CultureInfo.InvariantCulture),
            number < 0 ? Unary : Postfix, _ => (BigInteger)number);
    }

    private Made FractionLiteral()
    {
        var number = new decimal(random.Next(), random.Next(4) == 0 ? random.Next() : 0, random.Next(8) == 0 ? random.Next() : 0, random.Next(3) == 0, (byte)random.Next(1, 28));
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new(text, number < 0 ? Unary : Postfix, _ => number);
    }

    private Made TextLiteral()
    {
        var picks = Enumerable.Range(0, random.Next(4)).Select(_ => random.Next(letters.Length)).ToList();
        var meant = string.Concat(picks.Select(pick => lettersMeant[pick]));
        var written = string.Concat(picks.Select(pick => letters[pick]));
        var quote = Pick("'", "\"", "'''");
        return new($"{quote}{written}{quote}", Postfix, _ => meant);
    }

    private Made DateLiteral()
    {
        var day = random.Next(10) switch
        {
            0 => DateOnly.MaxValue,
            1 => DateOnly.MinValue,
            _ => new DateOnly(2020, 1, 1).AddDays(random.Next(2000)),
        };
        return new($"date('{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}')", Postfix, _ => day);
    }

    private Made Items(IReadOnlyList<Made> parts) => new(
        $"[{Blank()}{string.Join(", ", parts.Select(part => part.Text))}]", Postfix,
        scope =>
        {
            var values = parts.Select(part => part.Mean(scope)).ToList();
            return values.Any(value => value is Fail or null) ? Fail.Instance : values;
        });
}
