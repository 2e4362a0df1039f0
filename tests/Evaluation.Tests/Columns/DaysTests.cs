using System.Globalization;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>The columns tell of every subject the days that explaining tells.</summary>
public sealed class DaysTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    public static TheoryData<string> Packs => [.. ShippedPack.Usable.Where(id => ShippedPack.Read(id).Pack is { Scheme: not null })];

    [Theory]
    [MemberData(nameof(Packs))]
    public void Every_shipped_pack_gives_by_columns_the_days_it_gives_one_by_one(string id)
    {
        var pack = ShippedPack.Read(id).Pack!; // asked for by ids of shipped packs
        var subjects = GeneratedPopulation.Of(8, pack, AsOf, !SharedDays.IsEveryDay(pack) ? 600 : pack.Results.Count > 0 ? 2 : 20);

        var dated = ColumnarGrading.GradeWithDays(pack, Columns(subjects, AsOf), AsOf);

        AssertAlike(id, pack, AsOf, subjects, dated);
        TestContext.Current.TestOutputHelper?.WriteLine($"{id}: {dated.DaysLookedAtAlone} of {subjects.Count} alone");
    }

    [Fact]
    public void Made_up_packs_give_by_columns_the_days_they_give_one_by_one()
    {
        var looked = 0;

        Parallel.For(1, Asked("XINHENG_PACKS", 200) + 1, seed =>
        {
            var made = GeneratedPack.Written(seed);
            var subjects = GeneratedPopulation.Of(seed, made.Pack, made.AsOf, SharedDays.IsEveryDay(made.Pack) ? 1 : Asked("XINHENG_DAYS_SUBJECTS", 150));
            var dated = ColumnarGrading.GradeWithDays(made.Pack, Columns(subjects, made.AsOf), made.AsOf);
            Interlocked.Add(ref looked, dated.DaysLookedAtAlone < subjects.Count ? 1 : 0);
            AssertAlike($"seed {seed}", made.Pack, made.AsOf, subjects, dated);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{looked} packs were looked up");
    }

    [Fact]
    public void Made_up_packs_that_count_give_by_columns_the_days_they_give_one_by_one()
    {
        var (alone, all) = (0L, 0L);

        Parallel.For(1, Asked("XINHENG_PACKS", 200) + 1, seed =>
        {
            var (pack, asOf) = CountingPack.Of(seed);
            var subjects = GeneratedPopulation.Of(seed, pack, asOf, SharedDays.IsEveryDay(pack) ? 5 : 100);
            var dated = ColumnarGrading.GradeWithDays(pack, Columns(subjects, asOf.AddDays(-(seed % 3))), asOf);
            Interlocked.Add(ref alone, dated.DaysLookedAtAlone);
            Interlocked.Add(ref all, subjects.Count);
            AssertAlike($"counting seed {seed}", pack, asOf, subjects, dated);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{alone} of {all} subjects were looked at one by one");
        Assert.InRange(alone, 1, all / 4);
    }

    private static int Asked(string name, int usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } asked ? int.Parse(asked, CultureInfo.InvariantCulture) : usual;

    private static void AssertAlike(string what, CompiledPack pack, DateOnly asOf, IReadOnlyList<GeneratedSubject> subjects, DatedGrades dated)
    {
        for (var at = 0; at < subjects.Count; at++)
        {
            var (subject, records) = subjects[at];
            var expected = Expected(pack, subject, records, asOf);
            var found = (dated.Grades[at], dated.NextChange[at], dated.NextLook[at]);
            Assert.True(Equals(expected, found), string.Create(CultureInfo.InvariantCulture, $"{what}, subject {subject.Subject}: one by one {expected}, by columns {found}"));
        }
    }

    private static (GradeOutcome? Outcome, int Change, int Look) Expected(CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf)
    {
        if (subject.Registered > asOf)
        {
            return (null, 0, subject.Registered.GetValueOrDefault().DayNumber);
        }

        var result = Explainer.Grade(pack, subject, records, asOf);
        return (new GradeOutcome(result.Letter, result.Rule, result.IsSuspended), result.NextChange?.On.DayNumber ?? 0, result.NextLook?.DayNumber ?? 0);
    }

    private static Population Columns(IReadOnlyList<GeneratedSubject> subjects, DateOnly asOf)
    {
        var builder = new PopulationBuilder(asOf, keepsDocuments: true);
        foreach (var (subject, records) in subjects)
        {
            builder.Add(subject, records);
        }

        return builder.Build();
    }
}
