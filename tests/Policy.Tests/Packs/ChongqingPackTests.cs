using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class ChongqingPackTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);

    [Theory]
    [InlineData("chongqing/public-credit")]
    [InlineData("chongqing/industry-model")]
    [InlineData("chongqing/bidding")]
    [InlineData("chongqing/procurement-suppliers")]
    [Clause("chongqing-2020", "3", "CQ-3")]
    public void Every_evaluation_of_the_city_is_on_the_scale_of_five_grades(string id)
    {
        var scale = ShippedPacks.Compile(id).Scheme!.Scale; // these packs have one

        Assert.Equal(
            ["A 优秀", "B 良好", "C 中等", "D 较差", "E 差"],
            scale.Select(step => $"{step.Letter} {step.Name.Zh}"));
    }

    [Fact]
    [Clause("chongqing-2020", "3", "CQ-3")]
    public void The_citys_five_grades_are_mapped_to_the_nations_four_and_what_is_lost_is_marked()
    {
        var mapping = Assert.Single(ShippedPacks.Compile("chongqing/regulation").Mappings);

        Assert.Equal(["A", "B", "C", "D", "D"], "ABCDE".Select(letter => mapping.Map(letter.ToString())));
        Assert.Equal(["D", "E"], mapping.Steps.Where(step => step.IsLossy).Select(step => step.From));
    }

    [Fact]
    [Clause("chongqing-2020", "2", "CQ-2")]
    public void The_industry_model_weighs_the_public_result_with_the_industrys_own_indicators()
    {
        var pack = ShippedPacks.Compile("chongqing/industry-model");

        Assert.Equal("chongqing/public-credit", Assert.Single(pack.Results, result => result.Id == "public").Pack?.Id);
        Assert.Equal(
            [("public", 0.4m), ("industry", 0.6m)],
            pack.Tree!.Root.Children.Select(part => (part.Id, part.Weight))); // the pack has a tree
        Assert.Equal(["penalty_score", "inspection_score"], pack.Tree.Root.Children[1].Children.Select(leaf => leaf.Score));
    }

    [Fact]
    [Clause("chongqing-2020", "5", "CQ-5")]
    public void An_industrys_scheme_fixes_scope_scale_cycle_and_the_day_it_is_in_force_from()
    {
        var pack = ShippedPacks.Compile("chongqing/industry-model");

        Assert.Contains("inspection-problem", pack.RecordKinds.Where(kind => kind.IsEnabled).Select(kind => kind.Id));
        Assert.Equal(5, pack.Scheme!.Scale.Count); // the pack has one
        Assert.Equal(("months", new DateOnly(2021, 1, 1)), (pack.Scheme.CycleMonths.Unit, pack.InForceFrom));
        Assert.NotEmpty(pack.Version);
    }

    [Fact]
    [Clause("chongqing-2020", "5", "CQ-5")]
    [Clause("chongqing-2020", "6", "CQ-6")]
    public void The_better_the_grade_the_less_an_enterprise_is_inspected()
    {
        var treatment = Assert.Single(ShippedPacks.Compile("chongqing/regulation").Tables.Treatments, one => one.Id == "by-grade");

        Assert.Equal([Sampling.Lower, Sampling.Normal, Sampling.Higher, Sampling.MuchHigher], treatment.Rules.Select(rule => rule.Sampling));
        Assert.Equal([1m, 5m, 20m, 50m], treatment.Rules.Select(rule => rule.Ratio?.On(Day)));
        Assert.Equal(TreatmentPrecedence.Strictest, treatment.Precedence);
    }

    [Fact]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public void Grades_two_steps_apart_are_reviewed_with_reasons_on_one_scale()
    {
        var all = ShippedPacks.Compile("chongqing/regulation").Tables.Consistency;
        var rules = all.Where(rule => rule.Bars is null).ToList();

        Assert.Equal(2, rules.Count);
        Assert.All(all, rule => Assert.Equal("grade-review", rule.Duty));
        Assert.All(rules, rule => Assert.Equal((2m, "steps"), (rule.Apart!.On(Day), rule.Apart.Unit))); // told apart by bars
        Assert.All(rules, rule => Assert.Contains("说明理由", rule.Then.Zh, StringComparison.Ordinal));
        Assert.Equal("five-to-four", Assert.Single(rules, rule => rule.Between.Contains("national")).Mapping);
    }

    [Fact]
    [Clause("chongqing-2020", "前言", "CQ-11")]
    public void Bad_behaviour_in_tenders_only_takes_points_off()
    {
        var pack = ShippedPacks.Compile("chongqing/bidding");
        var points = pack.Parameters.Where(parameter => parameter.Id is "light_points" or "grave_points" or "later_points")
            .Select(parameter => Assert.IsType<Value.Int>(parameter.On(Day)!.Value).Content) // each has a value on every day
            .ToList();

        Assert.Equal([-2L, -6L, -3L], points);
        Assert.Equal(["before_tender", "during_tender", "after_award"], pack.Scorecard!.Items.Select(item => item.Id)); // the pack has a scorecard
        Assert.All(pack.Parameters.Where(parameter => parameter.Unit == "points"), parameter => Assert.True(parameter.Values[0].IsExample));
    }

    [Fact]
    [Clause("chongqing-2020", "前言", "CQ-11")]
    public void Local_points_for_tenders_end_when_the_national_measures_begin() =>
        Assert.Equal(new DateOnly(2026, 12, 31), ShippedPacks.Compile("chongqing/bidding").InForceThrough);

    [Fact]
    [Clause("chongqing-2020", "前言", "CQ-12")]
    public void Suppliers_are_evaluated_and_review_experts_never_are()
    {
        var suppliers = ShippedPacks.Compile("chongqing/procurement-suppliers");
        var experts = ShippedPacks.Compile("chongqing/review-experts");

        Assert.NotNull(suppliers.Scheme);
        Assert.Null(experts.Scheme);
        Assert.Empty(experts.Grades);
        Assert.Empty(experts.Indicators);
        Assert.Empty(experts.Tables.Publications);
        Assert.All(experts.RecordKinds, kind => Assert.Equal("none", Assert.Single(kind.Effects).Effect));
    }
}
