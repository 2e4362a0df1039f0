using System.Globalization;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Models;
using Xinheng.Evaluation.Tests.Packs;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>Subjects without records are told by their age: on the days around which it stops to matter, and where it is not known.</summary>
public sealed class AgeTests
{
    private const string ByAgeAndIndustry = """
        scores:
          - {id: youth, title: {zh: 年轻, en: youth}, of: "days_between(subject.registered, as_of)", linear: [{at: 0, score: 100}, {at: 1000, score: 0}], absent: 0, source: 一}
          - {id: trade, title: {zh: 行业, en: trade}, of: "has(subject.industry) && subject.industry.startsWith('C') ? 1 : 0", bands: [{to: 0, score: 50}, {score: 90}], source: 一}
        tree: {title: {zh: 树, en: tree}, children: [{id: young, title: {zh: 叶, en: leaf}, score: youth, weight: 0.5, source: 一}, {id: of_trade, title: {zh: 叶, en: leaf}, score: trade, weight: 0.5, source: 一}], source: 一}

        """;

    private static readonly DateOnly AsOf = WrittenPack.AsOf;

    [Fact]
    public void Ages_around_the_one_from_which_all_are_alike_are_graded_as_one_by_one()
    {
        var pack = ShippedPack.Read("liaoning/general-risk").Pack!; // a shipped pack compiles
        DateOnly?[] registered = [null, AsOf, AsOf.AddDays(1), new(1600, 1, 2), .. new[] { 1, 364, 3_648, 3_649, 3_650, 3_651, 3_652, 9_000 }.Select(age => AsOf.AddDays(-age)).Cast<DateOnly?>()];
        List<SubjectFacts> subjects = [.. Enumerable.Range(0, registered.Length * 40).Select(at => Subject(at, registered[at % registered.Length], at / registered.Length))];

        var grades = ColumnarGrading.Grade(pack, Columns(subjects), AsOf);

        for (var at = 0; at < subjects.Count; at++)
        {
            var expected = subjects[at].Registered > AsOf ? null : Explainer.Decide(pack, subjects[at], [], AsOf);
            Assert.True(Equals(expected, grades[at]), $"subject {at}: one by one {expected}, by columns {grades[at]}");
        }
    }

    [Fact]
    public void Subjects_without_records_that_are_alike_but_for_their_age_have_days_of_their_own()
    {
        var pack = WrittenPack.Compile(ByAgeAndIndustry + WrittenPack.Grades("score > 60.0"));
        DateOnly?[] registered = [null, new(1900, 1, 1), AsOf, .. new[] { 1, 100, 299, 300, 301, 698, 699, 700, 701, 1_000, 1_001, 1_002, 5_000 }.Select(age => AsOf.AddDays(-age)).Cast<DateOnly?>()];
        List<SubjectFacts> subjects = [.. Enumerable.Range(0, registered.Length * 6).Select(at => Subject(at, registered[at % registered.Length], at / registered.Length))];

        var dated = ColumnarGrading.GradeWithDays(pack, Columns([.. subjects, .. subjects]), AsOf);

        for (var at = 0; at < subjects.Count; at++)
        {
            var expected = Explainer.Grade(pack, subjects[at], [], AsOf).NextChange?.On.DayNumber ?? 0;
            Assert.True(
                expected == dated.NextChange[at] && expected == dated.NextChange[at + subjects.Count],
                string.Create(CultureInfo.InvariantCulture, $"subject {at}: one by one {expected}, by columns {dated.NextChange[at]} and {dated.NextChange[at + subjects.Count]}"));
        }

        Assert.InRange(dated.NextChange.Distinct().Count(), 6, subjects.Count);
        Assert.Equal(0, dated.DaysLookedAtAlone);
    }

    [Fact]
    public void A_registration_day_held_against_a_fixed_day_does_not_age()
    {
        var pack = WrittenPack.Compile(
            """
            parameters:
              - {id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, values: [{value: 12, source: 一}, {from: 2026-09-01, value: 24, source: 一}]}
            scores:
              - {id: since, title: {zh: 距某日, en: since a day}, of: "days_between(date('2026-06-20'), subject.registered)", bands: [{to: -5, score: 100}, {to: 5, score: 20}, {score: 80}], absent: 0, source: 一}
            tree: {title: {zh: 树, en: tree}, children: [{id: leaf, title: {zh: 叶, en: leaf}, score: since, weight: 1, source: 一}], source: 一}

            """ + WrittenPack.Grades("score > 60.0"));
        List<SubjectFacts> subjects = [.. Enumerable.Range(0, 40).Select(age => Subject(age, AsOf.AddDays(-age), 0))];

        var dated = ColumnarGrading.GradeWithDays(pack, Columns(subjects), AsOf);

        Assert.All(subjects, subject => Assert.Null(Explainer.Grade(pack, subject, [], AsOf).NextChange));
        Assert.All(dated.NextChange, day => Assert.Equal(0, day));
        Assert.Equal(2, Enumerable.Range(0, subjects.Count).Select(at => dated.Grades[at]?.Letter).Distinct().Count());
    }

    private static SubjectFacts Subject(int at, DateOnly? registered, int sort) => new()
    {
        Subject = at + 1,
        Code = $"made-up-{at}",
        Licence = sort % 11 == 10 ? "revoked" : "active",
        Kind = sort % 2 == 0 ? "enterprise" : "cooperative",
        StateOwned = sort % 5 == 4 ? "county" : "none",
        Industry = sort % 4 == 3 ? null : sort % 3 == 0 ? "C1310" : $"A{sort:D4}",
        Registered = registered,
    };

    private static Population Columns(IReadOnlyList<SubjectFacts> subjects)
    {
        var builder = new PopulationBuilder(AsOf);
        foreach (var (at, subject) in subjects.Index())
        {
            builder.Add(subject with { Subject = at + 1 }, []);
        }

        return builder.Build();
    }
}
