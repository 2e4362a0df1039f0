using Xinheng.Evaluation.Columns;
using Xinheng.Policy;

namespace Xinheng.Evaluation.WhatIf;

/// <summary>How many subjects go from one grade to another.</summary>
/// <param name="From">The letter before; null where a person must decide.</param>
/// <param name="To">The letter after; null where a person must decide.</param>
/// <param name="Subjects">How many.</param>
public sealed record GradeMove(string? From, string? To, long Subjects);

/// <summary>How a group of subjects fares.</summary>
/// <param name="By">By what it was told apart.</param>
/// <param name="Name">Its name; null for subjects of whom it is not known.</param>
/// <param name="Subjects">How many subjects it has.</param>
/// <param name="Better">How many get a better grade.</param>
/// <param name="Worse">How many get a worse one.</param>
/// <param name="Other">How many get another that is neither: a person must decide before or after, or the scales differ.</param>
public sealed record GroupMoves(GroupedBy By, string? Name, long Subjects, long Better, long Worse, long Other)
{
    /// <summary>How many get another grade.</summary>
    public long Moved => Better + Worse + Other;
}

/// <summary>
/// What a population is given by two packs, or by two versions of one, side by side. Subjects that were registered only
/// after the day are left out.
/// </summary>
public sealed class PopulationComparison
{
    private const int Codes = 256;

    private readonly Population population;
    private readonly PopulationGrades before;
    private readonly PopulationGrades after;
    private readonly long[] pairs;
    private readonly sbyte[] directions;

    private PopulationComparison(Population population, PopulationGrades before, PopulationGrades after, Func<string?, string?, int?> direction)
    {
        (this.population, this.before, this.after) = (population, before, after);
        pairs = Count(before.Codes, after.Codes);
        directions = new sbyte[Codes * Codes];
        for (var from = 1; from < before.Outcomes.Count; from++)
        {
            for (var to = 1; to < after.Outcomes.Count; to++)
            {
                directions[(from * Codes) + to] = Direction(before.Outcomes[from]?.Letter, after.Outcomes[to]?.Letter, direction);
            }
        }

        Moves =
        [
            .. Pairs().GroupBy(pair => (pair.From, pair.To)).Select(group => new GradeMove(group.Key.From, group.Key.To, group.Sum(pair => pair.Subjects))),
        ];
    }

    /// <summary>Every way from a grade to a grade that some subject goes, those that stay among them.</summary>
    public IReadOnlyList<GradeMove> Moves { get; }

    /// <summary>How many subjects were compared.</summary>
    public long Subjects => Moves.Sum(move => move.Subjects);

    /// <summary>How many get another grade.</summary>
    public long Moved => Moves.Where(move => move.From != move.To).Sum(move => move.Subjects);

    /// <summary>How many get a better grade.</summary>
    public long Better => Sum(-1);

    /// <summary>How many get a worse grade.</summary>
    public long Worse => Sum(1);

    /// <summary>Compares two gradings of a population.</summary>
    /// <param name="population">The population.</param>
    /// <param name="before">What it is given, with the scheme that gives it.</param>
    /// <param name="after">What it would be given, with the scheme that would give it.</param>
    public static PopulationComparison Of(
        Population population, (Scheme Scheme, PopulationGrades Grades) before, (Scheme Scheme, PopulationGrades Grades) after) =>
        new(population, before.Grades, after.Grades, (from, to) => Rank(after.Scheme, to) - Rank(after.Scheme, from));

    /// <summary>How groups of subjects fare, by their names.</summary>
    /// <param name="by">By what they are told apart.</param>
    /// <param name="day">The evaluation date.</param>
    public IReadOnlyList<GroupMoves> ByGroup(GroupedBy by, DateOnly day)
    {
        if (population.Count == 0)
        {
            return [];
        }

        var groups = new SubjectGroups(population, by, day);
        var counts = new long[groups.Names.Count * 4];
        var access = new Lock();
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(0, population.Count, Math.Max(1, population.Count / 16)),
            () => new long[counts.Length],
            (range, _, own) =>
            {
                for (var at = range.Item1; at < range.Item2; at++)
                {
                    if (before.Codes[at] != 0 && after.Codes[at] != 0)
                    {
                        own[(groups.Of(at) * 4) + 1 + Way(before.Codes[at], after.Codes[at])]++;
                    }
                }

                return own;
            },
            own =>
            {
                lock (access)
                {
                    for (var at = 0; at < own.Length; at++)
                    {
                        counts[at] += own[at];
                    }
                }
            });
        return
        [
            .. groups.Names.Select((name, at) => Of(by, name, counts.AsSpan(at * 4, 4)))
                .Where(group => group.Subjects > 0)
                .OrderBy(group => group.Name is null).ThenBy(group => SubjectGroups.NamesInOrder(by).Count > 0 ? null : group.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Places of the subjects that get another grade, ascending.</summary>
    /// <param name="from">Only those from this letter, with a person's decision as an empty text; null: from any.</param>
    /// <param name="to">Only those to this letter; null: to any.</param>
    public IEnumerable<int> Movers(string? from = null, string? to = null)
    {
        for (var at = 0; at < population.Count; at++)
        {
            if (before[at] is { } was && after[at] is { } becomes && was.Letter != becomes.Letter
                && (from is null || from == (was.Letter ?? string.Empty)) && (to is null || to == (becomes.Letter ?? string.Empty)))
            {
                yield return at;
            }
        }
    }

    /// <summary>The letters before and after of a subject.</summary>
    /// <param name="at">Its place.</param>
    public (string? From, string? To) LettersOf(int at) => (before[at]?.Letter, after[at]?.Letter);

    private static GroupMoves Of(GroupedBy by, string? name, ReadOnlySpan<long> counts) =>
        new(by, name, counts[0] + counts[1] + counts[2] + counts[3], counts[0], counts[2], counts[3]);

    /// <summary>−1 for better, 1 for worse, 2 for another that is neither, 0 for the same.</summary>
    private int Way(byte from, byte to) => directions[(from * Codes) + to];

    private static sbyte Direction(string? from, string? to, Func<string?, string?, int?> direction) =>
        from == to ? (sbyte)0 : direction(from, to) is { } steps ? (sbyte)Math.Sign(steps) : (sbyte)2;

    private long Sum(int way) => Enumerable.Range(0, pairs.Length).Where(at => directions[at] == way && at / Codes != 0 && at % Codes != 0).Sum(at => pairs[at]);

    private IEnumerable<GradeMove> Pairs()
    {
        for (var from = 1; from < before.Outcomes.Count; from++)
        {
            for (var to = 1; to < after.Outcomes.Count; to++)
            {
                if (pairs[(from * Codes) + to] is > 0 and var subjects)
                {
                    yield return new GradeMove(before.Outcomes[from]?.Letter, after.Outcomes[to]?.Letter, subjects);
                }
            }
        }
    }

    private static long[] Count(byte[] before, byte[] after)
    {
        var counts = new long[Codes * Codes];
        for (var at = 0; at < before.Length; at++)
        {
            counts[(before[at] * Codes) + after[at]]++;
        }

        return counts;
    }

    private static int? Rank(Scheme scheme, string? letter)
    {
        var at = scheme.Scale.ToList().FindIndex(step => step.Letter == letter);
        return at < 0 ? null : at;
    }
}
