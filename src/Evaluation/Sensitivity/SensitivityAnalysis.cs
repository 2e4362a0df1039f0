using Xinheng.Evaluation.Cases;
using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>
/// Tells how firm the grades of a pack with a weighted tree are: for each weight and each judgement by itself the least
/// change that gives a subject another grade. Every answer is proved by grading the subject anew under the changed tree.
/// Immutable and safe to share between threads.
/// </summary>
/// <source id="liaoning-2022">第八条</source>
public sealed class SensitivityAnalysis
{
    private readonly CompiledPack pack;
    private readonly WeightedTree tree;
    private readonly JudgementVariants variants;

    private SensitivityAnalysis(CompiledPack pack, WeightedTree tree) =>
        (this.pack, this.tree, variants) = (pack, tree, JudgementVariants.Of(tree));

    /// <summary>The analysis of a pack; null when it has no weighted tree, or no scheme to give grades on.</summary>
    public static SensitivityAnalysis? Of(CompiledPack pack) =>
        pack is { Tree: { } tree, Scheme: not null } ? new SensitivityAnalysis(pack, tree) : null;

    /// <summary>How firm a subject's grade is on a day.</summary>
    /// <param name="subject">The subject as it stood on the day.</param>
    /// <param name="records">Its records in any order, with their standing on the day.</param>
    /// <param name="day">The evaluation date.</param>
    public GradeSensitivity Of(SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly day)
    {
        var evaluation = SubjectEvaluation.Of(PreparedPack.Of(pack), subject, records);
        var outcome = evaluation.On(day);
        var score = outcome.Models is { } models ? Points.Number(models.Total.Score) : null;
        if (outcome.Open is OpenReason.NotInForce)
        {
            return Obstructed(outcome, score, SensitivityObstacle.NotInForce);
        }

        if (score is not { } points || TreeValues.Of(tree, id => LeafPoints(outcome, id)) is not { } values)
        {
            return Obstructed(outcome, null, SensitivityObstacle.NoScore);
        }

        return LetterByScore.Of(evaluation, day, outcome) is { } letters
            ? Worked(outcome, points, values, new Proof(evaluation, letters, day, outcome.Letter))
            : Obstructed(outcome, points, SensitivityObstacle.Unsolved);
    }

    /// <summary>How firm the grade of a case of the pack is.</summary>
    /// <param name="one">The case.</param>
    public GradeSensitivity Of(PackCase one)
    {
        var situation = new CaseSituation(pack, one, 1);
        return Of(situation.Subject, situation.Records, one.AsOf);
    }

    private static GradeSensitivity Obstructed(DayOutcome outcome, decimal? score, SensitivityObstacle obstacle) =>
        new() { Letter = outcome.Letter, Score = score, Obstacle = obstacle };

    private static decimal? LeafPoints(DayOutcome outcome, string id) =>
        outcome.Models?.Score(id) is { } value ? Points.Number(value) : null;

    private GradeSensitivity Worked(DayOutcome outcome, decimal score, TreeValues values, Proof proof) => new()
    {
        Letter = outcome.Letter,
        Score = score,
        Weights = [.. Weights(tree.Root, 1, values, proof)],
        Judgements = [.. variants.Pairs.Select(pair => Of(pair, values, proof))],
        Untried = variants.Untried,
    };

    private static IEnumerable<WeightSensitivity> Weights(TreeNode node, int depth, TreeValues values, Proof proof)
    {
        for (var at = 0; at < node.Children.Count; at++)
        {
            var (higher, lower) = new WeightSearch(node, at, values, proof).Find();
            var child = node.Children[at];
            yield return new WeightSensitivity(child, depth, Points.Rounded(values[child]).Content, higher, lower);
            foreach (var below in Weights(child, depth + 1, values, proof))
            {
                yield return below;
            }
        }
    }

    private static JudgementSensitivity Of(JudgedPair pair, TreeValues values, Proof proof) => new(
        pair.Of, pair.Of.Children[pair.Row], pair.Of.Children[pair.Column], pair.Judgement,
        First(pair, pair.Up, values, proof), First(pair, pair.Down, values, proof));

    private static JudgementChange? First(JudgedPair pair, IReadOnlyList<JudgementVariant> variants, TreeValues values, Proof proof)
    {
        foreach (var variant in variants)
        {
            var score = values.ScoreWith(pair.Of, variant.Weights);
            var letter = proof.Letters.Of(score);
            if (letter != proof.Letter)
            {
                proof.Demand(values.With(pair.Of, variant.Weights), letter);
                return new(variant.Judgement, variant.Steps, letter, score, variant.ConsistencyRatio);
            }
        }

        return null;
    }
}
