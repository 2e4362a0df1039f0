using System.Runtime.CompilerServices;
using Xinheng.Assessment;
using Xinheng.Evaluation.Sensitivity;
using Xinheng.Policy;
using Xinheng.Policy.Hierarchies;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>Works out how firm the grades of a pack's cases are, and sets it out.</summary>
internal static class SensitivityViews
{
    private static readonly ConditionalWeakTable<CompiledPack, SensitivityAnalysis> Known = [];

    /// <summary>A case by its place, from 1; refused when the pack has no weighted tree or no such case.</summary>
    public static (PackCase? Case, Refusal? Refusal) CaseOf(PackEntry entry, int number) =>
        entry.Pack is not { Tree: not null, Scheme: not null } ? (null, Refusal.NoWeightedTree(entry.Id))
        : number < 1 || number > entry.Cases.Count ? (null, Refusal.NoSuchCase(entry.Id, number, entry.Cases.Count))
        : (entry.Cases[number - 1], null);

    /// <summary>How firm a case's grade is.</summary>
    /// <exception cref="InvalidOperationException">There is no such case: <see cref="CaseOf"/> refuses it.</exception>
    public static SensitivityView Of(PackEntry entry, int number, DateOnly day)
    {
        if (entry.Pack is not { } pack || CaseOf(entry, number).Case is not { } one)
        {
            throw new InvalidOperationException($"{entry.Id} has no case {number} with a weighted tree.");
        }

        var analysis = Known.GetValue(pack, known => SensitivityAnalysis.Of(known) ?? throw new InvalidOperationException($"{known.Id} has no weighted tree."));
        return Of(analysis.Of(one), new PolicyWords(pack, day)) with { Case = number, Title = one.Title };
    }

    private static SensitivityView Of(GradeSensitivity firm, PolicyWords words)
    {
        var moved = firm.Judgements.Where(one => one.Least is not null).ToList();
        return new()
        {
            Case = 0,
            Title = new(string.Empty, string.Empty),
            Grade = words.Grade(firm.Letter),
            Score = firm.Score,
            Obstacle = firm.Obstacle is { } obstacle ? Word(obstacle) : null,
            Words = SensitivityText.Say(firm, words),
            Weights = [.. firm.Weights.Select(one => new WeightSensitivityView(
                one.Node.Id, one.Node.Title, one.Depth, one.Node.Weight, one.Points, Of(firm, one, one.Higher, words), Of(firm, one, one.Lower, words)))],
            Judgements = [.. moved.OrderBy(one => one.Least?.Steps).Select(one => new JudgementSensitivityView(
                one.Of.Title, one.Row.Title, one.Column.Title, one.Judgement.ToString(), Of(one.Least!, words)))], // those without one are left out
            Firm = firm.Judgements.Count - moved.Count,
            Untried = firm.Untried,
        };
    }

    private static string Word(SensitivityObstacle obstacle) => obstacle switch
    {
        SensitivityObstacle.NotInForce => "not-in-force",
        SensitivityObstacle.NoScore => "no-score",
        SensitivityObstacle.Unsolved => "unsolved",
    };

    private static WeightChangeView? Of(GradeSensitivity firm, WeightSensitivity one, WeightChange? change, PolicyWords words) => change is null ? null
        : new(change.Weight, words.Grade(change.Letter), change.Score, ReferenceEquals(change, one.Least) && one.LeastMove == firm.Nearest?.LeastMove);

    private static JudgementChangeView Of(JudgementChange change, PolicyWords words) => new(
        change.Judgement.ToString(),
        change.Steps,
        words.Grade(change.Letter),
        change.Score,
        change.ConsistencyRatio is { } ratio ? Math.Round(ratio, 4) : null,
        change.ConsistencyRatio is { } exact ? exact < Priorities.ConsistencyLimit : null);
}
