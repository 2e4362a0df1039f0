namespace Xinheng.Policy.Linting;

/// <summary>
/// A block of situations that show one finding: for each axis the cells that make no difference to it. Grown from
/// one situation, so that a finding is told once and names only what matters.
/// </summary>
internal sealed class Region
{
    private readonly Situations situations;
    private readonly IReadOnlyList<int>[] cells;
    private IReadOnlyList<int>[] possible;

    private Region(Situations situations, long seed)
    {
        this.situations = situations;
        Seed = seed;
        cells = [.. situations.CellsOf(seed).Select(cell => new List<int> { cell })];
        possible = cells;
    }

    /// <summary>The situation it was grown from.</summary>
    public long Seed { get; }

    /// <summary>Every situation of the block.</summary>
    public IEnumerable<long> Members => MembersOf(0, Seed);

    /// <summary>Grows a block of situations that show the finding, or that cannot be.</summary>
    public static Region Grow(Situations situations, long seed, Func<long, bool> shows)
    {
        var region = new Region(situations, seed);
        for (var axis = 0; axis < situations.Axes.Count; axis++)
        {
            var own = region.cells[axis][0];
            List<int> joined = [];
            for (var cell = 0; cell < situations.Axes[axis].Cells.Count; cell++)
            {
                if (cell == own || region.MembersOf(0, seed).All(member => Shows(situations, situations.With(member, axis, cell), shows)))
                {
                    joined.Add(cell);
                }
            }

            region.cells[axis] = joined;
        }

        region.possible = region.PossibleCells();
        return region;
    }

    /// <summary>Blocks that together hold every situation no rule covers; each is grown when it is asked for.</summary>
    public static IEnumerable<Region> OfGaps(Situations situations)
    {
        var told = new bool[situations.Count];
        foreach (var gap in situations.All().Where(situations.IsGap))
        {
            if (told[gap])
            {
                continue;
            }

            var region = Grow(situations, gap, situations.IsGap);
            foreach (var member in region.Members)
            {
                told[member] = true;
            }

            yield return region;
        }
    }

    /// <summary>The whole block in words: what matters to it.</summary>
    public LocalText Describe() => Join(Matters().Select(axis => Wording.Among(situations.Axes[axis], possible[axis])));

    /// <summary>One situation of the block in words.</summary>
    public LocalText Witness()
    {
        var sample = situations.Sample(Seed);
        return Join(Matters().Select(axis => Wording.Exactly(situations.Axes[axis], situations.CellsOf(Seed)[axis], sample[axis])));
    }

    private static bool Shows(Situations situations, long member, Func<long, bool> shows) =>
        !situations.IsPossible(member) || shows(member);

    // What cannot be helps a block grow, but is no part of what is told.
    private IReadOnlyList<int>[] PossibleCells()
    {
        var seen = cells.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var member in Members.Where(situations.IsPossible))
        {
            var at = situations.CellsOf(member);
            for (var axis = 0; axis < at.Length; axis++)
            {
                seen[axis].Add(at[axis]);
            }
        }

        return [.. seen.Select(set => set.ToList())];
    }

    private IEnumerable<int> Matters() =>
        Enumerable.Range(0, cells.Length).Where(axis => cells[axis].Count < situations.Axes[axis].Cells.Count);

    private static LocalText Join(IEnumerable<LocalText> parts)
    {
        var all = parts.ToList();
        return all.Count == 0
            ? new("任何情形", "any situation")
            : new(string.Join("、", all.Select(part => part.Zh)), string.Join(", ", all.Select(part => part.En)));
    }

    private IEnumerable<long> MembersOf(int axis, long situation) => axis == cells.Length
        ? [situation]
        : cells[axis].SelectMany(cell => MembersOf(axis + 1, situations.With(situation, axis, cell)));
}
