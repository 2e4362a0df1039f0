using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>What conditions about a subject as a whole look at, with what scores and ratios are made of. Grows as conditions are added.</summary>
internal sealed class UsedInputs(PreparedPack pack)
{
    private const string ScoreSuffix = "_score";

    private readonly HashSet<string> followed = new(StringComparer.Ordinal);

    /// <summary>Indicators by their place in the pack, ratios with their parts.</summary>
    public SortedSet<int> Indicators { get; } = [];

    /// <summary>Fields of the subject.</summary>
    public SortedSet<string> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Results by their place in the pack.</summary>
    public SortedSet<int> Results { get; } = [];

    /// <summary>Whether the scorecard's or the tree's score is among them.</summary>
    public bool HasTotal { get; private set; }

    /// <summary>Whether another model's score is among them.</summary>
    public bool HasResultScore { get; private set; }

    /// <summary>Adds all that a condition looks at. The parts of the scorecard's or the tree's score are not followed.</summary>
    public void Add(Condition condition)
    {
        foreach (var (variable, field) in condition.References)
        {
            if (field is null)
            {
                AddVariable(variable);
            }
            else if (variable == "subject")
            {
                Fields.Add(field);
            }
            else if (variable == "results")
            {
                AddResult(field);
            }
        }
    }

    private void AddVariable(string name)
    {
        if (pack.IndexOfIndicator(name) is >= 0 and var at)
        {
            Indicators.Add(at);
            if (pack.Pack.Indicators[at].Ratio is { } ratio)
            {
                Indicators.Add(pack.IndexOfIndicator(ratio.Part));
                Indicators.Add(pack.IndexOfIndicator(ratio.Whole));
            }
        }
        else if (name == "score" && (pack.Pack.Scorecard is not null || pack.Pack.Tree is not null))
        {
            HasTotal = true;
        }
        else if (pack.ScoreOf(name) is { } score && followed.Add(name))
        {
            Add(score.Of);
        }
    }

    private void AddResult(string field)
    {
        var isKnown = false;
        for (var at = 0; at < pack.Results.Count; at++)
        {
            if (pack.Results[at].Result.Id == field)
            {
                Results.Add(at);
                isKnown = true;
            }
        }

        HasResultScore |= !isKnown && field.EndsWith(ScoreSuffix, StringComparison.Ordinal);
    }
}
