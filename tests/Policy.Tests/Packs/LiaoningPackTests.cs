using Xinheng.Policy.Hierarchies;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class LiaoningPackTests
{
    private static readonly DateOnly Day = new(2026, 6, 1);
    private static readonly Lazy<CompiledPack> General = new(() => ShippedPacks.Compile("liaoning/general-risk"));
    private static readonly Lazy<CompiledPack> Regulation = new(() => ShippedPacks.Compile("liaoning/regulation"));

    [Theory]
    [InlineData("liaoning/general-risk")]
    [InlineData("liaoning/food-safety")]
    [Clause("liaoning-2022", "5", "LN-5")]
    public void Risk_classes_are_internal_and_never_shown_outside(string id)
    {
        var scheme = ShippedPacks.Compile(id).Scheme!; // these packs have one

        Assert.Equal(["internal"], scheme.Planes);
        Assert.Equal(OutsideUse.Never, scheme.Outside);
    }

    [Fact]
    [Clause("liaoning-2022", "8", "LN-8")]
    public void The_general_class_weighs_five_first_level_and_twenty_five_second_level_indicators()
    {
        var root = General.Value.Tree!.Root; // the pack has a tree

        Assert.Equal(
            ["企业基础属性信息", "企业动态信息", "监管信息", "关联关系信息", "社会评价信息"],
            root.Children.Select(part => part.Title.Zh));
        Assert.Equal(25, root.All().Count(node => node.Score is not null));
    }

    [Fact]
    [Clause("liaoning-2022", "8", "LN-8")]
    public void Every_judgement_matrix_is_consistent_and_its_weights_sum_to_one()
    {
        var judged = General.Value.Tree!.Root.All().Where(node => node.Priorities is not null).ToList(); // the pack has a tree

        Assert.Equal(6, judged.Count);
        Assert.All(judged, node => Assert.True(node.Priorities!.ConsistencyRatio < Priorities.ConsistencyLimit)); // filtered on above
        Assert.All(judged, node => Assert.Equal(1m, node.Children.Sum(child => child.Weight)));
    }

    [Fact]
    [Clause("liaoning-2022", "9", "LN-9")]
    public void The_general_class_has_four_steps_of_risk()
    {
        var scale = General.Value.Scheme!.Scale; // the pack has one

        Assert.Equal(
            ["A 信用风险低", "B 信用风险一般", "C 信用风险较高", "D 信用风险高"],
            scale.Select(step => $"{step.Letter} {step.Name.Zh}"));
    }

    [Fact]
    [Clause("liaoning-2022", "7", "LN-7")]
    [Clause("liaoning-2022", "9", "LN-9")]
    public void The_specialised_class_for_food_takes_the_general_one_and_subdivides_it()
    {
        var food = ShippedPacks.Compile("liaoning/food-safety");

        Assert.Equal("liaoning/general-risk", Assert.Single(food.Results).Pack?.Id);
        Assert.Equal(["A", "B", "C1", "C2", "D"], food.Scheme!.Scale.Select(step => step.Letter)); // the pack has one
        Assert.Contains(food.Indicators, indicator => indicator.Id == "failed_samplings");
    }

    [Fact]
    [Clause("liaoning-2022", "12", "LN-12")]
    public void Class_a_is_not_visited_without_cause_save_on_the_named_occasions_and_class_d_is_visited_on_own_initiative()
    {
        var rules = Assert.Single(Regulation.Value.Tables.Treatments).Rules.ToDictionary(rule => rule.Id);

        Assert.Equal((Sampling.Lower, Visits.WithoutCauseNone), (rules["class-a"].Sampling, rules["class-a"].Visits));
        Assert.Equal(["complaint", "data-finding", "transferred-case", "law"], rules["class-a"].Exceptions);
        Assert.Equal(Sampling.Normal, rules["class-b"].Sampling);
        Assert.Equal(Sampling.Higher, rules["class-c"].Sampling);
        Assert.Equal((Sampling.MuchHigher, Visits.OwnInitiative), (rules["class-d"].Sampling, rules["class-d"].Visits));
    }

    [Fact]
    [Clause("liaoning-2022", "13", "LN-13")]
    public void Warnings_watch_key_indicators_against_thresholds_and_do_not_repeat_themselves_at_once()
    {
        var warnings = General.Value.Tables.Warnings;

        Assert.Equal(
            ["penalties_3m >= params.warn_penalties", "complaints_3m >= params.warn_complaints"],
            warnings.Select(warning => warning.When.Text));
        Assert.All(warnings, warning => Assert.Equal((30m, "days"), (warning.CoolDown?.On(Day), warning.CoolDown?.Unit)));
    }

    [Fact]
    [Clause("liaoning-2022", "14", "LN-14")]
    public void New_industries_of_low_or_fair_risk_are_observed_before_their_class_decides()
    {
        var treatment = Assert.Single(Regulation.Value.Tables.Treatments);

        Assert.Equal(TreatmentPrecedence.FirstMatch, treatment.Precedence);
        Assert.Equal("observed", treatment.Rules[0].Id);
        Assert.Contains("results.risk in ['A', 'B']", treatment.Rules[0].When.Text, StringComparison.Ordinal);
        Assert.Equal(Visits.WithoutCauseNone, treatment.Rules[0].Visits);
    }

    [Fact]
    [Clause("liaoning-2022", "5", "LN-5")]
    public void A_draw_by_risk_class_keeps_the_class_sealed()
    {
        var draw = Assert.Single(Regulation.Value.Tables.Draws);

        Assert.Equal((true, true), (draw.IsPublished, draw.IsSealed));
        Assert.Contains(Regulation.Value.Rulings, ruling => ruling.Resolves == "L8" && ruling.About.Contains(draw.Id));
    }
}
