using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Comparison;
using Xinheng.Policy.Tests.Schema;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>Parameters whose value goes by the day of each record: where they can stand, and what is said of them.</summary>
public sealed class RecordDatedParameterTests
{
    private const string LargeFine = """
          - id: large_fine
            title: {zh: 较大数额罚款, en: a large fine}
            unit: fen
            by: record
            values:
              - {value: 50000, source: 一}
              - {from: 2024-05-01, value: 100000, source: 一}

        """;

    private const string LargeOnly = "record.effect == 'general' && has(record.amount_fen) && record.amount_fen >= params.large_fine";

    [Fact]
    public void A_condition_about_a_record_can_name_a_value_by_the_records_day()
    {
        var pack = Compile(Small());

        Assert.Equal(DatedBy.Record, pack.Parameters.Single(parameter => parameter.Id == "large_fine").By);
        Assert.Equal(DatedBy.Evaluation, pack.Parameters.Single(parameter => parameter.Id == "limit").By);
    }

    [Fact]
    public void Its_first_value_must_hold_for_records_of_any_day()
    {
        var found = SmallPack.OneFinding(SmallPack.Of(Small().Replace("{value: 50000", "{from: 2020-01-01, value: 50000", StringComparison.Ordinal)));

        Assert.Equal(("PK-034", "pack.yaml"), (found.Code, found.Span?.File));
        Assert.Contains("2020-01-01", found.SourceLine, StringComparison.Ordinal);
        Assert.Contains("from", found.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("when: general_count > params.limit", "when: general_count > params.large_fine", "EX-025", "params.large_fine")]
    [InlineData("within: cycle", "within: {days: params.large_fine}", "EX-025", "params.large_fine")]
    [InlineData("cycle: cycle_months", "cycle: length", "PK-035", "cycle")]
    public void Where_there_is_no_record_it_is_refused_at_its_place_with_what_to_do(string find, string put, string code, string named)
    {
        var length = "  - {id: length, title: {zh: 长度, en: length}, unit: months, by: record, value: 12, source: 一}\n";
        var found = SmallPack.OneFinding(SmallPack.Of(Small().Replace("indicators:\n", length + "indicators:\n", StringComparison.Ordinal).Replace(find, put, StringComparison.Ordinal)));

        Assert.Equal(code, found.Code);
        Assert.Contains(put, found.SourceLine, StringComparison.Ordinal);
        Assert.Contains(named, found.Message.En, StringComparison.Ordinal);
        Assert.Contains("by: evaluation", found.Message.En, StringComparison.Ordinal);
        Assert.Contains("by: evaluation", found.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scorecard: {title: {zh: 分, en: score}, base: params.large_fine, items: [], source: 一}\n", "EX-025")]
    [InlineData("scores:\n  - {id: points, title: {zh: 分, en: points}, of: params.large_fine, bands: [{score: 0}], source: 一}\n", "EX-025")]
    [InlineData("limits:\n  - {id: bar, title: {zh: 限, en: bar}, when: general_count > params.large_fine, at_most: B, source: 一}\n", "EX-025")]
    [InlineData("rates:\n  - {id: rate, title: {zh: 率, en: rate}, part: {zh: 子, en: part}, whole: {zh: 母, en: whole}, target: params.share, source: 一}\n", "PK-035")]
    public void Neither_scores_nor_limits_nor_rates_are_about_a_record(string section, string code)
    {
        var share = "  - {id: share, title: {zh: 比例, en: share}, unit: percent, by: record, value: 50, source: 一}\n";
        var reading = SmallPack.Read(SmallPack.Of(Small().Replace("indicators:\n", share + "indicators:\n", StringComparison.Ordinal) + section));

        Assert.Equal([code], reading.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
        Assert.All(reading.Diagnostics, diagnostic => Assert.NotNull(diagnostic.Span));
    }

    [Fact]
    public void How_long_a_record_is_shown_can_go_by_its_day()
    {
        const string Shown = """
            channels: [{id: portal, title: {zh: 网站, en: portal}, source: 一}]
            publications:
              - {id: shown, title: {zh: 公示, en: shown}, channel: portal, kinds: [penalty], months: params.shown_months, starts: decided, source: 一}

            """;
        var months = "  - {id: shown_months, title: {zh: 公示期, en: time shown}, unit: months, by: record, values: [{value: 36, source: 一}, {from: 2024-05-01, value: 12, source: 一}], source: 一}\n";

        var pack = Compile(Small().Replace("indicators:\n", months.Replace(", source: 一}\n", "}\n", StringComparison.Ordinal) + "indicators:\n", StringComparison.Ordinal) + Shown);

        Assert.Equal("shown_months", Assert.Single(pack.Tables.Publications).Months?.Parameter?.Id);
    }

    [Fact]
    public void A_day_that_is_neither_the_records_nor_the_evaluations_is_refused()
    {
        var found = SmallPack.OneFinding(SmallPack.Of(Small().Replace("by: record", "by: recrod", StringComparison.Ordinal)));

        Assert.Equal("PK-013", found.Code);
        Assert.Contains("record", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_names_it_is_said_without_any_one_of_its_values()
    {
        var view = PackView.Of(Compile(Small()), new(2024, 6, 30));

        var indicator = view.Sections.Single(section => section.Id == "indicators").Items.Single();
        var parameter = view.Sections.Single(section => section.Id == "parameters").Items.Single(item => item.Id == "large_fine");

        Assert.Contains("“较大数额罚款”（按记录发生日取值）", indicator.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("“a large fine” (as of the record's day)", indicator.Text.En, StringComparison.Ordinal);
        Assert.Equal("按记录发生日取值", parameter.Note?.Zh);
        Assert.Equal(2, parameter.Parts.Count);
    }

    [Fact]
    public void A_change_of_the_day_that_picks_the_value_is_told_in_words()
    {
        var difference = PackDifference.Between(Compile(Unused("evaluation")), Compile(Unused("record")));

        var text = PackDifferenceText.Render(difference, "en");

        Assert.Contains("day that picks the value: the evaluation date → the day of the record", text, StringComparison.Ordinal);
        Assert.Contains("按哪一天取值：评价日 → 记录发生日", PackDifferenceText.Render(difference, "zh"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" && record.happened < date('2024-05-01')", false)]
    [InlineData(" && record.happened >= date('2024-05-01')", true)]
    [InlineData(" && record.happened < date('2024-05-02')", true)]
    public void The_linter_holds_every_value_for_possible_and_only_for_records_of_its_days(string when, bool isGap)
    {
        // More than 700 yuan makes a fine large under the first value, and not under the second.
        var second = $"  - {{id: high, title: {{zh: 高额, en: high}}, aggregate: count, where: \"record.effect == 'general' && has(record.amount_fen) && record.amount_fen >= 70000{when}\", within: cycle, source: 一}}\n";
        var text = Small().Replace("scheme:\n", second + "scheme:\n", StringComparison.Ordinal)
            .Replace("when: general_count > params.limit", "when: general_count > 0", StringComparison.Ordinal)
            .Replace("when: general_count <= params.limit", "when: high == 0", StringComparison.Ordinal);

        Assert.Equal(isGap, PackLinter.Check(Compile(text)).Any(finding => finding.Code == "LN-001"));
    }

    [Fact]
    public void Every_example_is_listed_with_its_place()
    {
        var examples = CompletePack.Forms.SelectMany(files => PackLinter.Check(CompletePack.Read(files).Pack!)) // the complete pack is sound
            .Where(finding => finding.Code == "LN-020").ToList();

        Assert.Contains(examples, finding => finding.Message.En.StartsWith("params.", StringComparison.Ordinal));
        Assert.All(examples, finding => Assert.True(finding.Span is { Line: > 0, Column: > 0, Length: > 0 }, finding.Message.En));
    }

    [Fact]
    public void An_example_value_of_a_parameter_and_an_example_kind_are_listed_where_they_are_written()
    {
        var text = SmallPack.Text.Replace("    value: 5\n", "    value: 5\n    status: example\n", StringComparison.Ordinal)
            .Replace("    temporality: event\n", "    temporality: event\n    status: example\n", StringComparison.Ordinal);

        var places = PackLinter.Check(Compile(text)).Where(finding => finding.Code == "LN-020").Select(finding => (finding.Span?.Line, finding.Span?.Column)).ToList();

        Assert.Equal([LineOf(text, "id: penalty"), LineOf(text, "value: 5")], places.Select(place => place.Line ?? 0));
        Assert.Equal([9, 12], places.Select(place => place.Column ?? 0));
    }

    private static int LineOf(string text, string part) => text[..text.IndexOf(part, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    private static string Small() => SmallPack.Text.Replace("indicators:\n", LargeFine + "indicators:\n", StringComparison.Ordinal)
        .Replace("record.effect == 'general'", LargeOnly, StringComparison.Ordinal);

    private static string Unused(string by) =>
        SmallPack.Text.Replace("indicators:\n", LargeFine.Replace("by: record", $"by: {by}", StringComparison.Ordinal) + "indicators:\n", StringComparison.Ordinal);

    private static CompiledPack Compile(string text)
    {
        var reading = SmallPack.Read(SmallPack.Of(text));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message.En}"));
        return reading.Pack!; // no findings: there is a pack
    }
}
