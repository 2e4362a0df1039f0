using Xinheng.Policy.Linting;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>What the linter finds in the documents of Hebei, Chongqing and Liaoning word for word, and that the packs settle it.</summary>
public sealed class ProvinceLiteralTests
{
    [Fact]
    [Clause("hebei-2021", "2", "HB-2")]
    public void Hebeis_plan_leaves_open_the_first_day_of_double_publicity_how_long_it_is_shown_and_what_a_draw_gives_away()
    {
        var found = Blocking("hebei/literal");

        Assert.Equal(
        [
            "L6 二(一)2", // no word on the day of the decision
            "L7 二(一)2", // permits
            "L7 二(四)12", // penalties
            "L8 二(三)10", // risk levels beside double random inspection
        ], found.Select(finding => $"{finding.Check} {finding.Source?.Article}"));
        Assert.All(found, finding => Assert.NotNull(finding.Witness));
    }

    [Fact]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public void Chongqings_two_steps_have_no_meaning_between_five_grades_and_four()
    {
        var found = Assert.Single(Blocking("chongqing/literal"));

        Assert.Equal("L5 二(三)8", $"{found.Check} {found.Source?.Article}");
        Assert.Equal("public grade E, industry grade D: both are the worst, yet by number they are step 5 and step 4", found.Witness?.En);
    }

    [Fact]
    [Clause("liaoning-2022", "12", "LN-12")]
    [Clause("liaoning-2022", "14", "LN-14")]
    public void Liaonings_observation_period_gives_new_industries_a_second_treatment_beside_their_class()
    {
        var found = Blocking("liaoning/literal").Where(finding => finding.Check == "L3").ToList();

        Assert.Equal(["第十四条", "第十四条"], found.Select(finding => finding.Source?.Article));
        Assert.Equal(
            ["'class-a' and 'new-industry'", "'class-b' and 'new-industry'"],
            found.Select(finding => finding.Witness?.En.Split(": ")[^1]));
    }

    [Fact]
    [Clause("liaoning-2022", "5", "LN-5")]
    public void Liaonings_internal_classes_stand_beside_public_draws()
    {
        var found = Blocking("liaoning/literal");

        Assert.Equal("前言", Assert.Single(found, finding => finding.Check == "L8").Source?.Article);
    }

    [Theory]
    [InlineData("hebei/credit-action", "L6", "day-of-decision-not-counted")]
    [InlineData("hebei/credit-action", "L7", "permit-shown-while-in-force")]
    [InlineData("hebei/credit-action", "L8", "drawn-openly-class-sealed")]
    [InlineData("chongqing/regulation", "L3", "stricter-of-two")]
    [InlineData("chongqing/regulation", "L5", "steps-on-one-scale")]
    [InlineData("liaoning/regulation", "L3", "observation-first")]
    [InlineData("liaoning/regulation", "L8", "class-sealed-in-draws")]
    public void What_the_documents_leave_open_is_settled_by_a_ruling_with_its_reason_and_clause(string pack, string check, string ruling)
    {
        var compiled = ShippedPacks.Compile(pack);

        var found = Assert.Single(compiled.Rulings, one => one.Id == ruling);
        Assert.Equal(check, found.Resolves);
        Assert.NotEmpty(found.Reason.Zh);
        Assert.DoesNotContain(PackLinter.Check(compiled), finding => finding.Check == check && PackLinter.BlocksActivation(finding));
    }

    private static List<Diagnostic> Blocking(string pack) =>
        [.. PackLinter.Check(ShippedPacks.Compile(pack)).Where(PackLinter.BlocksActivation)];
}
