using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Models;

/// <summary>Scores, scorecards, trees and limits, as packs write them.</summary>
public sealed class ScoringTests
{
    private const string Scores = """
        scores:
          - id: count_points
            title: {zh: 次数得分, en: points of the count}
            of: general_count
            bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 0}]
            status: example
            source: 一
          - id: age_points
            title: {zh: 年限得分, en: points of age}
            of: days_between(subject.registered, as_of)
            linear: [{at: 0, score: 0}, {at: 3650, score: 100}]
            absent: 50
            source: 一
          - id: kind_points
            title: {zh: 类型得分, en: points of kind}
            of: subject.kind
            table: [{is: enterprise, score: 80}, {is: cooperative, score: 70}]
            otherwise: 60
            source: 一

        """;

    private const string Card = """
        scorecard:
          title: {zh: 信用分, en: credit score}
          base: 100
          least: 0
          most: 120
          items:
            - id: acts
              title: {zh: 失信, en: acts}
              points: -10
              where: record.effect == 'general'
              within: cycle
              cap: -50
              recovery: {months: 6, share: 25}
              source: 一
            - id: repeated
              title: {zh: 多次, en: repeated}
              value: general_count * -2
              source: 一
          source: 一

        """;

    private const string Tree = """
        tree:
          title: {zh: 综合得分, en: overall score}
          method: eigenvector
          source: 一
          judgements:
            - [1, 3, 5]
            - [1/3, 1, 2]
            - [1/5, 1/2, 1]
          children:
            - {id: conduct, title: {zh: 行为, en: conduct}, score: count_points, source: 一}
            - id: background
              title: {zh: 背景, en: background}
              source: 一
              children:
                - {id: age, title: {zh: 年限, en: age}, weight: 0.25, score: age_points, source: 一}
                - {id: kind, title: {zh: 类型, en: kind}, weight: 0.75, score: kind_points, source: 一}
            - {id: rest, title: {zh: 其余, en: the rest}, score: kind_points, source: 一}

        """;

    private const string Limits = """
        limits:
          - {id: bars-a, when: general_count > 9, at_most: B, title: {zh: 上限, en: ceiling}, source: 一}
          - {id: floor, when: "subject.kind == 'cooperative'", at_least: A, title: {zh: 下限, en: floor}, source: 一}

        """;

    [Fact]
    public void Scores_are_read_with_their_shapes_and_marked_as_examples()
    {
        var pack = Compiled(Scores);

        Assert.Equal([true, false, false], pack.Scores.Select(score => score.IsExample));
        Assert.Equal((0m, 100m), (pack.Scores[0].Least, pack.Scores[0].Most));
        Assert.Equal((60m, 80m), (pack.Scores[2].Least, pack.Scores[2].Most));
        Assert.Equal(50m, pack.Scores[1].Absent);
    }

    [Clause("liaoning-2022", "8", "LN-8")]
    [Fact]
    public void The_weights_of_a_tree_follow_from_its_judgements_and_sum_to_exactly_one()
    {
        var root = Compiled(Scores + Tree).Tree?.Root ?? throw new InvalidOperationException("The pack has a tree.");

        Assert.Equal([0.648329m, 0.229651m, 0.122020m], root.Children.Select(child => child.Weight));
        Assert.Equal(0.0032m, Math.Round(root.Priorities?.ConsistencyRatio ?? -1m, 4));
        Assert.Equal([0.25m, 0.75m], root.Children[1].Children.Select(child => child.Weight));
    }

    [Theory]
    [InlineData("[[1, 3, 5], [1/3, 1, 2], [1/5, 1/2, 1]]")]
    [InlineData("[[1, 3, 5], [1, 2], [1]]")]
    [InlineData("[[3, 5], [2], []]")]
    [InlineData("[[3, 5], [2]]")]
    public void Judgements_are_a_full_matrix_or_its_upper_triangle(string judgements)
    {
        var written = Tree[..Tree.IndexOf("  judgements:", StringComparison.Ordinal)] + $"  judgements: {judgements}\n" + Tree[Tree.IndexOf("  children:", StringComparison.Ordinal)..];

        Assert.Equal(0.648329m, Compiled(Scores + written).Tree?.Root.Children[0].Weight);
    }

    [Fact]
    public void A_grade_rule_and_a_limit_name_the_score()
    {
        var pack = Compiled(Scores.Replace("general_count\n", "general_count\n", StringComparison.Ordinal) + Card + Limits, "score < 60.0", "score >= 60.0");

        Assert.Equal(2, pack.Limits.Count);
        Assert.Equal(LimitKind.AtLeast, pack.Limits[1].Kind);
    }

    [Fact]
    public void Without_a_scorecard_or_a_tree_there_is_no_score()
    {
        var reading = SmallPack.Read(SmallPack.Of(Text(Scores, "score < 60.0", "score >= 60.0")));

        Assert.Equal(["EX-010", "EX-010"], reading.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Theory]
    [InlineData("{to: 2, score: 60}", "{to: 0, score: 60}", "PK-063")]
    [InlineData("{to: 2, score: 60}", "{score: 60}", "PK-061")]
    [InlineData(", {score: 0}]", ", {to: 9, score: 0}]", "PK-061")]
    [InlineData("{to: 2, score: 60}", "{to: two, score: 60}", "PK-060")]
    [InlineData("{to: 2, score: 60}", "{to: 2, score: 99999999999999999999999999999999999999}", "PK-060")]
    [InlineData("{to: 2, score: 60}", "{to: 2, score: 1.23456789}", "PK-060")]
    [InlineData("{to: 2, score: 60}", "{to: 2}", "PK-010")]
    [InlineData("    bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 0}]\n", "", "PK-066")]
    [InlineData("    otherwise: 60\n", "    otherwise: 60\n    linear: [{at: 0, score: 1}, {at: 1, score: 2}]\n", "PK-066")]
    [InlineData("bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 0}]", "bands: []", "PK-010")]
    [InlineData("{at: 3650, score: 100}", "{at: 0, score: 100}", "PK-063")]
    [InlineData(", {at: 3650, score: 100}", "", "PK-068")]
    [InlineData("    absent: 50\n", "", "PK-065")]
    [InlineData("of: subject.kind", "of: subject.knd", "EX-011")]
    [InlineData("is: cooperative", "is: coop", "PK-013")]
    [InlineData("is: cooperative", "is: enterprise", "PK-015")]
    [InlineData("    otherwise: 60\n", "", "PK-010")]
    [InlineData("of: general_count\n", "of: subject.kind\n", "PK-062")]
    [InlineData("of: general_count\n", "of: count_points\n", "PK-059")]
    [InlineData("of: general_count\n", "of: kind_points + age_points\n", "")]
    [InlineData("id: count_points", "id: general_count", "PK-059,PK-079")]
    [InlineData("id: count_points", "id: score", "PK-079")]
    [InlineData("id: count_points", "id: age_points", "PK-015")]
    [InlineData("status: example", "status: draft", "PK-013")]
    [InlineData("of: subject.kind\n    table: [{is: enterprise", "of: general_count\n    table: [{is: many", "PK-064,PK-064")]
    public void Each_mistake_in_a_score_is_told_with_its_code(string find, string put, string codes) => AssertCodes(Scores, find, put, codes);

    [Fact]
    public void Scores_that_need_each_other_are_refused_with_the_circle()
    {
        var reading = SmallPack.Read(SmallPack.Of(Text(
            Scores.Replace("of: general_count\n", "of: kind_points\n", StringComparison.Ordinal).Replace(
                "of: subject.kind\n    table: [{is: enterprise, score: 80}, {is: cooperative, score: 70}]\n    otherwise: 60",
                "of: count_points\n    bands: [{score: 1}]", StringComparison.Ordinal))));

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal("PK-059", found.Code);
        Assert.Contains("count_points → kind_points → count_points", found.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  base: 100\n", "", "PK-010")]
    [InlineData("base: 100", "base: params.limit", "PK-058")]
    [InlineData("base: 100", "base: \"'many'\"", "PK-062")]
    [InlineData("most: 120", "most: -1", "PK-063")]
    [InlineData("      points: -10\n", "", "PK-010")]
    [InlineData("points: -10", "points: record.happened", "PK-062")]
    [InlineData("      within: cycle\n", "", "PK-010")]
    [InlineData("within: cycle", "within: {months: params.limit}", "PK-058")]
    [InlineData("months: 6", "months: 0", "PK-069")]
    [InlineData("share: 25", "share: 250", "PK-069")]
    [InlineData("share: 25", "shares: 25", "PK-009,PK-010")]
    [InlineData("      value: general_count * -2\n", "      value: general_count * -2\n      points: 1\n", "PK-030")]
    [InlineData("value: general_count * -2", "value: record.amount_fen", "EX-010")]
    [InlineData("value: general_count * -2", "value: score", "EX-010")]
    [InlineData("- id: repeated", "- id: acts", "PK-015")]
    [InlineData("- id: repeated", "- id: Repeated", "PK-014")]
    [InlineData("  items:\n", "  itens:\n", "PK-009,PK-010")]
    public void Each_mistake_in_a_scorecard_is_told_with_its_code(string find, string put, string codes) => AssertCodes(Card, find, put, codes);

    [Theory]
    [InlineData("[1/3, 1, 2]", "[1/4, 1, 2]", "PK-072")]
    [InlineData("[1/3, 1, 2]", "[1/3, 1]", "PK-070")]
    [InlineData("    - [1/5, 1/2, 1]\n", "", "PK-070")]
    [InlineData("[1/3, 1, 2]", "[1/3, 1, ]", "PK-070")]
    [InlineData("[1/3, 1, 2]", "[1/3, 1, '']", "PK-073")]
    [InlineData("[1, 3, 5]", "[1, 0, 5]", "PK-071")]
    [InlineData("[1, 3, 5]", "[1, -3, 5]", "PK-071")]
    [InlineData("[1, 3, 5]", "[1, 12, 5]", "PK-071")]
    [InlineData("[1, 3, 5]", "[2, 3, 5]", "PK-071")]
    [InlineData("- [1, 3, 5]", "- 1", "PK-011")]
    [InlineData("method: eigenvector", "method: eigen", "PK-013")]
    [InlineData("weight: 0.25", "weight: 0.2", "PK-074")]
    [InlineData("weight: 0.25", "weight: -0.25", "PK-074")]
    [InlineData("weight: 0.25, ", "", "PK-075")]
    [InlineData("{id: conduct, title: {zh: 行为, en: conduct}, ", "{id: conduct, title: {zh: 行为, en: conduct}, weight: 0.5, ", "PK-030")]
    [InlineData("score: count_points", "score: count_ponts", "PK-013")]
    [InlineData(", score: count_points", "", "PK-010")]
    [InlineData("      source: 一\n      children:", "      source: 一\n      score: age_points\n      children:", "PK-030")]
    [InlineData("{id: rest,", "{id: age,", "PK-015")]
    [InlineData("{id: rest,", "{id: The Rest,", "PK-014")]
    [InlineData("  title: {zh: 综合得分, en: overall score}\n  method: eigenvector\n  source: 一\n", "  title: {zh: 综合得分, en: overall score}\n", "PK-016")]
    public void Each_mistake_in_a_tree_is_told_with_its_code(string find, string put, string codes) => AssertCodes(Scores + Tree, find, put, codes);

    [Fact]
    public void A_matrix_that_is_not_reciprocal_is_told_with_both_cells()
    {
        var found = Assert.Single(SmallPack.Read(SmallPack.Of(Text(Scores + Tree.Replace("[1/3, 1, 2]", "[1/4, 1, 2]", StringComparison.Ordinal)))).Diagnostics);

        Assert.Contains("row 1, column 2 is 3, but row 2, column 1 is 1/4 and should be 1/3", found.Message.En, StringComparison.Ordinal);
        Assert.Equal("    - [1/4, 1, 2]", found.SourceLine);
    }

    [Fact]
    public void More_parts_than_anybody_can_judge_alike_are_refused()
    {
        var children = string.Concat(Enumerable.Range(1, 11).Select(at => $"    - {{id: part_{at}, title: {{zh: 部分, en: part}}, score: kind_points, source: 一}}\n"));
        var rows = string.Concat(Enumerable.Range(1, 10).Select(at => $"    - [{string.Join(", ", Enumerable.Repeat("1", 11 - at))}]\n"));

        var found = Assert.Single(SmallPack.Read(SmallPack.Of(Text(
            Scores + $"tree:\n  title: {{zh: 树, en: tree}}\n  source: 一\n  judgements:\n{rows}  children:\n{children}"))).Diagnostics);

        Assert.Equal("PK-076", found.Code);
    }

    [Theory]
    [InlineData("at_most: B", "at_most: E", "PK-013")]
    [InlineData("at_most: B, ", "", "PK-010")]
    [InlineData("at_most: B, ", "at_most: B, at_least: A, ", "PK-030")]
    [InlineData("when: general_count > 9", "when: general_count", "EX-020")]
    [InlineData("id: bars-a", "id: floor", "PK-015")]
    [InlineData("title: {zh: 上限, en: ceiling}, source: 一", "title: {zh: 上限, en: ceiling}", "PK-016")]
    public void Each_mistake_in_a_limit_is_told_with_its_code(string find, string put, string codes) => AssertCodes(Limits, find, put, codes);

    [Theory]
    [InlineData("aggregate: count", "aggregate: distinct", "PK-010")]
    [InlineData("aggregate: count", "aggregate: streak_without", "PK-010,PK-030")]
    [InlineData("aggregate: count", "aggregate: ratio", "PK-010,PK-010,PK-030,PK-030")]
    [InlineData("aggregate: count", "aggregate: sum\n    of: record.issuer", "PK-078")]
    [InlineData("aggregate: count\n    where: record.effect == 'general'\n    within: cycle", "aggregate: ratio\n    part: general_count\n    whole: general_cout", "PK-077,PK-077")]
    [InlineData("within: cycle", "within: {calendar_years: params.cycle_months}", "PK-058")]
    [InlineData("within: cycle", "within: {days: params.limit}", "PK-058")]
    [InlineData("within: cycle", "within: cycle\n    unit: months", "PK-030")]
    [InlineData("  cycle: cycle_months", "  cycle: cycle_months\n  outside: somewhere", "PK-013")]
    [InlineData("  cycle: cycle_months", "  cycle: cycle_months\n  under_objection: ignored", "PK-013")]
    public void Each_mistake_in_an_indicator_or_the_scheme_is_told_with_its_code(string find, string put, string codes)
    {
        var reading = SmallPack.Read(SmallPack.Changed(find, put));

        Assert.Equal(codes, Codes(reading));
    }

    [Fact]
    public void Thousands_of_scores_in_a_row_are_refused_in_bounded_time()
    {
        var scores = string.Concat(Enumerable.Range(0, 3000).Select(at =>
            $"  - {{id: s_{at}, title: {{zh: 分, en: points}}, of: {(at == 2999 ? "general_count" : $"s_{at + 1}")}, bands: [{{score: 1}}], source: 一}}\n"));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        var found = Assert.Single(SmallPack.Read(SmallPack.Of(Text("scores:\n" + scores))).Diagnostics);

        Assert.Equal("PK-007", found.Code);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void A_tree_of_thousands_of_nodes_is_refused()
    {
        var children = string.Concat(Enumerable.Range(0, 1500).Select(at => $"    - {{id: n_{at}, title: {{zh: 节, en: node}}, weight: 0, score: kind_points, source: 一}}\n"));

        var found = Assert.Single(SmallPack.Read(SmallPack.Of(Text(Scores + $"tree:\n  title: {{zh: 树, en: tree}}\n  source: 一\n  children:\n{children}"))).Diagnostics);

        Assert.Equal("PK-007", found.Code);
    }

    [Fact]
    public void A_pack_has_a_scorecard_or_a_tree()
    {
        var reading = SmallPack.Read(SmallPack.Of(Text(Scores + Tree + Card)));

        Assert.Equal("PK-067", Codes(reading));
    }

    [Fact]
    public void A_pack_that_extends_another_replaces_a_score_by_its_id_and_its_scorecard_by_a_tree()
    {
        const string Extending = """
            pack: extending/pack
            version: "1"
            title: {zh: 延伸, en: extending}
            issuer: {zh: 某市, en: Some city}
            territory: "131000"
            in_force: {from: 2023-01-19}
            document: rules-2023
            extends: somewhere/small
            scores:
              - {id: count_points, title: {zh: 新, en: new}, of: general_count, bands: [{score: 7}], source: 一}
            tree:
              title: {zh: 树, en: tree}
              source: 一
              children:
                - {id: only, title: {zh: 唯一, en: the only}, weight: 1, score: count_points, source: 一}

            """;
        var below = SmallPack.Of(Text(Scores + Card));

        var pack = PackCompiler.Compile(SmallPack.Of(Extending) with { Id = "extending/pack" }, _ => below).Pack;

        Assert.Equal(["count_points", "age_points", "kind_points"], pack?.Scores.Select(score => score.Id) ?? []);
        Assert.Equal(7m, pack?.Scores[0].Most);
        Assert.Null(pack?.Scorecard);
        Assert.NotNull(pack?.Tree);
    }

    private static void AssertCodes(string sections, string find, string put, string codes)
    {
        Assert.Contains(find, sections, StringComparison.Ordinal);

        var reading = SmallPack.Read(SmallPack.Of(Text(sections.Replace(find, put, StringComparison.Ordinal))));

        Assert.Equal(codes, Codes(reading));
        Assert.All(reading.Diagnostics, diagnostic => Assert.NotNull(diagnostic.Span));
    }

    private static string Codes(PackReading reading) =>
        string.Join(',', reading.Diagnostics.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal));

    private static string Text(string sections, string whenB = "general_count > params.limit", string whenA = "general_count <= params.limit") =>
        SmallPack.Text.Replace("general_count > params.limit", whenB, StringComparison.Ordinal).Replace("general_count <= params.limit", whenA, StringComparison.Ordinal) + sections;

    private static CompiledPack Compiled(string sections, string whenB = "general_count > params.limit", string whenA = "general_count <= params.limit")
    {
        var reading = SmallPack.Read(SmallPack.Of(Text(sections, whenB, whenA)));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message.En}"));
        return reading.Pack!; // there is one when nothing is wrong
    }
}
