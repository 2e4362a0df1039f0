using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Which of a pack's names bear on its grade: those grade rules and limits look at, and what these are made of.</summary>
internal sealed class UsedNames
{
    private readonly CompiledPack pack;
    private readonly HashSet<Reference> names = [];
    private readonly List<Condition> conditions = [];

    public UsedNames(CompiledPack pack)
    {
        this.pack = pack;
        foreach (var condition in pack.Grades.Select(rule => rule.When).Concat(pack.Limits.Select(limit => limit.When)))
        {
            Add(condition);
        }
    }

    /// <summary>Every condition about the subject as a whole that bears on the grade.</summary>
    public IReadOnlyList<Condition> Conditions => conditions;

    /// <summary>Whether a variable bears on the grade.</summary>
    public bool Has(string variable) => names.Contains(new Reference(variable, null));

    /// <summary>Whether a result, or its score, does.</summary>
    public bool HasResult(string id) => names.Contains(new Reference("results", id)) || names.Contains(new Reference("results", id + "_score"));

    private void Add(Condition condition)
    {
        conditions.Add(condition);
        foreach (var name in condition.References.Where(names.Add))
        {
            Follow(name);
        }
    }

    private void Follow(Reference name)
    {
        if (name.Field is not null)
        {
            return;
        }

        if (name.Variable == "score")
        {
            FollowTotal();
        }
        else if (pack.Scores.FirstOrDefault(score => score.Id == name.Variable) is { } score)
        {
            Add(score.Of);
        }
        else if (pack.Indicators.FirstOrDefault(indicator => indicator.Id == name.Variable)?.Ratio is { } ratio)
        {
            names.Add(new Reference(ratio.Part, null));
            names.Add(new Reference(ratio.Whole, null));
        }
    }

    private void FollowTotal()
    {
        foreach (var value in (pack.Scorecard?.Items ?? []).Select(item => item.Value).OfType<Condition>())
        {
            Add(value);
        }

        foreach (var leaf in (pack.Tree?.Root.All() ?? []).Select(node => node.Score).OfType<string>())
        {
            if (names.Add(new Reference(leaf, null)))
            {
                Follow(new Reference(leaf, null));
            }
        }
    }
}
