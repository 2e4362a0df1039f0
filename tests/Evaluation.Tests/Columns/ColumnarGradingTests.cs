using System.Globalization;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>The columns give every subject what explaining gives it.</summary>
public sealed class ColumnarGradingTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    public static TheoryData<string> Packs => [.. ShippedPack.Usable.Where(id => ShippedPack.Read(id).Pack is { Scheme: not null })];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_shipped_pack_gives_by_columns_what_it_gives_one_by_one(string id)
    {
        var pack = ShippedPack.Read(id).Pack!; // asked for by ids of shipped packs
        var subjects = GeneratedPopulation.Of(7, pack, AsOf, 2_000).Select(one => (one.Subject, one.Records)).ToList();

        var grades = ColumnarGrading.Grade(pack, Columns(subjects, AsOf), AsOf);

        AssertAlike(id, pack, AsOf, subjects, grades);
        TestContext.Current.TestOutputHelper?.WriteLine($"{id}: {grades.LookedAtAlone} alone, {grades.Outcomes.Count} outcomes");
    }

    [Fact]
    public void Made_up_packs_give_by_columns_what_they_give_one_by_one()
    {
        var alone = 0;

        Parallel.For(1, Asked("XINHENG_PACKS", 200) + 1, seed =>
        {
            var made = GeneratedPack.Written(seed);
            var population = GeneratedPopulation.Of(seed, made.Pack, made.AsOf, Asked("XINHENG_SUBJECTS", 2_000)).Select(one => (one.Subject, one.Records)).ToList();
            var grades = ColumnarGrading.Grade(made.Pack, Columns(population, made.AsOf), made.AsOf);
            Interlocked.Add(ref alone, grades.LookedAtAlone >= population.Count ? 1 : 0);
            AssertAlike($"seed {seed}", made.Pack, made.AsOf, population, grades);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{alone} packs were looked at one by one");
    }

    private static int Asked(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : usual;

    private static void AssertAlike(
        string what, CompiledPack pack, DateOnly asOf, List<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> subjects, PopulationGrades grades)
    {
        for (var at = 0; at < subjects.Count; at++)
        {
            var (subject, records) = subjects[at];
            var expected = subject.Registered > asOf ? null : Explainer.Decide(pack, subject, records, asOf);
            Assert.True(Equals(expected, grades[at]), $"{what}, subject {subject.Subject}: one by one {expected}, by columns {grades[at]}");
        }
    }

    private static Population Columns(IEnumerable<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> subjects, DateOnly asOf)
    {
        var builder = new PopulationBuilder(asOf, keepsDocuments: true);
        foreach (var (subject, records) in subjects)
        {
            builder.Add(subject, records);
        }

        return builder.Build();
    }
}
