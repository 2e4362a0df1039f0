using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>
/// Which points scores can give where the names they follow from lie in given cells. Never too few; exactly those where each
/// name bears on one part only, or is cut finely enough.
/// </summary>
internal sealed class ScoreModel(ScoreParts parts, ScoreCuts cuts, Period period, CellBudget budget)
{
    private const int MostBoxes = 256;
    private const int MostRanges = 256;

    /// <summary>What working out one choice of cells weighs beside going through one situation.</summary>
    private const int Weight = 10;

    private readonly Dictionary<string, IReadOnlyList<ScoreRange>> known = [];
    private readonly Dictionary<Cell, int> numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>The points of a score or of <c>score</c>.</summary>
    /// <param name="name">The score.</param>
    /// <param name="cellsOf">The cells a name can lie in.</param>
    public IReadOnlyList<ScoreRange> Of(string name, Func<Reference, IReadOnlyList<Cell>> cellsOf)
    {
        try
        {
            var shared = parts.Of(name).SelectMany(Bases).GroupBy(reference => reference).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
            return Join(Boxes(shared, cellsOf).SelectMany(box => Total(name, reference => box.TryGetValue(reference, out var cell) ? [cell] : cellsOf(reference))));
        }
        catch (OverflowException)
        {
            return [ScoreRange.Any];
        }
    }

    private IEnumerable<Reference> Bases(ScorePart part) =>
        part.Score is { } score ? parts.BasesOf(score.Id)
        : (part.Measure?.References ?? []).Where(name => name.Variable != "params").SelectMany(name => IsScore(name) ? parts.BasesOf(name.Variable).AsEnumerable() : [name]).Distinct();

    private bool IsScore(Reference name) => name.Field is null && parts.Find(name.Variable) is not null;

    /// <summary>Every choice of one cell for each name; a single one that leaves all open where there are too many.</summary>
    private IEnumerable<Dictionary<Reference, Cell>> Boxes(IReadOnlyList<Reference> names, Func<Reference, IReadOnlyList<Cell>> cellsOf)
    {
        var count = names.Aggregate(1L, (product, name) => Math.Min(product * cellsOf(name).Count, MostBoxes + 1));
        if (count > MostBoxes || !budget.TrySpend(count * Weight))
        {
            return [[]];
        }

        return names.Aggregate(
            (IEnumerable<Dictionary<Reference, Cell>>)[[]],
            (boxes, name) => boxes.SelectMany(box => cellsOf(name).Select(cell => new Dictionary<Reference, Cell>(box) { [name] = cell })));
    }

    private IEnumerable<ScoreRange> Total(string name, Func<Reference, IReadOnlyList<Cell>> cellsOf)
    {
        IReadOnlyList<ScoreRange> sums = [name != "score" || parts.Card is not { } card ? ScoreRange.Point(0m) : Number(card.Base) is { } start ? ScoreRange.Point(start) : ScoreRange.Any];
        foreach (var part in parts.Of(name))
        {
            var ranges = RangesOf(part, cellsOf).Select(range => range.Times(part.Factor)).ToList();
            sums = Join(sums.SelectMany(sum => ranges.Select(sum.Plus)));
        }

        var bounded = name == "score" && parts.Card is { } bounds ? sums.SelectMany(sum => sum.Within(Number(bounds.Least), Number(bounds.Most))) : sums;
        return bounded.Select(range => range.Rounded());
    }

    private IReadOnlyList<ScoreRange> RangesOf(ScorePart part, Func<Reference, IReadOnlyList<Cell>> cellsOf)
    {
        if (part.Measure is not { } measure)
        {
            return [.. Capped(part.Item, OfRecords(part.Item))];
        }

        var names = Bases(part).Order(Comparer<Reference>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))).ToList();
        var key = $"{part.Score?.Id ?? part.Item?.Id}:{part.Score is null}:{string.Join('|', names.Select(name => string.Join(',', cellsOf(name).Select(NumberOf))))}";
        if (!known.TryGetValue(key, out var ranges))
        {
            known[key] = ranges = Join(Boxes(names, cellsOf).SelectMany(box => box.Count == names.Count && cuts.IsSettled(measure) ? InBox(part, measure, box) : Whole(part)));
        }

        return ranges;
    }

    private int NumberOf(Cell cell)
    {
        if (!numbers.TryGetValue(cell, out var number))
        {
            numbers.Add(cell, number = numbers.Count);
        }

        return number;
    }

    private IEnumerable<ScoreRange> InBox(ScorePart part, Condition measure, Dictionary<Reference, Cell> cells)
    {
        var box = new ScoreBox(period.Parameters, name => cells[name], name => IsScore(name) ? Hull(Of(name.Variable, reference => [cells[reference]])) : null);
        var found = box.Measure(measure.Root);
        return part.Score is { } score
            ? InShape(score, found)
            : Capped(part.Item, found.Range ?? (Points(found.Exact) is { } points ? ScoreRange.Point(points) : ScoreRange.Any));
    }

    private static IEnumerable<ScoreRange> InShape(Score score, Measured found)
    {
        if (found.Exact is Value.Null or Value.Error { Code: "EX-103" })
        {
            return score.Absent is { } absent ? [ScoreRange.Point(Score.Rounded(absent))] : [new(score.Least, score.Most)];
        }

        return found switch
        {
            { Exact: { } value } when score.Shape.At(value) is { } points => [ScoreRange.Point(Score.Rounded(points))],
            { Range: { } range } => ShapeRanges.Of(score.Shape, range).Select(one => one.Rounded()),
            _ => [new(score.Least, score.Most)],
        };
    }

    private static IEnumerable<ScoreRange> Whole(ScorePart part) => part.Score is { } score ? [new(score.Least, score.Most)] : [ScoreRange.Any];

    // How many records there are is not known here: any number of them, each with all its points or with what has not come back.
    private ScoreRange OfRecords(ScorecardItem? item) =>
        item is null || ScoreParts.WorthOf(item, period) is not { } worths ? ScoreRange.Any
        : item.Recovery is null && worths.Distinct().Count() == 1 ? OfSteps(worths[0])
        : worths.All(worth => worth <= 0m) ? new(null, 0m)
        : worths.All(worth => worth >= 0m) ? new(0m, null)
        : ScoreRange.Any;

    private static ScoreRange OfSteps(decimal worth) => worth < 0m ? new(null, 0m, -worth) : worth > 0m ? new(0m, null, worth) : ScoreRange.Point(0m);

    private IEnumerable<ScoreRange> Capped(ScorecardItem? item, ScoreRange range) =>
        item?.Cap is not { } cap ? [range]
        : Number(cap) is not { } limit ? [ScoreRange.Any]
        : limit < 0m ? range.Within(limit, null) : range.Within(null, limit);

    private decimal? Number(Condition? expression) => expression is null ? null : Points(expression.Evaluate(period.Parameters));

    private static decimal? Points(Value? value) => value is Value.Int or Value.Decimal ? Computation.ToDecimal(value) : null;

    private static ScoreRange Hull(IReadOnlyList<ScoreRange> ranges) => ranges is [var only] ? only
        : new(ranges.Any(range => range.Low is null) ? null : ranges.Min(range => range.Low), ranges.Any(range => range.High is null) ? null : ranges.Max(range => range.High));

    private static IReadOnlyList<ScoreRange> Join(IEnumerable<ScoreRange> ranges)
    {
        HashSet<ScoreRange> different = [];
        foreach (var range in ranges)
        {
            different.Add(range);
            if (different.Count > MostRanges)
            {
                different = [Hull([.. different])];
            }
        }

        return [.. different];
    }
}
