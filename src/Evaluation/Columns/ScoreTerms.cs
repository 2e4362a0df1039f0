using System.Runtime.Intrinsics;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A score as a sum of looked-up whole numbers, exact to the last digit: what is brought by a count, by two counts, by the
/// subject's traits, its industry, its place or its registration day, and by the records of a scorecard's items.
/// </summary>
internal sealed class ScoreTerms
{
    /// <summary>What brings no number: the score of a subject that has it cannot be told by looking up.</summary>
    public const long Untold = LookUp.Unknown;

    /// <summary>Counts below this are looked up in pairs.</summary>
    public const int PairLimit = 64;

    private static readonly HashSet<string> TraitFields = new(["licence", "kind", "state_owned", "tags"], StringComparer.Ordinal);
    private static readonly byte[] NoCounts = new byte[Vector256<byte>.Count];

    private readonly LaneSource source;
    private readonly ResultParts results;
    private readonly decimal most;
    private readonly List<ScoreTerm> ofRegistration = [];

    /// <param name="given">The pack on the day, and the results.</param>
    /// <param name="scale">Parts of a point.</param>
    /// <param name="terms">What is added up.</param>
    /// <param name="most">What a term brings at most for the sum to fit.</param>
    private ScoreTerms((LaneSource Source, ResultParts Results) given, decimal scale, IEnumerable<ScoreTerm> terms, long most)
    {
        ((source, results), Scale, this.most) = (given, scale, most / scale);
        IsWhole = terms.All(TryAdd);
        ByRegistered = ofRegistration.Count == 0 ? null : new AgePoints(
            source.Day.DayNumber - PackedSubject.FirstDay,
            ofRegistration.TrueForAll(term => term.SettledAge is not null) ? ofRegistration.Max(term => term.SettledAge) : null, OfRegistration);
        Idle = ByLane.Select(term => term.Points[0]).Concat(ByPair.Select(term => term.Points[0])).Aggregate(Base, Sum);
    }

    /// <summary>Parts of a point.</summary>
    public decimal Scale { get; }

    /// <summary>What every subject has.</summary>
    public long Base { get; private set; }

    /// <summary>By lane and count: what it brings; beyond the cap nothing changes.</summary>
    public List<(int Lane, int Cap, LookUp Points)> ByLane { get; } = [];

    /// <summary>By two lanes and their counts: what they bring; the first count is the slower one.</summary>
    public List<(int First, int Second, LookUp Points)> ByPair { get; } = [];

    /// <summary>By part of a result and place of its letter: what it brings.</summary>
    public List<(int Part, long[] Points)> ByResult { get; } = [];

    /// <summary>By place of the traits: what they bring; empty when nothing.</summary>
    public long[] ByTraits { get; private set; } = [];

    /// <summary>By place of the industry: what it brings; empty when nothing.</summary>
    public long[] ByIndustry { get; private set; } = [];

    /// <summary>By place of the division: what it brings; empty when nothing.</summary>
    public long[] ByPlace { get; private set; } = [];

    /// <summary>By registration day as <see cref="PackedSubject"/> keeps it: what it brings; null when nothing.</summary>
    public AgePoints? ByRegistered { get; }

    /// <summary>What a subject without records has, beside what its own facts bring.</summary>
    public long Idle { get; private set; }

    /// <summary>For a scorecard: its items of records, in the order of their lanes.</summary>
    public IReadOnlyList<ItemLimit> Items { get; private init; } = [];

    /// <summary>The least sum; null: no bound.</summary>
    public long? Least { get; private init; }

    /// <summary>The greatest sum; null: no bound.</summary>
    public long? Most { get; private init; }

    private bool IsWhole { get; }

    /// <summary>The terms of the pack's score; null when it cannot be said as such a sum.</summary>
    /// <param name="source">The pack on the day.</param>
    /// <param name="results">The results that the score looks at, and others.</param>
    public static ScoreTerms? Of(LaneSource source, ResultParts results)
    {
        var pack = source.Pack.Pack;
        var terms = pack.Tree is { } tree ? OfTree(tree, (source, results)) : pack.Scorecard is { } card ? OfCard(card, (source, results)) : null;
        return terms is { IsWhole: true } ? terms : null;
    }

    private static ScoreTerms? OfTree(WeightedTree tree, (LaneSource Source, ResultParts Results) given)
    {
        var source = given.Source;
        var leaves = Leaves(tree.Root, 1m, 0).Select(leaf => (Score: source.Pack.ScoreOf(leaf.Score), leaf.Weight, leaf.Depth)).ToList();
        var digits = 4 + (WeightedTree.WeightPlaces * leaves.Max(leaf => leaf.Depth));
        if (digits > 16 || leaves.Any(leaf => leaf.Score is null))
        {
            return null;
        }

        var sum = leaves.Sum(leaf => Math.Max(Math.Abs(leaf.Score!.Least), Math.Abs(leaf.Score.Most)) * leaf.Weight); // looked at on the line before
        return sum * Power(digits) >= ScoreCuts.Bound ? null
            : new ScoreTerms(given, Power(digits), leaves.Select(leaf => ScoreTerm.OfLeaf(source, leaf.Score!, leaf.Weight)), ScoreCuts.Bound); // as above
    }

    private static ScoreTerms? OfCard(Scorecard card, (LaneSource Source, ResultParts Results) given)
    {
        var source = given.Source;
        var scale = Power(ItemPoints.Digits);
        var caps = card.Items.Select(item => item.Cap is { } cap ? Number(source, cap) : null).ToList();
        var (least, most) = (Parts(source, card.Least, scale), Parts(source, card.Most, scale));
        if (Parts(source, card.Base, scale) is not { } start
            || card.Items.Where((item, at) => item.Cap is not null && caps[at] is null).Any()
            || (card.Least is not null && least is null) || (card.Most is not null && most is null))
        {
            return null;
        }

        var once = card.Items.Select((item, at) => (item.Value, Cap: caps[at])).Where(item => item.Value is not null).ToList();
        var each = ScoreCuts.Bound / (once.Count + LaneSet.Limit + 2);
        return new ScoreTerms(given, scale, once.Select(item => ScoreTerm.OfItem(source, item.Value!, item.Cap)), each) // those without were left out
        {
            Least = least,
            Most = most,
            Items = [.. source.Lanes.Items.Select(at => new ItemLimit(card.Items[at].Cap is { } cap ? Parts(source, cap, scale) : null))],
        }.Begun(start);
    }

    private ScoreTerms Begun(long start)
    {
        (Base, Idle) = (Sum(Base, start), Sum(Idle, start));
        return this;
    }

    private static decimal? Number(LaneSource source, Condition expression) => Models.Points.Number(source.Period.Compute(expression));

    private static long? Parts(LaneSource source, Condition? expression, decimal scale) =>
        expression is not null && Number(source, expression) is { } number && Math.Abs(number) < 1_000_000m && decimal.IsInteger(number * scale)
            ? (long)(number * scale) : null;

    private static decimal Power(int digits) => Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten);

    /// <summary>Two parts of a score together.</summary>
    public static long Sum(long a, long b) => a == Untold || b == Untold ? Untold : a + b;

    private static IEnumerable<(string Score, decimal Weight, int Depth)> Leaves(TreeNode node, decimal weight, int depth) =>
        node.Score is { } score ? [(score, weight, depth)]
        : node.Children.SelectMany(child => Leaves(child, weight * child.Weight, depth + 1));

    private bool TryAdd(ScoreTerm term)
    {
        var inputs = term.Inputs;
        var lanes = inputs.Indicators.Where(at => source.Pack.Pack.Indicators[at].Aggregate is not Aggregate.Ratio).Select(source.Lanes.LaneOf).ToList();
        if (inputs.HasTotal || inputs.HasResultScore || lanes.Contains(-1))
        {
            return false;
        }

        if (inputs.Results.Count > 0)
        {
            return lanes.Count == 0 && inputs.Fields.Count == 0 && TryAddResult(term);
        }

        switch (lanes, inputs.Fields.Count)
        {
            case ([], 0):
                Base = Sum(Base, Parts(term, LaneSource.Nobody, NoCounts));
                return true;
            case ([], _):
                return TryAddField(term);
            case ([var lane], 0):
                ByLane.Add((lane, term.Cap, new LookUp(LaneCaps.Exact + 1, count => Parts(term, LaneSource.Nobody, Counts((lane, count), (lane, count))))));
                return true;
            case ([var first, var second], 0):
                ByPair.Add((first, second, new LookUp(
                    PairLimit * PairLimit, at => Parts(term, LaneSource.Nobody, Counts((first, at / PairLimit), (second, at % PairLimit))))));
                return true;
            default:
                return false;
        }
    }

    private long OfRegistration(int day)
    {
        var subject = LaneSource.Nobody with { Registered = day == 0 ? null : DateOnly.FromDayNumber(PackedSubject.FirstDay + day) };
        return ofRegistration.Aggregate(0L, (sum, term) => Sum(sum, Parts(term, subject, NoCounts)));
    }

    private bool TryAddResult(ScoreTerm term)
    {
        if (term.Inputs.Results.Count > 1)
        {
            return false;
        }

        var part = results.PartOf(term.Inputs.Results.Min);
        ByResult.Add((part, [.. results.Letters(part).Select(assumed => Parts(term, LaneSource.Nobody with { Assumed = assumed }, NoCounts))]));
        return true;
    }

    private bool TryAddField(ScoreTerm term)
    {
        var (fields, population) = (term.Inputs.Fields, source.Population);
        if (fields.IsSubsetOf(TraitFields))
        {
            ByTraits = Added(ByTraits, population.Traits, one =>
                LaneSource.Nobody with { Licence = one.Licence, Kind = one.Kind, StateOwned = one.StateOwned, Tags = one.Tags });
        }
        else if (fields.SetEquals(["industry"]))
        {
            ByIndustry = Added(ByIndustry, population.Industries, industry => LaneSource.Nobody with { Industry = industry });
        }
        else if (fields.SetEquals(["division"]))
        {
            ByPlace = Added(ByPlace, population.Places, place => LaneSource.Nobody with { Division = place });
        }
        else if (fields.SetEquals(["registered"]))
        {
            ofRegistration.Add(term);
        }
        else
        {
            return false;
        }

        return true;

        long[] Added<TFact>(long[] before, IReadOnlyList<TFact> facts, Func<TFact, SubjectFacts> subject)
        {
            var after = new long[facts.Count];
            Parallel.For(0, after.Length, at => after[at] = Sum(before.Length == 0 ? 0 : before[at], Parts(term, subject(facts[at]), NoCounts)));
            return after;
        }
    }

    private static byte[] Counts((int Lane, int Count) first, (int Lane, int Count) second)
    {
        var counts = new byte[Vector256<byte>.Count];
        counts[first.Lane] = (byte)first.Count;
        counts[second.Lane] = (byte)second.Count;
        return counts;
    }

    private long Parts(ScoreTerm term, SubjectFacts subject, byte[] counts)
    {
        if (term.Points(subject, counts) is not { } points || Math.Abs(points) >= most)
        {
            return Untold;
        }

        var parts = points * Scale;
        return decimal.IsInteger(parts) ? (long)parts : Untold;
    }
}
