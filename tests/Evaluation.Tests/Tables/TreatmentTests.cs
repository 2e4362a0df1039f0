using Xinheng.Evaluation.Tables;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.Tables;

/// <summary>What treatments and rules of consistency give.</summary>
public sealed class TreatmentTests
{
    private static readonly CompiledPack Fused = ShippedPack.Read("langfang/fused-regulation").Pack!; // a shipped pack compiles

    [Theory]
    [InlineData(TreatmentPrecedence.Strictest, "more")]
    [InlineData(TreatmentPrecedence.FirstMatch, "less")]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Of_several_rules_the_one_the_table_says_prevails(TreatmentPrecedence precedence, string expected)
    {
        var outcome = Treat(Table with { Precedence = precedence }, "2024-06-30", "A", "higher");

        Assert.Equal((expected, TreatmentCode.Ruled), (outcome.Rule?.Id, outcome.Code));
    }

    [Fact]
    public void Where_it_is_not_said_which_prevails_rules_that_come_to_different_things_give_nothing()
    {
        var unstated = Table with { Precedence = TreatmentPrecedence.Unstated };

        Assert.Equal(TreatmentCode.Overlap, Treat(unstated, "2024-06-30", "A", "higher").Code);
        Assert.Equal("less", Treat(unstated, "2024-06-30", "A", "low").Rule?.Id);
    }

    [Fact]
    public void The_numbers_are_those_in_force_on_the_day()
    {
        var outcome = Treat(Table, "2024-06-30", "C", null);

        Assert.Equal((10m, 4m), (outcome.RatioPercent, outcome.TimesAYear));
    }

    [Theory]
    [InlineData("2023-01-18", TreatmentCode.NotInForce)]
    [InlineData("2023-01-19", TreatmentCode.Ruled)]
    [InlineData("2028-01-18", TreatmentCode.Ruled)]
    [InlineData("2028-01-19", TreatmentCode.NotInForce)]
    public void Outside_its_time_in_force_a_pack_gives_no_treatment(string day, TreatmentCode code) =>
        Assert.Equal(code, Treat(Table, day, "A", "low").Code);

    [Theory]
    [InlineData(TreatmentPrecedence.FirstMatch, 0, TreatmentCode.Undecided)]
    [InlineData(TreatmentPrecedence.FirstMatch, 1, TreatmentCode.Ruled)]
    [InlineData(TreatmentPrecedence.Strictest, 1, TreatmentCode.Undecided)]
    public void A_rule_that_may_prevail_and_cannot_be_decided_leaves_the_treatment_open(TreatmentPrecedence precedence, int at, TreatmentCode code)
    {
        var broken = Table.Rules[0] with { When = Undecidable };
        List<TreatmentRule> rules = [Table.Rules[0]];
        rules.Insert(at, broken);

        Assert.Equal(code, Treat(Table with { Precedence = precedence, Rules = rules }, "2024-06-30", "A", "low").Code);
    }

    [Fact]
    public void Grades_taken_as_given_in_one_pack_mean_nothing_in_the_packs_whose_results_it_takes()
    {
        // The class of risk follows the public grade of the records, which is A, not the one given here.
        var subject = Enterprise with { Assumed = new Dictionary<string, string?> { ["public"] = "C" } };

        var explained = Explainer.Explain(ShippedPack.Read("langfang/industry-risk").Pack!, subject, [], Day("2024-06-30")); // as above
        var treated = SubjectOnDay.Of(Fused, subject, [], Day("2024-06-30")).Treat(Table with { Rules = [Table.Rules[0]] });

        Assert.Equal("higher", explained.Letter);
        Assert.Equal("assumed", explained.Results.Single(result => result.Result.Id == "public").Code);
        Assert.Equal("less", treated.Rule?.Id);
    }

    [Theory]
    [InlineData("A", "C", 2, true)]
    [InlineData("B", "C", 1, false)]
    [InlineData("A", null, null, null)]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public void Grades_are_compared_by_the_steps_between_them(string one, string? other, int? steps, bool? isApart)
    {
        var pack = ShippedPack.Read("chongqing/regulation").Pack!; // as above
        var subject = Enterprise with { Assumed = new Dictionary<string, string?> { ["public"] = one, ["industry"] = other } };

        var outcome = SubjectOnDay.Of(pack, subject, [], Day("2026-06-01")).Compare(pack.Tables.Consistency[0]);

        Assert.Equal((steps, isApart), (outcome.Steps, outcome.IsApart));
    }

    [Fact]
    public void Scales_of_different_length_are_not_compared_without_a_mapping()
    {
        var pack = ShippedPack.Read("chongqing/regulation").Pack!; // as above
        var subject = Enterprise with { Assumed = new Dictionary<string, string?> { ["public"] = "E", ["national"] = "D" } };

        var outcome = SubjectOnDay.Of(pack, subject, [], Day("2026-06-01")).Compare(pack.Tables.Consistency[1] with { Mapping = null });

        Assert.Null(outcome.Steps);
    }

    private static Treatment Table => Fused.Tables.Treatments[0];

    /// <summary>A condition over what the pack does not define, as one whose value is an error.</summary>
    private static Condition Undecidable =>
        PackCompiler.Compile(
            new("some/undecided", ShippedPack.Files("langfang/fused-regulation")!.Texts.Where(file => file.Key is "pack.yaml" || file.Key.StartsWith("documents/", StringComparison.Ordinal)) // it is shipped
                .ToDictionary(file => file.Key, file => file.Value.Replace("pack: langfang/fused-regulation", "pack: some/undecided", StringComparison.Ordinal)
                    .Replace("when: results.public == 'D'", "when: 1 / size(subject.tags) > 0", StringComparison.Ordinal))),
            ShippedPack.Files).Pack!.Tables.Treatments[0].Rules[^1].When; // the condition is sound and fails for who has no tags

    private static TreatmentOutcome Treat(Treatment table, string day, string? grade, string? risk) =>
        SubjectOnDay.Of(Fused, Enterprise with { Assumed = new Dictionary<string, string?> { ["public"] = grade, ["risk"] = risk } }, [], Day(day)).Treat(table);
}
