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
    [InlineData("2023-04-30", "fine", null, 12)]
    [InlineData("2023-05-01", "fine", null, 36)]
    [InlineData("2026-03-31", "fine", null, 36)]
    [InlineData("2026-04-01", "fine", null, 12)]
    [InlineData("2026-04-01", "permit-suspended", null, 12)]
    [InlineData("2026-04-01", "permit-revoked", null, 36)]
    [InlineData("2019-06-30", "fine", null, null)]
    [InlineData("2023-05-01", "warning", null, null)]
    [InlineData("2026-04-01", "criticism", null, null)]
    [InlineData("2026-04-01", "warning", "某市市场监督管理局", null)]
    public void A_penalty_is_shown_on_credit_china_as_long_as_the_rules_of_its_day_say(string decided, string penalty, string? issuer, int? months) =>
        Assert.Equal(months, Shown("credit-china", decided, penalty, issuer)?.Months);

    [Theory]
    [InlineData("2021-09-01", "fine", 36)]
    [InlineData("2021-09-01", "criticism", 3)]
    [InlineData("2025-12-24", "permit-revoked", 36)]
    [InlineData("2025-12-25", "permit-revoked", 36)]
    [InlineData("2025-12-25", "fine", 12)]
    [InlineData("2025-12-25", "criticism", 3)]
    [InlineData("2025-12-25", "warning", null)]
    [InlineData("2021-08-31", "fine", null)]
    public void The_market_regulators_own_system_counts_its_own_periods_from_the_first_showing(string decided, string penalty, int? months)
    {
        var shown = Shown("enterprise-publicity", decided, penalty, "某市市场监督管理局");

        Assert.Equal(months, shown?.Months);
        Assert.True(shown is null or { Starts: PublicationStart.Published });
    }

    [Fact]
    public void The_market_regulators_system_shows_only_what_they_decided() =>
        Assert.Null(Shown("enterprise-publicity", "2026-05-01", "fine", "某市生态环境局"));

    [Fact]
    public void One_penalty_runs_on_two_clocks()
    {
        var (china, market) = (Shown("credit-china", "2026-01-05", "fine", "某市市场监督管理局"), Shown("enterprise-publicity", "2026-01-05", "fine", "某市市场监督管理局"));

        Assert.Equal((36, PublicationStart.Decided), (china?.Months, china?.Starts));
        Assert.Equal((12, PublicationStart.Published), (market?.Months, market?.Starts));
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

    [Theory]
    [InlineData("repair-answer", "2026-11-01", 10)]
    [InlineData("market-repair-decision", "2025-12-24", 15)]
    [InlineData("market-repair-decision", "2025-12-25", 7)]
    [InlineData("market-repair-decision", "2021-08-31", null)]
    [InlineData("disclosure-correction", "2026-11-01", 5)]
    [InlineData("defaulter-removal", "2026-11-01", 3)]
    public void A_limit_is_the_one_in_force_on_the_day(string id, string day, int? workingDays)
    {
        var duty = ShippedPacks.Compile("national/publication").Tables.Duties.Single(duty => duty.Id == id);

        var limit = Assert.IsType<DutyLimit.Within>(duty.Limit).Length;

        Assert.Equal((workingDays, "working-days"), (limit.On(DateOnly.Parse(day)), limit.Unit));
    }

    [Theory]
    [InlineData("A", false)]
    [InlineData("B", false)]
    [InlineData("C", false)]
    [InlineData("D", true)]
    [InlineData(null, false)]
    public void Only_a_national_d_bars_the_best_grade_of_an_industry(string? national, bool isBarred)
    {
        var pack = ShippedPacks.Compile("national/comprehensive-2026");

        var limit = Assert.Single(pack.Limits);

        Assert.Equal((LimitKind.AtMost, "B"), (limit.Kind, limit.Letter));
        Assert.Equal(isBarred, new PackSituation(pack, ("results.national", PackSituation.Text(national))).Holds(limit.When));
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

    private static (decimal? Months, PublicationStart? Starts)? Shown(string channel, string decided, string penalty, string? issuer)
    {
        var pack = ShippedPacks.Compile("national/publication");
        var day = DateOnly.Parse(decided);
        var record = new PackSituation(
            pack,
            ("record.penalties", PackSituation.Texts(penalty)),
            ("record.grave_consequence", PackSituation.Text("unknown")),
            ("record.issuer", PackSituation.Text(issuer)));

        var found = pack.Tables.Publications.FirstOrDefault(shown =>
            shown.Channel == channel && shown.Kinds.Contains("penalty")
            && (shown.From is null || shown.From <= day) && (shown.Through is null || day <= shown.Through)
            && (shown.When is null || record.Holds(shown.When)));
        return found is null or { Term: PublicationTerm.NotShown } ? null : (found.Months?.On(day), found.Starts);
    }
}
