using Xinheng.Policy.Hierarchies;
using Xunit;

namespace Xinheng.Policy.Tests.Hierarchies;

/// <summary>What must hold of weights whatever is judged.</summary>
public sealed class PriorityTests
{
    private const decimal Near = 1e-18m;

    public static TheoryData<int, PriorityMethod> Seeds => [.. Enumerable.Range(1, 40).SelectMany(seed => Enum.GetValues<PriorityMethod>().Select(method => (seed, method)))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Changing_the_order_of_the_parts_changes_the_order_of_the_weights_and_nothing_else(int seed, PriorityMethod method)
    {
        var random = new Random(seed);
        var matrix = AnyMatrix(random);
        var order = Enumerable.Range(0, matrix.Size).ToArray();
        random.Shuffle(order);

        var before = Priorities.Of(matrix, method);
        var after = Priorities.Of(matrix.Permute(order), method);

        Assert.All(order.Select((from, to) => (from, to)), pair => AssertNear(before.Weights[pair.from], after.Weights[pair.to]));
        AssertNear(before.GreatestEigenvalue, after.GreatestEigenvalue);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Judgements_that_agree_give_their_own_ratios_and_no_inconsistency(int seed, PriorityMethod method)
    {
        var random = new Random(seed);
        var amounts = Enumerable.Range(0, random.Next(1, 11)).Select(_ => (long)random.Next(1, 1000)).ToList();
        var matrix = JudgementMatrix.FromUpper([.. amounts.Select((amount, at) => amounts.Skip(at + 1).Select(other => Judgement.Of(amount, other)).ToList())]);

        var found = Priorities.Of(matrix, method);

        Assert.All(amounts.Select((amount, at) => (amount, at)), pair => AssertNear((decimal)pair.amount / amounts.Sum(), found.Weights[pair.at]));
        Assert.Equal(0m, Math.Round(found.ConsistencyRatio ?? -1m, 18));
    }

    [Theory]
    [InlineData(PriorityMethod.Eigenvector)]
    [InlineData(PriorityMethod.GeometricMean)]
    public void Judgements_seen_from_the_other_side_turn_the_order_round(PriorityMethod method)
    {
        var matrix = Matrix("2 5 9; 3 4; 2");

        var weights = Priorities.Of(matrix, method).Weights;
        var turned = Priorities.Of(matrix.Transpose(), method).Weights;

        Assert.Equal(weights.OrderDescending(), weights);
        Assert.Equal(turned.Order(), turned);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Weights_of_geometric_means_seen_from_the_other_side_are_their_own_reciprocals(int seed, PriorityMethod method)
    {
        var matrix = AnyMatrix(new Random(seed));

        var weights = Priorities.Of(matrix, PriorityMethod.GeometricMean).Weights;
        var turned = Priorities.Of(matrix.Transpose(), PriorityMethod.GeometricMean).Weights;

        Assert.All(weights.Zip(turned), pair => AssertNear(1m, pair.First * pair.Second / (weights[0] * turned[0])));
        Assert.InRange(Priorities.Of(matrix, method).GreatestEigenvalue, matrix.Size - Near, 100m);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rounded_weights_sum_to_exactly_one_and_none_is_a_unit_off(int seed, PriorityMethod method)
    {
        var weights = Priorities.Of(AnyMatrix(new Random(seed)), method).Weights;

        var rounded = Priorities.Rounded(weights, 6);

        Assert.Equal(1m, rounded.Sum());
        Assert.All(weights.Zip(rounded), pair => Assert.InRange(Math.Abs(pair.First - pair.Second), 0m, 0.000001m));
        Assert.All(rounded, weight => Assert.Equal(weight, Math.Round(weight, 6)));
    }

    [Fact]
    public void Thirds_go_to_the_first()
    {
        Assert.Equal([0.333334m, 0.333333m, 0.333333m], Priorities.Rounded([1m / 3, 1m / 3, 1m / 3], 6));
    }

    [Fact]
    public void One_thing_has_all_the_weight_and_two_cannot_contradict_each_other()
    {
        var one = Priorities.Of(JudgementMatrix.FromUpper([[]]), PriorityMethod.Eigenvector);
        var two = Priorities.Of(Matrix("7"), PriorityMethod.GeometricMean);

        Assert.Equal([1m], one.Weights);
        Assert.Equal(0m, one.ConsistencyRatio);
        Assert.Equal(0m, two.ConsistencyRatio);
        AssertNear(0.875m, two.Weights[0]);
    }

    [Fact]
    public void A_circle_of_preferences_is_found_to_be_inconsistent()
    {
        var found = Priorities.Of(Matrix("9 1/9; 9"), PriorityMethod.Eigenvector);

        Assert.All(found.Weights, weight => AssertNear(1m / 3, weight));
        Assert.True(found.ConsistencyRatio > 1m);
    }

    [Fact]
    public void Beyond_ten_things_there_is_no_consistency_ratio()
    {
        var rows = Enumerable.Range(0, 11).Select(row => Enumerable.Repeat(Judgement.Equal, 10 - row).ToList()).ToList();

        Assert.Null(Priorities.Of(JudgementMatrix.FromUpper(rows), PriorityMethod.Eigenvector).ConsistencyRatio);
    }

    [Theory]
    [InlineData("3", 3, 1)]
    [InlineData("1/3", 1, 3)]
    [InlineData("2.5", 5, 2)]
    [InlineData(" 6 / 4 ", 3, 2)]
    public void A_judgement_is_a_fraction(string text, long numerator, long denominator) =>
        Assert.Equal(Judgement.Of(numerator, denominator), Judgement.Parse(text));

    [Theory]
    [InlineData("0")]
    [InlineData("-3")]
    [InlineData("1/0")]
    [InlineData("1/-3")]
    [InlineData("1/2/3")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("three")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("0.00000001")]
    [InlineData("0.001/1000000")]
    public void What_is_no_positive_fraction_is_no_judgement(string text) => Assert.Null(Judgement.Parse(text));

    private static void AssertNear(decimal expected, decimal found) => Assert.InRange(found - expected, -Near, Near);

    private static JudgementMatrix AnyMatrix(Random random)
    {
        var size = random.Next(1, 11);
        return JudgementMatrix.FromUpper(
        [
            .. Enumerable.Range(0, size).Select(row => Enumerable.Range(row + 1, size - row - 1)
                .Select(_ => random.Next(2) == 0 ? Judgement.Of(random.Next(1, 10)) : Judgement.Of(1, random.Next(1, 10))).ToList()),
        ]);
    }

    private static JudgementMatrix Matrix(string upper) => JudgementMatrix.FromUpper(
    [
        .. upper.Split(';').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => Judgement.Parse(cell) ?? throw new FormatException(cell)).ToList()),
        new List<Judgement>(),
    ]);
}
