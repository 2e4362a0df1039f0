using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests;

/// <summary>Values in force on the day of each record.</summary>
public sealed class RecordDatedValueTests
{
    private const string Dated = """
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, values: [{value: 24, source: 一}, {from: 2026-11-15, value: 15, source: 一}]}
          - {id: large, title: {zh: 较大数额, en: a large fine}, unit: fen, by: record, values: [{value: 50000, source: 一}, {from: 2025-05-01, value: 100000, source: 一}, {from: 2026-08-01, value: 20000, source: 一}]}
          - {id: worth, title: {zh: 扣分, en: points}, unit: points, by: record, values: [{value: -5, source: 一}, {from: 2025-09-01, value: -12, source: 一}]}

        """;

    /// <summary>What the parameters say, written out for each record.</summary>
    private const string WrittenOut = """
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, values: [{value: 24, source: 一}, {from: 2026-11-15, value: 15, source: 一}]}

        """;

    private const string Large = "(record.happened < date('2025-05-01') ? 50000 : record.happened < date('2026-08-01') ? 100000 : 20000)";
    private const string Worth = "(record.happened < date('2025-09-01') ? -5 : -12)";

    private const string Sections = """
        indicators:
          - {id: large_fines, title: {zh: 较大数额罚款, en: large fines}, aggregate: count, where: "record.kind == 'penalty' && record.standing == 'effective' && record.amount_fen != null && record.amount_fen >= LARGE", within: cycle, source: 一}
          - {id: over, title: {zh: 超出数额, en: amount over}, aggregate: max, of: "record.amount_fen - LARGE", where: "record.kind == 'penalty' && record.amount_fen != null", within: {months: 9}, source: 一}
        scorecard:
          title: {zh: 信用分, en: score}
          base: 100
          items:
            - {id: acts, title: {zh: 失信, en: acts}, points: "WORTH", where: "record.kind == 'penalty' && record.standing == 'effective'", within: {months: 20}, recovery: {months: 3, share: 30}, source: 一}
          source: 一
        grades:
          - {grade: C, when: "large_fines > 1 || score < 70.0", title: {zh: 差, en: poor}, source: 一}
          - {grade: B, when: "large_fines > 0 || over != null && over > 30000 || score < 92.0", title: {zh: 良, en: good}, source: 一}
          - {grade: A, when: "true", title: {zh: 优, en: excellent}, source: 一}

        """;

    private static readonly CompiledPack ByRecord = Compile(Dated + Sections.Replace("LARGE", "params.large", StringComparison.Ordinal).Replace("WORTH", "params.worth", StringComparison.Ordinal));
    private static readonly CompiledPack Spelled = Compile(WrittenOut + Sections.Replace("LARGE", Large, StringComparison.Ordinal).Replace("WORTH", Worth, StringComparison.Ordinal));

    private static readonly CompiledPack Counting = Compile(
        Dated + """
            indicators:
              - {id: large_fines, title: {zh: 较大数额罚款, en: large fines}, aggregate: count, where: "record.kind == 'penalty' && record.amount_fen != null && record.amount_fen >= params.large", within: ever, source: 一}
              - {id: unused, title: {zh: 未用, en: unused}, aggregate: count, where: record.amount_fen == params.worth, within: ever, source: 一}

            """ + Grades("large_fines > 0"));

    [Theory]
    [InlineData("2025-04-30", 50_000, "B")]
    [InlineData("2025-04-30", 49_999, "A")]
    [InlineData("2025-05-01", 50_000, "A")]
    [InlineData("2025-05-01", 99_999, "A")]
    [InlineData("2025-05-01", 100_000, "B")]
    [InlineData("1990-01-01", 50_000, "B")]
    public void A_record_is_measured_by_the_value_in_force_on_its_own_day_whenever_it_is_evaluated(string happened, long fen, string letter)
    {
        RecordFacts[] records = [Fine(1, happened, fen)];

        Assert.Equal(letter, Explainer.Grade(Counting, Enterprise, records, AsOf).Letter);
        Assert.Equal(letter, Explainer.Grade(Counting, Enterprise, records, new(2030, 1, 1)).Letter);
        Assert.Null(Explainer.Grade(Counting, Enterprise, records, AsOf).NextChange);
    }

    [Fact]
    public void Each_record_says_which_value_was_used_and_why_whether_it_counts_or_not()
    {
        var explanation = Explainer.Explain(Counting, Enterprise, [Fine(1, "2025-04-30", 60_000), Fine(2, "2025-05-01", 60_000)], AsOf);

        Assert.Equal([true, false], explanation.Records.Select(record => record.Counted));
        Assert.Equal("计入“较大数额罚款”；按记录发生日 2025-04-30 当时的取值：较大数额 50000分（rules 一）", explanation.Records[0].Reason.Zh);
        Assert.Contains("by the values in force on its own day, 2025-05-01: a large fine 100000 fen (rules 一)", explanation.Records[1].Reason.En, StringComparison.Ordinal);
        Assert.Equal([new Value.Int(50_000), new Value.Int(100_000)], explanation.Records.SelectMany(record => record.Values).Select(value => value.Value.Value));
    }

    [Fact]
    public void A_value_that_no_rule_asked_for_is_not_said_and_none_stands_among_those_of_the_evaluation_date()
    {
        var explanation = Explainer.Explain(Counting, Enterprise, [Fine(1, "2025-04-30", 60_000), Record(2, "honour", "2025-06-01")], AsOf);

        Assert.Equal(["large"], explanation.Records[0].Values.Select(value => value.Parameter.Id));
        Assert.Empty(explanation.Records[1].Values);
        Assert.Equal(["cycle_months"], explanation.Parameters.Select(parameter => parameter.Parameter.Id));
        Assert.Contains("\"values\":[{\"id\":\"large\"", Encoding.UTF8.GetString(ExplanationJson.Write(explanation)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_effect_goes_by_the_value_of_the_records_day()
    {
        var pack = Compile(
            Dated.Replace("parameters:", "kinds:\n  - {id: penalty, title: {zh: 行政处罚, en: penalty}, category: administrative, temporality: event, effects: [{effect: severe, when: \"record.amount_fen != null && record.amount_fen >= params.large\", source: 一}, {effect: general, source: 一}], source: 一}\nparameters:", StringComparison.Ordinal) + """
            indicators:
              - {id: severe, title: {zh: 严重失信, en: severe}, aggregate: count, where: record.effect == 'severe', within: ever, source: 一}

            """ + Grades("severe > 0"));

        var explanation = Explainer.Explain(pack, Enterprise, [Fine(1, "2025-04-30", 60_000), Fine(2, "2025-05-01", 60_000)], AsOf);

        Assert.Equal(["severe", "general"], explanation.Records.Select(record => record.Effect ?? string.Empty));
        Assert.All(explanation.Records, record => Assert.Equal("large", Assert.Single(record.Values).Parameter.Id));
    }

    [Fact]
    public void Values_by_the_records_day_give_what_the_same_values_written_out_in_conditions_give() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Histories(), records =>
        {
            var (byRecord, spelled) = (Explainer.Grade(ByRecord, Enterprise, records, AsOf), Explainer.Grade(Spelled, Enterprise, records, AsOf));

            return byRecord.Letter == spelled.Letter && byRecord.Rule == spelled.Rule && byRecord.NextChange == spelled.NextChange
                && byRecord.Indicators.SequenceEqual(spelled.Indicators);
        }));

    [Fact]
    public void With_values_by_the_records_day_the_next_change_is_the_one_found_by_trying_every_day() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), Prop.ForAll(Histories(), records =>
        {
            var grade = Explainer.Grade(ByRecord, Enterprise, records, AsOf);
            var first = Enumerable.Range(1, 900).Select(ahead => (DateOnly?)AsOf.AddDays(ahead))
                .FirstOrDefault(day => Explainer.Grade(ByRecord, Enterprise, records, day ?? AsOf).Letter != grade.Letter);

            return first is null ? !(grade.NextChange?.On <= AsOf.AddDays(900)) : grade.NextChange?.On == first;
        }));

    private static RecordFacts Fine(long number, string happened, long fen) => Record(number, "penalty", happened) with { AmountFen = fen };

    private static Arbitrary<RecordFacts[]> Histories() =>
        Gen.Choose(0, 6).SelectMany(count => (
            from back in Gen.Choose(-80, 800)
            from fen in Gen.Elements<long?>(null, 10_000, 20_000, 49_999, 50_000, 85_000, 99_999, 100_000, 140_000)
            from standing in Gen.Elements("effective", "effective", "repaired")
            select Record(1, "penalty", $"{AsOf.AddDays(-back):yyyy-MM-dd}") with { AmountFen = fen, Standing = standing }).ArrayOf(count))
            .Select(records => records.Select((record, at) => record with { Record = at + 1 }).ToArray()).ToArbitrary();
}
