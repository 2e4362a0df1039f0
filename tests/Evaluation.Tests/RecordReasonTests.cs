using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests;

public sealed class RecordReasonTests
{
    [Theory]
    [InlineData("penalty", "2026-05-01", "effective", "counted", "general")]
    [InlineData("penalty", "2026-05-01", "under-objection", "counted", "general")]
    [InlineData("penalty", "2025-11-21", "effective", "outside-window", "general")]
    [InlineData("penalty", "2026-11-22", "effective", "not-yet-happened", "general")]
    [InlineData("penalty", "2026-05-01", "repaired", "repaired", "general")]
    [InlineData("penalty", "2026-05-01", "withdrawn", "withdrawn", "general")]
    [InlineData("tax-arrears", "2026-05-01", "lifted", "lifted", "general")]
    [InlineData("tax-arrears", "2026-05-01", "expired", "expired", "general")]
    [InlineData("permit", "2026-05-01", "effective", "basic", "basic")]
    [InlineData("contract-breach", "2026-05-01", "effective", "kind-off", "general")]
    [InlineData("gossip", "2026-05-01", "effective", "kind-unknown", null)]
    public void Every_record_says_why_it_counts_or_not(string kind, string happened, string standing, string reason, string? effect)
    {
        var record = Penalty(1, happened) with { Kind = kind, Standing = standing };

        var trace = Explain("2026-11-21", record).Records.Single();

        Assert.Equal((reason, effect, reason == "counted"), (trace.ReasonCode, trace.Effect, trace.Counted));
        Assert.NotEmpty(trace.Reason.Zh);
        Assert.NotEmpty(trace.Reason.En);
    }

    [Fact]
    public void A_record_says_on_which_day_it_stops_counting_by_itself()
    {
        var traces = Explain("2026-11-21", Penalty(1, "2026-05-01"), Arrears(2, "2026-05-01") with { Until = Day("2026-12-31") }, Listed(3, "2026-05-01"))
            .Records.ToDictionary(trace => trace.Record.Record, trace => trace.StopsCounting);

        Assert.Equal(Day("2027-05-01"), traces[1]);
        Assert.Equal(Day("2027-01-01"), traces[2]);
        Assert.Null(traces[3]);
    }

    [Fact]
    public void A_record_is_named_by_every_indicator_it_counts_in()
    {
        var indicators = Explain("2026-11-21", Penalty(1, "2026-05-01") with { GraveConsequence = "yes" }, Penalty(2, "2026-04-01")).Indicators
            .ToDictionary(trace => trace.Indicator.Id);

        Assert.Equal([2, 1], indicators["events"].Records);
        Assert.Equal([1], indicators["grave"].Records);
        Assert.Empty(indicators["severe_events"].Records);
    }
}
