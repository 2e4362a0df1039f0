using Xinheng.Policy.Tests.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests;

public sealed class OutsideShowingTests
{
    [Theory]
    [InlineData("langfang/public-credit", null, false, OutsideGround.Unstated)]
    [InlineData("langfang/public-credit", true, false, OutsideGround.Unstated)]
    [InlineData("hebei/public-credit", null, false, OutsideGround.NotSet)]
    [InlineData("hebei/public-credit", false, false, OutsideGround.SetToDeny)]
    [InlineData("hebei/public-credit", true, true, OutsideGround.SetToAllow)]
    [InlineData("langfang/industry-risk", null, false, OutsideGround.Never)]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public void Grades_are_shown_outside_only_where_the_policy_or_a_deployment_it_leaves_it_to_says_so(string pack, bool? setting, bool isShown, OutsideGround ground)
    {
        var scheme = ShippedPacks.Compile(pack).Scheme!; // these packs have one

        var showing = OutsideShowing.Of(scheme, setting);

        Assert.Equal((isShown, ground), (showing.IsShown, showing.Ground));
    }

    [Fact]
    [Clause("liaoning-2022", "5", "LN-5")]
    public void A_class_the_policy_forbids_to_show_stays_inside_whatever_a_deployment_sets()
    {
        var scheme = ShippedPacks.Compile("liaoning/general-risk").Scheme!; // it has one

        Assert.All(new bool?[] { null, false, true }, setting => Assert.Equal((false, OutsideGround.Never), (OutsideShowing.Of(scheme, setting).IsShown, OutsideShowing.Of(scheme, setting).Ground)));
    }

    [Fact]
    public void A_policy_that_allows_it_needs_no_setting_and_each_reason_is_said_in_both_languages()
    {
        var scheme = ShippedPacks.Compile("hebei/public-credit").Scheme! with { Outside = OutsideUse.Allowed }; // it has one

        var grounds = Enum.GetValues<OutsideGround>().Select(ground => new OutsideShowing(false, ground, null).Words).ToList();

        Assert.True(OutsideShowing.Of(scheme, false) is { IsShown: true, Ground: OutsideGround.Allowed });
        Assert.Equal(6, grounds.Distinct().Count());
        Assert.All(grounds, words => Assert.True(words.Zh.Length > 5 && char.IsAscii(words.En[0])));
    }
}
