using Xinheng.Policy.Tables;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

public sealed class DutyTests
{
    private static string Duty(string parts, string id = "objection-check") =>
        $"duties:\n  - {{id: {id}, title: {{zh: 异议比对, en: objection check}}, who: {{zh: 有关单位, en: department}}, starts: {{zh: 收到申请, en: application received}}, {parts}, source: 一}}\n";

    [Fact]
    public void A_duty_has_a_limit_in_its_unit_and_says_whether_the_first_day_counts()
    {
        var duty = Assert.Single(Tabled.Read(Duty("limit: params.five_days, counting: next-day")).Duties);

        var within = Assert.IsType<DutyLimit.Within>(duty.Limit);
        Assert.Equal((5m, "working-days", DayCounting.NextDay), (within.Length.On(new(2024, 1, 1)), within.Length.Unit, duty.Counting));
    }

    [Fact]
    public void A_duty_can_recur_by_a_day_of_the_month_or_in_each_quarter()
    {
        var monthly = Assert.Single(Tabled.Read(Duty("by_day_of_month: params.twentyfifth")).Duties).Limit;
        var quarterly = Assert.Single(Tabled.Read(Duty("each: quarter")).Duties).Limit;

        Assert.Equal(25, Assert.IsType<DutyLimit.ByDayOfMonth>(monthly).Day.On(new(2024, 1, 1)));
        Assert.Equal(new DutyLimit.Each(Recurrence.Quarter), quarterly);
    }

    [Theory]
    [InlineData("limit: params.tenth", "PK-081")]
    [InlineData("limit: params.no_days", "PK-082")]
    [InlineData("limit: 5", "PK-080")]
    [InlineData("limit: params.sixdays", "PK-013")]
    [InlineData("by_day_of_month: 32", "PK-082")]
    [InlineData("each: qarter", "PK-013")]
    [InlineData("each: quarter, limit: params.five_days", "PK-030")]
    [InlineData("each: quarter, counting: next-day", "PK-030")]
    [InlineData("counting: next-day", "PK-010,PK-030")]
    [InlineData("limit: params.five_days, counting: nextday", "PK-013")]
    public void What_cannot_be_a_limit_is_refused(string parts, string codes)
    {
        var findings = Packs.SmallPack.Read(Tabled.Files(Duty(parts))).Diagnostics;

        Assert.Equal(codes.Split(','), findings.Select(finding => finding.Code).Order());
    }

    private static string List(string parts) => Duty("limit: params.five_days, counting: next-day", "notice")
        + $"channels: [{{id: portal, title: {{zh: 网站, en: portal}}, source: 一}}]\nlists:\n  - {{id: severe, title: {{zh: 惩戒名单, en: punishment list}}, kind: punishment, criteria: {{zh: 严重失信, en: severe}}, {parts}, source: 一}}\n";

    [Fact]
    public void A_list_names_its_notice_its_hearing_how_a_subject_comes_off_it_and_where_it_is_shown()
    {
        var list = Assert.Single(Tabled.Read(List("notice: notice, hearing: notice, removal: {zh: 修复, en: repair}, months: params.a_year, published: true, channel: portal")).Lists);

        Assert.Equal((SubjectListKind.Punishment, "notice", "notice", "portal"), (list.Kind, list.Notice, list.Hearing, list.Channel));
        Assert.Equal(12, list.Months?.On(new(2024, 1, 1)));
    }

    [Theory]
    [InlineData("notice: notise", "PK-013")]
    [InlineData("published: true", "PK-027")]
    [InlineData("channel: portal", "PK-027")]
    [InlineData("published: true, channel: portl", "PK-013")]
    [InlineData("months: params.five_days", "PK-081")]
    [InlineData("months: 0", "PK-082")]
    public void A_list_that_names_what_is_not_there_is_refused(string parts, string code)
    {
        Assert.Equal(code, Tabled.OneFinding(List(parts)).Code);
    }

    [Fact]
    public void A_broken_commitment_becomes_a_record_and_closes_a_way()
    {
        const string text = "commitments: [{id: notification, title: {zh: 告知承诺, en: notification}, form: approval-replacing, published: true, breach: penalty, closes: {zh: 不再适用告知承诺, en: no further notification and commitment}, source: 一}]";

        var commitment = Assert.Single(Tabled.Read(text).Commitments);

        Assert.Equal((CommitmentForm.ApprovalReplacing, "penalty", true), (commitment.Form, commitment.Breach, commitment.IsPublished));
        Assert.Equal("no further notification and commitment", commitment.Closes?.En);
        Assert.Equal("PK-013", Tabled.OneFinding(text.Replace("breach: penalty", "breach: penalties", StringComparison.Ordinal)).Code);
        Assert.Equal("PK-013", Tabled.OneFinding(text.Replace("approval-replacing", "approval", StringComparison.Ordinal)).Code);
    }

    [Fact]
    public void A_warning_watches_an_indicator_and_rests_for_a_time()
    {
        const string text = "warnings: [{id: many, title: {zh: 处罚多, en: many penalties}, when: general_count >= params.limit, cool_down: params.five_days, source: 一}]";

        Assert.Equal(5, Assert.Single(Tabled.Read(text).Warnings).CoolDown?.On(new(2024, 1, 1)));
        Assert.Equal("EX-010", Tabled.OneFinding(text.Replace("general_count", "general_coutn", StringComparison.Ordinal)).Code);
        Assert.Equal("PK-081", Tabled.OneFinding(text.Replace("params.five_days", "params.tenth", StringComparison.Ordinal)).Code);
    }
}
