using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

/// <summary>The values of one number at which a condition can change its answer.</summary>
public sealed class VariableCutsTests
{
    [Theory]
    [InlineData("score >= 60.0", "60")]
    [InlineData("60.0 < score && score != 90.0", "60 90")]
    [InlineData("!(score < 60.0) || general_count > 1 && score == 30.5", "30.5 60")]
    [InlineData("score >= decimal(params.limit) * 10.0", "50")]
    [InlineData("2.0 * score - 20.0 >= 100.0 - score / 2.0", "48")]
    [InlineData("-score < -60.0", "60")]
    [InlineData("score in [10.0, 20.0]", "10 20")]
    [InlineData("general_count > 1 ? score > 10.0 : score > 20.0", "10 20")]
    [InlineData("score - score > 0.0", "")]
    [InlineData("general_count > 1", "")]
    public void They_are_where_a_comparison_that_can_be_solved_turns(string condition, string cuts) =>
        Assert.Equal(cuts, Cuts(condition) is { } found ? string.Join(' ', found.Select(cut => cut.ToString("0.####"))) : "none");

    [Theory]
    [InlineData("score > decimal(latest)")]
    [InlineData("score / decimal(general_count - 2) > 1.0")]
    public void Beside_something_absent_or_without_a_value_the_answer_is_the_same_for_every_number(string condition) =>
        Assert.Equal([], Cuts(condition));

    [Theory]
    [InlineData("score * score > 60.0")]
    [InlineData("100.0 / score > 1.0")]
    [InlineData("int(score) >= 60")]
    [InlineData("string(score) == '60'")]
    [InlineData("[1, 2].exists(some, score >= decimal(some))")]
    [InlineData("score * 70000000000000000000000000000.0 + score * 70000000000000000000000000000.0 > 1.0")]
    public void Where_the_number_stands_otherwise_they_are_not_told(string condition) =>
        Assert.Null(Cuts(condition));

    private static IReadOnlyList<decimal>? Cuts(string condition) => VariableCuts.Of(Example.Read(condition), "score", Example.Bindings());
}
