using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Evaluation.Tests.WhatIf;

public sealed class PackVariantTests
{
    private const string Langfang = "langfang/public-credit";

    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly CompiledPack Shipped = ShippedPack.Read(Langfang).Pack!; // a shipped pack compiles

    [Theory]
    [InlineData("general_limit", "value: 5\n", "2")]
    [InlineData("general_limit", "value: 5\n", "0")]
    [InlineData("cycle_months", "value: 12\n", "36")]
    [InlineData("cycle_months", "value: 12\n", "1")]
    public void A_value_tried_gives_everybody_what_the_pack_with_that_value_written_gives(string parameter, string line, string value)
    {
        var written = ShippedPack.Changed(Langfang, line, $"value: {value}\n").Pack!; // still a pack
        var population = ComparedPopulation.Of(ComparedPopulation.MadeUp(Shipped, AsOf, 1_500), AsOf);

        var (tried, wrong) = PackVariant.With(Shipped, new Dictionary<string, string> { [parameter] = value });

        Assert.Null(wrong);
        Assert.Equal(Letters(written, population), Letters(tried!, population)); // nothing is wrong
        Assert.NotEqual(Letters(Shipped, population), Letters(tried!, population));
    }

    [Fact]
    public void Only_numbers_and_truth_values_that_go_by_the_evaluation_date_can_be_tried()
    {
        Assert.Equal(["cycle_months", "general_limit"], PackVariant.Changeable(Shipped).Select(parameter => parameter.Id));
    }

    [Theory]
    [InlineData("general_limit", "1e999")]
    [InlineData("general_limit", "NaN")]
    [InlineData("general_limit", "2.5")]
    [InlineData("general_limit", "")]
    [InlineData("general_limit", "99999999999999999999")]
    [InlineData("general_limit", "５")]
    [InlineData("general_limit", " 5")]
    [InlineData("severe_penalties", "fine")]
    [InlineData("nothing_of_that_name", "5")]
    [InlineData("", "5")]
    public void What_is_no_value_of_the_parameter_is_refused_in_both_languages(string parameter, string value)
    {
        var (tried, wrong) = PackVariant.With(Shipped, new Dictionary<string, string> { [parameter] = value });

        Assert.Null(tried);
        Assert.False(string.IsNullOrWhiteSpace(wrong?.Zh) || string.IsNullOrWhiteSpace(wrong.En));
    }

    [Theory]
    [InlineData("general_limit", "9223372036854775807")]
    [InlineData("general_limit", "-9223372036854775808")]
    [InlineData("cycle_months", "9223372036854775807")]
    [InlineData("cycle_months", "-9223372036854775808")]
    [InlineData("cycle_months", "2147483648")]
    public void The_largest_and_the_least_numbers_are_tried_like_any_other(string parameter, string value)
    {
        var subjects = ComparedPopulation.MadeUp(Shipped, AsOf, 300);
        var population = ComparedPopulation.Of(subjects, AsOf);
        var (tried, _) = PackVariant.With(Shipped, new Dictionary<string, string> { [parameter] = value });

        var letters = Letters(tried!, population); // a whole number

        Assert.Equal(
            subjects.Select(one => one.Subject.Registered > AsOf ? "later" : Explainer.Decide(tried!, one.Subject, one.Records, AsOf).Letter), letters);
    }

    [Fact]
    public void A_pack_that_begins_later_is_tried_by_the_values_of_its_beginning()
    {
        var later = LangfangRules.With(limit: [LangfangRules.Dated(1, "2027-01-01"), LangfangRules.Dated(9, "2028-01-01")]) with { InForceFrom = new(2027, 1, 1) };

        var tried = PackVariant.InForceOn(later, AsOf);

        Assert.Equal((AsOf, 1L), (tried.InForceFrom, LimitOn(tried, AsOf)));
        Assert.Equal((1L, 9L), (LimitOn(tried, new(2027, 6, 1)), LimitOn(tried, new(2028, 6, 1))));
    }

    [Fact]
    public void A_pack_that_begins_after_some_of_its_values_is_tried_by_the_last_of_them()
    {
        var later = LangfangRules.With(limit: [LangfangRules.Dated(1), LangfangRules.Dated(9, "2026-12-01")]) with { InForceFrom = new(2027, 1, 1) };

        Assert.Equal(9L, LimitOn(PackVariant.InForceOn(later, AsOf), AsOf));
    }

    [Fact]
    public void A_pack_that_has_ended_is_tried_by_the_values_of_its_end()
    {
        var ended = LangfangRules.With(limit: [LangfangRules.Dated(1), LangfangRules.Dated(9, "2026-01-01")], through: new(2025, 12, 31));

        var tried = PackVariant.InForceOn(ended, AsOf);

        Assert.Equal((AsOf, 1L), (tried.InForceThrough, LimitOn(tried, AsOf)));
    }

    [Fact]
    public void A_pack_in_force_on_the_day_is_tried_as_it_is()
    {
        Assert.Same(LangfangRules.Pack, PackVariant.InForceOn(LangfangRules.Pack, AsOf));
    }

    private static long? LimitOn(CompiledPack pack, DateOnly day) =>
        (pack.Parameters.Single(parameter => parameter.Id == "limit").On(day)?.Value as Value.Int)?.Content;

    private static string?[] Letters(CompiledPack pack, Population population)
    {
        var grades = ColumnarGrading.Grade(pack, population, AsOf);
        return [.. Enumerable.Range(0, population.Count).Select(at => grades[at] is { } outcome ? outcome.Letter : "later")];
    }
}
