using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

public sealed class PublishingTests
{
    private const string Channels = """
        channels:
          - {id: credit-china, title: {zh: 信用中国, en: Credit China}, source: 一}
        masks:
          - {id: identity, title: {zh: 证件号码, en: identity number}, field: identity-number, keep: {first: 6, last: 4}, source: 一}
        publications:

        """;

    private static string Publication(string id, string parts) =>
        $"  - {{id: {id}, title: {{zh: 公示, en: shown}}, channel: credit-china, kinds: [penalty], {parts}, source: 一}}\n";

    [Fact]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    public void A_publication_states_its_period_from_which_day_it_runs_and_what_is_masked()
    {
        var publication = Assert.Single(Tabled.Read(Channels + Publication("general", "from: 2026-04-01, when: \"record.standing == 'effective'\", months: 12, starts: decided, masks: [identity]")).Publications);

        Assert.Equal((PublicationTerm.Months, PublicationStart.Decided), (publication.Term, publication.Starts));
        Assert.Equal(12, publication.Months?.On(new(2026, 5, 1)));
        Assert.Equal(["identity"], publication.Masks);
        Assert.Equal("record.standing == 'effective'", publication.When?.Text);
    }

    [Theory]
    [InlineData("until: end", PublicationTerm.UntilEnd)]
    [InlineData("unlimited: true", PublicationTerm.Unlimited)]
    [InlineData("not_shown: true", PublicationTerm.NotShown)]
    [InlineData("masks: []", PublicationTerm.Unstated)]
    public void A_publication_without_months_ends_with_the_record_never_is_not_shown_or_leaves_it_open(string parts, PublicationTerm term)
    {
        Assert.Equal(term, Assert.Single(Tabled.Read(Channels + Publication("general", parts)).Publications).Term);
    }

    [Theory]
    [InlineData("months: 12, starts: decided, until: end", "PK-030")]
    [InlineData("months: 12", "PK-010")]
    [InlineData("months: 0, starts: decided", "PK-082")]
    [InlineData("months: -3, starts: decided", "PK-082")]
    [InlineData("months: 1.5, starts: decided", "PK-082")]
    [InlineData("months: params.five_days, starts: decided", "PK-081")]
    [InlineData("months: params.a_yeer, starts: decided", "PK-013")]
    [InlineData("months: soon, starts: decided", "PK-080")]
    [InlineData("until: ende", "PK-013")]
    [InlineData("unlimited: yes", "PK-013")]
    [InlineData("until: end, masks: [identify]", "PK-013")]
    [InlineData("until: end, masks: [identity, identity]", "PK-015")]
    [InlineData("until: end, from: 2026-04-01, through: 2026-03-31", "PK-022")]
    [InlineData("until: end, when: record.colour == 'red'", "EX-011")]
    public void What_cannot_be_a_publication_is_refused(string parts, string code)
    {
        var finding = Tabled.OneFinding(Channels + Publication("general", parts));

        Assert.Equal(code, finding.Code);
        Assert.Equal("pack.yaml", finding.Span?.File);
    }

    [Fact]
    public void A_publication_must_be_on_a_channel_the_pack_has()
    {
        var finding = Tabled.OneFinding((Channels + Publication("general", "until: end")).Replace("channel: credit-china", "channel: credit-chine", StringComparison.Ordinal));

        Assert.Equal("PK-013", finding.Code);
        Assert.Contains("Did you mean “credit-china”?", finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from: 2023-05-01, through: 2026-03-31, until: end", "from: 2026-03-01, until: end", false)]
    [InlineData("from: 2023-05-01, through: 2026-03-31, until: end", "from: 2026-04-01, until: end", true)]
    [InlineData("until: end", "when: \"record.standing == 'effective'\", unlimited: true", false)]
    [InlineData("when: \"record.standing == 'effective'\", unlimited: true", "until: end", true)]
    public void Periods_of_publications_on_one_channel_do_not_overlap_unless_a_condition_comes_first(string first, string second, bool isSound)
    {
        var sections = Channels + Publication("first", first) + Publication("second", second);

        if (isSound)
        {
            Assert.Equal(2, Tabled.Read(sections).Publications.Count);
        }
        else
        {
            Assert.Equal("PK-085", Tabled.OneFinding(sections).Code);
        }
    }

    [Theory]
    [InlineData("field: identity-number, keep: {first: 10, last: 8}", "PK-084")]
    [InlineData("field: personal-name, keep: {first: 2}", "PK-084")]
    [InlineData("field: identity-number", "PK-030")]
    [InlineData("field: identity-number, hide: true, keep: {first: 6, last: 4}", "PK-030")]
    [InlineData("field: identity, hide: true", "PK-013")]
    [InlineData("field: identity-number, keep: {first: -1, last: 4}", "PK-031")]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    public void A_mask_must_hide_something_of_a_field_that_is_known(string parts, string code)
    {
        var finding = Tabled.OneFinding($"masks: [{{id: bad, title: {{zh: 遮, en: mask}}, {parts}, source: 一}}]");

        Assert.Equal(code, finding.Code);
    }

    [Fact]
    public void A_field_hidden_whole_keeps_nothing()
    {
        var mask = Assert.Single(Tabled.Read("masks: [{id: home, title: {zh: 住址, en: home address}, field: address, hide: true, source: 一}]").Masks);

        Assert.Null(mask.Keep);
    }
}
