using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Linting;

/// <summary>What is known of a name that conditions use.</summary>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether it can be absent.</param>
/// <param name="Values">Its closed set, or that of each item; null when open.</param>
/// <param name="Title">For people.</param>
/// <param name="Least">Least value of a number or a date (its day number); null: none.</param>
/// <param name="Most">Greatest value; null: none.</param>
internal sealed record NameFacts(
    ValueType Type, bool IsOptional, IReadOnlyList<string>? Values, LocalText Title, decimal? Least = null, decimal? Most = null);

/// <summary>On which side of its bound a comparison changes its answer.</summary>
internal enum CutSide
{
    /// <summary>Between the value before the bound and the bound: <c>&lt;</c> and <c>&gt;=</c>.</summary>
    Before,

    /// <summary>Between the bound and the value after it: <c>&lt;=</c> and <c>&gt;</c>.</summary>
    After,

    /// <summary>On both: <c>==</c> and <c>!=</c>.</summary>
    Both,
}

/// <summary>The places at which the pack's comparisons cut the values of one name.</summary>
internal sealed class Cuts(NameFacts facts)
{
    private const string Fresh = "…";

    private readonly SortedSet<long> integers = [];
    private readonly SortedSet<decimal> decimals = [];
    private readonly SortedSet<string> texts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> prefixes = new(StringComparer.Ordinal);
    private readonly SortedSet<string> parts = new(StringComparer.Ordinal);

    /// <summary>What the cuts are of.</summary>
    public NameFacts Facts => facts;

    /// <summary>For lists: the smallest truth values that look at the list.</summary>
    public List<Expression> ListAtoms { get; } = [];

    /// <summary>Cuts where a comparison with <paramref name="bound"/> changes its answer.</summary>
    public void CutAt(decimal bound, CutSide side)
    {
        if (facts.Type == ValueType.Decimal)
        {
            decimals.Add(bound);
        }
        else if (Math.Abs(bound) < long.MaxValue / 2)
        {
            CutIntegers(bound, side);
        }
    }

    /// <summary>Tells a text apart from all others.</summary>
    public void CutText(string text) => texts.Add(text);

    /// <summary>Tells texts that start so from those that do not.</summary>
    public void CutPrefix(string prefix) => prefixes.Add(prefix);

    /// <summary>Tells texts that hold a part from those that do not; false where there are too many parts to tell apart.</summary>
    public bool TryCutPart(string part)
    {
        parts.Add(part);
        return parts.Count <= PartLimit;
    }

    /// <summary>The cells; all values together.</summary>
    public IReadOnlyList<Cell> ToCells(Func<Expression, IReadOnlyList<Value>, bool?> askList)
    {
        IEnumerable<Cell> cells = facts.Type switch
        {
            ValueType.Scalar { Kind: ScalarKind.Bool } => [new(Value.Bool.False), new(Value.Bool.True)],
            ValueType.Scalar { Kind: ScalarKind.Int } => IntegerCells(number => new Value.Int(number)),
            ValueType.Scalar { Kind: ScalarKind.Date } => IntegerCells(day => new Value.Date(DateOnly.FromDayNumber((int)day))),
            ValueType.Scalar { Kind: ScalarKind.Decimal } => DecimalCells(),
            ValueType.Scalar { Kind: ScalarKind.Text } => TextCells(),
            ValueType.ListOf => ListCells(askList),
            _ => [new(Value.Null.Instance)],
        };
        return facts.IsOptional ? [new(Value.Null.Instance), .. cells] : [.. cells];
    }

    private void CutIntegers(decimal bound, CutSide side)
    {
        if (side is CutSide.Before or CutSide.Both)
        {
            Cut((long)decimal.Ceiling(bound));
        }

        if (side is CutSide.After or CutSide.Both)
        {
            Cut((long)decimal.Floor(bound) + 1);
        }
    }

    // Before the first day of the calendar and after its last no day is told from another.
    private void Cut(long first)
    {
        if (facts.Type != ValueType.Date || (first > 0 && first <= DateOnly.MaxValue.DayNumber))
        {
            integers.Add(first);
        }
    }

    private IEnumerable<Cell> IntegerCells(Func<long, Value> make)
    {
        var low = (long?)facts.Least;
        foreach (var next in integers.Where(cut => (facts.Least is null || cut > facts.Least) && (facts.Most is null || cut <= facts.Most)))
        {
            yield return IntegerCell(low, next - 1, make);
            low = next;
        }

        yield return IntegerCell(low, (long?)facts.Most, make);
    }

    private static Cell IntegerCell(long? low, long? high, Func<long, Value> make)
    {
        var sample = (low, high) switch
        {
            ({ } from, { } through) => from + ((through - from) / 2),
            _ => low ?? high ?? 0,
        };
        return new(make(sample), low is { } l ? make(l) : null, high is { } h ? make(h) : null);
    }

    private IEnumerable<Cell> DecimalCells()
    {
        var bounds = decimals.Where(cut => !(cut < facts.Least) && !(cut > facts.Most)).ToList();
        var below = facts.Least;
        var isBelowOpen = false;
        foreach (var cut in bounds)
        {
            if (below is null || below < cut)
            {
                yield return DecimalCell(below, isBelowOpen, cut, isHighOpen: true);
            }

            yield return DecimalCell(cut, false, cut, false);
            (below, isBelowOpen) = (cut, true);
        }

        if (facts.Most is null || below is null || below < facts.Most || !isBelowOpen)
        {
            yield return DecimalCell(below, isBelowOpen, facts.Most, isHighOpen: false);
        }
    }

    private static Cell DecimalCell(decimal? low, bool isLowOpen, decimal? high, bool isHighOpen)
    {
        var sample = (low, high) switch
        {
            ({ } from, { } through) => Middle(from, through),
            ({ } from, null) => Math.Abs(from) < Far ? from + 1 : from,
            (null, { } through) => Math.Abs(through) < Far ? through - 1 : through,
            (null, null) => 0m,
        };
        return new(new Value.Decimal(sample), low is { } l ? new Value.Decimal(l) : null, high is { } h ? new Value.Decimal(h) : null)
        {
            IsLowOpen = isLowOpen,
            IsHighOpen = isHighOpen,
        };
    }

    private IEnumerable<Cell> TextCells() => facts.Values is { } closed
        ? closed.Select(text => new Cell(new Value.Text(text)))
        : OpenTexts().Select(pair => new Cell(new Value.Text(pair.Text), IsRest: pair.IsRest));

    // By the longest prefix named that a text starts with and the parts it holds, and apart from them each text named itself.
    private IEnumerable<(string Text, bool IsRest)> OpenTexts() =>
        texts.Select(text => (text, false)).Concat(
            from prefix in prefixes.Append("").Distinct()
            from held in SetsOfParts()
            select (FreshUnder(prefix, held), true));

    private IEnumerable<string> SetsOfParts() => Enumerable.Range(0, 1 << parts.Count)
        .Select(subset => string.Concat(parts.Where((_, at) => (subset >> at & 1) == 1).Select(part => part + Fresh)));

    private string FreshUnder(string prefix, string held)
    {
        var text = prefix + Fresh;
        while (texts.Contains(text + held) || prefixes.Any(other => other.Length > prefix.Length && (text + held).StartsWith(other, StringComparison.Ordinal)))
        {
            text += Fresh;
        }

        return text + held;
    }

    /// <summary>
    /// Items that every question about the list answers alike count as one; a list is then told by which of these
    /// groups it holds.
    /// </summary>
    private IEnumerable<Cell> ListCells(Func<Expression, IReadOnlyList<Value>, bool?> ask)
    {
        var items = facts.Values ?? [.. OpenTexts().Select(pair => pair.Text)];
        var groups = items.Select(item => new Value.Text(item))
            .GroupBy(item => string.Concat(ListAtoms.Select(atom => ask(atom, [item]) switch { true => 't', false => 'f', _ => 'e' })))
            .Select(group => group.First()).ToList();
        if (groups.Count > GroupLimit)
        {
            throw new TooManyCellsException();
        }

        return Enumerable.Range(0, 1 << groups.Count)
            .Select(subset => new Cell(new Value.List([.. groups.Where((_, at) => (subset >> at & 1) == 1)])));
    }

    /// <summary>Half way between two numbers, however far off they are.</summary>
    internal static decimal Middle(decimal one, decimal other) =>
        Math.Abs(one) < Far && Math.Abs(other) < Far ? (one + other) / 2
        : one < 0 == other < 0 ? one + ((other - one) / 2)
        : (one / 2) + (other / 2);

    /// <summary>Beyond it the sum of two decimals may be more than one holds.</summary>
    private const decimal Far = decimal.MaxValue / 4;

    private const int GroupLimit = 16;

    private const int PartLimit = 4;
}
