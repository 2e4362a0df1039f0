using Xinheng.Evaluation.Sensitivity;
using Xinheng.Policy.Hierarchies;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Sensitivity;

/// <summary>Which change of a weight or of a judgement gives another grade.</summary>
public sealed class SensitivityTests
{
    private const string Scores = """
        indicators:
          - {id: penalties, title: {zh: 处罚, en: penalties}, aggregate: count, where: record.kind == 'penalty', within: cycle, source: 一}
          - {id: listings, title: {zh: 名单, en: lists}, aggregate: count, where: record.kind == 'listing', within: as_of, source: 一}
        scores:
          - {id: none, title: {zh: 零, en: none}, of: penalties, bands: [{score: 0}], source: 一}
          - {id: all, title: {zh: 满, en: all}, of: penalties, bands: [{score: 100}], source: 一}
          - {id: half, title: {zh: 半, en: half}, of: penalties, bands: [{score: 50}], source: 一}
          - {id: unknown, title: {zh: 未知, en: unknown}, of: 100 / penalties, bands: [{score: 50}], source: 一}

        """;

    private const string Halves = """
        tree:
          title: {zh: 得分, en: score}
          children:
            - {id: low, title: {zh: 低, en: low}, weight: 0.5, score: none, source: 一}
            - {id: high, title: {zh: 高, en: high}, weight: 0.5, score: all, source: 一}
          source: 一

        """;

    [Fact]
    public void The_weight_reported_is_the_first_that_gives_another_grade()
    {
        var firm = Of(Halves + Grades("score >= 60.0"));

        var high = firm.Weights.Single(one => one.Node.Id == "high");
        Assert.Equal(("A", 50m), (firm.Letter, firm.Score));
        Assert.Equal(new WeightChange(0.6m, "B", 60m), high.Higher);
        Assert.Null(high.Lower);
        Assert.Equal(0.1m, high.LeastMove);
        Assert.Equal(new WeightChange(0.4m, "B", 60m), firm.Weights.Single(one => one.Node.Id == "low").Lower);
    }

    [Fact]
    public void A_bound_that_must_be_passed_is_passed_by_the_least_score_there_is()
    {
        var firm = Of(Halves + Grades("60.0 < score"));

        // 60.00005 is a tie and goes to the even 60.0000; the next weight gives 60.0001.
        Assert.Equal(new WeightChange(0.600001m, "B", 60.0001m), firm.Weights[1].Higher);
    }

    [Fact]
    public void A_score_compared_after_a_sum_and_a_multiple_is_solved_for()
    {
        var firm = Of(Halves + Grades("2.0 * score - 20.0 >= 100.0 - score / 2.0"));

        Assert.Equal(new WeightChange(0.479999m, "A", 47.9999m), firm.Weights[1].Lower); // 2.5 s >= 120 holds from 48 on
        Assert.Equal("B", firm.Letter);
    }

    [Fact]
    public void Siblings_keep_their_proportions()
    {
        const string Three = """
            tree:
              title: {zh: 得分, en: score}
              children:
                - {id: a, title: {zh: 甲, en: a}, weight: 0.2, score: all, source: 一}
                - {id: b, title: {zh: 乙, en: b}, weight: 0.2, score: half, source: 一}
                - {id: c, title: {zh: 丙, en: c}, weight: 0.6, score: none, source: 一}
              source: 一

            """;

        var firm = Of(Three + Grades("score >= 40.0"));

        // 100 t + (1 - t) * (0.2 * 50 + 0.6 * 0) / 0.8 = 40 at t = 27.5 / 87.5
        Assert.Equal(0.314286m, firm.Weights[0].Higher?.Weight);
        Assert.Equal("a", firm.Nearest?.Node.Id);
    }

    [Fact]
    public void A_part_inside_a_part_moves_the_score_by_its_share()
    {
        const string Nested = """
            tree:
              title: {zh: 得分, en: score}
              children:
                - {id: low, title: {zh: 低, en: low}, weight: 0.5, score: none, source: 一}
                - id: group
                  title: {zh: 组, en: group}
                  weight: 0.5
                  children:
                    - {id: inner, title: {zh: 内, en: inner}, weight: 0.2, score: all, source: 一}
                    - {id: rest, title: {zh: 余, en: rest}, weight: 0.8, score: none, source: 一}
                  source: 一
              source: 一

            """;

        var firm = Of(Nested + Grades("score >= 40.0"));

        Assert.Equal([("low", 1), ("group", 1), ("inner", 2), ("rest", 2)], firm.Weights.Select(one => (one.Node.Id, one.Depth)));
        Assert.Equal(new WeightChange(0.799999m, "B", 40m), firm.Weights[2].Higher); // 39.99995 is a tie and goes to the even 40.0000
        Assert.Null(firm.Weights[1].Higher); // even all the weight gives 20 only
    }

    [Fact]
    public void Where_a_veto_holds_the_grade_no_weight_changes_it()
    {
        const string Veto = """
            limits:
              - {id: listed, when: listings > 0, at_most: C, title: {zh: 名单, en: listed}, source: 一}

            """;

        var firm = Of(Halves + Veto + Grades("score >= 60.0"), Record(1, "listing", "2026-01-01"));

        Assert.Equal("C", firm.Letter);
        Assert.All(firm.Weights, one => Assert.Null(one.Least));
        Assert.Null(firm.Nearest);
    }

    [Fact]
    public void A_weight_that_leaves_no_rule_is_a_change_to_a_persons_judgement()
    {
        const string Gap = """
            grades:
              - {grade: A, when: score < 60.0, title: {zh: 优, en: excellent}, source: 一}

            """;

        Assert.Equal(new WeightChange(0.6m, null, 60m), Of(Halves + Gap).Weights[1].Higher);
    }

    [Fact]
    public void A_part_that_has_all_the_weight_cannot_move()
    {
        const string One = """
            tree:
              title: {zh: 得分, en: score}
              children:
                - {id: only, title: {zh: 唯一, en: only}, weight: 1, score: all, source: 一}
              source: 一

            """;

        var only = Assert.Single(Of(One + Grades("score < 60.0")).Weights);

        Assert.Null(only.Least);
    }

    [Fact]
    public void A_judgement_moves_along_saatys_scale_and_tells_the_consistency_it_leaves()
    {
        const string Judged = """
            tree:
              title: {zh: 得分, en: score}
              judgements: [[1, 1], [1]]
              children:
                - {id: a, title: {zh: 甲, en: a}, score: all, source: 一}
                - {id: b, title: {zh: 乙, en: b}, score: none, source: 一}
                - {id: c, title: {zh: 丙, en: c}, score: none, source: 一}
              source: 一

            """;
        var pack = Compile(Scores + Judged + Grades("score >= 45.0"));

        var firm = Firm(pack);

        var first = firm.Judgements[0];
        var changed = pack.Tree?.Root.Judgements?.With(0, 1, Judgement.Of(3)) ?? throw new InvalidOperationException("The pack has judgements.");
        Assert.Equal(["a/b", "a/c", "b/c"], firm.Judgements.Select(one => $"{one.Row.Id}/{one.Column.Id}"));
        Assert.Equal((Judgement.Of(3), 2, "B"), (first.Higher?.Judgement, first.Higher?.Steps, first.Higher?.Letter));
        Assert.Equal(Priorities.Of(changed, PriorityMethod.Eigenvector).ConsistencyRatio, first.Higher?.ConsistencyRatio);
        Assert.Null(first.Lower);
        Assert.Null(firm.Judgements[2].Least); // what is judged weighs on neither side of the first
    }

    [Fact]
    public void Without_points_for_some_part_there_is_nothing_to_work_out()
    {
        var firm = Of(Halves.Replace("score: none", "score: unknown", StringComparison.Ordinal) + Grades("score >= 60.0"));

        Assert.Equal(SensitivityObstacle.NoScore, firm.Obstacle);
        Assert.Empty(firm.Weights);
    }

    [Fact]
    public void A_score_used_otherwise_than_in_a_comparison_that_can_be_solved_is_said_to_be()
    {
        Assert.Equal(SensitivityObstacle.Unsolved, Of(Halves + Grades("score * score >= 60.0")).Obstacle);
        Assert.Equal(SensitivityObstacle.Unsolved, Of(Halves + Grades("[1, 2].exists(some, score >= decimal(some))")).Obstacle);
    }

    [Fact]
    public void A_day_outside_the_period_in_force_has_no_grade_to_change()
    {
        var analysis = SensitivityAnalysis.Of(Compile(Scores + Halves + Grades("score >= 60.0")));

        Assert.Equal(SensitivityObstacle.NotInForce, analysis?.Of(Enterprise, [], new(2019, 12, 31)).Obstacle);
    }

    [Fact]
    public void A_pack_without_a_tree_has_no_sensitivity_to_weights() =>
        Assert.Null(SensitivityAnalysis.Of(Compile(Scores + Grades("penalties > 0"))));

    [Fact]
    public void A_tree_with_very_many_judgements_is_worked_out_in_part_and_says_so()
    {
        var groups = string.Concat(Enumerable.Range(0, 6).Select(group => $$"""
                - id: g{{group}}
                  title: {zh: 组, en: group}
                  weight: {{(group == 0 ? "0.5" : "0.1")}}
                  judgements: [{{string.Join(", ", Enumerable.Range(0, 9).Select(row => $"[{string.Join(", ", Enumerable.Repeat("1", 9 - row))}]"))}}]
                  children:
            {{string.Concat(Enumerable.Range(0, 10).Select(leaf => $"        - {{id: g{group}l{leaf}, title: {{zh: 叶, en: leaf}}, score: {(leaf == 0 ? "all" : "none")}, source: 一}}\n"))}}
                  source: 一

            """));
        var firm = Of($"tree:\n  title: {{zh: 得分, en: score}}\n  source: 一\n  children:\n{groups}\n" + Grades("score >= 60.0"));

        Assert.Equal((250, 20), (firm.Judgements.Count, firm.Untried));
    }

    private static GradeSensitivity Of(string sections, params RecordFacts[] records) => Firm(Compile(Scores + sections), records);

    private static GradeSensitivity Firm(Policy.CompiledPack pack, params RecordFacts[] records) =>
        (SensitivityAnalysis.Of(pack) ?? throw new InvalidOperationException("The pack has a tree.")).Of(Enterprise, records, AsOf);
}
