using FsCheck;
using FsCheck.Fluent;
using Xinheng.Policy;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests;

/// <summary>What must hold for any history of records.</summary>
public sealed class PropertyTests
{
    private static readonly DateOnly AsOf = Day("2025-02-28");

    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(150);

    /// <summary>A pack in which a limit and the cycle change, and which ends, within three years.</summary>
    private static readonly CompiledPack Changing = LangfangRules.With(
        limit: [LangfangRules.Dated(5), LangfangRules.Dated(2, "2025-09-15")],
        cycle: [LangfangRules.Dated(12), LangfangRules.Dated(7, "2026-01-31")],
        through: Day("2027-06-30"));

    private static readonly Gen<RecordFacts> AnyRecord =
        from kind in Gen.Elements("penalty", "penalty", "penalty", "tax-arrears", "serious-list", "permit", "contract-breach", "gossip")
        from back in Gen.Choose(-60, 800)
        from lasts in Gen.Choose(0, 900)
        from isEnding in Gen.Elements(true, false)
        from standing in Gen.Elements("effective", "effective", "effective", "under-objection", "repaired", "withdrawn", "expired", "lifted")
        from penalties in Gen.Elements<string[]>(["fine"], ["fine"], ["fine"], ["permit-revoked", "fine"])
        from grave in Gen.Frequency((8, Gen.Constant("no")), (2, Gen.Constant("unknown")), (1, Gen.Constant("yes")))
        select new RecordFacts
        {
            Record = 0,
            Kind = kind,
            Happened = AsOf.AddDays(-back),
            Until = isEnding ? AsOf.AddDays(-back + lasts) : null,
            Standing = standing,
            Penalties = kind == "penalty" ? penalties : [],
            GraveConsequence = grave,
        };

    private static readonly Arbitrary<RecordFacts[]> AnyHistory = Gen.Choose(0, 12).SelectMany(count => AnyRecord.ArrayOf(count))
        .Select(records => records.Select((record, at) => record with { Record = at + 1 }).ToArray()).ToArbitrary();

    [Fact]
    public void The_order_of_records_never_matters() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records =>
        {
            var backwards = Explain(LangfangRules.Pack, records.Reverse());

            return ExplanationJson.Write(Explain(LangfangRules.Pack, records)).AsSpan().SequenceEqual(ExplanationJson.Write(backwards));
        }));

    [Fact]
    public void A_further_record_of_dishonesty_never_betters_a_grade() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records =>
        {
            var before = Rank(records);

            return Rank([.. records, Penalty(99, "2025-01-01")]) >= before && Rank([.. records, Severe(99, "2025-01-01")]) >= before;
        }));

    [Fact]
    public void A_repaired_record_never_worsens_a_grade() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records => records.Select((_, at) => at).All(at =>
            Rank([.. records.Select((record, place) => place == at ? record with { Standing = "repaired" } : record)]) <= Rank(records))));

    [Fact]
    public void Grading_without_reasons_gives_what_explaining_gives() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records =>
        {
            var explanation = Explain(Changing, records);
            var grade = Explainer.Grade(Changing, Enterprise, records, AsOf);

            return grade.Letter == explanation.Letter && grade.Rule == explanation.Rule?.Number && grade.NextChange == explanation.NextChange
                && grade.Indicators.SequenceEqual(explanation.Indicators.Select(trace => trace.Value));
        }));

    [Fact]
    public void The_next_change_is_the_one_found_by_trying_every_day_of_three_years() =>
        Check.One(Cases.WithMaxTest(20), Prop.ForAll(AnyHistory, records =>
        {
            var last = AsOf.AddYears(3);
            var grade = Explainer.Grade(Changing, Enterprise, records, AsOf);
            var change = grade.NextChange is { } found && found.On <= last ? (found.On, found.Letter) : ((DateOnly, string?)?)null;

            return change == ByTryingEveryDay(records, grade.Letter, last);
        }));

    [Fact]
    public void A_way_leads_where_it_says_and_no_step_of_it_can_be_left_out() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records =>
        {
            var ways = Explain(LangfangRules.Pack, records).Ways.Where(way => way.Earliest is null && way.Steps.All(step => step.Record is not null));
            return ways.All(way =>
            {
                var steps = way.Steps.Select(step => step.Record ?? 0).ToList();
                return Letter(After(records, steps)) == way.Letter
                    && steps.All(left => Rank(After(records, steps.Where(step => step != left))) > RankOf(way.Letter) || Letter(After(records, steps.Where(step => step != left))) is null);
            });
        }));

    /// <summary>Terms that differ by kind of penalty and change twice; before the first nothing is stated.</summary>
    private static readonly CompiledPack Repairable = LangfangRules.WithTerms(
        (null, "2025-06-30", "'permit-revoked' in record.penalties", 12),
        (null, "2025-06-30", null, 4),
        ("2025-07-01", "2026-03-31", "'permit-revoked' in record.penalties", null),
        ("2025-07-01", null, null, 7));

    [Fact]
    public void The_steps_of_a_dated_way_done_on_its_earliest_day_give_its_letter() =>
        Check.One(Cases, Prop.ForAll(AnyHistory, records => Explain(Repairable, records).Ways.Where(way => way.Earliest is not null).All(way =>
        {
            var day = way.Earliest.GetValueOrDefault(); // dated ways only
            var after = After(records, way.Steps.Where(step => step.Kind is "repair" or "removal").Select(step => step.Record ?? 0));

            return way.Steps.All(step => step.From >= AsOf && step.From <= day) && way.Steps.Any(step => step.From == day)
                && Explainer.Grade(Repairable, Enterprise, after, day).Letter == way.Letter;
        })));

    [Fact]
    public void No_day_before_a_dated_way_would_do_were_everything_repaired_that_can_be() =>
        Check.One(Cases.WithMaxTest(40), Prop.ForAll(AnyHistory, records =>
        {
            var explanation = Explain(Repairable, records);
            var first = explanation.Ways.FirstOrDefault(way => way.Steps.Any(step => step.Kind is "repair"));
            return first?.Earliest is not { } earliest || Enumerable.Range(0, earliest.DayNumber - AsOf.DayNumber).All(ahead =>
            {
                var day = AsOf.AddDays(ahead);
                var letter = Explainer.Grade(Repairable, Enterprise, After(records, Repairs(explanation, records, day)), day).Letter;
                return letter is null || RankOf(letter) >= RankOf(explanation.Letter);
            });
        }));

    /// <summary>The penalties that the terms of <see cref="Repairable"/> allow to be repaired on a day, told without the terms.</summary>
    private static IEnumerable<long> Repairs(Explanation explanation, RecordFacts[] records, DateOnly day) =>
        from record in records
        let isSevere = record.Penalties.Contains("permit-revoked")
        let isBarred = isSevere && day >= Day("2025-07-01") && day <= Day("2026-03-31")
        let months = day <= Day("2025-06-30") ? isSevere ? 12 : 4 : 7
        where record is { Kind: "penalty", Standing: "effective" or "under-objection" } && !(record.Until < AsOf) && !isBarred
            && record.Happened.AddMonths(months) <= day
            && explanation.Records.Single(trace => trace.Record.Record == record.Record).Counted
        select record.Record;

    private static (DateOnly, string?)? ByTryingEveryDay(RecordFacts[] records, string? letter, DateOnly last)
    {
        for (var day = AsOf.AddDays(1); day <= last; day = day.AddDays(1))
        {
            var then = Explainer.Grade(Changing, Enterprise, records, day).Letter;
            if (then != letter)
            {
                return (day, then);
            }
        }

        return null;
    }

    private static RecordFacts[] After(RecordFacts[] records, IEnumerable<long> repaired)
    {
        var chosen = repaired.ToHashSet();
        return [.. records.Select(record => !chosen.Contains(record.Record) ? record
            : record with { Standing = record.Kind == "penalty" ? "repaired" : "lifted" })];
    }

    private static Explanation Explain(CompiledPack pack, IEnumerable<RecordFacts> records) =>
        Explainer.Explain(pack, Enterprise, [.. records], AsOf);

    private static string? Letter(RecordFacts[] records) => Explainer.Grade(LangfangRules.Pack, Enterprise, records, AsOf).Letter;

    private static double Rank(RecordFacts[] records) => RankOf(Letter(records));

    /// <summary>Place on the scale; a gap lies between B, whose rule it fails, and C, whose rule it does not reach.</summary>
    private static double RankOf(string? letter) => letter is null ? 1.5 : "ABCD".IndexOf(letter, StringComparison.Ordinal);
}
