using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Models;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>Days of subjects that are anything but usual.</summary>
public sealed class DaysEdgeTests
{
    private static readonly DateOnly AsOf = WrittenPack.AsOf;

    private static readonly CompiledPack Langfang = ShippedPack.Read("langfang/public-credit").Pack!; // a shipped pack compiles

    private const string ByCount = """
        indicators:
          - {id: penalties, title: {zh: 处罚数, en: penalties}, aggregate: count, where: "record.kind == 'penalty' && record.standing == 'effective'", within: cycle, source: 一}
        scores:
          - {id: load, title: {zh: 负担, en: load}, of: penalties, linear: [{at: 0, score: 0}, {at: 400, score: 100}], source: 一}
        tree: {title: {zh: 树, en: tree}, children: [{id: leaf, title: {zh: 叶, en: leaf}, score: load, weight: 1, source: 一}], source: 一}

        """;

    private const string ByAge = """
        scores:
          - {id: youth, title: {zh: 年轻, en: youth}, of: "days_between(subject.registered, as_of)", linear: [{at: 0, score: 100}, {at: 1000, score: 0}], absent: 0, source: 一}
        tree: {title: {zh: 树, en: tree}, children: [{id: leaf, title: {zh: 叶, en: leaf}, score: youth, weight: 1, source: 一}], source: 一}

        """;

    [Fact]
    public void Two_hundred_thousand_records_leave_on_the_days_they_leave_and_the_grade_changes_on_the_last()
    {
        var records = Enumerable.Range(0, 200_000).Select(at => Penalty(at, AsOf.AddDays(-(at % 300)))).ToList();

        var dated = Days(Langfang, AsOf, (WrittenPack.Enterprise, records));

        Assert.Equal("C", dated.Grades[0]?.Letter);
        Assert.Equal(AsOf.AddMonths(12).DayNumber, dated.NextChange[0]);
        Assert.Equal(AsOf.AddDays(-299).AddMonths(12).DayNumber, dated.NextLook[0]);
        Assert.Equal(0, dated.DaysLookedAtAlone);
    }

    [Fact]
    public void Counts_beyond_what_tables_hold_change_the_grade_on_the_day_explaining_says()
    {
        var pack = WrittenPack.Compile(ByCount + WrittenPack.Grades("score > 70.0"));
        var records = Enumerable.Range(0, 390).Select(at => Penalty(at, AsOf.AddDays(-at % 350))).ToList();

        var dated = Days(pack, AsOf, (WrittenPack.Enterprise, records));

        AssertAsExplained(pack, WrittenPack.Enterprise, records, dated);
        Assert.Equal("B", dated.Grades[0]?.Letter);
        Assert.NotEqual(0, dated.NextChange[0]);
    }

    [Theory]
    [InlineData(499, 1)]
    [InlineData(300, 200)]
    [InlineData(0, 500)]
    public void Age_alone_changes_the_grade_on_the_very_day_the_score_reaches_the_limit(int age, int days)
    {
        var pack = WrittenPack.Compile(ByAge + WrittenPack.Grades("score > 50.0"));
        var subject = WrittenPack.Enterprise with { Registered = AsOf.AddDays(-age) };

        var dated = Days(pack, AsOf, (subject, []));

        Assert.Equal(AsOf.DayNumber + days, dated.NextChange[0]);
        Assert.Equal(0, dated.NextLook[0]);
        AssertAsExplained(pack, subject, [], dated);
    }

    [Fact]
    public void Age_is_tried_for_ten_years_and_records_that_end_later_are_still_seen()
    {
        var pack = WrittenPack.Compile(
            "indicators:\n  - {id: listed, title: {zh: 名单, en: listed}, aggregate: exists, where: \"record.kind == 'listing'\", within: as_of, source: 一}\n"
            + ByAge + WrittenPack.Grades("score > 50.0 || listed"));
        var records = new[] { new RecordFacts { Record = 1, Kind = "listing", Happened = AsOf.AddDays(-9), Until = AsOf.AddYears(12), Standing = "effective" } };

        var dated = Days(pack, AsOf, (WrittenPack.Enterprise, records));

        Assert.Equal(AsOf.AddYears(12).AddDays(1).DayNumber, dated.NextChange[0]);
        AssertAsExplained(pack, WrittenPack.Enterprise, records, dated);
    }

    [Fact]
    public void A_record_of_a_later_day_changes_the_grade_when_it_comes()
    {
        var records = new[] { Penalty(1, AsOf.AddDays(40)) };

        var dated = Days(Langfang, AsOf, (WrittenPack.Enterprise, records));

        Assert.Equal(AsOf.AddDays(40).DayNumber, dated.NextChange[0]);
        Assert.Equal(AsOf.AddDays(40).DayNumber, dated.NextLook[0]);
    }

    [Fact]
    public void A_subject_registered_only_later_is_looked_at_on_that_day()
    {
        var dated = Days(Langfang, AsOf, (WrittenPack.Enterprise with { Registered = AsOf.AddDays(3) }, [Penalty(1, AsOf)]));

        Assert.Null(dated.Grades[0]);
        Assert.Equal((0, AsOf.AddDays(3).DayNumber), (dated.NextChange[0], dated.NextLook[0]));
    }

    [Fact]
    public void A_population_that_knows_later_days_is_not_asked_about_earlier_ones()
    {
        var population = Columns(AsOf, (WrittenPack.Enterprise, []));

        Assert.Throws<ArgumentException>(() => ColumnarGrading.GradeWithDays(Langfang, population, AsOf.AddDays(-1)));
    }

    [Fact]
    public void Work_that_is_stopped_gives_no_days()
    {
        var population = Columns(AsOf, (WrittenPack.Enterprise, []));

        Assert.Throws<OperationCanceledException>(() => ColumnarGrading.GradeWithDays(Langfang, population, AsOf, new CancellationToken(canceled: true)));
    }

    private static void AssertAsExplained(CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DatedGrades dated)
    {
        var expected = Explainer.Grade(pack, subject, records, AsOf);
        Assert.Equal(
            (expected.Letter, expected.NextChange?.On.DayNumber ?? 0, expected.NextLook?.DayNumber ?? 0),
            (dated.Grades[0]?.Letter, dated.NextChange[0], dated.NextLook[0]));
    }

    private static RecordFacts Penalty(int number, DateOnly day) => new()
    {
        Record = number, Kind = "penalty", Happened = day, Standing = "effective", Penalties = ["fine"], GraveConsequence = "no",
    };

    private static DatedGrades Days(CompiledPack pack, DateOnly asOf, (SubjectFacts Subject, IReadOnlyList<RecordFacts> Records) one) =>
        ColumnarGrading.GradeWithDays(pack, Columns(asOf, one), asOf);

    private static Population Columns(DateOnly asOf, (SubjectFacts Subject, IReadOnlyList<RecordFacts> Records) one)
    {
        var builder = new PopulationBuilder(asOf);
        builder.Add(one.Subject, one.Records);
        return builder.Build();
    }
}
