using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class PackCompilerTests
{
    [Theory]
    [InlineData("    value: 5\n    source: 一", "    value: 5", "id: limit")]
    [InlineData("      - {effect: general, source: 一}", "      - {effect: general}", "{effect: general}")]
    [InlineData("    title: {zh: 超过上限, en: Above the limit}\n    source: 一", "    title: {zh: 超过上限, en: Above the limit}", "grade: B")]
    [InlineData("    within: cycle\n    source: 一", "    within: cycle", "id: general_count")]
    [InlineData("- {letter: A, name: {zh: 好, en: good}, source: 一}", "- {letter: A, name: {zh: 好, en: good}}", "letter: A")]
    [InlineData("      - {effect: general, source: 一}\n    source: 一", "      - {effect: general, source: 一}", "id: penalty")]
    [InlineData("en: administrative}, source: 一}", "en: administrative}}", "id: administrative")]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void A_rule_kind_parameter_or_effect_without_a_source_is_refused(string find, string put, string line)
    {
        var found = SmallPack.OneFinding(SmallPack.Changed(find, put));

        Assert.Equal("PK-016", found.Code);
        Assert.Contains(line, found.SourceLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source: 三(五)")]
    [InlineData("source: 三（五）")]
    [InlineData("source: rules-2023 三 (五)")]
    public void An_article_is_found_however_its_brackets_are_written(string source)
    {
        var reading = SmallPack.Read(SmallPack.Changed("    value: 5\n    source: 一", $"    value: 5\n    {source}"));

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(new SourceReference("rules-2023", "三(五)"), reading.Pack?.Parameters[1].Values[0].Source);
    }

    [Theory]
    [InlineData("source: 三(六)", "PK-018")]
    [InlineData("source: rules-2032 一", "PK-017")]
    [InlineData("source: \"\"", "PK-018")]
    public void A_source_that_the_pack_has_no_text_of_is_refused(string source, string code)
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("    value: 5\n    source: 一", $"    value: 5\n    {source}"));

        Assert.Equal(code, found.Code);
    }

    [Theory]
    [InlineData("temporality: event", "temporality: evnt", "PK-013")]
    [InlineData("category: administrative", "category: administration", "PK-013")]
    [InlineData("aggregate: count", "aggregate: number", "PK-013")]
    [InlineData("aggregate: count", "aggregate: count\n    of: record.amount_fen", "PK-030")]
    [InlineData("aggregate: count", "aggregate: sum", "PK-010")]
    [InlineData("within: cycle", "within: {months: 12, days: 3}", "PK-011")]
    [InlineData("within: cycle", "within: {weeks: 2}", "PK-013")]
    [InlineData("precedence: first-match", "precedence: best-match", "PK-013")]
    [InlineData("unit: months", "unit: years", "PK-026")]
    [InlineData("cycle: cycle_months", "cycle: limit", "PK-026")]
    [InlineData("territory: \"131000\"", "territory: 1310", "PK-032")]
    [InlineData("in_force: {from: 2023-01-19}", "in_force: {from: 2023-02-29}", "PK-012")]
    [InlineData("in_force: {from: 2023-01-19}", "in_force: {from: 2023-01-19, through: 2022-01-19}", "PK-022")]
    [InlineData("pack: somewhere/small", "pack: elsewhere/small", "PK-021")]
    [InlineData("document: rules-2023", "document: rules-2022", "PK-017")]
    [InlineData("  - id: limit", "  - id: cycle_months", "PK-015")]
    [InlineData("letter: B", "letter: A", "PK-015")]
    [InlineData("  - id: penalty", "  - id: Penalty!", "PK-014")]
    [InlineData("version: \"1\"\n", "", "PK-010")]
    [InlineData("when: general_count > params.limit", "when: general_cuont > params.limit", "EX-010")]
    public void A_mistake_in_form_or_reference_is_named_by_its_code(string find, string put, string code)
    {
        var found = SmallPack.Read(SmallPack.Changed(find, put)).Diagnostics;

        Assert.Contains(found, diagnostic => diagnostic.Code == code && diagnostic.Span is not null && diagnostic.SourceLine is not null);
    }

    [Fact]
    public void A_scheme_without_grade_rules_is_refused()
    {
        var text = SmallPack.Text[..SmallPack.Text.IndexOf("grades:", StringComparison.Ordinal)];

        Assert.Equal("PK-027", SmallPack.OneFinding(SmallPack.Of(text)).Code);
    }

    [Fact]
    public void All_mistakes_are_reported_at_once_in_the_order_of_the_lines()
    {
        var text = SmallPack.Text
            .Replace("temporality: event", "temporality: evnt", StringComparison.Ordinal)
            .Replace("where: record.effect == 'general'", "where: record.efect == 'general'", StringComparison.Ordinal)
            .Replace("letter: B", "leter: B", StringComparison.Ordinal);

        var found = SmallPack.Read(SmallPack.Of(text)).Diagnostics;

        Assert.Equal(["PK-013", "EX-011", "PK-010"], found.Select(diagnostic => diagnostic.Code).Take(3));
        Assert.Equal(found.Select(diagnostic => diagnostic.Span?.Line), found.Select(diagnostic => diagnostic.Span?.Line).Order());
    }

    [Fact]
    public void A_mistake_in_a_folded_condition_is_shown_at_its_own_line_and_column()
    {
        var files = SmallPack.Changed(
            "    where: record.effect == 'general'",
            "    where: >-\n      record.effect == 'general'\n      && record.kidn == 'penalty'");

        var found = SmallPack.OneFinding(files);

        Assert.Equal("      && record.kidn == 'penalty'", found.SourceLine);
        Assert.Equal("record.kidn".IndexOf("kidn", StringComparison.Ordinal) + "      && ".Length + 1, found.Span?.Column);
    }

    [Fact]
    public void A_dated_parameter_gives_the_value_in_force_on_a_day()
    {
        var files = SmallPack.Changed(
            "    value: 5\n    source: 一",
            "    values:\n      - {value: 5, source: 一}\n      - {from: 2025-01-01, value: 3, source: 三(五)}");

        var limit = SmallPack.Read(files).Pack?.Parameters.Single(parameter => parameter.Id == "limit");

        Assert.Equal(new Value.Int(5), limit?.On(new(2024, 12, 31))?.Value);
        Assert.Equal(new Value.Int(3), limit?.On(new(2025, 1, 1))?.Value);
        Assert.Equal(new SourceReference("rules-2023", "三(五)"), limit?.On(new(2025, 1, 1))?.Source);
    }

    [Theory]
    [InlineData("- {from: 2025-01-01, value: 3, source: 一}\n      - {from: 2024-01-01, value: 4, source: 一}", "PK-025")]
    [InlineData("- {value: 3, source: 一}\n      - {from: 2024-01-01, value: few, source: 一}", "PK-023")]
    [InlineData("- {from: 2024-13-01, value: 3, source: 一}", "PK-012")]
    [InlineData("- {from: 2024-01-01, source: 一}", "PK-010")]
    public void Periods_of_a_parameter_that_do_not_fit_together_are_refused(string values, string code)
    {
        var found = SmallPack.Read(SmallPack.Changed("    value: 5\n    source: 一", $"    values:\n      {values}")).Diagnostics;

        Assert.Contains(found, diagnostic => diagnostic.Code == code);
    }

    [Theory]
    [InlineData("5", typeof(Value.Int))]
    [InlineData("0.25", typeof(Value.Decimal))]
    [InlineData("true", typeof(Value.Bool))]
    [InlineData("2024-06-30", typeof(Value.Date))]
    [InlineData("\"5\"", typeof(Value.Text))]
    [InlineData("[1, 2]", typeof(Value.List))]
    public void A_parameter_has_the_type_its_value_is_written_in(string written, Type type)
    {
        var text = SmallPack.Text.Replace("value: 5", $"value: {written}", StringComparison.Ordinal).Replace("params.limit", "0", StringComparison.Ordinal);

        var pack = SmallPack.Read(SmallPack.Of(text)).Pack;

        Assert.IsType(type, pack?.Parameters.Single(parameter => parameter.Id == "limit").Values[0].Value);
    }

    [Fact]
    public void Any_change_of_a_word_in_a_pack_or_its_base_changes_the_fingerprint()
    {
        var files = ShippedPacks.Find("langfang/public-credit")!; // it is shipped
        var before = PackCompiler.Compile(files, ShippedPacks.Find).Pack?.Fingerprint;

        var after = PackCompiler.Compile(files, id => Renamed(ShippedPacks.Find(id)!)).Pack?.Fingerprint; // extends a shipped pack

        Assert.NotNull(before);
        Assert.NotNull(after);
        Assert.NotEqual(before, after);
    }

    private static PackFiles Renamed(PackFiles files) =>
        files with { Texts = files.Texts.ToDictionary(file => file.Key, file => file.Value.Replace("登记注册基本信息", "登记注册的基本信息", StringComparison.Ordinal)) };
}
