using Xinheng.Evaluation;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>What an explanation says of scores, results and limits.</summary>
public sealed class ModelOutcomeTests
{
    private const string Pack = """
        pack: test/scored
        version: "1"
        title: {zh: 测试包, en: test pack}
        issuer: {zh: 某市, en: some city}
        territory: "131000"
        in_force: {from: 2020-01-01}
        document: rules
        categories:
          - {id: administrative, title: {zh: 行政管理信息, en: administrative}, source: 一}
        kinds:
          - {id: penalty, title: {zh: 行政处罚, en: penalty}, category: administrative, temporality: event, effects: [{effect: general, source: 一}], source: 一}
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, value: 12, source: 一}
        scales:
          - {id: risk, title: {zh: 风险, en: risk}, steps: [{letter: low, name: {zh: 低, en: low}}, {letter: high, name: {zh: 高, en: high}}], source: 一}
        results:
          - {id: risk, title: {zh: 风险等级, en: risk class}, received: risk, valid: 6, source: 一}
        scorecard:
          title: {zh: 信用分, en: credit score}
          base: 100
          least: 0
          items:
            - {id: acts, title: {zh: 失信行为, en: acts}, points: -60, within: cycle, cap: -80, recovery: {months: 3, share: 10}, source: 一}
          source: 一
        limits:
          - {id: high, when: results.risk == 'high', at_most: B, title: {zh: 高风险不得优, en: high risk bars A}, source: 一}
        scheme:
          id: scored
          title: {zh: 方案, en: scheme}
          scale: [{letter: A, name: {zh: 优, en: excellent}, source: 一}, {letter: B, name: {zh: 良, en: good}, source: 一}]
          cycle: cycle_months
          source: 一
        precedence: first-match
        gap: review
        grades:
          - {grade: A, when: "true", title: {zh: 优, en: excellent}, source: 一}

        """;

    private const string Document = "id: rules\ntitle: {zh: 办法, en: rules}\nclauses: {一: 第一条的文字。}\n";

    private static readonly DateOnly AsOf = new(2026, 6, 30);

    [Fact]
    public void A_score_says_what_each_record_brought_in_both_languages()
    {
        var score = View("2026-06-01", "2026-03-01").Score ?? throw new InvalidOperationException("A pack with a scorecard explains its score.");

        Assert.Equal("20 分（基础分 100）", score.Words.Zh);
        Assert.Equal("-80 points (#2 -54, 10 % come back, #1 -60), -114 without its cap", score.Parts[0].Words.En);
        Assert.Equal([2, 1], score.Parts[0].Records);
        Assert.Equal("第一条的文字。", score.Parts[0].Clause.Text);
    }

    [Fact]
    public void A_limit_that_changed_the_grade_stands_in_the_answer()
    {
        var view = View();

        Assert.Equal("B", view.Grade.Letter);
        Assert.Contains("因“高风险不得优”由 A 改为 B。", view.Sentence.Zh, StringComparison.Ordinal);
        Assert.Equal("no better than B: changes the grade from A to B", Assert.Single(view.Limits).Words.En);
    }

    [Fact]
    public void A_received_result_says_its_day_and_who_gave_it()
    {
        var result = Assert.Single(View().Results);

        Assert.Equal("high（高）：2026-05-01 作出，某省", result.Words.Zh);
        Assert.Equal("received", result.Code);
    }

    private static ExplanationView View(params string[] penalties)
    {
        var files = new PackFiles("test/scored", new Dictionary<string, string> { ["pack.yaml"] = Pack, ["documents/rules.yaml"] = Document });
        var reading = PackCompiler.Compile(files, _ => null);
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message.En}"));
        var pack = reading.Pack!; // there is one when nothing is wrong
        var subject = new SubjectFacts
        {
            Subject = 1, Code = "made-up", Licence = "active", Kind = "enterprise",
            Results = [new ReceivedResult("risk", "high", new(2026, 5, 1), "某省")],
        };
        var records = penalties.Select((day, at) => new RecordFacts { Record = at + 1, Kind = "penalty", Happened = DateOnly.Parse(day), Standing = "effective" }).ToList();
        return ExplanationViews.Of(Explainer.Explain(pack, subject, records, AsOf), pack, new PolicyWords(pack, AsOf), ("made-up", "某企业"), knownOn: null);
    }
}
