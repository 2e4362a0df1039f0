using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Models;

/// <summary>How the sections of a model read on the pack's page.</summary>
public sealed class ModelViewTests
{
    private const string Sections = """
        scales:
          - {id: risk, title: {zh: 风险, en: risk}, steps: [{letter: low, name: {zh: 低, en: low}}, {letter: high, name: {zh: 高, en: high}}], source: 一}
          - {id: letters, title: {zh: 字母, en: letters}, steps: [{letter: A, name: {zh: 优, en: good}}], source: 一}
        mappings:
          - {id: to-letters, title: {zh: 换算表, en: to letters}, from: risk, to: letters, steps: [{from: low, to: A, lossy: true}, {from: high, to: A, lossy: true}], source: 一}
        results:
          - {id: risk, title: {zh: 风险等级, en: risk class}, received: risk, issuer: {zh: 省平台, en: the province}, mapping: to-letters, valid: params.cycle_months, source: 一}
        scores:
          - {id: count_points, title: {zh: 次数得分, en: points of the count}, of: general_count, bands: [{to: 0, score: 100}, {score: 2.50}], source: 一}
          - {id: kind_points, title: {zh: 类型得分, en: points of kind}, of: subject.kind, table: [{is: enterprise, score: 80}], otherwise: 60, source: 一}
        tree:
          title: {zh: 综合得分, en: overall score}
          source: 一
          judgements: [[3]]
          children:
            - {id: conduct, title: {zh: 行为, en: conduct}, score: count_points, source: 一}
            - {id: background, title: {zh: 背景, en: background}, score: kind_points, source: 一}
        limits:
          - {id: bars-a, when: "results.risk == 'A' && score < 60.0", at_most: B, title: {zh: 高风险不得优, en: risk bars A}, source: 一}

        """;

    [Fact]
    public void Every_section_is_said_in_words_in_both_languages()
    {
        var reading = SmallPack.Read(SmallPack.Of(SmallPack.Text + Sections));

        var view = PackView.Of(reading.Pack!, new(2026, 6, 30)); // there is one when nothing is wrong

        Assert.Equal(["limits", "tree", "scores", "results", "scales", "mappings"], view.Sections.Select(section => section.Id).Intersect(["limits", "scorecard", "tree", "scores", "results", "scales", "mappings"]));
        Assert.Equal("risk class is “A” and overall score < 60.0: no better than B", Text(view, "limits").En.Replace("A (good)", "A", StringComparison.Ordinal));
        Assert.Equal("次数得分", view.Sections.First(section => section.Id == "scores").Items[0].Title.Zh);
        Assert.Equal("general records: ≤ 0: 100, else 2.5", Text(view, "scores").En);
        Assert.Equal("一般失信次数：≤ 0 计 100，其余计 2.5", Text(view, "scores").Zh);
        Assert.Equal("收到的“风险”，由省平台给出，按“换算表”换算，12个月内有效", Text(view, "results").Zh);
        Assert.Equal("from risk to letters: low → A (lossy), high → A (lossy)", Text(view, "mappings").En);
        Assert.Equal("weight 1; its parts are weighed by judgements (principal eigenvector, λmax 2.0000, CI 0.0000, CR 0.0000)", Text(view, "tree").En);
        Assert.Equal("weight 0.75, takes \"points of the count\"", view.Sections.First(section => section.Id == "tree").Items[0].Parts[0].Text.En);
    }

    [Fact]
    public void A_scorecard_says_what_each_record_brings_and_how_it_comes_back()
    {
        const string Card = """
            scorecard:
              title: {zh: 信用分, en: credit score}
              base: 100
              least: 0
              items:
                - {id: acts, title: {zh: 失信, en: acts}, points: -10, where: record.effect == 'general', within: cycle, cap: -50, recovery: {months: 6, share: 25}, source: 一}
                - {id: repeated, title: {zh: 多次, en: repeated}, value: general_count * -2, source: 一}
              source: 一

            """;
        var reading = SmallPack.Read(SmallPack.Of(SmallPack.Text + Card));

        var item = PackView.Of(reading.Pack!, new(2026, 6, 30)).Sections.First(section => section.Id == "scorecard").Items[0]; // there is one when nothing is wrong

        Assert.Equal("base 100, 0 at least", item.Text.En);
        Assert.Equal("in the evaluation cycle, effect is “general dishonesty”: -10 each, -50 in all at most; 25 % comes back every 6 months", item.Parts[0].Text.En);
        Assert.Equal("计 一般失信次数 × -2", item.Parts[1].Text.Zh);
    }

    private static LocalText Text(PackView view, string section) => view.Sections.First(one => one.Id == section).Items[0].Text;
}
