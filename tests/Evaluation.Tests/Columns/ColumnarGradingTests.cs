using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
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
        var subjects = RandomPopulation.Of(7, pack, AsOf, 2_000);

        var grades = ColumnarGrading.Grade(pack, Columns(subjects), AsOf);

        for (var at = 0; at < subjects.Count; at++)
        {
            var (subject, records) = subjects[at];
            var expected = subject.Registered > AsOf ? null : Explainer.Grade(pack, subject, records, AsOf);
            Assert.Equal(expected is null ? null : new GradeOutcome(expected.Letter, expected.Rule, expected.IsSuspended), grades[at]);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{id}: {grades.LookedAtAlone} alone, {grades.Outcomes.Count} outcomes");
    }

    private static Population Columns(IEnumerable<(SubjectFacts Subject, RecordFacts[] Records)> subjects)
    {
        var builder = new PopulationBuilder(AsOf);
        foreach (var (subject, records) in subjects)
        {
            builder.Add(subject, records);
        }

        return builder.Build();
    }
}
