using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What counts bring to a score beyond what none brings, in as few look-ups as can be: small counts whose lanes stand side
/// by side share a table, and what two counts bring together holds also what each of them brings alone.
/// </summary>
internal sealed class CountTables
{
    /// <summary>Bits of the counts that share a table, at most.</summary>
    private const int SharedBits = 13;

    /// <summary>A count that needs more bits has a table of its own.</summary>
    private const int SmallBits = 5;

    /// <param name="terms">The terms of a score that can be told of a subject without records.</param>
    public CountTables(ScoreTerms terms)
    {
        var lanes = terms.ByLane.GroupBy(term => term.Lane)
            .ToDictionary(group => group.Key, group => new LaneTerm(group.Max(term => term.Cap), [.. group.Select(term => term.Points)]));
        Pairs = [.. terms.ByPair.Select(pair => (pair.First, pair.Second, Together(pair.Points, Taken(lanes, pair.First), Taken(lanes, pair.Second))))];
        var small = lanes.Where(lane => DecisionKey.BitsFor(lane.Value.Cap) <= SmallBits).OrderBy(lane => lane.Key).ToList();
        Single = [.. lanes.Except(small).Select(lane => (lane.Key, new LookUp(LaneCaps.Exact + 1, lane.Value.Of)))];
        Shared = [.. Grouped(small).Select(Share)];
        Untold = Single.Length + Pairs.Length + Shared.Count(table => table.Points.Contains(ScoreTerms.Untold));
    }

    /// <summary>How many of the tables may hold what cannot be told.</summary>
    public int Untold { get; }

    /// <summary>Tables by the bits of several small counts.</summary>
    public SharedTable[] Shared { get; }

    /// <summary>Tables by one count.</summary>
    public (int Lane, LookUp Points)[] Single { get; }

    /// <summary>Tables by two counts below <see cref="ScoreTerms.PairLimit"/>; the first is the slower one.</summary>
    public (int First, int Second, LookUp Points)[] Pairs { get; }

    private static LaneTerm? Taken(Dictionary<int, LaneTerm> lanes, int lane) => lanes.Remove(lane, out var taken) ? taken : null;

    private static LookUp Together(LookUp pair, LaneTerm? first, LaneTerm? second) => new(ScoreTerms.PairLimit * ScoreTerms.PairLimit, at =>
        ScoreTerms.Sum(Beyond(pair, at), ScoreTerms.Sum(first?.Of(at / ScoreTerms.PairLimit) ?? 0, second?.Of(at % ScoreTerms.PairLimit) ?? 0)));

    private static long Beyond(LookUp points, int at) => ScoreTerms.Sum(points[at], -points[0]);

    private static IEnumerable<List<KeyValuePair<int, LaneTerm>>> Grouped(List<KeyValuePair<int, LaneTerm>> small)
    {
        var group = new List<KeyValuePair<int, LaneTerm>>();
        var bits = 0;
        foreach (var lane in small)
        {
            var own = DecisionKey.BitsFor(lane.Value.Cap);
            if (group.Count > 0 && (lane.Key / 8 != group[0].Key / 8 || bits + own > SharedBits))
            {
                yield return group;
                (group, bits) = ([], 0);
            }

            group.Add(lane);
            bits += own;
        }

        if (group.Count > 0)
        {
            yield return group;
        }
    }

    private static SharedTable Share(List<KeyValuePair<int, LaneTerm>> group)
    {
        var mask = 0UL;
        var caps = new byte[Vector128<byte>.Count];
        var points = new long[] { 0 };
        foreach (var (lane, term) in group)
        {
            var bits = DecisionKey.BitsFor(term.Cap);
            var own = Enumerable.Range(0, 1 << bits).Select(count => term.Of(Math.Min(count, term.Cap))).ToArray();
            mask |= ((1UL << bits) - 1) << (lane % 8 * 8);
            caps[lane % 8] = (byte)term.Cap;
            points = [.. own.SelectMany(_ => points, ScoreTerms.Sum)];
        }

        return new SharedTable(group[0].Key / 8, Vector128.Create(caps), mask, points);
    }

    /// <summary>A table by the bits of several small counts.</summary>
    /// <param name="Word">Which eight lanes they stand in.</param>
    /// <param name="Caps">By lane of the eight: the count beyond which nothing changes; 0 for lanes that have no part.</param>
    /// <param name="Mask">Their bits.</param>
    /// <param name="Points">By their bits side by side: what they bring.</param>
    internal sealed record SharedTable(int Word, Vector128<byte> Caps, ulong Mask, long[] Points);

    /// <summary>What a count brings.</summary>
    /// <param name="Cap">The count beyond which nothing changes.</param>
    /// <param name="Points">By count: what is added up.</param>
    private sealed record LaneTerm(int Cap, IReadOnlyList<LookUp> Points)
    {
        /// <summary>What a count brings in all beyond what none does.</summary>
        public long Of(int count) => Points.Aggregate(0L, (sum, points) => ScoreTerms.Sum(sum, Beyond(points, count)));
    }
}
