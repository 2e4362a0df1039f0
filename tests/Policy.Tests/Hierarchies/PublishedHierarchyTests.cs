using System.Globalization;
using Xinheng.Policy.Hierarchies;
using Xunit;

namespace Xinheng.Policy.Tests.Hierarchies;

/// <summary>Weights and consistency of judgements that were published with their results, to the printed digits.</summary>
public sealed class PublishedHierarchyTests
{
    private const string School = "4 3 1 3 4; 7 3 1/5 1; 1/5 1/5 1/6; 1 1/3; 3";
    private const string House = "5 3 7 6 6 1/3 1/4; 1/3 5 3 3 1/5 1/7; 6 3 4 6 1/5; 1/3 1/4 1/7 1/8; 1/2 1/5 1/6; 1/5 1/6; 1/2";
    private const string Cities = "5 7 7 1; 3 5 1/2; 3 1/4; 1/7";
    private const string Leader = "4 3 7; 1/3 3; 5";

    [Theory]
    [Trait("publication", "Saaty, A scaling method for priorities in hierarchical structures, J. Math. Psychology 15 (1977)")]
    [InlineData("illumination of chairs, second trial", "4 6 7; 3 4; 2", ".62 .22 .10 .06")]
    public void Comparisons_of_things_that_can_be_measured(string what, string judgements, string weights) => AssertWeights(what, judgements, weights);

    [Theory]
    [Trait("publication", "Saaty, Decision making with the analytic hierarchy process, Int. J. Services Sciences 1 (2008)")]
    [InlineData("drinks consumed", "9 5 2 1 1 1/2; 1/3 1/9 1/9 1/9 1/9; 1/3 1/4 1/3 1/9; 1/2 1 1/3; 2 1/2; 1/3", ".177 .019 .042 .116 .190 .129 .327")]
    public void Comparisons_of_amounts(string what, string judgements, string weights) => AssertWeights(what, judgements, weights);

    [Theory]
    [Trait("publication", "Saaty, The Analytic Hierarchy Process (1980)")]
    [InlineData("choosing a school", School, ".32 .14 .03 .13 .24 .14")]
    [InlineData("learning", "1/3 1/2; 3", ".16 .59 .25")]
    [InlineData("friends", "1 1; 1", ".33 .33 .33")]
    [InlineData("vocational training", "9 7; 1/5", ".77 .05 .17")]
    [InlineData("college preparation", "1/2 1; 2", ".25 .50 .25")]
    [InlineData("music classes", "6 4; 1/3", ".69 .09 .22")]
    public void The_school_example(string what, string judgements, string weights) => AssertWeights(what, judgements, weights);

    [Theory]
    [Trait("publication", "Saaty, How to make a decision: the analytic hierarchy process, European J. Operational Research 48 (1990)")]
    [InlineData("buying a house", House, ".173 .054 .188 .018 .031 .036 .167 .333")]
    [InlineData("size", "6 8; 4", ".754 .181 .065")]
    [InlineData("age", "1 1; 1", ".333 .333 .333")]
    [InlineData("yard", "5 4; 1/3", ".674 .101 .226")]
    [InlineData("modern facilities", "8 6; 1/5", ".747 .060 .193")]
    [InlineData("condition", "1/2 1/2; 1", ".200 .400 .400")]
    public void The_house_example(string what, string judgements, string weights) => AssertWeights(what, judgements, weights);

    [Theory]
    [InlineData("wealth of nations", "4 9 6 6 5 5; 7 5 5 3 4; 1/5 1/5 1/7 1/5; 1 1/3 1/3; 1/3 1/3; 2", "7.61", "0.08")]
    [InlineData("illumination of chairs, first trial", "5 6 7; 4 6; 4", "4.39", "0.14")]
    [InlineData("illumination of chairs, second trial", "4 6 7; 3 4; 2", "4.10", "0.04")]
    [InlineData("vocational training", "9 7; 1/5", "3.21", "0.18")]
    [InlineData("buying a house", House, "9.669", "0.169")]
    [InlineData("transportation", "7 1/5; 1/8", "3.247", "0.213")]
    [InlineData("a perfectly consistent school life", "5 1; 1/5", "3.00", "0.00")]
    public void The_greatest_eigenvalue_and_the_consistency_ratio(string what, string judgements, string eigenvalue, string ratio)
    {
        var found = Priorities.Of(Matrix(judgements), PriorityMethod.Eigenvector);

        Assert.Equal((what, eigenvalue), (what, Printed(found.GreatestEigenvalue, eigenvalue)));
        Assert.Equal((what, ratio), (what, Printed(found.ConsistencyRatio ?? -1m, ratio)));
    }

    [Theory]
    [InlineData("drinks consumed, Saaty 2008", "9 5 2 1 1 1/2; 1/3 1/9 1/9 1/9 1/9; 1/3 1/4 1/3 1/9; 1/2 1 1/3; 2 1/2; 1/3", "0.022")]
    [InlineData("choosing a leader", Leader, "0.044")]
    public void The_consistency_ratio(string what, string judgements, string ratio) =>
        Assert.Equal((what, ratio), (what, Printed(Priorities.Of(Matrix(judgements), PriorityMethod.Eigenvector).ConsistencyRatio ?? -1m, ratio)));

    [Fact]
    [Trait("publication", "Saaty, The Analytic Hierarchy Process (1980)")]
    public void The_school_that_comes_out_best() =>
        Assert.Equal(".37 .38 .25", Composed(School, ".37", "1/3 1/2; 3", "1 1; 1", "5 1; 1/5", "9 7; 1/5", "1/2 1; 2", "6 4; 1/3"));

    [Fact]
    [Trait("publication", "Saaty, How to make a decision: the analytic hierarchy process, European J. Operational Research 48 (1990)")]
    public void The_house_that_comes_out_best() =>
        Assert.Equal(".396 .341 .263", Composed(House, ".396", "6 8; 4", "7 1/5; 1/8", "8 6; 1/4", "1 1; 1", "5 4; 1/3", "8 6; 1/5", "1/2 1/2; 1", "1/7 1/5; 3"));

    [Fact]
    [Trait("publication", "Saaty, Theory and Applications of the Analytic Network Process (2005)")]
    public void The_city_to_live_in() =>
        // Family, culture, housing, transportation, jobs; Bethesda, Boston, Pittsburgh, Santa Fe.
        Assert.Equal(".229 .275 .385 .111", Composed(
            Cities, ".229", "2 1/3 4; 1/8 2; 9", "1/2 1 1/2; 2.5 1; 2/5", "5 1/2 2.5; 1/9 1/4; 7", "1.5 1/2 4; 2/7 2.5; 9", "1/2 3 4; 6 8; 1"));

    [Fact]
    [Trait("publication", "the leader example of the encyclopaedia Wikipedia")]
    public void The_leader_to_choose() =>
        Assert.Equal(".358 .493 .149", Composed(Leader, ".358", "1/4 4; 9", "3 1/5; 1/7", "5 9; 4", "1/3 5; 9"));

    private static void AssertWeights(string what, string judgements, string weights)
    {
        var found = Priorities.Of(Matrix(judgements), PriorityMethod.Eigenvector).Weights;
        var printed = weights.Split(' ');

        Assert.Equal((what, weights), (what, string.Join(' ', found.Zip(printed, Printed))));
    }

    /// <summary>The weights of the criteria times what each criterion gives the choices.</summary>
    private static string Composed(string criteria, string form, params string[] choices)
    {
        var weights = Priorities.Of(Matrix(criteria), PriorityMethod.Eigenvector).Weights;
        var each = choices.Select(choice => Priorities.Of(Matrix(choice), PriorityMethod.Eigenvector).Weights).ToList();
        return string.Join(' ', Enumerable.Range(0, each[0].Count).Select(at => Printed(weights.Select((weight, criterion) => weight * each[criterion][at]).Sum(), form)));
    }

    /// <summary>A number with as many digits as the printed one.</summary>
    private static string Printed(decimal value, string like)
    {
        var places = like.Length - like.IndexOf('.', StringComparison.Ordinal) - 1;
        var text = Math.Round(value, places).ToString($"F{places}", CultureInfo.InvariantCulture);
        return like.StartsWith('.') ? text.TrimStart('0') : text;
    }

    private static JudgementMatrix Matrix(string upper) => JudgementMatrix.FromUpper(
    [
        .. upper.Split(';').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => Judgement.Parse(cell) ?? throw new FormatException(cell)).ToList()),
        new List<Judgement>(),
    ]);
}
