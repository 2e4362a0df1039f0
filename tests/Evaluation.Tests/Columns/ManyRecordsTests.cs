using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>Subjects with more records than a byte counts, and than are summed up at a time.</summary>
public sealed class ManyRecordsTests
{
    private const int Seed = 11;
    private static readonly DateOnly AsOf = new(2026, 6, 30);
    private static readonly int[] Numbers = [0, 1, 254, 254, 255, 255, 256, 256, 257, 257, 0, 510, 0, 512, 3, 600, 0, 2_048, 2, 2_100];

    [Fact]
    public void Two_hundred_and_fifty_six_records_of_one_kind_count_as_more_than_five()
    {
        var pack = ShippedPack.Read("langfang/public-credit").Pack!; // a shipped pack compiles
        int[] numbers = [0, 5, 6, 254, 255, 256, 257, 512, 0, 5];
        var builder = new PopulationBuilder(AsOf);
        foreach (var (at, number) in numbers.Index())
        {
            var subject = new SubjectFacts { Subject = at + 1, Code = $"made-up-{at}", Licence = "active", Kind = "enterprise" };
            builder.Add(subject, [.. Enumerable.Range(1, number).Select(record => new RecordFacts { Record = record, Kind = "judgment", Standing = "effective", Happened = AsOf.AddDays(-30) })]);
        }

        var grades = ColumnarGrading.Grade(pack, builder.Build(), AsOf);

        Assert.Equal(["A", "B", "C", "C", "C", "C", "C", "C", "A", "B"], numbers.Select((_, at) => grades[at]?.Letter));
    }

    [Theory]
    [InlineData("langfang/public-credit")]
    [InlineData("liaoning/general-risk")]
    public void A_subject_with_more_records_than_a_byte_counts_is_graded_as_one_by_one(string id) =>
        AssertAlike(ShippedPack.Read(id).Pack!, AsOf); // asked for by ids of shipped packs

    [Fact]
    public void Made_up_packs_grade_subjects_with_many_records_as_one_by_one() =>
        Parallel.For(1, 16, seed =>
        {
            var made = GeneratedPack.Written(seed);
            AssertAlike(made.Pack, made.AsOf);
        });

    private static void AssertAlike(CompiledPack pack, DateOnly asOf)
    {
        var subjects = Subjects(pack, asOf);
        var builder = new PopulationBuilder(asOf, keepsDocuments: true);
        foreach (var (subject, records) in subjects)
        {
            builder.Add(subject, records);
        }

        var grades = ColumnarGrading.Grade(pack, builder.Build(), asOf);

        for (var at = 0; at < subjects.Count; at++)
        {
            var (subject, records) = subjects[at];
            var expected = subject.Registered > asOf ? null : Explainer.Decide(pack, subject, records, asOf);
            Assert.True(Equals(expected, grades[at]), $"{pack.Id}, {records.Count} records: one by one {expected}, by columns {grades[at]}");
        }
    }

    private static List<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> Subjects(CompiledPack pack, DateOnly asOf)
    {
        var made = GeneratedPopulation.Of(Seed, pack, asOf, 400).ToList();
        var pool = made.SelectMany(one => one.Records).ToList();
        var recent = pool.Where(record => record.Standing == "effective" && record.Happened <= asOf && record.Happened > asOf.AddMonths(-6)).ToList();
        return
        [
            .. Numbers.Select((number, at) => (
                made[at].Subject,
                (IReadOnlyList<RecordFacts>)[.. Enumerable.Range(0, number).Select(one => Pick(at, one) with { Record = one + 1 })])),
        ];

        // Every second subject has one record many times over, so that single counts pass what a byte holds.
        RecordFacts Pick(int at, int one) => at % 2 == 1 && recent.Count > 0 ? recent[at * 7 % recent.Count] : pool[(one + (at * 31)) % pool.Count];
    }
}
