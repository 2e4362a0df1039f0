using Xinheng.Policy.Packs;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class NationalPackTests
{
    public static TheoryData<string> Ids => [.. ShippedPacks.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void Every_measure_list_and_publication_rests_on_an_article_the_pack_holds(string id)
    {
        var pack = ShippedPacks.Compile(id);

        Assert.All(pack.Tables.Entries, entry => Assert.NotEmpty(pack.Documents.Single(document => document.Id == entry.Source.Document).Clauses[entry.Source.Article]));
        Assert.All(pack.Tables.Measures, measure => Assert.False(string.IsNullOrWhiteSpace(measure.Basis.Zh)));
    }

    [Theory]
    [InlineData("    basis: {zh: 商业银行法第三十五条, en: \"Commercial banking law, article 35\"}\n    source: 丙类\n", "    source: 丙类\n", "PK-083")]
    [InlineData("    basis: {zh: 商业银行法第三十五条, en: \"Commercial banking law, article 35\"}\n    source: 丙类\n", "    basis: {zh: 商业银行法第三十五条, en: \"Commercial banking law, article 35\"}\n", "PK-016")]
    [InlineData("    published: false\n    source: wage-list-2022 期限\n", "    published: false\n", "PK-016")]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void A_measure_or_list_without_its_legal_basis_is_refused(string find, string put, string code)
    {
        var files = ShippedPacks.Find("national/measures")!; // it is shipped
        var text = files.Texts["pack.yaml"];
        Assert.Contains(find, text, StringComparison.Ordinal);
        var changed = new Dictionary<string, string>(files.Texts) { ["pack.yaml"] = text.Replace(find, put, StringComparison.Ordinal) };

        var reading = PackCompiler.Compile(new(files.Id, changed), ShippedPacks.Find);

        Assert.Null(reading.Pack);
        Assert.Equal(code, Assert.Single(reading.Diagnostics).Code);
    }

    [Fact]
    public void The_base_list_has_fourteen_measures_in_three_classes()
    {
        var measures = ShippedPacks.Compile("national/measures").Tables.Measures;

        Assert.Equal(
            [(MeasureClass.Rights, 5), (MeasureClass.Management, 7), (MeasureClass.Market, 2)],
            measures.GroupBy(measure => measure.Class).Select(one => (one.Key, one.Count())));
    }

    [Fact]
    public void A_measure_whose_class_or_wording_was_not_verified_says_so()
    {
        var measures = ShippedPacks.Compile("national/measures").Tables.Measures;

        Assert.Contains(measures, measure => measure.Head.IsExample);
        Assert.All(measures.Where(measure => measure.Head.IsExample), measure => Assert.NotNull(measure.Head.Note));
    }

    [Fact]
    public void Every_list_of_serious_dishonesty_has_notice_hearing_objection_and_removal()
    {
        var lists = ShippedPacks.Compile("national/measures").Tables.Lists;

        Assert.All(lists, list => Assert.Equal(SubjectListKind.Punishment, list.Kind));
        Assert.All(lists, list => Assert.NotNull(list.Removal));
        Assert.All(lists, list => Assert.Equal(("list-notice", "list-hearing", "list-objection"), (list.Notice, list.Hearing, list.Objection)));
    }

    [Theory]
    [InlineData("identity-number", 6, 4)]
    [InlineData("mobile-phone", 3, 4)]
    [InlineData("bank-account", null, null)]
    [InlineData("address", null, null)]
    [InlineData("health", null, null)]
    [InlineData("personal-name", null, null)]
    public void What_is_personal_is_hidden_before_a_penalty_is_shown(string field, int? first, int? last)
    {
        var tables = ShippedPacks.Compile("national/publication").Tables;

        var mask = tables.Masks.Single(mask => mask.Field == field);

        Assert.Equal((first, last), (mask.Keep?.First, mask.Keep?.Last));
        Assert.All(tables.Publications.Where(shown => shown.Kinds.Contains("penalty") && shown.Term == PublicationTerm.Months), shown => Assert.Contains(mask.Id, shown.Masks));
    }

    [Fact]
    public void Whether_a_received_national_grade_is_shown_outside_is_for_the_deployment() =>
        Assert.Equal(OutsideUse.Deployment, ShippedPacks.Compile("national/comprehensive-2026").Scheme?.Outside);

    [Fact]
    public void The_national_scales_are_told_apart_although_their_letters_are_the_same()
    {
        var scales = ShippedPacks.Compile("national/scales").Scales;

        Assert.Equal(["enterprise-credit-risk", "enterprise-credit-comprehensive"], scales.Select(scale => scale.Id));
        Assert.All(scales, scale => Assert.Equal(["A", "B", "C", "D"], scale.Steps.Select(step => step.Letter)));
    }
}
