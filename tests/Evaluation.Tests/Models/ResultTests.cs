using Xinheng.Policy;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>Grades of other models as inputs of a grade.</summary>
public sealed class ResultTests
{
    private const string Received = """
        scales:
          - {id: risk, title: {zh: 风险, en: risk}, steps: [{letter: low, name: {zh: 低, en: low}}, {letter: high, name: {zh: 高, en: high}}], source: 一}
        results:
          - {id: risk, title: {zh: 风险等级, en: risk class}, received: risk, valid: 6, source: 一}

        """;

    private const string Counting = """
        indicators:
          - {id: penalties, title: {zh: 处罚次数, en: penalties}, aggregate: count, where: record.kind == 'penalty', within: cycle, source: 一}

        """;

    private static readonly CompiledPack ByRisk = Compile(Received + Grades("results.risk == 'high'"));

    private static readonly CompiledPack ByPublicGrade = Compile(
        """
        results:
          - {id: public, title: {zh: 公共信用等级, en: public grade}, pack: test/public, source: 一}

        """ + Grades("results.public == 'B'"),
        ("test/public", Counting + Grades("penalties > 0")));

    [Fact]
    public void The_newest_received_result_not_after_the_day_counts()
    {
        var subject = With(new("risk", "high", new(2026, 3, 1)), new("risk", "low", new(2026, 5, 1)), new("risk", "high", new(2026, 7, 15)));

        var explanation = Explainer.Explain(ByRisk, subject, [], AsOf);

        Assert.Equal("A", explanation.Letter);
        Assert.Equal(new NextChange(new(2026, 7, 15), "B", "time"), explanation.NextChange);
    }

    [Fact]
    public void A_received_result_that_grows_too_old_counts_as_absent_from_that_day_on()
    {
        var explanation = Explainer.Explain(ByRisk, With(new ReceivedResult("risk", "high", new(2026, 1, 31))), [], AsOf);

        Assert.Equal("B", explanation.Letter);
        Assert.Equal(new NextChange(new(2026, 7, 31), "A", "time"), explanation.NextChange);
        Assert.Equal("A", Explainer.Grade(ByRisk, With(new ReceivedResult("risk", "high", new(2026, 1, 31))), [], new(2026, 7, 31)).Letter);
        Assert.Equal("B", Explainer.Grade(ByRisk, With(new ReceivedResult("risk", "high", new(2026, 1, 31))), [], new(2026, 7, 30)).Letter);
    }

    [Fact]
    public void Of_two_results_of_one_day_the_worse_counts_in_whatever_order_they_come()
    {
        ReceivedResult low = new("risk", "low", new(2026, 5, 1));
        ReceivedResult high = new("risk", "high", new(2026, 5, 1));

        Assert.Equal("B", Explainer.Grade(ByRisk, With(low, high), [], AsOf).Letter);
        Assert.Equal("B", Explainer.Grade(ByRisk, With(high, low), [], AsOf).Letter);
    }

    [Fact]
    public void A_withdrawn_result_counts_until_the_day_before_its_withdrawal_and_an_older_one_that_stands_takes_its_place()
    {
        var withdrawn = new ReceivedResult("risk", "high", new(2026, 5, 1), "某省", Withdrawn: new(2026, 7, 15));
        var older = new ReceivedResult("risk", "low", new(2026, 3, 1), "某市");

        var before = Explainer.Explain(ByRisk, With(withdrawn, older), [], AsOf);
        var after = Explainer.Explain(ByRisk, With(withdrawn, older), [], new(2026, 7, 15));

        Assert.Equal(("B", new NextChange(new(2026, 7, 15), "A", "time")), (before.Letter, before.NextChange));
        Assert.Equal(("A", "某市"), (after.Letter, Assert.Single(after.Results).Issuer));
    }

    [Fact]
    public void Where_only_a_withdrawn_result_is_left_the_explanation_names_it_and_it_counts_for_nothing()
    {
        var explanation = Explainer.Explain(ByRisk, With(new ReceivedResult("risk", "high", new(2026, 5, 1), "某省", Withdrawn: new(2026, 5, 1))), [], AsOf);

        Assert.Equal("A", explanation.Letter);
        var trace = Assert.Single(explanation.Results);
        Assert.Equal(("withdrawn", "high", null, new DateOnly(2026, 5, 1), "某省"), (trace.Code, trace.Given, trace.Letter, trace.Day, trace.Issuer));
        Assert.Null(explanation.NextChange);
    }

    [Fact]
    public void A_received_letter_outside_its_scale_goes_to_a_person()
    {
        var explanation = Explainer.Explain(ByRisk, With(new ReceivedResult("risk", "medium", new(2026, 5, 1))), [], AsOf);

        Assert.Null(explanation.Letter);
        Assert.Equal("undecided", Assert.Single(explanation.Questions).Code);
    }

    [Fact]
    public void A_result_on_another_scale_is_not_taken_for_this_one()
    {
        Assert.Equal("A", Explainer.Grade(ByRisk, With(new ReceivedResult("other-risk", "high", new(2026, 5, 1))), [], AsOf).Letter);
    }

    [Clause("fengxian-2021", "(十一)", "FX-11")]
    [Fact]
    public void A_result_of_a_pack_is_graded_from_the_same_facts_and_its_records_count()
    {
        var explanation = Explainer.Explain(ByPublicGrade, Enterprise, [Record(7, "penalty", "2026-01-10")], AsOf);

        Assert.Equal("B", explanation.Letter);
        var record = Assert.Single(explanation.Records);
        Assert.True(record.Counted);
        Assert.Contains("公共信用等级", record.Reason.Zh, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 1, 10), record.StopsCounting);
        Assert.Equal(new NextChange(new(2027, 1, 10), "A", "time"), explanation.NextChange);
    }

    [Fact]
    public void Repairing_a_record_that_only_another_model_counts_is_a_way_to_a_better_grade()
    {
        var explanation = Explainer.Explain(ByPublicGrade, Enterprise, [Record(7, "penalty", "2026-01-10")], AsOf);

        Assert.DoesNotContain(explanation.Ways, way => way.Steps.Any(step => step.Kind == "repair"));

        var repairable = Compile(
            """
            results:
              - {id: public, title: {zh: 公共信用等级, en: public grade}, pack: test/public, source: 一}

            """ + Grades("results.public == 'B'"),
            ("test/public", Counting.Replace("record.kind == 'penalty'", "record.kind == 'penalty' && record.standing == 'effective'", StringComparison.Ordinal) + Grades("penalties > 0")));
        var way = Explainer.Explain(repairable, Enterprise, [Record(7, "penalty", "2026-01-10")], AsOf).Ways[0];
        Assert.Equal("repair", Assert.Single(way.Steps).Kind);
        Assert.Equal(AsOf, way.Earliest);
    }

    private static SubjectFacts With(params ReceivedResult[] results) => Enterprise with { Results = results };
}
