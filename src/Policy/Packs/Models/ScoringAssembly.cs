using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Puts scores, the scorecard or the tree, and limits together.</summary>
internal sealed class ScoringAssembly
{
    private readonly BoundPack bound;
    private readonly PackFindings findings;

    /// <param name="bound">The pack with what it extends.</param>
    /// <param name="models">Its results and what its conditions may name.</param>
    /// <param name="indicators">Each indicator with its type and whether it can be null.</param>
    /// <param name="findings">Takes what is wrong.</param>
    public ScoringAssembly(
        BoundPack bound, ModelAssembly models, IEnumerable<(string Id, ValueType Type, bool IsOptional)> indicators, PackFindings findings)
    {
        (this.bound, this.findings) = (bound, findings);
        var names = indicators.ToList();
        CheckNames([.. names.Select(name => name.Id)]);
        if (models.Results.Count > 0)
        {
            names.Add(("results", ResultFields.ShapeOf(models.Results), false));
        }

        names.AddRange(bound.Models.Scores.Select(score => (score.Written.Id.Content, ValueType.Decimal, false)));
        var vocabulary = models.Vocabularies.ForGrades(names);
        Scores = new ScoreAssembly(vocabulary, findings).Assemble(bound.Models.Scores);
        Scorecard = new ScorecardAssembly(models.Vocabularies, vocabulary, bound.Parameters, findings).Assemble(bound.Models.Scorecard);
        Tree = new TreeAssembly([.. bound.Models.Scores.Select(score => score.Written.Id.Content)], findings).Assemble(bound.Models.Tree);
        var hasScore = bound.Models.Scorecard is not null || bound.Models.Tree is not null;
        ForGrades = hasScore ? models.Vocabularies.ForGrades([.. names, ("score", ValueType.Decimal, false)]) : vocabulary;
        Limits = [.. bound.Models.Limits.Select(Assemble).OfType<GradeLimit>()];
    }

    /// <summary>What grade rules may name.</summary>
    public Vocabulary ForGrades { get; }

    /// <summary>The scores in the order written.</summary>
    public IReadOnlyList<Score> Scores { get; }

    /// <summary>The scorecard; null when there is none.</summary>
    public Scorecard? Scorecard { get; }

    /// <summary>The tree; null when there is none.</summary>
    public WeightedTree? Tree { get; }

    /// <summary>The limits in the order written.</summary>
    public IReadOnlyList<GradeLimit> Limits { get; }

    private void CheckNames(HashSet<string> indicators)
    {
        foreach (var id in bound.Models.Scores.Select(score => score.Written.Id).Where(id => indicators.Contains(id.Content) || PackBinder.Reserved.Contains(id.Content)))
        {
            findings.Add("PK-079", id.Span, id.Content);
        }
    }

    private GradeLimit? Assemble(Laid<WrittenLimit> laid)
    {
        var written = laid.Written;
        var source = laid.Sources.Bind(written.Source);
        var when = ConditionText.Read(written.When, ForGrades, ValueType.Bool, findings);
        if (written is { AtMost: { } both, AtLeast: not null })
        {
            findings.Add("PK-030", both.Span, "at_most", "at_least", new LocalText("一条限制只能有一个方向：请分成两条。", "A limit holds one way: make it two."));
        }

        if ((written.AtMost ?? written.AtLeast) is not { } letter)
        {
            findings.Add("PK-010", written.Id.Span, "at_most", "at_most: B / at_least: C");
            return null;
        }

        var letters = (bound.Scheme?.Scale ?? []).Select(step => step.Letter).ToList();
        if (!letters.Contains(letter.Content))
        {
            findings.Add("PK-013", letter.Span, letter.Content, written.AtMost is null ? "at_least" : "at_most", Advice.For(letter.Content, letters));
        }

        var kind = written.AtMost is null ? LimitKind.AtLeast : LimitKind.AtMost;
        return when is null ? null : new(written.Id.Content, kind, letter.Content, when, written.Title, source) { IsExample = written.IsExample };
    }
}
