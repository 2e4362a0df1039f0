using Xinheng.Policy.Packs;
using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class HebeiPackTests
{
    private static readonly Lazy<CompiledPack> Action = new(() => ShippedPacks.Compile("hebei/credit-action"));

    [Fact]
    public void Hebeis_public_credit_has_four_classes_in_nine_levels()
    {
        var scheme = ShippedPacks.Compile("hebei/public-credit").Scheme!; // the pack has one

        Assert.Equal(["A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D"], scheme.Scale.Select(step => step.Letter));
        Assert.Equal(["A", "B", "C", "D"], scheme.Scale.Select(step => step.Letter[..1]).Distinct());
    }

    [Fact]
    public void The_nine_levels_fold_into_the_four_classes_shared_with_the_neighbours_and_what_is_lost_is_marked()
    {
        var mapping = Assert.Single(ShippedPacks.Compile("hebei/public-credit").Mappings);

        Assert.Equal("AABBBCCCD", string.Concat(mapping.From.Steps.Select(step => mapping.Map(step.Letter))));
        Assert.Equal(["D"], mapping.Steps.Where(step => !step.IsLossy).Select(step => step.From));
    }

    [Fact]
    public void Points_and_bands_that_are_not_published_are_marked_as_examples()
    {
        var pack = ShippedPacks.Compile("hebei/public-credit");

        var numbers = pack.Parameters.Where(parameter => parameter.Unit == "points").SelectMany(parameter => parameter.Values);
        Assert.All(numbers, number => Assert.True(number.IsExample));
    }

    [Fact]
    [Clause("hebei-2021", "2", "HB-2")]
    public void Permits_and_penalties_are_reported_within_seven_working_days_after_the_day_of_the_decision()
    {
        var duty = Assert.Single(Action.Value.Tables.Duties, duty => duty.Id == "double-publicity");

        var within = Assert.IsType<DutyLimit.Within>(duty.Limit);
        Assert.Equal((7m, "working-days"), (within.Length.On(new(2026, 6, 1)), within.Length.Unit));
        Assert.Equal(DayCounting.NextDay, duty.Counting);
    }

    [Fact]
    [Clause("hebei-2021", "2", "HB-2")]
    public void The_late_missing_and_concealed_rates_state_numerator_and_denominator_and_aim_at_zero()
    {
        var rates = Action.Value.Tables.Rates.Where(rate => rate.Source.Document == "publicity-rates").ToList();

        Assert.Equal(["late-rate", "missing-rate", "concealed-rate"], rates.Select(rate => rate.Id));
        Assert.All(rates, rate => Assert.Equal(0m, rate.Target?.On(new(2026, 6, 1))));
        Assert.Equal(3, rates.Select(rate => rate.Whole.Zh).Distinct().Count());
        Assert.All(rates, rate => Assert.True(rate.Head.IsExample));
    }

    [Fact]
    [Clause("hebei-2021", "1", "HB-1")]
    public void Interpretation_work_is_reported_each_month_by_the_twenty_fifth()
    {
        var duty = Assert.Single(Action.Value.Tables.Duties, duty => duty.Id == "monthly-report");

        Assert.Equal(25m, Assert.IsType<DutyLimit.ByDayOfMonth>(duty.Limit).Day.On(new(2026, 6, 1)));
    }

    [Fact]
    [Clause("hebei-2021", "10", "HB-10")]
    public void Every_level_of_risk_has_its_sampling_and_the_draw_keeps_the_level_sealed()
    {
        var sampling = Assert.Single(Action.Value.Tables.Treatments, treatment => treatment.Id == "sampling");
        var ratios = sampling.Rules.Where(rule => rule.Id.StartsWith("level-", StringComparison.Ordinal))
            .Select(rule => rule.Ratio?.On(new(2026, 6, 1)));
        var draw = Assert.Single(Action.Value.Tables.Draws);

        Assert.Equal([1m, 3m, 10m, 30m, 100m], ratios);
        Assert.Equal(["risk"], draw.By);
        Assert.Equal((true, true), (draw.IsPublished, draw.IsSealed));
    }

    [Fact]
    [Clause("hebei-2021", "11", "HB-11")]
    public void A_measure_that_is_on_no_list_is_refused()
    {
        var files = ShippedPacks.Find("hebei/credit-action")!; // a shipped pack
        var texts = files.Texts.ToDictionary();
        texts["pack.yaml"] = texts["pack.yaml"].Replace("[key-supervision]", "[name-and-shame]", StringComparison.Ordinal);

        var reading = PackCompiler.Compile(files with { Texts = texts }, ShippedPacks.Find);

        Assert.Null(reading.Pack);
        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal("PK-013", found.Code);
        Assert.Contains("name-and-shame", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("hebei-2021", "11", "HB-11")]
    public void Every_measure_of_the_list_names_its_legal_basis_and_who_carries_it_out()
    {
        var measures = Action.Value.Tables.Measures;

        Assert.NotEmpty(measures);
        Assert.All(measures, measure => Assert.NotEmpty(measure.Basis.Zh));
        Assert.All(measures, measure => Assert.NotEmpty(measure.Body.Zh));
    }

    [Fact]
    [Clause("hebei-2021", "12", "HB-12")]
    public void A_repair_is_handled_in_time_and_every_penalty_that_is_shown_has_a_stated_period()
    {
        var repair = Assert.Single(Action.Value.Tables.Duties, duty => duty.Id == "repair-handling");
        var penalties = Action.Value.Tables.Publications
            .Where(publication => publication.Kinds.Contains("penalty") && publication.Term != PublicationTerm.NotShown).ToList();

        Assert.Equal("working-days", Assert.IsType<DutyLimit.Within>(repair.Limit).Length.Unit);
        Assert.NotEmpty(penalties);
        Assert.All(penalties, publication => Assert.Equal(PublicationTerm.Months, publication.Term));
        Assert.Contains(Action.Value.Tables.Rates, rate => rate.Id == "repair-success-rate");
    }

    [Fact]
    [Clause("hebei-2021", "13", "HB-13")]
    public void Objections_are_of_the_five_kinds_the_plan_names()
    {
        var kinds = Assert.Single(Action.Value.Tables.Catalogues, catalogue => catalogue.Id == "objection-kinds");

        Assert.Equal(["错误", "遗漏", "重复公示", "不应公示", "超期公示"], kinds.Entries.Select(entry => entry.Title.Zh));
    }
}
