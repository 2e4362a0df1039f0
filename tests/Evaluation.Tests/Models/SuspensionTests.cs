using FsCheck;
using FsCheck.Fluent;
using Xinheng.Policy;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>Grades that are not used while a record that counts is under objection.</summary>
public sealed class SuspensionTests
{
    private const string UnlessWithdrawn = "!(record.standing in ['withdrawn', 'repaired'])";

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(60);

    private static readonly CompiledPack Suspending = Compile(
        $$"""
        parameters:
          - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, values: [{value: 12, source: 一}, {from: 2026-11-15, value: 4, source: 一}]}
        results:
          - {id: other, title: {zh: 另一评价, en: another}, pack: test/other, source: 一}
        indicators:
          - {id: penalties, title: {zh: 处罚, en: penalties}, aggregate: count, where: "record.kind == 'penalty' && {{UnlessWithdrawn}}", within: cycle, source: 一}
          - {id: listed, title: {zh: 名单, en: listed}, aggregate: exists, where: "record.kind == 'listing' && {{UnlessWithdrawn}}", within: as_of, source: 一}
        grades:
          - {grade: C, when: listed, title: {zh: 差, en: poor}, source: 一}
          - {grade: B, when: "penalties > 2 || results.other == 'B'", title: {zh: 良, en: good}, source: 一}
          - {grade: A, when: "true", title: {zh: 优, en: excellent}, source: 一}

        """,
        "under_objection: suspended",
        ("test/other", """
            indicators:
              - {id: honours, title: {zh: 荣誉, en: honours}, aggregate: count, where: record.kind == 'honour', within: {months: 5}, source: 一}

            """ + Grades("honours > 1")));

    private static readonly Gen<RecordFacts> AnyRecord =
        from kind in Gen.Elements("penalty", "penalty", "listing", "honour")
        from back in Gen.Choose(-40, 400)
        from lasts in Gen.Choose(0, 500)
        from isEnding in Gen.Elements(true, false)
        from standing in Gen.Elements("effective", "under-objection", "under-objection", "withdrawn")
        select new RecordFacts { Record = 0, Kind = kind, Happened = AsOf.AddDays(-back), Until = isEnding ? AsOf.AddDays(lasts - back) : null, Standing = standing };

    private static readonly Arbitrary<RecordFacts[]> AnyHistory = Gen.Choose(0, 6).SelectMany(count => AnyRecord.ArrayOf(count))
        .Select(records => records.Select((record, at) => record with { Record = at + 1 }).ToArray()).ToArbitrary();

    [Fact]
    public void What_a_run_stores_bears_the_mark_the_explanation_gives_on_every_day() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records => Enumerable.Range(0, 60).Select(week => AsOf.AddDays(week * 7)).All(day =>
            Explainer.Grade(Suspending, Enterprise, records, day).IsSuspended == Explainer.Explain(Suspending, Enterprise, records, day).IsSuspended)));

    [Fact]
    public void The_next_change_is_the_first_later_day_with_another_letter_or_mark()
    {
        var horizon = AsOf.AddDays(700);
        Check.One(Cases, Prop.ForAll(AnyHistory, records =>
        {
            var grade = Explainer.Grade(Suspending, Enterprise, records, AsOf);
            DateOnly? first = null;
            for (var day = AsOf.AddDays(1); first is null && day <= horizon; day = day.AddDays(1))
            {
                var then = Explainer.Grade(Suspending, Enterprise, records, day);
                first = (then.Letter, then.IsSuspended) == (grade.Letter, grade.IsSuspended) ? null : day;
            }

            return first is null ? !(grade.NextChange?.On <= horizon) : grade.NextChange?.On == first;
        }));
    }

    [Fact]
    public void The_mark_goes_on_the_day_the_disputed_record_leaves_its_window_though_the_letter_stays()
    {
        RecordFacts[] disputed = [Record(1, "penalty", "2026-03-01") with { Standing = "under-objection" }];

        var explanation = Explainer.Explain(Suspending, Enterprise, disputed, AsOf);

        Assert.Equal(("A", true), (explanation.Letter, explanation.IsSuspended));
        Assert.Equal(new NextChange(new(2026, 11, 15), "A", "time") { IsSuspended = false }, explanation.NextChange);
        Assert.Contains("\"suspended\":false", System.Text.Encoding.UTF8.GetString(ExplanationJson.Write(explanation)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_seen_only_through_another_models_grade_suspends_too()
    {
        RecordFacts[] disputed = [Record(1, "honour", "2026-05-01") with { Standing = "under-objection" }];

        var explanation = Explainer.Explain(Suspending, Enterprise, disputed, AsOf);

        Assert.Equal(("A", true), (explanation.Letter, explanation.IsSuspended));
        Assert.Equal(new DateOnly(2026, 10, 1), explanation.NextChange?.On);
    }

    [Fact]
    public void Where_there_is_no_letter_there_is_nothing_to_suspend()
    {
        RecordFacts[] disputed = [Record(1, "penalty", "2026-03-01") with { Standing = "under-objection" }];

        var explanation = Explainer.Explain(Suspending, Enterprise, disputed, new(2019, 12, 31));

        Assert.Null(explanation.Letter);
        Assert.Equal(false, explanation.IsSuspended);
    }
}
