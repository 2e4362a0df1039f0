using System.Text;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>Scores, scorecards, trees and limits.</summary>
public sealed class ScoreTests
{
    private const string Counting = """
        indicators:
          - {id: penalties, title: {zh: 处罚次数, en: penalties}, aggregate: count, where: "record.kind == 'penalty' && record.standing == 'effective'", within: cycle, source: 一}
          - {id: since, title: {zh: 距最近处罚, en: days since}, aggregate: days_since_last, where: record.kind == 'penalty', within: ever, source: 一}

        """;

    private const string Card = """
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, value: 12, source: 一}
          - {id: base_points, title: {zh: 基础分, en: base}, unit: points, value: 100, source: 一}
        scorecard:
          title: {zh: 信用分, en: credit score}
          base: params.base_points
          least: 0
          most: 100
          items:
            - {id: acts, title: {zh: 失信行为, en: acts}, points: -30, where: "record.kind == 'penalty' && record.standing == 'effective'", within: {months: 24}, cap: -80, recovery: {months: 6, share: 25}, source: 一}
            - {id: honours, title: {zh: 荣誉, en: honours}, points: 2.5, where: record.kind == 'honour', within: ever, cap: 5, source: 一}
          source: 一

        """;

    private static readonly CompiledPack ByCard = Compile(Card + Grades("score < 80.0"));

    [Theory]
    [InlineData(0, "100")]
    [InlineData(1, "60.5")]
    [InlineData(2, "60.5")]
    [InlineData(3, "0")]
    public void Bands_give_the_points_of_the_first_bound_not_less_than_the_value(int penalties, string points) =>
        Assert.Equal(decimal.Parse(points), ScoreOf("bands: [{to: 0, score: 100}, {to: 2, score: 60.5}, {score: 0}]", penalties));

    [Theory]
    [InlineData(0, "100")]
    [InlineData(1, "66.6667")]
    [InlineData(2, "33.3333")]
    [InlineData(3, "0")]
    [InlineData(9, "0")]
    public void Between_points_the_score_lies_on_the_straight_line_and_beyond_the_ends_it_stays(int penalties, string points) =>
        Assert.Equal(decimal.Parse(points), ScoreOf("linear: [{at: 0, score: 100}, {at: 3, score: 0}]", penalties));

    [Fact]
    public void A_table_gives_the_points_of_the_value_it_names_else_the_others()
    {
        var pack = Compile(Counting + Score("subject.kind", "table: [{is: enterprise, score: 80}, {is: cooperative, score: 70}], otherwise: 50") + Grades("kind_score < 75.0"));

        Assert.Equal("A", Explainer.Grade(pack, Enterprise, [], AsOf).Letter);
        Assert.Equal("B", Explainer.Grade(pack, Enterprise with { Kind = "other" }, [], AsOf).Letter);
    }

    [Fact]
    public void Where_nothing_is_measured_the_points_for_absence_count()
    {
        var pack = Compile(Counting + Score("since", "bands: [{to: 100, score: 0}, {score: 90}], absent: 100") + Grades("kind_score < 100.0"));

        Assert.Equal("A", Explainer.Grade(pack, Enterprise, [], AsOf).Letter);
        Assert.Equal("B", Explainer.Grade(pack, Enterprise, [Record(1, "penalty", "2020-01-01")], AsOf).Letter);
    }

    [Clause("chongqing-2020", "前言", "CQ-11")]
    [Fact]
    public void A_scorecard_adds_what_each_record_brings_and_shows_it()
    {
        var explanation = Explainer.Explain(ByCard, Enterprise, [Record(7, "penalty", "2026-06-01"), Record(8, "honour", "2020-01-01")], AsOf);

        Assert.Equal("B", explanation.Letter);
        var total = explanation.Total ?? throw new InvalidOperationException("A pack with a scorecard explains its score.");
        Assert.Equal(new Value.Decimal(72.5m), total.Score);
        Assert.Equal(new RecordPoints(7, -30m, 0m), Assert.Single(total.Items[0].Records));
        Assert.Equal(2.5m, total.Items[1].Uncapped);
        Assert.All(explanation.Records, record => Assert.True(record.Counted));
    }

    [Fact]
    public void An_item_brings_no_more_than_its_cap_and_the_sum_stays_within_its_bounds()
    {
        var many = Enumerable.Range(1, 10).Select(at => Record(at, "penalty", "2026-06-01")).ToList();
        var honoured = Enumerable.Range(1, 10).Select(at => Record(at, "honour", "2026-06-01")).ToList();

        var punished = Explainer.Explain(ByCard, Enterprise, many, AsOf).Total;
        var praised = Explainer.Explain(ByCard, Enterprise, honoured, AsOf).Total;

        Assert.Equal((new Value.Decimal(20m), -300m), (punished?.Score, punished?.Items[0].Uncapped));
        Assert.Equal((new Value.Decimal(100m), 105m), (praised?.Score, praised?.Sum));
    }

    [Fact]
    public void Points_come_back_by_full_stretches_and_each_is_a_day_on_which_time_changes_the_grade()
    {
        RecordFacts[] records = [Record(7, "penalty", "2025-12-30")];
        var explanation = Explainer.Explain(ByCard, Enterprise, records, new(2026, 6, 29));

        Assert.Equal(new Value.Decimal(70m), explanation.Total?.Score);
        Assert.Equal(new NextChange(new(2026, 12, 30), "A", "time"), explanation.NextChange);
        Assert.Equal(new Value.Decimal(77.5m), Explainer.Explain(ByCard, Enterprise, records, new(2026, 6, 30)).Total?.Score);
        Assert.Equal(new Value.Decimal(85m), Explainer.Explain(ByCard, Enterprise, records, new(2026, 12, 30)).Total?.Score);
        Assert.Equal(new DateOnly(2027, 12, 30), explanation.Records[0].StopsCounting);
    }

    [Fact]
    public void A_record_whose_points_have_all_come_back_no_longer_counts_and_says_so()
    {
        var pack = Compile(Card.Replace("months: 24", "months: 60", StringComparison.Ordinal) + Grades("score < 80.0"));

        var record = Explainer.Explain(pack, Enterprise, [Record(7, "penalty", "2024-01-01")], AsOf).Records[0];

        Assert.Equal((false, "points-back"), (record.Counted, record.ReasonCode));
    }

    [Fact]
    public void Repairing_a_record_raises_the_score_and_is_a_way_to_a_better_grade()
    {
        var explanation = Explainer.Explain(ByCard, Enterprise, [Record(7, "penalty", "2026-06-01")], AsOf);

        var way = explanation.Ways[0];
        Assert.Equal("repair", Assert.Single(way.Steps, step => step.Kind == "repair").Kind);
        Assert.Equal(new DateOnly(2026, 9, 1), way.Earliest);
    }

    [Clause("liaoning-2022", "8", "LN-8")]
    [Fact]
    public void A_tree_weighs_its_leaves_exactly_and_shows_every_node()
    {
        var pack = Compile(Counting + Score("penalties", "bands: [{to: 0, score: 100}, {score: 10}]") + """
            tree:
              title: {zh: 综合得分, en: overall score}
              source: 一
              judgements: [[3]]
              children:
                - id: conduct
                  title: {zh: 行为, en: conduct}
                  source: 一
                  children:
                    - {id: fines, title: {zh: 处罚, en: fines}, weight: 0.9, score: kind_score, source: 一}
                    - {id: others, title: {zh: 其他, en: others}, weight: 0.1, score: kind_score, source: 一}
                - {id: rest, title: {zh: 其余, en: the rest}, score: kind_score, source: 一}

            """ + Grades("score < 50.0"));

        var explanation = Explainer.Explain(pack, Enterprise, [Record(1, "penalty", "2026-01-01")], AsOf);

        Assert.Equal("B", explanation.Letter);
        Assert.Equal(new Value.Decimal(10m), explanation.Total?.Score);
        Assert.Equal(["tree", "conduct", "fines", "others", "rest"], explanation.Total?.Nodes.Select(node => node.Node.Id) ?? []);
        Assert.Equal(0.675m, explanation.Total?.Nodes[2].Share);
        Assert.True(explanation.Records[0].Counted);
    }

    [Fact]
    public void Floors_hold_before_vetoes_so_that_a_veto_prevails()
    {
        var pack = Compile(Counting + """
            limits:
              - {id: bars-a, when: penalties > 0, at_most: C, title: {zh: 有处罚不得优, en: penalties bar A}, source: 一}
              - {id: young, when: "true", at_least: B, title: {zh: 保底, en: floor}, source: 一}

            """ + Grades("penalties > 0"));

        var explanation = Explainer.Explain(pack, Enterprise, [Record(1, "penalty", "2026-01-01")], AsOf);

        Assert.Equal("C", explanation.Letter);
        Assert.Equal(["young", "bars-a"], explanation.Limits.Select(limit => limit.Limit.Id));
        Assert.Equal([false, true], explanation.Limits.Select(limit => limit.Bit));
        Assert.Equal("A", Explainer.Grade(pack, Enterprise, [], AsOf).Letter);
    }

    [Fact]
    public void A_limit_that_cannot_be_decided_leaves_the_grade_to_a_person()
    {
        var pack = Compile(Counting + """
            limits:
              - {id: stale, when: since > 30, at_most: B, title: {zh: 限制, en: limit}, source: 一}

            """ + Grades("penalties > 0"));

        var explanation = Explainer.Explain(pack, Enterprise, [], AsOf);

        Assert.Null(explanation.Letter);
        Assert.Equal("undecided", Assert.Single(explanation.Questions).Code);
    }

    [Fact]
    public void While_a_record_that_counts_is_under_objection_a_scheme_may_suspend_the_grade()
    {
        const string AnyStanding = "record.kind == 'penalty'";
        var sections = Counting.Replace("record.kind == 'penalty' && record.standing == 'effective'", AnyStanding, StringComparison.Ordinal) + Grades("penalties > 0");
        RecordFacts[] disputed = [Record(1, "penalty", "2026-01-01") with { Standing = "under-objection" }];

        var suspended = Explainer.Explain(Compile(sections, scheme: "under_objection: suspended"), Enterprise, disputed, AsOf);

        Assert.Equal(("B", true), (suspended.Letter, suspended.IsSuspended));
        Assert.Null(Explainer.Explain(Compile(sections), Enterprise, disputed, AsOf).IsSuspended);
    }

    [Fact]
    public void The_same_explanation_gives_the_same_bytes_and_holds_the_score_with_its_parts()
    {
        RecordFacts[] records = [Record(7, "penalty", "2026-06-01")];

        var once = ExplanationJson.Write(Explainer.Explain(ByCard, Enterprise, records, AsOf));
        var again = ExplanationJson.Write(Explainer.Explain(Compile(Card + Grades("score < 80.0")), Enterprise, [.. records], AsOf));

        Assert.Equal(once, again);
        Assert.Contains("\"score\":{\"value\":70,\"base\":100,\"sum\":70,\"items\":[{\"id\":\"acts\"", Encoding.UTF8.GetString(once), StringComparison.Ordinal);
    }

    [Clause("liaoning-2022", "7", "LN-7")]
    [Clause("chongqing-2020", "2", "CQ-2")]
    [Fact]
    public void A_score_of_another_model_refines_a_grade()
    {
        var pack = Compile(
            """
            results:
              - {id: general, title: {zh: 通用评价, en: general model}, pack: test/general, source: 一}

            """ + Grades("results.general == 'A' && results.general_score < 90.0"),
            ("test/general", Card + Grades("score < 80.0")));

        Assert.Equal("A", Explainer.Grade(pack, Enterprise, [], AsOf).Letter);
        Assert.Equal("B", Explainer.Grade(pack, Enterprise, [Record(1, "penalty", "2025-06-01")], AsOf).Letter);
    }

    [Theory]
    [InlineData("10 / penalties", 0, "EX-102")]
    [InlineData("9223372036854775807 * (penalties + 1)", 1, "EX-101")]
    [InlineData("decimal(since) * 2.0", 0, null)]
    public void What_cannot_be_computed_gives_no_score_and_goes_to_a_person(string of, int penalties, string? error)
    {
        var pack = Compile(Counting + Score($"\"{of}\"", "bands: [{to: 5, score: 50}, {score: 0}], absent: 100") + Grades("kind_score < 50.0"));
        var records = Enumerable.Range(1, penalties).Select(at => Record(at, "penalty", "2026-01-01")).ToList();

        var explanation = Explainer.Explain(pack, Enterprise, records, AsOf);

        Assert.Equal(error, (explanation.Scores[0].Points as Value.Error)?.Code);
        Assert.Equal(error is null ? "A" : null, explanation.Letter);
    }

    [Fact]
    public void A_scorecard_whose_item_cannot_be_computed_has_no_score()
    {
        var pack = Compile(Counting + Card.Replace("points: 2.5", "points: record.amount_fen", StringComparison.Ordinal) + Grades("score < 80.0"));

        var explanation = Explainer.Explain(pack, Enterprise, [Record(8, "honour", "2020-01-01")], AsOf);

        Assert.Null(explanation.Letter);
        Assert.IsType<Value.Error>(explanation.Total?.Score);
        Assert.Equal("undecided", Assert.Single(explanation.Questions).Code);
    }

    [Fact]
    public void A_tree_over_a_score_that_cannot_be_told_has_no_score_and_shows_where()
    {
        var pack = Compile(Counting + Score("10 / penalties", "bands: [{score: 50}]") + """
            tree:
              title: {zh: 综合得分, en: overall score}
              source: 一
              children:
                - {id: only, title: {zh: 唯一, en: the only}, weight: 1, score: kind_score, source: 一}

            """ + Grades("score < 50.0"));

        var total = Explainer.Explain(pack, Enterprise, [], AsOf).Total;

        Assert.Equal("EX-102", Assert.IsType<Value.Error>(total?.Score).Code);
        Assert.IsType<Value.Error>(total?.Nodes[1].Value);
    }

    private static decimal ScoreOf(string shape, int penalties)
    {
        var pack = Compile(Counting + Score("penalties", shape) + Grades("kind_score < 50.0"));
        var records = Enumerable.Range(1, penalties).Select(at => Record(at, "penalty", "2026-01-01")).ToList();
        return Assert.IsType<Value.Decimal>(Explainer.Explain(pack, Enterprise, records, AsOf).Scores[0].Points).Content;
    }

    private static string Score(string of, string shape) => $$"""
        scores:
          - {id: kind_score, title: {zh: 得分, en: points}, of: {{of}}, {{shape}}, source: 一}

        """;
}
