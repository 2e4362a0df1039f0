using System.Text;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Linting;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

public sealed class TableViewTests
{
    /// <summary>An entry in every table.</summary>
    private static readonly string Everything = Fused.Treatment("precedence: strictest", [.. Fused.Literally, "id: strict, when: \"results.public == 'D'\", ratio: params.tenth, times: 2, visits: more, measures: [entry-limited]"]) + """
        mappings:
          - {id: risk-to-four, title: {zh: 三级到四级, en: three to four}, from: risk-levels, to: four-grades, steps: [{from: low, to: A}, {from: general, to: B}, {from: high, to: D}], source: 一}
        measures:
          - {id: entry-limited, class: rights, title: {zh: 限制准入, en: entry limited}, content: {zh: 不得进入, en: no entry}, on: {zh: 严重失信主体, en: severe subjects}, body: {zh: 主管部门, en: competent department}, basis: {zh: 某法, en: some law}, source: 一}
        channels:
          - {id: portal, title: {zh: 信用网站, en: credit portal}, source: 一}
        masks:
          - {id: identity, title: {zh: 证件号码, en: identity number}, field: identity-number, keep: {first: 6, last: 4}, source: 一}
          - {id: home, title: {zh: 住址, en: address}, field: address, hide: true, source: 一}
        publications:
          - {id: penalties, title: {zh: 处罚, en: penalties}, channel: portal, kinds: [penalty], from: 2026-04-01, when: "record.standing == 'effective'", months: 12, starts: decided, masks: [identity, home], status: example, source: 一}
          - {id: others, title: {zh: 其余处罚, en: other penalties}, channel: portal, kinds: [penalty], not_shown: true, source: 一}
        duties:
          - {id: check, title: {zh: 比对, en: check}, who: {zh: 单位, en: department}, starts: {zh: 收到申请, en: application received}, limit: params.five_days, counting: next-day, source: 一}
          - {id: report, title: {zh: 报送, en: report}, who: {zh: 各县, en: counties}, starts: {zh: 每月工作, en: the month's work}, by_day_of_month: params.twentyfifth, source: 一}
          - {id: assess, title: {zh: 考核, en: assessment}, who: {zh: 市, en: city}, starts: {zh: 部门工作, en: work of departments}, each: quarter, source: 一}
        lists:
          - {id: severe, title: {zh: 惩戒名单, en: punished}, kind: punishment, criteria: {zh: 严重失信, en: severe dishonesty}, notice: check, hearing: check, objection: check, removal: {zh: 修复, en: repair}, months: params.a_year, published: true, channel: portal, source: 一}
        commitments:
          - {id: notification, title: {zh: 告知承诺, en: notification}, form: approval-replacing, published: true, breach: penalty, closes: {zh: 不再适用, en: no longer open}, source: 一}
        draws:
          - {id: double-random, title: {zh: 双随机, en: double random}, by: [risk], published: true, sealed: true, source: 一}
        consistency:
          - {id: apart, title: {zh: 相差两级, en: two apart}, between: [public, risk], apart: params.two_steps, mapping: risk-to-four, then: {zh: 复核, en: review}, source: 一}
        warnings:
          - {id: many, title: {zh: 处罚多, en: many penalties}, when: general_count >= 3, cool_down: params.five_days, source: 一}
        rates:
          - {id: late, title: {zh: 迟报率, en: late rate}, part: {zh: 迟报, en: late}, whole: {zh: 上报, en: reported}, target: params.late, source: 一}
        catalogues:
          - {id: kinds-of-objection, title: {zh: 异议种类, en: kinds of objection}, entries: [{id: wrong, title: {zh: 错误, en: wrong}, text: {zh: 与事实不符, en: not as the facts are}, source: 一}], source: 一}
        """;

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    [Clause("chongqing-2020", "4", "CQ-4")]
    public void Tables_read_as_approved(string language)
    {
        var view = PackView.Of(Tabled.Pack(Everything), new(2026, 6, 30));

        Approved.Check($"tables.{language}.txt", Write(view, language));
    }

    [Fact]
    public void A_pack_without_tables_shows_no_empty_sections()
    {
        var view = PackView.Of(Tabled.Pack(""), new(2026, 6, 30));

        Assert.Equal(["grades", "scheme", "parameters", "kinds", "indicators", "rulings", "documents"], view.Sections.Select(section => section.Id));
    }

    private static string Write(PackView view, string language)
    {
        string[] others = ["grades", "parameters", "kinds", "indicators", "rulings", "documents"];
        var text = new StringBuilder();
        foreach (var section in view.Sections.Where(section => !others.Contains(section.Id)))
        {
            text.Append($"## {section.Title.In(language)}\n");
            foreach (var (item, indent) in section.Items.SelectMany(item => item.Parts.Select(part => (part, "    ")).Prepend((item, ""))))
            {
                text.Append($"{indent}{item.Id}: {item.Title.In(language)}{(item.IsExample ? " *" : "")}\n{indent}  {item.Text.In(language)} [{item.Source}]\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
