using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>What the columns keep, and what never matters to what they give.</summary>
public sealed class PopulationTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly CompiledPack Pack = ShippedPack.Read("langfang/public-credit").Pack!; // a shipped pack compiles

    [Fact]
    public void Subjects_and_records_come_out_of_the_columns_as_they_went_in()
    {
        var made = GeneratedPopulation.Of(11, Pack, AsOf, 3_000);

        var population = Columns(made, keepsDocuments: true);

        for (var at = 0; at < made.Count; at++)
        {
            var (subject, records) = (made[at].Subject, made[at].Records.OrderBy(record => record.Happened).ThenBy(record => record.Record).ToList());
            var facts = population.FactsOf(at);
            Assert.Equivalent(subject with { Code = facts.Code }, facts);
            Assert.Equivalent(records.Select(Comparable), population.RecordsOf(at).Select(Comparable));
        }
    }

    [Fact]
    public void Splitting_the_population_and_putting_the_grades_together_changes_nothing()
    {
        var made = GeneratedPopulation.Of(12, Pack, AsOf, 3_000);
        var whole = ColumnarGrading.Grade(Pack, Columns(made), AsOf);

        var parts = made.Chunk(700).SelectMany(part => Letters(ColumnarGrading.Grade(Pack, Columns(part), AsOf), part.Length)).ToList();

        Assert.Equal(Letters(whole, made.Count), parts);
    }

    [Fact]
    public void The_order_in_which_records_arrive_never_matters()
    {
        var made = GeneratedPopulation.Of(13, Pack, AsOf, 2_000);
        var turned = made.Select(one => one with { Records = [.. one.Records.Reverse()] }).ToList();

        Assert.Equal(Letters(ColumnarGrading.Grade(Pack, Columns(made), AsOf), made.Count), Letters(ColumnarGrading.Grade(Pack, Columns(turned), AsOf), made.Count));
    }

    [Fact]
    public void A_further_penalty_never_betters_a_grade_and_a_repair_never_worsens_one()
    {
        var made = GeneratedPopulation.Of(14, Pack, AsOf, 2_000);
        var before = Ranks(made);

        var worse = Ranks([.. made.Select(one => one with { Records = [.. one.Records, Penalty(one)] })]);
        var repaired = Ranks([.. made.Select(one => one with { Records = [.. one.Records.Select(record => record with { Standing = record.Standing is "effective" ? "repaired" : record.Standing })] })]);

        Assert.All(before.Zip(worse), pair => Assert.True(pair.First is null || pair.Second is null || pair.Second >= pair.First));
        Assert.All(before.Zip(repaired), pair => Assert.True(pair.First is null || pair.Second is null || pair.Second <= pair.First));
    }

    [Fact]
    public void A_subject_with_two_hundred_thousand_records_is_graded_as_it_would_be_alone()
    {
        var subject = GeneratedPopulation.Of(15, Pack, AsOf, 1)[0].Subject with { Registered = new(2001, 1, 1) };
        var records = Enumerable.Range(1, 200_000).Select(number => Penalty(new GeneratedSubject(subject, [])) with { Record = number, Standing = number % 50_000 == 0 ? "effective" : "repaired" }).ToList();

        var grades = ColumnarGrading.Grade(Pack, Columns([new GeneratedSubject(subject, records)]), AsOf);

        Assert.Equal(Explainer.Decide(Pack, subject, records, AsOf), grades[0]);
    }

    [Fact]
    public void A_day_before_that_of_the_columns_is_refused()
    {
        var population = Columns(GeneratedPopulation.Of(16, Pack, AsOf, 10));

        var refusal = Assert.Throws<ArgumentException>(() => ColumnarGrading.Grade(Pack, population, AsOf.AddDays(-1)));

        Assert.Contains("2026-06-30", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_on_a_later_day_give_what_explaining_gives_on_that_day()
    {
        var made = GeneratedPopulation.Of(17, Pack, AsOf, 2_000);
        var later = AsOf.AddDays(200);

        var grades = ColumnarGrading.Grade(Pack, Columns(made), later);

        for (var at = 0; at < made.Count; at++)
        {
            Assert.Equal(made[at].Subject.Registered > later ? null : Explainer.Decide(Pack, made[at].Subject, made[at].Records, later), grades[at]);
        }
    }

    [Fact]
    public void A_pack_that_asks_for_documents_says_that_the_columns_do_not_have_them()
    {
        var pack = ShippedPack.Changed("langfang/public-credit", "record.effect == 'severe'\n      && record.kind == 'penalty'", "record.effect == 'severe' && has(record.document)\n      && record.kind == 'penalty'").Pack!; // it still compiles
        var made = GeneratedPopulation.Of(18, pack, AsOf, 500);

        Assert.Contains("record.document", Assert.Single(ColumnarGrading.Lacks(pack, Columns(made))).En, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ColumnarGrading.Grade(pack, Columns(made), AsOf));
        Assert.Empty(ColumnarGrading.Lacks(pack, Columns(made, keepsDocuments: true)));
    }

    [Theory]
    [InlineData("1899-12-31", null)]
    [InlineData("2258-11-12", null)]
    [InlineData("2024-01-01", "2023-12-31")]
    [InlineData("2024-01-01", "9999-12-31")]
    public void A_record_that_does_not_fit_eight_bytes_is_not_packed(string happened, string? until) =>
        Assert.Null(PackedRecord.Of(0, 0, DateOnly.Parse(happened, System.Globalization.CultureInfo.InvariantCulture), until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture)));

    private static object Comparable(RecordFacts record) => record with { Record = 0, Summary = string.Empty };

    private static RecordFacts Penalty(GeneratedSubject one) => new()
    {
        Record = 1_000_000 + one.Records.Count,
        Kind = "penalty",
        Happened = AsOf.AddDays(-20),
        Standing = "effective",
        Penalties = ["fine"],
        GraveConsequence = "no",
    };

    private static List<string?> Letters(PopulationGrades grades, int count) => [.. Enumerable.Range(0, count).Select(at => grades[at]?.Letter)];

    private static List<int?> Ranks(IReadOnlyList<GeneratedSubject> made) =>
        [.. Letters(ColumnarGrading.Grade(Pack, Columns(made), AsOf), made.Count).Select(letter => letter is null ? (int?)null : "ABCD".IndexOf(letter, StringComparison.Ordinal))];

    private static Population Columns(IEnumerable<GeneratedSubject> made, bool keepsDocuments = false)
    {
        var builder = new PopulationBuilder(AsOf, keepsDocuments);
        foreach (var one in made)
        {
            builder.Add(one.Subject, one.Records);
        }

        return builder.Build();
    }
}
