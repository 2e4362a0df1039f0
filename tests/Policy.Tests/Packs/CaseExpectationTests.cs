using System.Text.Json;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Cases;
using Xinheng.Policy.Tables;
using Xinheng.Policy.Tests.Schema;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>What cases can expect beside a grade, read with the pack that has every table.</summary>
public sealed class CaseExpectationTests
{
    private const string Fine = "记录: [{种类: 行政处罚, 日期: 2024-03-10}], ";

    [Fact]
    public void What_is_expected_reads_the_same_in_Chinese_and_in_English()
    {
        var chinese = Expected(Fine + """
            已知等级: {公共信用等级: B, 省里给出的风险等级: 无},
            应为: {等级: 人工研判, 分项: {失信记录得分: 60分}, 监管: {按等级监管: {规则: 多查, 抽查: 提高抽查比例和频次, 抽查比例: 10%, 每年次数: 2次, 现场检查: 加强现场检查, 措施: [行政指导], 例外: [投诉举报]}},
              预警: {记录增多: 是}, 一致性: {两个等级相差过大: 无法比较}, 换算: {三级对四级: {高: 差}}, 期限: {异议核查: 2024-07-05}, 名单: {严重失信主体名单: 无},
              比率: {及时率: {分子: 1, 分母: 2, 得: 50%}}, 隐去: {身份证号: {a: 不公示}}, 公示: {信用网站: {规则: 处罚公示, 自: 2024-03-10, 至: 长期公示, 隐去: [身份证号]}}, 作用: 一般失信, 可修复: 不可修复}
            """);
        var english = Expected("records: [{kind: penalty, date: 2024-03-10}], " + """
            grades: {public: B, risk: none},
            expect: {grade: review, points: {record_score: 60}, treatments: {by-grade: {rule: more, sampling: higher, ratio: 10, times: 2, visits: more, measures: [guidance], except: complaint}},
              warnings: {many-records: yes}, consistency: {far-apart: not-comparable}, mappings: {three-to-four: {high: B}}, duties: {objection-check: 2024-07-05}, lists: {severe: none},
              rates: {timely: {part: 1, whole: 2, gives: 50}}, masks: {identity: {a: not-shown}}, publications: {credit-website: {rule: penalties, from: 2024-03-10, through: without-end, masks: identity}}, effect: general, repair: never}
            """);

        Assert.Equal(13, chinese.Count);
        Assert.Equal(Plain(english), Plain(chinese));
    }

    [Theory]
    [InlineData("应为: A", 1)]
    [InlineData("应为: {等级: A}", 1)]
    [InlineData("应为: {等级: A, 期限: {objection-check: 2024-07-05}}", 2)]
    public void A_grade_alone_can_be_written_with_and_without_its_key(string written, int count)
    {
        var expected = Expected(written);

        Assert.Equal(count, expected.Count);
        Assert.Equal("A", Assert.IsType<Expected.Grade>(expected[0]).Letter);
    }

    [Fact]
    public void What_a_case_does_not_name_of_a_treatment_is_not_looked_at()
    {
        var treated = Assert.IsType<Expected.Treated>(Assert.Single(Expected("应为: {监管: {by-grade: {抽查: lower}}}")));

        Assert.Equal(new ExpectedTreatment { Sampling = Sampling.Lower }, treated.Treatment);
    }

    [Theory]
    [InlineData("应为: {}", "PK-090", "expect: B")]
    [InlineData("应为: {期限: {}}", "PK-090", "duties:")]
    [InlineData("应为: {监管: {by-grade: {}}}", "PK-090", "expect: B")]
    [InlineData("应为: {监管: {by-grad: more}}", "PK-013", "Did you mean “by-grade”?")]
    [InlineData("应为: {监管: {by-grade: mor}}", "PK-013", "Did you mean “more”?")]
    [InlineData("应为: {监管: {by-grade: {sampling: highe}}}", "PK-013", "Did you mean “higher”?")]
    [InlineData("应为: {监管: {by-grade: {措施: [行政处分]}}}", "PK-013", "行政指导")]
    [InlineData("应为: {监管: {by-grade: {抽查比例: 20天}}}", "PK-093", "抽查比例: 20%")]
    [InlineData("应为: {监管: {by-grade: {每年次数: 10%}}}", "PK-093", "每年次数: 2次")]
    [InlineData("应为: {监管: {by-grade: {比例: 10%}}}", "PK-009", "抽查比例")]
    [InlineData("应为: {监管: [by-grade]}", "PK-011", "监管")]
    [InlineData("应为: {监管: more}", "PK-011", "监管")]
    [InlineData("应为: {预警: {many-records: 三次}}", "PK-013", "是")]
    [InlineData("应为: {预警: {many-record: 是}}", "PK-013", "Did you mean “many-records”?")]
    [InlineData("应为: {一致性: {far-apart: 2}}", "PK-013", "复核")]
    [InlineData("应为: {换算: {three-to-four: {高: C}}}", "PK-013", "B")]
    [InlineData("应为: {换算: {three-to-four: {最高: B}}}", "PK-013", "高")]
    [InlineData("应为: {期限: {objection-check: 2024-06-31}}", "PK-012", "2024-06-31")]
    [InlineData("应为: {期限: {objection-check: 五个工作日}}", "PK-012", "五个工作日")]
    [InlineData("应为: {期限: {objection-chek: 2024-07-05}}", "PK-013", "Did you mean “objection-check”?")]
    [InlineData("应为: {名单: {severe: 36}}", "PK-012", "36")]
    [InlineData("应为: {比率: {timely: 99%}}", "PK-011", "timely")]
    [InlineData("应为: {比率: {timely: {分子: 1, 分母: 2}}}", "PK-010", "得")]
    [InlineData("应为: {比率: {timely: {分子: -1, 分母: 2, 得: 50%}}}", "PK-031", "-1")]
    [InlineData("应为: {比率: {timely: {分子: 1, 分母: 2, 得: 一半}}}", "PK-093", "一半")]
    [InlineData("应为: {分项: {record_score: 60%}}", "PK-093", "85.5")]
    [InlineData("应为: {分项: {record_scor: 60}}", "PK-013", "Did you mean “record_score”?")]
    [InlineData("应为: {分项: {record_score: 1e9}}", "PK-093", "1e9")]
    [InlineData("应为: {分项: {record_score: 0.12345678}}", "PK-093", "0.12345678")]
    [InlineData("应为: {等级: E}", "PK-013", "review")]
    [InlineData("应为: {公示: {credit-website: 不公示}}", "PK-091", "has 0")]
    [InlineData("记录: [{种类: 行政处罚, 日期: 2024-03-10, 条数: 2}], 应为: {作用: general}", "PK-091", "has 2")]
    [InlineData(Fine + "应为: {公示: {credit-website: 一年}}", "PK-093", "2027-04-01")]
    [InlineData(Fine + "应为: {公示: {credit-website: {规则: penalties}}}", "PK-010", "至")]
    [InlineData(Fine + "应为: {公示: {credit-china: 不公示}}", "PK-013", "credit-website")]
    [InlineData(Fine + "应为: {作用: 轻微失信}", "PK-013", "一般失信")]
    [InlineData(Fine + "应为: {可修复: 以后}", "PK-093", "never")]
    [InlineData("已知等级: {public: C}, 应为: A", "PK-013", "好")]
    [InlineData("已知等级: {publik: A}, 应为: A", "PK-013", "Did you mean “public”?")]
    [InlineData("已知等级: [A], 应为: A", "PK-011", "已知等级")]
    [InlineData("放假: [国庆], 应为: A", "PK-094", "2026-10-01/2026-10-07")]
    [InlineData("放假: [2024-10-07/2024-10-01], 应为: A", "PK-094", "2024-10-07/2024-10-01")]
    [InlineData("放假: [0001-01-01/9999-12-31], 应为: A", "PK-094", "60")]
    [InlineData("应为: {抽查: lower}", "PK-009", "监管")]
    [InlineData("应为: [A]", "PK-011", "应为")]
    public void A_mistake_in_what_is_expected_is_refused_and_says_what_can_be_written(string written, string code, string said)
    {
        var reading = Read(written);

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal((code, "cases/all.yaml", 2), (found.Code, found.Span?.File, found.Span?.Line));
        Assert.Contains(said, found.Message.En, StringComparison.Ordinal);
        Assert.Null(reading.Pack);
    }

    [Theory]
    [InlineData("应为: A", "PK-092", "scheme")]
    [InlineData("应为: {总分: 80}", "PK-092", "scorecard")]
    public void A_pack_without_grades_or_scores_says_what_its_cases_can_expect(string written, string code, string lacking)
    {
        var text = SmallPack.Text[..SmallPack.Text.IndexOf("indicators:", StringComparison.Ordinal)];

        var found = SmallPack.OneFinding(SmallPack.Of(text, ("cases/some.yaml", $"案例: [{{情形: 某, 评价日期: 2024-06-30, {written}}}]")));

        Assert.Equal(code, found.Code);
        Assert.Contains(lacking, found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_with_a_mistake_of_its_own_is_not_reported_again_by_its_cases()
    {
        var files = CompletePack.Forms[0];
        var pack = files.Texts["pack.yaml"].Replace("id: many-records, ", "id: many-records, cool: 3, ", StringComparison.Ordinal).Replace("when: general_count >= params.general_limit", "when: general_cont >= 3", StringComparison.Ordinal);

        var reading = CompletePack.Read(CompletePack.Changed(CompletePack.Changed(files, "pack.yaml", pack), "cases/all.yaml", "案例: [{情形: 某, 评价日期: 2024-06-28, 应为: {预警: {many-records: 是}}}]"));

        Assert.Equal(["PK-009", "EX-010"], reading.Diagnostics.Select(found => found.Code));
        Assert.All(reading.Diagnostics, found => Assert.Equal("pack.yaml", found.Span?.File));
    }

    [Fact]
    public void All_mistakes_of_a_case_are_reported_at_once()
    {
        var reading = Read("已知等级: {public: Z}, 应为: {等级: Z, 期限: {none: 2024-01-01, objection-check: x}, 总分: 十, 预警: 是}");

        Assert.Equal(["PK-011", "PK-012", "PK-013", "PK-013", "PK-013", "PK-093"], reading.Diagnostics.Select(found => found.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ever_so_many_days_off_are_refused_with_a_limit()
    {
        var stretches = string.Join(", ", Enumerable.Range(0, 60).Select(at => new DateOnly(2024, 1, 1).AddDays(at * 50)).Select(day => $"{day:yyyy-MM-dd}/{day.AddDays(49):yyyy-MM-dd}"));

        Assert.Contains("PK-007", Read($"放假: [{stretches}], 应为: A").Diagnostics.Select(found => found.Code));
    }

    private static PackReading Read(string written) =>
        CompletePack.Read(CompletePack.Changed(CompletePack.Forms[0], "cases/all.yaml", $"案例:\n  - {{情形: 某, 评价日期: 2024-06-28, {written.ReplaceLineEndings(" ")}}}\n"));

    private static IReadOnlyList<Expected> Expected(string written)
    {
        var reading = Read(written);
        Assert.Empty(reading.Diagnostics.Select(found => DiagnosticText.Render(found, "en")));
        return Assert.Single(reading.Cases).Expected;
    }

    private static List<string> Plain(IReadOnlyList<Expected> expected) =>
        [.. expected.Select(one => $"{one.GetType().Name} {JsonSerializer.Serialize<object>(one with { Span = new("x", 1, 1, 1) })}")];
}
