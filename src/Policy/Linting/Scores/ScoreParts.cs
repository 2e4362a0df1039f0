using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>A part of a total: a score with its share, or an item of the scorecard.</summary>
/// <param name="Factor">Its share.</param>
/// <param name="Score">The score; null for an item.</param>
/// <param name="Item">The item; null for a score.</param>
internal sealed record ScorePart(decimal Factor, Score? Score, ScorecardItem? Item)
{
    /// <summary>What it measures; null for an item that gives points for each record.</summary>
    public Condition? Measure => Score?.Of ?? Item?.Value;
}

/// <summary>What the scores of a pack are made of.</summary>
internal sealed class ScoreParts(CompiledPack pack)
{
    private readonly Dictionary<string, Score> scores = pack.Scores.DistinctBy(score => score.Id).ToDictionary(score => score.Id);

    /// <summary>The scorecard; null when there is none.</summary>
    public Scorecard? Card => pack.Scorecard;

    /// <summary>The score of an id; null when there is none.</summary>
    public Score? Find(string id) => scores.GetValueOrDefault(id);

    /// <summary>The parts of a score or of <c>score</c>.</summary>
    public IReadOnlyList<ScorePart> Of(string name) => name != "score" ? Of(name, 1m)
        : pack.Tree is { } tree ? [.. Leaves(tree.Root, 1m).GroupBy(leaf => leaf.Score).SelectMany(same => Of(same.Key, same.Sum(leaf => leaf.Share)))]
        : [.. (pack.Scorecard?.Items ?? []).Select(item => new ScorePart(1m, null, item))];

    /// <summary>
    /// The points one record can be worth to an item, by the stretches of days it can have happened on; null where they depend
    /// on more than parameters.
    /// </summary>
    public static IReadOnlyList<decimal>? WorthOf(ScorecardItem item, Period period)
    {
        if (item.Points is not { } points || points.References.Any(name => name.Variable != "params"))
        {
            return null;
        }

        var worths = period.Eras.Select(era => points.Evaluate(era.Parameters)).ToList();
        return worths.All(worth => worth is Value.Int or Value.Decimal) ? [.. worths.Select(Computation.ToDecimal)] : null;
    }

    /// <summary>Every name that is no score and that a score or <c>score</c> follows from.</summary>
    public IReadOnlySet<Reference> BasesOf(string name)
    {
        HashSet<Reference> bases = [];
        HashSet<string> seen = [];
        Add(name);
        return bases;

        void Add(string of)
        {
            foreach (var reference in seen.Add(of) ? Of(of).Select(part => part.Measure).OfType<Condition>().SelectMany(measure => measure.References) : [])
            {
                if (reference.Field is null && scores.ContainsKey(reference.Variable))
                {
                    Add(reference.Variable);
                }
                else if (reference.Variable != "params")
                {
                    bases.Add(reference);
                }
            }
        }
    }

    private IReadOnlyList<ScorePart> Of(string id, decimal share) => scores.TryGetValue(id, out var score) ? [new(share, score, null)] : [];

    private static IEnumerable<(string Score, decimal Share)> Leaves(TreeNode node, decimal share) =>
        node.Score is { } leaf ? [(leaf, share)] : node.Children.SelectMany(child => Leaves(child, share * child.Weight));
}
