using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;
using Xunit;

namespace Xinheng.Evaluation.Tests.WhatIf;

public sealed class PopulationComparisonTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    /// <summary>Eight subjects: five in one county, two in another, one in none.</summary>
    private static readonly Population Eight = ComparedPopulation.Of(
        Enumerable.Range(1, 8).Select(number => (Subject(number), (IReadOnlyList<RecordFacts>)[])), AsOf);

    private static readonly PopulationGrades Before = ComparedPopulation.Grades("A", "A", "A", "B", "B", "", "C", null);

    private static readonly PopulationGrades After = ComparedPopulation.Grades("A", "B", "", "A", "B", "A", "", null);

    [Fact]
    public void Every_way_from_grade_to_grade_is_counted_and_subjects_registered_later_are_left_out()
    {
        var comparison = Compared(Before, After);

        Assert.Equal(
            ["?>A 1", "A>? 1", "A>A 1", "A>B 1", "B>A 1", "B>B 1", "C>? 1"], comparison.Moves.Select(Line).Order(StringComparer.Ordinal));
        Assert.Equal((7, 5), (comparison.Subjects, comparison.Moved));
    }

    [Fact]
    public void To_or_from_a_persons_judgement_is_neither_better_nor_worse()
    {
        var comparison = Compared(Before, After);

        Assert.Equal((1, 1), (comparison.Better, comparison.Worse));
    }

    [Fact]
    public void Letters_of_another_scale_are_neither_better_nor_worse()
    {
        var comparison = Compared(ComparedPopulation.Grades("low", "high", "A", "A", "A", "A", "A", "A"), ComparedPopulation.Grades("A", "D", "A", "A", "A", "A", "A", "B"));

        Assert.Equal((3, 0, 1), (comparison.Moved, comparison.Better, comparison.Worse));
        Assert.Equal(2, Assert.Single(comparison.ByGroup(GroupedBy.Kind, AsOf)).Other);
    }

    [Fact]
    public void Counties_fare_as_their_subjects_do()
    {
        var counties = Compared(Before, After).ByGroup(GroupedBy.County, AsOf);

        Assert.Equal(
            [
                new GroupMoves(GroupedBy.County, "131002", 5, Better: 1, Worse: 1, Other: 1),
                new GroupMoves(GroupedBy.County, "131082", 2, Better: 0, Worse: 0, Other: 2),
            ],
            counties);
    }

    [Fact]
    public void Ages_are_full_years_on_the_day_and_stand_in_their_order()
    {
        DateOnly?[] registered = [null, AsOf.AddYears(-10), AsOf.AddYears(-1), AsOf.AddYears(-1).AddDays(1), AsOf.AddYears(-5).AddDays(1), AsOf.AddYears(-3), AsOf, AsOf.AddYears(-30)];
        var population = ComparedPopulation.Of(registered.Select((day, at) => (Subject(at + 1) with { Registered = day }, (IReadOnlyList<RecordFacts>)[])), AsOf);
        var grades = ComparedPopulation.Grades("A", "A", "A", "A", "A", "A", "A", "A");

        var ages = PopulationComparison.Of(population, (Scheme, grades), (Scheme, grades)).ByGroup(GroupedBy.Age, AsOf);

        Assert.Equal([("0-1", 2L), ("1-3", 1L), ("3-5", 2L), ("10-", 2L), (null, 1L)], ages.Select(age => (age.Name, age.Subjects)));
    }

    [Fact]
    public void Sizes_go_by_registered_capital_to_the_fen_and_stand_in_their_order()
    {
        const long Million = 100_000_000; // fen
        long?[] capital = [null, Million - 1, Million, 5 * Million, (5 * Million) - 1, 10 * Million, 50 * Million, (50 * Million) - 1, long.MaxValue, 0, -1];
        var builder = new PopulationBuilder(AsOf);
        for (var at = 0; at < capital.Length; at++)
        {
            // The last does not fit the columns; it has a size all the same.
            builder.Add(Subject(at + 1), at == capital.Length - 1 ? [Situation.Penalty(1, "0099-01-01")] : [], capital[at]);
        }

        var grades = ComparedPopulation.Grades([.. capital.Select(_ => "A")]);
        var population = builder.Build();
        var sizes = PopulationComparison.Of(population, (Scheme, grades), (Scheme, grades)).ByGroup(GroupedBy.Capital, AsOf);

        Assert.Single(population.Apart);
        Assert.Equal([("0-100", 3L), ("100-500", 2L), ("500-1000", 1L), ("1000-5000", 2L), ("5000-", 2L), (null, 1L)], sizes.Select(size => (size.Name, size.Subjects)));
    }

    [Fact]
    public void A_subject_that_does_not_fit_the_columns_is_in_the_groups_it_belongs_to()
    {
        var ancient = Situation.Penalty(1, "0099-01-01");
        var odd = Subject(2) with { Kind = "cooperative", Division = "131082", Industry = "C1311" };
        var population = ComparedPopulation.Of([(Subject(1), []), (odd, [ancient])], AsOf);
        var grades = ComparedPopulation.Grades("A", "A");

        var comparison = PopulationComparison.Of(population, (Scheme, grades), (Scheme, grades));

        Assert.Equal([1], population.Apart.Keys);
        Assert.Equal(["131002", "131082"], comparison.ByGroup(GroupedBy.County, AsOf).Select(group => group.Name));
        Assert.Equal(["C", null], comparison.ByGroup(GroupedBy.Industry, AsOf).Select(group => group.Name));
        Assert.Equal(["cooperative", "enterprise"], comparison.ByGroup(GroupedBy.Kind, AsOf).Select(group => group.Name));
        Assert.Equal([("10-", 2L)], comparison.ByGroup(GroupedBy.Age, AsOf).Select(group => (group.Name, group.Subjects)));
    }

    [Fact]
    public void Movers_are_found_by_the_way_they_go()
    {
        var comparison = Compared(Before, After);

        Assert.Equal([1, 2, 3, 5, 6], comparison.Movers());
        Assert.Equal([1, 2], comparison.Movers("A"));
        Assert.Equal([2, 6], comparison.Movers(to: string.Empty));
        Assert.Equal([5], comparison.Movers(string.Empty, "A"));
        Assert.Empty(comparison.Movers("D"));
        Assert.Equal(("C", null), comparison.LettersOf(6));
    }

    [Theory]
    [InlineData("langfang/public-credit")]
    [InlineData("liaoning/general-risk")]
    [InlineData("langfang/industry-risk")]
    public void A_pack_compared_with_itself_moves_nobody(string id)
    {
        var pack = ShippedPack.Read(id).Pack!; // a shipped pack compiles
        var population = ComparedPopulation.Of(ComparedPopulation.MadeUp(pack, AsOf, 500), AsOf);

        var comparison = Between(pack, pack, population);

        Assert.Equal((0, 0, 0), (comparison.Moved, comparison.Better, comparison.Worse));
        Assert.Equal(Enumerable.Range(0, population.Count).Count(at => !(population.FactsOf(at).Registered > AsOf)), comparison.Subjects);
        Assert.All(Enum.GetValues<GroupedBy>().SelectMany(by => comparison.ByGroup(by, AsOf)), group => Assert.Equal(0, group.Moved));
        Assert.Empty(comparison.Movers());
    }

    [Fact]
    public void The_counts_of_the_parts_of_a_population_are_those_of_the_whole()
    {
        var pack = ShippedPack.Read("langfang/public-credit").Pack!; // as above
        var (tried, _) = PackVariant.With(pack, new Dictionary<string, string> { ["general_limit"] = "1", ["cycle_months"] = "30" });
        var subjects = ComparedPopulation.MadeUp(pack, AsOf, 1_500);

        var whole = Between(pack, tried!, ComparedPopulation.Of(subjects, AsOf)); // its values are of their types
        var parts = subjects.GroupBy(one => one.Subject.Subject % 3).Select(part => Between(pack, tried!, ComparedPopulation.Of(part, AsOf))).ToList();

        Assert.NotEqual(0, whole.Moved);
        Assert.Equal(Counted([whole]), Counted(parts));
        foreach (var by in Enum.GetValues<GroupedBy>())
        {
            Assert.Equal(Counted(whole.ByGroup(by, AsOf)), Counted(parts.SelectMany(part => part.ByGroup(by, AsOf))));
            Assert.Equal((whole.Subjects, whole.Moved), (whole.ByGroup(by, AsOf).Sum(group => group.Subjects), whole.ByGroup(by, AsOf).Sum(group => group.Moved)));
        }
    }

    private static Scheme Scheme => LangfangRules.Pack.Scheme!; // its rules give grades

    private static PopulationComparison Compared(PopulationGrades before, PopulationGrades after) =>
        PopulationComparison.Of(Eight, (Scheme, before), (Scheme, after));

    private static PopulationComparison Between(CompiledPack before, CompiledPack after, Population population) => PopulationComparison.Of(
        population, (before.Scheme!, ColumnarGrading.Grade(before, population, AsOf)), (after.Scheme!, ColumnarGrading.Grade(after, population, AsOf))); // both give grades

    private static SubjectFacts Subject(int number) => Situation.Enterprise with
    {
        Subject = number,
        Division = number switch { <= 5 => "131002001", <= 7 => "131082", _ => null },
        Registered = new DateOnly(2015, 1, 1),
    };

    private static string Line(GradeMove move) => $"{move.From ?? "?"}>{move.To ?? "?"} {move.Subjects}";

    private static Dictionary<(string?, string?), long> Counted(IEnumerable<PopulationComparison> comparisons) =>
        comparisons.SelectMany(one => one.Moves).GroupBy(move => (move.From, move.To)).ToDictionary(group => group.Key, group => group.Sum(move => move.Subjects));

    private static List<(string? Name, long Subjects, long Better, long Worse, long Other)> Counted(IEnumerable<GroupMoves> groups) =>
    [
        .. groups.GroupBy(group => group.Name)
            .Select(group => (group.Key, group.Sum(one => one.Subjects), group.Sum(one => one.Better), group.Sum(one => one.Worse), group.Sum(one => one.Other)))
            .OrderBy(group => group.Key, StringComparer.Ordinal),
    ];
}
