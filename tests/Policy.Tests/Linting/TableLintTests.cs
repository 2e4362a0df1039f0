using Xinheng.Policy.Linting;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Policy.Tests.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

public sealed class TableLintTests
{
    private static Diagnostic? Find(string sections, string check) => Tabled.Lint(sections).SingleOrDefault(finding => finding.Check == check);

    [Fact]
    public void Three_named_risk_levels_do_not_fit_four_classes()
    {
        const string result = "  - {{id: industry, title: {{zh: 行业信用风险, en: industry class}}, received: four-grades, {0}source: 三(五)}}\n";
        const string steps = "steps: [{letter: low, name: {zh: 低, en: low}}, {letter: general, name: {zh: 一般, en: general}}, {letter: higher, name: {zh: 较高, en: higher}}], ";

        var finding = Find(Fused.Sections(string.Format(result, steps)), "L4");

        Assert.Equal(("LN-014", Severity.Warning, new SourceReference("rules-2023", "三(五)")), (finding?.Code, finding?.Severity, finding?.Source));
        Assert.Contains("names 3 steps (low, general, higher), but the scale four-grades has 4 (A, B, C, D)", finding?.Message.En, StringComparison.Ordinal);
        Assert.Equal("D (bad) is given: which of low, general or higher it is, nobody says", finding?.Witness?.En);
        Assert.Equal("收到 D（极差）：不知是low、general或higher中的哪一级", finding?.Witness?.Zh);
        Assert.Null(Find(Fused.Sections(string.Format(result, "")), "L4"));
    }

    [Fact]
    public void A_step_that_is_named_and_is_not_on_the_scale_is_found()
    {
        var finding = Find(Fused.Sections("  - {id: industry, title: {zh: 行业, en: industry}, received: risk-levels, steps: [{letter: low, name: {zh: 低, en: low}}, {letter: general, name: {zh: 一般, en: general}}, {letter: high, name: {zh: 高, en: high}}, {letter: extreme, name: {zh: 极高, en: extreme}}], source: 一}\n"), "L4");

        Assert.Equal("extreme (extreme) is named: the scale risk-levels has no such step", finding?.Witness?.En);
    }

    private static string TwoSteps(string mapping) => Fused.Sections($$"""
          - {id: city, title: {zh: 城市评价, en: city grade}, received: five-grades, source: 一}
        mappings:
          - {id: five-to-four, title: {zh: 五级到四级, en: five to four}, from: five-grades, to: four-grades, steps: [{from: A, to: A}, {from: B, to: B}, {from: C, to: C}, {from: D, to: D, lossy: true}, {from: E, to: D, lossy: true}], source: 一}
        consistency:
          - {id: two-steps, title: {zh: 相差两级, en: two steps apart}, between: [city, public], apart: params.two_steps, {{mapping}}then: {zh: 复核, en: review}, source: 三(五)}
        """);

    [Fact]
    public void Two_steps_apart_means_nothing_between_scales_of_four_and_five_steps()
    {
        var finding = Find(TwoSteps(""), "L5");

        Assert.Equal(("LN-015", Severity.Warning), (finding?.Code, finding?.Severity));
        Assert.Equal("city grade E, public D: both are the worst, yet by number they are step 5 and step 4", finding?.Witness?.En);
        Assert.Null(Find(TwoSteps("mapping: five-to-four, "), "L5"));
    }

    [Fact]
    public void A_mapping_between_other_scales_does_not_help()
    {
        var finding = Find(TwoSteps("mapping: five-to-four, ").Replace("between: [city, public]", "between: [city, risk]", StringComparison.Ordinal), "L5");

        Assert.Contains("joins five-grades and four-grades, which are not the two scales compared", finding?.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("between: [city, public]", "between: [city, city]", "PK-087")]
    [InlineData("between: [city, public]", "between: [city]", "PK-087")]
    [InlineData("between: [city, public]", "between: [city, pubic]", "PK-013")]
    [InlineData("apart: params.two_steps", "apart: params.five_days", "PK-081")]
    [InlineData("apart: params.two_steps", "apart: 0", "PK-082")]
    [InlineData("mapping: five-to-four", "mapping: four-to-five", "PK-013")]
    [InlineData("apart: params.two_steps, ", "", "PK-010")]
    [InlineData("then:", "duty: no-such-duty, then:", "PK-013")]
    public void A_rule_of_consistency_compares_two_results_the_pack_has(string find, string put, string code)
    {
        var sections = TwoSteps("mapping: five-to-four, ").Replace(find, put, StringComparison.Ordinal);

        Assert.Contains(code, SmallPack.Read(Tabled.Files(sections)).Diagnostics.Select(finding => finding.Code));
    }

    private static string Duty(string limit) =>
        $"duties: [{{id: objection-check, title: {{zh: 异议比对, en: objection check}}, who: {{zh: 单位, en: department}}, starts: {{zh: 收到异议申请, en: application received}}, {limit}, source: 三(五)}}]\n";

    [Fact]
    public void A_limit_in_working_days_says_whether_the_day_of_receipt_counts()
    {
        var finding = Find(Duty("limit: params.five_days"), "L6");

        Assert.Equal(("LN-016", Severity.Warning, new SourceReference("rules-2023", "三(五)")), (finding?.Code, finding?.Severity, finding?.Source));
        Assert.Equal("application received on a Monday with no holidays after it: due on Friday of that week when that day counts, on Monday of the next week when it does not", finding?.Witness?.En);
        Assert.Equal("周一收到异议申请（其间没有节假日）：计入当日则当周五到期，不计入则下周一到期", finding?.Witness?.Zh);
        Assert.Null(Find(Duty("limit: params.five_days, counting: next-day"), "L6"));
        Assert.Null(Find(Duty("limit: params.a_year"), "L6"));
    }

    [Fact]
    public void A_limit_in_days_is_shown_with_both_dates()
    {
        var files = Tabled.Files(Duty("limit: params.thirty"));
        var pack = SmallPack.Of(files.Texts["pack.yaml"].Replace("indicators:\n", "  - {id: thirty, title: {zh: 三十天, en: thirty days}, unit: days, value: 30, source: 一}\nindicators:\n", StringComparison.Ordinal));

        var finding = PackLinter.Check(SmallPack.Read(pack).Pack!).Single(finding => finding.Check == "L6"); // the pack is sound

        Assert.Equal("application received on 2024-03-01: due on 2024-03-30 when that day counts, on 2024-03-31 when it does not", finding.Witness?.En);
    }

    [Fact]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    public void A_publication_that_demands_a_period_and_gives_none_is_found()
    {
        const string sections = """
            channels: [{id: portal, title: {zh: 信用网站, en: credit portal}, source: 一}]
            publications: [{id: penalties, title: {zh: 处罚公示, en: penalties shown}, channel: portal, kinds: [penalty], source: 三(五)}]
            """;

        var finding = Find(sections, "L7");

        Assert.Equal(("LN-017", Severity.Warning, new SourceReference("rules-2023", "三(五)")), (finding?.Code, finding?.Severity, finding?.Source));
        Assert.Equal("'penalty' of 2023-01-19: no day on which it leaves 'credit portal'", finding?.Witness?.En);
        Assert.Null(Find(sections.Replace("kinds: [penalty]", "kinds: [penalty], until: end", StringComparison.Ordinal), "L7"));
        Assert.Equal(Severity.Note, Find($"{sections}\n{Fused.Ruling("L7", "penalties")}", "L7")?.Severity);
    }

    [Theory]
    [InlineData("by: [risk], published: true", true)]
    [InlineData("by: [small], published: true", true)]
    [InlineData("by: [risk], published: true, sealed: true", false)]
    [InlineData("by: [risk]", false)]
    [InlineData("by: [], published: true", false)]
    public void A_public_draw_by_a_class_that_must_stay_inside_is_found_unless_its_strata_are_sealed(string draw, bool isFound)
    {
        var finding = Find(Fused.Sections($"draws: [{{id: double-random, title: {{zh: 双随机, en: double random}}, {draw}, source: 三(五)}}]"), "L8");

        Assert.Equal(isFound ? "LN-018" : null, finding?.Code);
        Assert.Equal(isFound, finding?.Witness?.En.Contains("whoever compares published draws learns an enterprise's class", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_draw_by_what_the_public_may_see_gives_nothing_away()
    {
        var files = Tabled.Files("draws: [{id: double-random, title: {zh: 双随机, en: double random}, by: [small], published: true, source: 三(五)}]");
        var pack = SmallPack.Read(SmallPack.Of(files.Texts["pack.yaml"].Replace("  cycle: cycle_months\n", "  cycle: cycle_months\n  planes: [internal, public]\n", StringComparison.Ordinal))).Pack;

        Assert.DoesNotContain(PackLinter.Check(pack!), finding => finding.Check == "L8"); // the pack is sound
    }

    [Fact]
    [Clause("fengxian-2021", "(十三)", "FX-13")]
    public void A_punishment_list_without_notice_hearing_or_removal_is_found()
    {
        const string duty = "duties: [{id: tell, title: {zh: 告知, en: notice}, who: {zh: 单位, en: department}, starts: {zh: 拟列入, en: about to list}, limit: params.five_days, counting: next-day, source: 一}]\n";
        const string list = "lists: [{{id: severe, title: {{zh: 惩戒名单, en: punished}}, kind: {0}, criteria: {{zh: 严重失信, en: severe dishonesty}}, {1}source: 三(五)}}]\n";

        var finding = Find(string.Format(list, "punishment", ""), "list-rights");
        var half = Find(duty + string.Format(list, "punishment", "notice: tell, hearing: tell, "), "list-rights");

        Assert.Equal(("LN-024", Severity.Warning), (finding?.Code, finding?.Severity));
        Assert.Contains("provides no notice, no hearing, no removal", finding?.Message.En, StringComparison.Ordinal);
        Assert.Equal("An enterprise that meets 'severe dishonesty' is listed without notice", finding?.Witness?.En);
        Assert.Contains("provides no removal", half?.Message.En, StringComparison.Ordinal);
        Assert.Null(Find(duty + string.Format(list, "punishment", "notice: tell, hearing: tell, removal: {zh: 修复, en: repair}, "), "list-rights"));
        Assert.Null(Find(string.Format(list, "reward", ""), "list-rights"));
    }

    [Fact]
    public void Every_example_is_listed_as_a_note_that_does_not_block()
    {
        var files = Tabled.Files("channels: [{id: portal, title: {zh: 网站, en: portal}, status: example, source: 一}]");
        var text = files.Texts["pack.yaml"].Replace("    value: 5\n", "    value: 5\n    status: example\n", StringComparison.Ordinal).Replace("  - grade: B\n", "  - grade: B\n    status: example\n", StringComparison.Ordinal);

        var examples = PackLinter.Check(SmallPack.Read(SmallPack.Of(text)).Pack!).Where(finding => finding.Code == "LN-020").ToList(); // the pack is sound

        Assert.Equal(["params.limit (limit)", "grades.1 (Above the limit)", "portal (portal)"], examples.Select(finding => finding.Message.En.Split(" is an example")[0]));
        Assert.All(examples, finding => Assert.False(PackLinter.BlocksActivation(finding)));
    }

    [Fact]
    public void A_parameter_that_only_a_table_names_is_used()
    {
        var findings = Tabled.Lint(Duty("limit: params.five_days, counting: next-day"));

        Assert.DoesNotContain(findings, finding => finding.Code == "LN-010" && finding.Message.En.Contains("five_days", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Code == "LN-010" && finding.Message.En.Contains("tenth", StringComparison.Ordinal));
    }

    [Fact]
    public void A_result_that_only_a_draw_or_a_comparison_names_is_used()
    {
        var drawn = Tabled.Lint(Fused.Sections("draws: [{id: double-random, title: {zh: 双随机, en: double random}, by: [risk], source: 一}]"));

        Assert.Equal("Nothing uses the result public (public)", Assert.Single(drawn, finding => finding.Code == "LN-031").Message.En);
    }

    [Fact]
    public void The_same_pack_gives_the_same_findings_in_the_same_order()
    {
        var sections = Fused.Treatment("precedence: unstated", Fused.Literally) + Duty("limit: params.five_days");

        Assert.Equal(Tabled.Lint(sections).Select(finding => DiagnosticText.Render(finding, "zh")), Tabled.Lint(sections).Select(finding => DiagnosticText.Render(finding, "zh")));
    }
}
