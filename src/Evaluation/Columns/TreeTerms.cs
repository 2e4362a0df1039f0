using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// The score of a weighted tree as a sum of looked-up whole numbers, exact to the last digit: what each leaf brings by a
/// count, by two counts, by the subject's traits, its industry, its place or its registration day.
/// </summary>
internal sealed class TreeTerms
{
    /// <summary>What brings no number: the score of a subject that has it cannot be told.</summary>
    public const long Untold = long.MinValue;

    /// <summary>Counts below this are looked up in pairs.</summary>
    public const int PairLimit = 64;

    private const int MostDigits = 16;
    private const long Unasked = long.MaxValue;
    private const int RegisteredDays = 1 << 18;

    private static readonly HashSet<string> TraitFields = new(["licence", "kind", "state_owned", "tags"], StringComparer.Ordinal);
    private static readonly byte[] NoCounts = new byte[Vector256<byte>.Count];

    private readonly LaneSource source;
    private readonly List<(Score Score, decimal Weight)> ofRegistration = [];
    private readonly long[] byRegistered = [];

    private TreeTerms(LaneSource source, decimal scale, IEnumerable<(Score Score, decimal Weight)> leaves)
    {
        (this.source, Scale) = (source, scale);
        IsWhole = leaves.All(leaf => TryAdd(leaf.Score, leaf.Weight));
        if (ofRegistration.Count > 0)
        {
            byRegistered = new long[RegisteredDays];
            Array.Fill(byRegistered, Unasked);
        }
    }

    /// <summary>Parts of a point.</summary>
    public decimal Scale { get; }

    /// <summary>What every subject has.</summary>
    public long Base { get; private set; }

    /// <summary>By lane and count: what it brings.</summary>
    public List<(int Lane, long[] Points)> ByLane { get; } = [];

    /// <summary>By two lanes and their counts: what they bring; the first count is the slower one.</summary>
    public List<(int First, int Second, long[] Points)> ByPair { get; } = [];

    /// <summary>By place of the traits: what they bring; empty when nothing.</summary>
    public long[] ByTraits { get; private set; } = [];

    /// <summary>By place of the industry: what it brings; empty when nothing.</summary>
    public long[] ByIndustry { get; private set; } = [];

    /// <summary>By place of the division: what it brings; empty when nothing.</summary>
    public long[] ByPlace { get; private set; } = [];

    /// <summary>Whether the registration day brings something.</summary>
    public bool HasRegistered => ofRegistration.Count > 0;

    private bool IsWhole { get; }

    /// <summary>The terms; null when the tree cannot be said as such a sum.</summary>
    public static TreeTerms? Of(WeightedTree tree, LaneSource source)
    {
        var leaves = Leaves(tree.Root, 1m, 0).Select(leaf => (Score: source.Pack.ScoreOf(leaf.Score), leaf.Weight, leaf.Depth)).ToList();
        var digits = 4 + (WeightedTree.WeightPlaces * leaves.Max(leaf => leaf.Depth));
        if (digits > MostDigits || leaves.Any(leaf => leaf.Score is null))
        {
            return null;
        }

        var scale = Enumerable.Repeat(10m, digits).Aggregate(1m, (product, ten) => product * ten);
        var most = leaves.Sum(leaf => Math.Max(Math.Abs(leaf.Score!.Least), Math.Abs(leaf.Score.Most)) * leaf.Weight); // none is null
        if (most * scale >= ScoreCuts.Bound)
        {
            return null;
        }

        var terms = new TreeTerms(source, scale, leaves.Select(leaf => (leaf.Score!, leaf.Weight)));
        return terms.IsWhole ? terms : null;
    }

    /// <summary>What a registration day brings. Worked out when first asked for; threads that meet there write the same.</summary>
    /// <param name="day">As <see cref="PackedSubject"/> keeps it.</param>
    public long ByRegistered(int day)
    {
        var points = byRegistered[day];
        if (points == Unasked)
        {
            var subject = LaneSource.Nobody with { Registered = day == 0 ? null : DateOnly.FromDayNumber(PackedSubject.FirstDay + day) };
            points = ofRegistration.Aggregate(0L, (sum, leaf) => Sum(sum, Points(leaf.Score, leaf.Weight, subject, NoCounts)));
            byRegistered[day] = points;
        }

        return points;
    }

    private static long Sum(long a, long b) => a == Untold || b == Untold ? Untold : a + b;

    private static IEnumerable<(string Score, decimal Weight, int Depth)> Leaves(TreeNode node, decimal weight, int depth) =>
        node.Score is { } score ? [(score, weight, depth)]
        : node.Children.SelectMany(child => Leaves(child, weight * child.Weight, depth + 1));

    private bool TryAdd(Score score, decimal weight)
    {
        var inputs = new UsedInputs(source.Pack);
        inputs.Add(score.Of);
        var lanes = inputs.Indicators.Where(at => source.Pack.Pack.Indicators[at].Aggregate is not Aggregate.Ratio).Select(source.Lanes.LaneOf).ToList();
        if (inputs.HasTotal || inputs.HasResultScore || inputs.Results.Count > 0 || lanes.Contains(-1))
        {
            return false;
        }

        return (lanes, inputs.Fields.Count) switch
        {
            ([], 0) => AddBase(Points(score, weight, LaneSource.Nobody, NoCounts)),
            ([], _) => TryAddField(score, weight, inputs.Fields),
            ([var lane], 0) => AddLane(score, weight, lane),
            ([var first, var second], 0) => AddPair(score, weight, (first, second)),
            _ => false,
        };
    }

    private bool AddBase(long points)
    {
        Base = Sum(Base, points);
        return true;
    }

    private bool TryAddField(Score score, decimal weight, IReadOnlySet<string> fields)
    {
        var population = source.Population;
        if (fields.IsSubsetOf(TraitFields))
        {
            ByTraits = Added(ByTraits, population.Traits.Count, at =>
            {
                var one = population.Traits[at];
                return LaneSource.Nobody with { Licence = one.Licence, Kind = one.Kind, StateOwned = one.StateOwned, Tags = one.Tags };
            });
        }
        else if (fields.SetEquals(["industry"]))
        {
            ByIndustry = Added(ByIndustry, population.Industries.Count, at => LaneSource.Nobody with { Industry = population.Industries[at] });
        }
        else if (fields.SetEquals(["division"]))
        {
            ByPlace = Added(ByPlace, population.Places.Count, at => LaneSource.Nobody with { Division = population.Places[at] });
        }
        else if (fields.SetEquals(["registered"]))
        {
            ofRegistration.Add((score, weight));
        }
        else
        {
            return false;
        }

        return true;

        long[] Added(long[] before, int count, Func<int, SubjectFacts> subject) =>
            [.. Enumerable.Range(0, count).Select(at => Sum(before.Length == 0 ? 0 : before[at], Points(score, weight, subject(at), NoCounts)))];
    }

    private bool AddLane(Score score, decimal weight, int lane)
    {
        var points = new long[LaneCaps.Exact + 1];
        for (var count = 0; count < points.Length; count++)
        {
            points[count] = Points(score, weight, LaneSource.Nobody, Counts((lane, count), (lane, count)));
        }

        ByLane.Add((lane, points));
        return true;
    }

    private bool AddPair(Score score, decimal weight, (int First, int Second) lanes)
    {
        var points = new long[PairLimit * PairLimit];
        for (var at = 0; at < points.Length; at++)
        {
            points[at] = Points(score, weight, LaneSource.Nobody, Counts((lanes.First, at / PairLimit), (lanes.Second, at % PairLimit)));
        }

        ByPair.Add((lanes.First, lanes.Second, points));
        return true;
    }

    private static byte[] Counts((int Lane, int Count) first, (int Lane, int Count) second)
    {
        var counts = new byte[Vector256<byte>.Count];
        counts[first.Lane] = (byte)first.Count;
        counts[second.Lane] = (byte)second.Count;
        return counts;
    }

    private long Points(Score score, decimal weight, SubjectFacts subject, byte[] counts)
    {
        var found = source.Bindings(subject, counts).Models?.Score(score).Points;
        return found is not null && Models.Points.Number(found) is { } points ? (long)(points * weight * Scale) : Untold;
    }
}
