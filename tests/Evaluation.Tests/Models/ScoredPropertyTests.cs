using FsCheck;
using FsCheck.Fluent;
using Xinheng.Policy;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>What must hold of scored packs whatever the records are.</summary>
public sealed class ScoredPropertyTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(30);

    private static readonly CompiledPack Scored = Compile(
        """
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, value: 12, source: 一}
          - {id: act_points, title: {zh: 每次扣分, en: points an act}, unit: points, values: [{value: -25, source: 一}, {from: 2026-09-15, value: -10, source: 一}]}
        scales:
          - {id: risk, title: {zh: 风险, en: risk}, steps: [{letter: low, name: {zh: 低, en: low}}, {letter: high, name: {zh: 高, en: high}}], source: 一}
        results:
          - {id: risk, title: {zh: 风险, en: risk}, received: risk, valid: 5, source: 一}
          - {id: public, title: {zh: 公共, en: public}, pack: test/public, source: 一}
        indicators:
          - {id: clean, title: {zh: 连续无名单, en: without lists}, aggregate: streak_without, unit: months, where: record.kind == 'listing', source: 一}
          - {id: recent, title: {zh: 近年, en: recent}, aggregate: count, where: record.kind == 'honour', within: {calendar_years: 2}, source: 一}
        scores:
          - {id: clean_points, title: {zh: 连续得分, en: clean points}, of: clean, bands: [{to: 2, score: -20}, {to: 7, score: -5}, {score: 0}], absent: 0, source: 一}
        scorecard:
          title: {zh: 信用分, en: credit score}
          base: 100
          least: 0
          items:
            - {id: acts, title: {zh: 失信, en: acts}, points: params.act_points, where: "record.kind == 'penalty' && record.standing == 'effective'", within: {months: 20}, cap: -70, recovery: {months: 3, share: 30}, source: 一}
            - {id: clean, title: {zh: 连续, en: clean}, value: clean_points, source: 一}
            - {id: honours, title: {zh: 荣誉, en: honours}, value: recent * 5, source: 一}
          source: 一
        limits:
          - {id: high, when: results.risk == 'high', at_most: B, title: {zh: 高风险, en: high risk}, source: 一}
          - {id: public, when: results.public == 'B', at_most: B, title: {zh: 公共, en: public}, source: 一}
        grades:
          - {grade: C, when: score < 40.0, title: {zh: 差, en: poor}, source: 一}
          - {grade: B, when: score < 80.0, title: {zh: 良, en: good}, source: 一}
          - {grade: A, when: "true", title: {zh: 优, en: excellent}, source: 一}

        """,
        ("test/public", """
            indicators:
              - {id: penalties, title: {zh: 处罚, en: penalties}, aggregate: count, where: "record.kind == 'penalty' && record.standing == 'effective'", within: cycle, source: 一}

            """ + Grades("penalties > 1")));

    [Fact]
    public void The_next_change_is_the_first_later_day_with_another_letter()
    {
        var horizon = AsOf.AddDays(1200);
        Check.One(Cases, Prop.ForAll(Situations(), facts =>
        {
            var grade = Explainer.Grade(Scored, facts.Subject, facts.Records, AsOf);
            DateOnly? first = null;
            for (var day = AsOf.AddDays(1); first is null && day <= horizon; day = day.AddDays(1))
            {
                first = Explainer.Grade(Scored, facts.Subject, facts.Records, day).Letter == grade.Letter ? null : day;
            }

            return first is null ? !(grade.NextChange?.On <= horizon) : grade.NextChange?.On == first;
        }));
    }

    [Fact]
    public void A_record_that_bears_on_nothing_leaves_the_grade_when_it_is_taken_away()
    {
        Check.One(Cases, Prop.ForAll(Situations(), facts =>
        {
            var explanation = Explainer.Explain(Scored, facts.Subject, facts.Records, AsOf);
            var counted = explanation.Records.Where(record => record.Counted).Select(record => record.Record).ToList();
            return Explainer.Grade(Scored, facts.Subject, counted, AsOf).Letter == explanation.Letter;
        }));
    }

    [Fact]
    public void The_order_of_the_facts_makes_no_difference()
    {
        Check.One(Cases, Prop.ForAll(Situations(), facts =>
        {
            var turned = facts.Subject with { Results = [.. facts.Subject.Results.Reverse()] };
            return ExplanationJson.Write(Explainer.Explain(Scored, facts.Subject, facts.Records, AsOf))
                .SequenceEqual(ExplanationJson.Write(Explainer.Explain(Scored, turned, [.. facts.Records.Reverse()], AsOf)));
        }));
    }

    private static Arbitrary<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> Situations()
    {
        var record =
            from kind in Gen.Elements("penalty", "penalty", "listing", "honour")
            from back in Gen.Choose(-60, 900)
            from stands in Gen.Choose(0, 400)
            from standing in Gen.Elements("effective", "effective", "repaired")
            select (kind, happened: AsOf.AddDays(-back), stands, standing);
        var result =
            from letter in Gen.Elements("low", "high")
            from back in Gen.Choose(-60, 300)
            from stands in Gen.Choose(-200, 400)
            select new ReceivedResult("risk", letter, AsOf.AddDays(-back), null, stands < 0 ? null : AsOf.AddDays(stands - back));
        var facts =
            from records in record.ArrayOf(6)
            from results in result.ArrayOf(2)
            select (
                Enterprise with { Results = results },
                (IReadOnlyList<RecordFacts>)[.. records.Select((one, at) => Record(at + 1, one.kind, $"{one.happened:yyyy-MM-dd}") with
                {
                    Standing = one.standing,
                    Until = one.kind == "listing" ? one.happened.AddDays(one.stands) : null,
                })]);
        return facts.ToArbitrary();
    }
}
