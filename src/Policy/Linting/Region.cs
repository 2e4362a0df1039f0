using Xinheng.Policy.Linting.Scores;

namespace Xinheng.Policy.Linting;

/// <summary>
/// A block of situations that show one finding: for each axis the cells that make no difference to it. Grown from
/// one situation, so that a finding is told once and names only what matters.
/// </summary>
internal sealed class Region
{
    /// <summary>Places at which a block in which two rules hold is looked for.</summary>
    private const int MostSeeds = 8;

    /// <summary>Situations of a block that are tried.</summary>
    private const int MostShown = 32;

    private readonly Situations situations;
    private readonly IReadOnlyList<int>[] cells;
    private IReadOnlyList<int>[] possible;
    private bool isShown;
    private (long Situation, ScoreWitness Values)? shown;

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

    /// <summary>A block in which two rules both hold, one that is sure to be possible before others; null when they never do.</summary>
    public static Region? OfBoth(Situations situations, int one, int other, Func<long, bool> bothHold)
    {
        Region? first = null;
        foreach (var seed in situations.OfBoth(one, other).Take(MostSeeds))
        {
            var region = Grow(situations, seed, bothHold);
            if (region.IsCertain)
            {
                return region;
            }

            first ??= region;
        }

        return first;
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

    /// <summary>A message about the block, told as possible only where nothing shows that it can be.</summary>
    public LocalText Tell(LocalText message) => IsCertain ? message : LintMessages.Possibly(message);

    /// <summary>A severity for the block: no error where nothing shows that it can be.</summary>
    public Severity Weigh(Severity severity) => severity is Severity.Error && !IsCertain ? Severity.Warning : severity;

    /// <summary>The whole block in words: what matters to it.</summary>
    public LocalText Describe() => Join(Matters().Select(axis => Wording.Among(situations.Axes[axis], possible[axis])));

    /// <summary>Whether some situation of the block is sure to be possible. Without scores each is that is not ruled out.</summary>
    public bool IsCertain => !situations.HasScores || Shown is not null;

    /// <summary>One situation of the block in words, scores with what they follow from; null where none is sure to be possible.</summary>
    public LocalText? Witness()
    {
        if (situations.HasScores)
        {
            return Shown is { } found ? Say(found.Situation, found.Values) : null;
        }

        var sample = situations.Sample(Seed);
        return Join(Matters().Select(axis => Wording.Exactly(situations.Axes[axis], situations.CellsOf(Seed)[axis], sample[axis])));
    }

    private (long Situation, ScoreWitness Values)? Shown
    {
        get
        {
            if (!isShown)
            {
                isShown = true;
                shown = Members.Where(situations.IsPossible).Take(MostShown)
                    .Select(member => (member, values: situations.Show(member))).Where(pair => pair.values is not null)
                    .Select(pair => ((long, ScoreWitness)?)(pair.member, pair.values!)).FirstOrDefault(); // filtered on the line before
            }

            return shown;
        }
    }

    private LocalText Say(long situation, ScoreWitness witness)
    {
        var at = situations.CellsOf(situation);
        var matters = Matters().ToList();
        var bases = matters.SelectMany(situations.BasesOf).ToHashSet();
        return Join(Enumerable.Range(0, at.Length).Where(axis => matters.Contains(axis) || bases.Contains(situations.Axes[axis].Name))
            .Select(axis => Wording.Exactly(situations.Axes[axis], at[axis], witness.OfAxes[axis]))
            .Concat(witness.Beside.Where(pair => bases.Contains(pair.Axis.Name)).Select(pair => Wording.Exactly(pair.Axis, pair.Axis.Cells.Count - 1, pair.Value))));
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
