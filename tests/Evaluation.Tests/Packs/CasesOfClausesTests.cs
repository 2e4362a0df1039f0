using Xinheng.Testing;
using Xunit;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>
/// Duties shown by the cases of the packs: the case named passes, and no longer does once the rule is changed in a
/// single place, so that it is this rule and no other that the case rests on.
/// </summary>
public sealed class CasesOfClausesTests
{
    [Theory]
    [InlineData("matrix", "公共信用A类，行业风险较高：重点监管", "precedence: strictest", "precedence: first-match")]
    [InlineData("matrix", "公共信用A类，行业风险低：降低抽查", "except: [complaint, data-finding, transferred-case, law]", "except: [complaint, data-finding, transferred-case]")]
    [InlineData("matrix", "公共信用B类，没有风险类别：常规抽查", "when: results.public == 'B' ||", "when: results.public == 'A' ||")]
    [InlineData("matrix", "公共信用C类，没有风险类别：重点监管", "when: results.public == 'C' || results.risk == 'higher'\n", "when: results.risk == 'higher'\n")]
    [InlineData("matrix", "公共信用D类，行业风险低：执行限制措施", "measures: [entry-limited, funds-limited,", "measures: [funds-limited,")]
    [InlineData("from-records", "一条罚款，上级风险分类为A类：常规抽查", "precedence: strictest", "precedence: first-match")]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Public_grade_and_industry_risk_together_give_one_treatment_and_the_stricter_prevails(string file, string title, string find, string put) =>
        AssertRestsOn("langfang/fused-regulation", file, title, find, put);

    [Theory]
    [InlineData("食品领域的企业，A类、风险低，仍然全部检查", "\"key-field:food\", ", "")]
    [InlineData("危险化学品领域的企业，A类、风险低，仍然全部检查", ", \"key-field:hazardous-chemicals\"]", "]")]
    [InlineData("食品领域的企业，C类：全部检查，另加定向抽查和批评教育", "when: subject.tags.exists(tag, tag in params.key_field_tags) && (results.public == 'C' ||", "when: subject.tags.exists(tag, tag in params.key_field_tags) && (results.public == 'B' ||")]
    [Clause("langfang-2023", "四(三)", "LF-15")]
    public void In_a_key_field_every_subject_is_checked_whatever_its_grade(string title, string find, string put) =>
        AssertRestsOn("langfang/fused-regulation", "fields", title, find, put);

    [Theory]
    [InlineData("新产业企业，公共信用C类，行业风险一般：有针对性的严格监管，并预警", "when: \"'new-industry' in subject.tags && (results.public == 'C' || results.risk == 'higher')\"", "when: \"'new-industry' in subject.tags && results.risk == 'higher'\"")]
    [InlineData("新产业企业，公共信用D类，行业风险低：执行限制措施，并预警", "results.public == 'C' || results.public == 'D' ||", "results.public == 'C' ||")]
    [Clause("langfang-2023", "四(四)", "LF-16")]
    public void A_new_industry_is_regulated_by_its_grade_and_a_low_one_gets_targeted_measures_and_a_warning(string title, string find, string put) =>
        AssertRestsOn("langfang/fused-regulation", "fields", title, find, put);

    [Theory]
    [InlineData("事项在国庆假期前一天调整，假期不计，调休的周六计入", "unit: working-days\n    value: 10", "unit: days\n    value: 10")]
    [InlineData("周一调整的监管事项，两周后的周一以前报送", "value: 10\n    source: 二(三)", "value: 9\n    source: 二(三)")]
    [Clause("langfang-2023", "二(三)")]
    public void A_changed_item_is_reported_in_ten_working_days_counted_from_the_day_after(string title, string find, string put) =>
        AssertRestsOn("langfang/fused-regulation", "limits", title, find, put);

    [Theory]
    [InlineData("周一收到的异议，收到当日不计，下一个周一以前完成比对", "limit: params.comparison_days\n    counting: next-day", "limit: params.comparison_days\n    counting: same-day")]
    [InlineData("周五收到的异议，下一个周五以前完成比对", "value: 5\n    source: 三(三)", "value: 6\n    source: 三(三)")]
    [Clause("langfang-2023", "三(三)")]
    public void An_objection_is_compared_in_five_working_days_counted_from_the_day_after(string title, string find, string put) =>
        AssertRestsOn("langfang/fused-regulation", "limits", title, find, put);

    [Theory]
    [InlineData("given", "国家四类风险读作本市三档", "{from: D, to: higher, lossy: true}", "{from: D, to: general, lossy: true}")]
    [InlineData("given", "上级分类为较高，公共信用为A类：较高", "when: results.state_risk == 'higher'", "when: results.state_risk == 'higher' && results.public != 'A'")]
    [InlineData("given", "没有上级分类，公共信用为D类：较高", "(results.public == 'C' || results.public == 'D')", "results.public == 'C'")]
    [InlineData("levels", "上级分类已超过一年，改按公共信用等级", "valid: params.risk_result_months", "valid: 24")]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public void A_class_from_above_counts_where_there_is_one_and_else_the_public_grade_is_followed(string file, string title, string find, string put) =>
        AssertRestsOn("langfang/industry-risk", file, title, find, put);

    [Theory]
    [InlineData("公共信用A级，风险一般：常规抽查", "when: results.public == 'A' && results.risk == 'lower'", "when: results.public == 'A'")]
    [InlineData("公共信用A级，风险较高：提高抽查", "when: results.public == 'C' || results.risk == 'higher'", "when: results.public == 'C'")]
    [InlineData("没有失信记录，收到的风险分类为D类：提高抽查", "{from: D, to: higher, lossy: true}", "{from: D, to: general, lossy: true}")]
    [InlineData("没有信用等级，没有风险类别：由监管部门决定", "when: has(results.public) || has(results.risk)", "when: \"true\"")]
    [Clause("fengxian-2021", "(十二)", "FX-12")]
    public void Good_credit_is_drawn_less_average_as_usual_and_bad_more(string title, string find, string put) =>
        AssertRestsOn("fengxian/regulation", "sampling", title, find, put);

    [Theory]
    [InlineData("2026年4月1日责令关闭，公示三年", "months: params.shown_severe_2026", "months: params.shown_general_2026")]
    [InlineData("2026年3月31日罚款，公示三年", "through: 2026-03-31", "through: 2026-03-30")]
    [InlineData("2023年4月30日罚款且造成严重后果，公示三年", "months: params.shown_severe_2019", "months: params.shown_general_2019")]
    [InlineData("身份证件号码隐去中间八位，商业秘密不公示", "field: business-secret\n    hide: true", "field: business-secret\n    keep: {first: 1, last: 0}")]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    public void Everything_the_district_shows_has_a_period_and_it_is_the_nations(string title, string find, string put) =>
        AssertRestsOn("fengxian/regulation", "publicity", title, find, put);

    [Theory]
    [InlineData("近期有两件处罚：不预警", "value: 3\n    status: example\n    source: (十七)", "value: 2\n    status: example\n    source: (十七)")]
    [InlineData("三件处罚中最早的一件在八十九天以前：预警", "value: 90", "value: 89")]
    [Clause("fengxian-2021", "(十七)")]
    public void Several_penalties_in_a_short_time_set_off_a_warning(string title, string find, string put) =>
        AssertRestsOn("fengxian/regulation", "warnings", title, find, put);

    [Theory]
    [InlineData("公共信用违法失信，第三方评价偏弱：分别扣40分和10分", "results.public == 'C' ? params.public_poor_points", "results.public == 'C' ? params.public_average_points")]
    [Clause("fengxian-2021", "(十一)", "FX-11")]
    public void A_worse_public_grade_and_a_weak_third_party_result_take_points(string title, string find, string put) =>
        AssertRestsOn("fengxian/transport-evaluation", "items", title, find, put);

    [Theory]
    [InlineData("公共信用A级，行业信用D级：提高抽查", "precedence: strictest", "precedence: first-match")]
    [InlineData("公共信用E级，行业信用A级：大幅提高抽查", "when: \"results.public == 'E' || results.industry == 'E'\"", "when: \"results.industry == 'E'\"")]
    [Clause("chongqing-2020", "6", "CQ-6")]
    public void Of_the_public_and_the_industry_grade_the_one_with_the_stricter_treatment_decides(string title, string find, string put) =>
        AssertRestsOn("chongqing/regulation", "treatment", title, find, put);

    [Theory]
    [InlineData("公共信用A级，行业信用C级，相差两档：复核", "unit: steps, value: 2", "unit: steps, value: 3")]
    [InlineData("公共信用A级，行业信用B级，相差一档：一致", "unit: steps, value: 2", "unit: steps, value: 1")]
    [InlineData("市级E级换成国家D级，国家为C级，相差一档：一致", "    mapping: five-to-four\n", "")]
    [InlineData("收到的国家等级差一天满一年：仍然比较", "unit: months, value: 12", "unit: months, value: 11")]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public void Grades_two_steps_apart_are_looked_at_again_on_one_scale(string title, string find, string put) =>
        AssertRestsOn("chongqing/regulation", "two-steps", title, find, put);

    [Theory]
    [InlineData("没有风险等级：常规抽查", "when: \"!has(results.risk)\"", "when: \"false\"")]
    [InlineData("风险最高（E级）：全部抽查并纳入重点监管", "unit: percent, value: 100", "unit: percent, value: 99")]
    [Clause("hebei-2021", "10", "HB-10")]
    public void An_enterprise_is_drawn_by_its_level_of_risk_and_as_usual_where_it_has_none(string title, string find, string put) =>
        AssertRestsOn("hebei/credit-action", "sampling", title, find, put);

    [Theory]
    [InlineData("limits", "周一作出的处罚决定，次周三以前报送", "unit: working-days, value: 7", "unit: working-days, value: 8")]
    [InlineData("limits", "春节前作出的决定，假期不计，最后一天是调休的周六", "unit: working-days, value: 7", "unit: days, value: 7")]
    [InlineData("publicity", "有期限的行政许可，公示至许可届满", "    until: end\n", "    unlimited: true\n")]
    [Clause("hebei-2021", "2", "HB-2")]
    public void Permits_and_penalties_are_reported_in_seven_working_days_and_shown(string file, string title, string find, string put) =>
        AssertRestsOn("hebei/credit-action", file, title, find, put);

    [Theory]
    [InlineData("六月的宣传解读情况，六月二十五日以前报送", "unit: days, value: 25", "unit: days, value: 24")]
    [Clause("hebei-2021", "1", "HB-1")]
    public void Interpretation_work_is_reported_each_month_by_the_twenty_fifth(string title, string find, string put) =>
        AssertRestsOn("hebei/credit-action", "limits", title, find, put);

    [Theory]
    [InlineData("A类企业：降低抽查，无事不扰，四种情形除外", "when: results.risk == 'A', sampling: lower", "when: results.risk == 'A', sampling: normal")]
    [InlineData("D类企业：大幅提高抽查，必要时主动检查", "visits: own-initiative", "visits: more")]
    [Clause("liaoning-2022", "12", "LN-12")]
    public void The_treatment_follows_the_class(string title, string find, string put) =>
        AssertRestsOn("liaoning/regulation", "classes", title, find, put);

    [Theory]
    [InlineData("新产业企业成立三百六十五天，风险一般：观察期已过", "value: 365", "value: 366")]
    [InlineData("新产业企业成立三百六十四天，风险一般：在观察期内", "value: 365", "value: 364")]
    [InlineData("新产业企业成立一百天，风险较高：按C类", "results.risk in ['A', 'B']", "results.risk in ['A', 'B', 'C']")]
    [InlineData("不是新产业的企业成立一百天，风险一般：没有观察期", "params.new_industry_tag in subject.tags && ", "")]
    [Clause("liaoning-2022", "14", "LN-14")]
    public void New_industries_of_low_or_fair_risk_are_observed_in_their_first_year(string title, string find, string put) =>
        AssertRestsOn("liaoning/regulation", "classes", title, find, put);

    [Theory]
    [InlineData("三个月内两件处罚：不预警", "value: 3, status: example, source: 第十三条", "value: 2, status: example, source: 第十三条")]
    [InlineData("三个月内十件经查实的投诉举报：预警", "value: 10, status: example, source: 第十三条", "value: 11, status: example, source: 第十三条")]
    [Clause("liaoning-2022", "13", "LN-13")]
    public void Warnings_watch_key_indicators_against_thresholds(string title, string find, string put) =>
        AssertRestsOn("liaoning/general-risk", "warnings", title, find, put);

    private static void AssertRestsOn(string id, string file, string title, string find, string put)
    {
        var sound = Assert.Single(ShippedPack.Run(id), outcome => outcome.Case.Title.Zh == title);
        var changed = ShippedPack.Changed(id, find, put);
        Assert.Empty(changed.Diagnostics.Select(found => found.Message.En));
        var broken = CaseRunner.Run(changed.Pack!, [changed.Cases.Single(one => one.Title.Zh == title)]).Single(); // nothing wrong: there is a pack

        Assert.Equal($"cases/{file}.yaml", sound.Case.Span.File);
        Assert.Null(sound.Difference);
        Assert.NotNull(broken.Difference);
    }
}
