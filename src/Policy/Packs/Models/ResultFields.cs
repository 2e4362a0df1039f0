using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>What conditions read of results: <c>results.ID</c>, a letter that can be absent, and <c>results.ID_score</c> where the model has a score.</summary>
internal static class ResultFields
{
    /// <summary>The fields of <c>results</c>.</summary>
    public static ValueType.Shape ShapeOf(IReadOnlyList<ModelResult> results) =>
        new("results", results.DistinctBy(result => result.Id).Select(result => (result.Id, Field: OfLetter(result)))
            .Concat(results.Where(HasScore).DistinctBy(result => result.Id).Select(result => ($"{result.Id}_score", Field: OfScore(result))))
            .DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Field));

    /// <summary>What <c>results.ID_score</c> is called.</summary>
    public static LocalText ScoreTitle(ModelResult result) => new($"{result.Title.Zh}的得分", $"score of {result.Title.En}");

    private static bool HasScore(ModelResult result) => result.Pack is { Scorecard: not null } or { Tree: not null };

    private static FieldType OfScore(ModelResult result) =>
        new(ValueType.Decimal, IsOptional: true, null, ScoreTitle(result));

    private static FieldType OfLetter(ModelResult result) =>
        new(ValueType.Text, IsOptional: true, [.. result.Steps.Select(step => step.Letter)], result.Title);
}
