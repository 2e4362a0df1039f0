using Xinheng.Evaluation.Tables;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Policy.Tables;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.Tables;

/// <summary>How long a record is shown where.</summary>
public sealed class PublishingTests
{
    private static readonly CompiledPack Pack = ShippedPack.Read("national/publication").Pack!; // a shipped pack compiles

    [Fact]
    public void A_record_is_shown_from_its_first_showing_and_its_term_runs_from_where_the_rule_says()
    {
        var fine = Penalty(1, "2026-01-05") with { Issuer = "某市市场监督管理局" };

        var (china, market) = (Of("credit-china", fine, "2026-01-12"), Of("enterprise-publicity", fine, "2026-01-12"));

        Assert.Equal((Day("2026-01-12"), Day("2029-01-05")), (china.From, china.Through));
        Assert.Equal((Day("2026-01-12"), Day("2027-01-12")), (market.From, market.Through));
    }

    [Fact]
    public void A_term_that_runs_from_a_first_showing_nobody_knows_has_no_end_that_can_be_told()
    {
        var outcome = Of("enterprise-publicity", Penalty(1, "2026-01-05") with { Issuer = "某市市场监督管理局" }, null);

        Assert.Equal((PublicationCode.FirstShowingUnknown, null), (outcome.Code, outcome.Through));
    }

    [Fact]
    public void A_first_showing_before_the_decision_shows_nothing_before_it() =>
        Assert.Equal(Day("2026-05-01"), Of("credit-china", Penalty(1, "2026-05-01"), "2026-04-01").From);

    [Theory]
    [InlineData(PublicationTerm.Unlimited, PublicationCode.Shown)]
    [InlineData(PublicationTerm.Unstated, PublicationCode.PeriodUnstated)]
    [InlineData(PublicationTerm.NotShown, PublicationCode.NotShown)]
    public void A_publication_without_a_term_says_what_becomes_of_the_record(PublicationTerm term, PublicationCode code)
    {
        var rule = Pack.Tables.Publications[0] with { From = null, Through = null, When = null, Term = term };

        var outcome = Publishing.Of(Pack with { Tables = new PackTables { Publications = [rule] } }, rule.Channel, Enterprise, Penalty(1, "2026-05-01"), null);

        Assert.Equal((code, null), (outcome.Code, outcome.Through));
    }

    [Fact]
    public void A_term_beyond_the_end_of_the_calendar_ends_with_it() =>
        Assert.Equal(DateOnly.MaxValue, Of("credit-china", Penalty(1, "9999-06-01") with { Penalties = ["permit-revoked"] }, null).Through);

    [Fact]
    public void On_a_channel_nobody_knows_nothing_is_shown() =>
        Assert.Equal(new PublicationOutcome(null, PublicationCode.NoRule), Of("nowhere", Penalty(1, "2026-05-01"), null));

    private static PublicationOutcome Of(string channel, RecordFacts record, string? firstShown) =>
        Publishing.Of(Pack, channel, Enterprise, record, firstShown is null ? null : Day(firstShown));
}
