using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>What conditions read of results: <c>results.ID</c>, a letter that can be absent.</summary>
internal static class ResultFields
{
    /// <summary>The fields of <c>results</c>.</summary>
    public static ValueType.Shape ShapeOf(IReadOnlyList<ModelResult> results) =>
        new("results", results.DistinctBy(result => result.Id).ToDictionary(result => result.Id, OfLetter));

    private static FieldType OfLetter(ModelResult result) =>
        new(ValueType.Text, IsOptional: true, [.. result.Steps.Select(step => step.Letter)], result.Title);
}
