using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class FengxianPackTests
{
    private static readonly Lazy<CompiledPack> Once = new(() => ShippedPacks.Compile("fengxian/regulation"));

    [Fact]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    public void Nothing_is_published_without_a_period_and_secrets_and_personal_data_are_masked()
    {
        var shown = Regulation.Tables.Publications.Where(shown => shown.Channel == "credit-fengxian").ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, one => Assert.NotEqual(PublicationTerm.Unstated, one.Term));
        Assert.All(shown, one => Assert.Superset(new HashSet<string> { "business-secret", "identity-number", "home-address", "contact" }, one.Masks.ToHashSet()));
    }

    [Fact]
    [Clause("fengxian-2021", "(十三)")]
    public void Subjects_are_told_and_heard_before_punishment_and_come_off_the_lists()
    {
        var lists = Regulation.Tables.Lists.Where(list => list.Source == new SourceReference("fengxian-2021", "(十三)")).ToList();
        var duties = Regulation.Tables.Duties.Select(duty => duty.Id).ToList();

        Assert.Equal([SubjectListKind.Punishment, SubjectListKind.Reward], lists.Select(list => list.Kind));
        Assert.All(lists, list => Assert.True(list is { Removal: not null, IsPublished: true, Channel: "credit-fengxian" }));
        Assert.All(lists, list => Assert.Subset(duties.ToHashSet(), new[] { list.Notice, list.Objection }.ToHashSet()!));
        Assert.Contains(lists[0].Hearing, duties);
    }

    [Fact]
    [Clause("fengxian-2021", "(四)")]
    [Clause("fengxian-2021", "(五)")]
    public void Breaking_a_commitment_given_for_an_approval_becomes_a_record_and_closes_that_way()
    {
        var commitments = Regulation.Tables.Commitments.ToDictionary(commitment => commitment.Form);

        Assert.Equal("broken-commitment", commitments[CommitmentForm.Proof].Breach);
        Assert.Contains("不再适用告知承诺", commitments[CommitmentForm.Proof].Closes?.Zh, StringComparison.Ordinal);
        Assert.All(
            [CommitmentForm.Voluntary, CommitmentForm.Industry, CommitmentForm.Repair],
            form => Assert.True(commitments[form] is { IsPublished: true, Source.Article: "(五)" }));
    }

    [Fact]
    [Clause("fengxian-2021", "(七)")]
    public void The_three_lists_and_the_seven_databases_of_the_plan_are_there()
    {
        var lists = Regulation.Tables.Catalogues.Single(catalogue => catalogue.Id == "three-lists");

        Assert.Equal(["data", "behaviours", "applications"], lists.Entries.Select(entry => entry.Id));
        Assert.Equal(
            ["elderly-care", "customs-certified", "tax-services", "environmental-services", "transport", "medical", "procurement-suppliers"],
            Regulation.Tables.Lists.Where(list => list.Kind == SubjectListKind.Special).Select(list => list.Id));
    }

    [Fact]
    [Clause("fengxian-2021", "(十四)")]
    public void The_districts_measures_are_entries_of_the_national_list()
    {
        var national = ShippedPacks.Compile("national/measures").Tables.Measures.ToDictionary(measure => measure.Id);

        var own = Regulation.Tables.Measures.Where(measure => measure.Source.Document == "fengxian-2021").ToList();

        Assert.Equal(["funds-limited", "awards-limited", "preference-limited"], own.Select(measure => measure.Id));
        Assert.All(own, measure => Assert.Equal(national[measure.Id].Class, measure.Class));
    }

    [Fact]
    [Clause("fengxian-2021", "(十)", "FX-10")]
    public void The_public_evaluation_marks_what_the_plan_does_not_set_as_an_example()
    {
        var pack = ShippedPacks.Compile("fengxian/public-credit");

        Assert.All(pack.Grades, rule => Assert.True(rule.IsExample));
        Assert.All(["cycle_months", "general_limit", "severe_penalties"], id => Assert.True(pack.Parameters.Single(parameter => parameter.Id == id).Values[0].IsExample));
    }

    [Fact]
    [Clause("fengxian-2021", "(十一)", "FX-11")]
    public void The_transport_evaluation_rests_on_the_public_grade_a_third_party_and_the_sectors_records()
    {
        var pack = ShippedPacks.Compile("fengxian/transport-evaluation");
        var (grade, thirdParty) = (pack.Results.Single(result => result.Id == "public"), pack.Results.Single(result => result.Id == "third_party"));

        Assert.Equal("fengxian/public-credit", grade.Pack?.Id);
        Assert.Equal((null, "第三方信用服务机构"), (thirdParty.Pack?.Id, thirdParty.Issuer?.Zh));
        Assert.NotNull(thirdParty.ValidMonths);
        Assert.Equal(["public_grade", "third_party_result", "transport_penalties"], pack.Scorecard?.Items.Select(item => item.Id));
        Assert.True(pack.Scorecard is { IsExample: true });
    }

    [Fact]
    [Clause("fengxian-2021", "(十一)", "FX-11")]
    public void The_national_rule_that_a_d_bars_an_a_holds_in_the_districts_industry_evaluation()
    {
        var limits = ShippedPacks.Compile("fengxian/transport-evaluation").Limits;

        Assert.Equal(ShippedPacks.Compile("national/comprehensive-2026").Limits.Select(limit => limit.Id), limits.Select(limit => limit.Id));
    }

    private static CompiledPack Regulation => Once.Value;
}
