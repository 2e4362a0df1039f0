using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class LangfangRegulationTests
{
    private static readonly Lazy<CompiledPack> Once = new(() => ShippedPacks.Compile("langfang/fused-regulation"));

    [Theory]
    [InlineData("A", "low", "less")]
    [InlineData("A", null, "less")]
    [InlineData(null, "low", "less")]
    [InlineData("A", "general", "usual")]
    [InlineData("B", "low", "usual")]
    [InlineData("B", null, "usual")]
    [InlineData("B", "general", "usual")]
    [InlineData(null, "general", "usual")]
    [InlineData("A", "higher", "more")]
    [InlineData("B", "higher", "more")]
    [InlineData("C", "low", "more")]
    [InlineData("C", "general", "more")]
    [InlineData("C", null, "more")]
    [InlineData(null, "higher", "more")]
    [InlineData("D", "low", "restricted")]
    [InlineData("D", "higher", "restricted")]
    [InlineData("D", null, "restricted")]
    [InlineData(null, null, null)]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Public_grade_and_industry_risk_together_give_one_treatment_and_the_stricter_prevails(string? grade, string? risk, string? expected) =>
        Assert.Equal(expected, Treat(grade, risk)?.Id);

    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Each_treatment_has_its_sampling_and_measures()
    {
        var (less, usual, more, restricted) = (Treat("A", "low"), Treat("B", "general"), Treat("C", "higher"), Treat("D", "higher"));

        Assert.Equal([Sampling.Lower, Sampling.Normal, Sampling.Higher, null], new[] { less, usual, more, restricted }.Select(rule => rule?.Sampling));
        Assert.Equal(["administrative-guidance", "warning-and-reminder"], usual!.Measures); // asserted above: it has a sampling
        Assert.Contains("key-supervision", more!.Measures);
        Assert.Equal(Visits.More, more.Visits);
        Assert.Contains("entry-limited", restricted!.Measures);
        Assert.Null(restricted.Ratio);
    }

    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Less_sampling_spares_nobody_from_complaints_data_findings_transferred_cases_and_the_law()
    {
        var rule = Treat("A", "low");

        Assert.Equal(["complaint", "data-finding", "transferred-case", "law"], rule?.Exceptions);
    }

    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void The_ratios_rise_with_the_treatment_and_are_marked_as_examples()
    {
        var ratios = new[] { Treat("A", "low"), Treat("B", "general"), Treat("C", "higher") }.Select(rule => rule!.Ratio!).ToList(); // these three sample

        Assert.Equal(ratios.Select(ratio => ratio.On(new(2024, 6, 30))).Order(), ratios.Select(ratio => ratio.On(new(2024, 6, 30))));
        Assert.All(ratios, ratio => Assert.True(ratio.Parameter!.Values[0].IsExample)); // written as parameters
    }

    [Theory]
    [InlineData("key-field:food")]
    [InlineData("key-field:drugs")]
    [InlineData("key-field:medical-devices")]
    [InlineData("key-field:special-equipment")]
    [InlineData("key-field:hazardous-chemicals")]
    [Clause("langfang-2023", "四(三)", "LF-15")]
    public void In_a_key_field_every_subject_is_checked_whatever_its_grade(string tag)
    {
        var clean = Treat("A", "low", tag);
        var low = Treat("C", "low", tag);

        Assert.Equal(("key-field", 100m), (clean?.Id, clean?.Ratio?.On(new(2024, 6, 30))));
        Assert.Equal(("key-field-low", 100m), (low?.Id, low?.Ratio?.On(new(2024, 6, 30))));
        Assert.Superset(clean!.Measures.ToHashSet(), low!.Measures.ToHashSet()); // asserted above
        Assert.Empty(clean.Exceptions);
    }

    [Fact]
    [Clause("langfang-2023", "四(三)", "LF-15")]
    public void Key_subjects_stand_in_a_directory_that_is_not_shown()
    {
        var list = Assert.Single(Pack.Tables.Lists, list => list.Kind == SubjectListKind.KeySubjects);

        Assert.False(list.IsPublished);
        Assert.NotNull(list.Removal);
    }

    [Theory]
    [InlineData("A", "low", "less", false)]
    [InlineData("B", "general", "usual", false)]
    [InlineData("C", "general", "new-industry-low", true)]
    [InlineData("B", "higher", "new-industry-low", true)]
    [InlineData("D", "low", "restricted", true)]
    [Clause("langfang-2023", "四(四)", "LF-16")]
    public void A_new_industry_is_regulated_by_its_grade_and_a_low_one_gets_targeted_measures_and_a_warning(string grade, string risk, string expected, bool isWarned)
    {
        var situation = Situation(grade, risk, "new-industry");

        Assert.Equal(expected, Treat(grade, risk, "new-industry")?.Id);
        Assert.Equal(isWarned, situation.Holds(Assert.Single(Pack.Tables.Warnings).When));
    }

    [Theory]
    [InlineData("item-change", 10, "二(三)")]
    [InlineData("objection-comparison", 5, "三(三)")]
    [Clause("langfang-2023", "二(三)")]
    [Clause("langfang-2023", "三(三)")]
    public void Limits_are_working_days_counted_from_the_day_after(string id, int days, string article)
    {
        var duty = Pack.Tables.Duties.Single(duty => duty.Id == id);

        var limit = Assert.IsType<DutyLimit.Within>(duty.Limit).Length;

        Assert.Equal((days, "working-days"), (limit.On(new(2024, 6, 30)), limit.Unit));
        Assert.Equal(DayCounting.NextDay, duty.Counting);
        Assert.Equal(new SourceReference("langfang-2023", article), duty.Source);
    }

    [Fact]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public void The_risk_class_is_for_departments_only()
    {
        var risk = ShippedPacks.Compile("langfang/industry-risk");
        var draw = Assert.Single(Pack.Tables.Draws);

        Assert.Equal(["internal"], risk.Scheme?.Planes);
        Assert.Equal(OutsideUse.Never, risk.Scheme?.Outside);
        Assert.True(draw is { IsPublished: true, IsSealed: true });
    }

    [Theory]
    [InlineData("low", "D", "low")]
    [InlineData("general", "A", "general")]
    [InlineData("higher", "A", "higher")]
    [InlineData(null, "A", "low")]
    [InlineData(null, "B", "general")]
    [InlineData(null, "C", "higher")]
    [InlineData(null, "D", "higher")]
    [InlineData(null, null, null)]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public void A_class_from_above_counts_where_there_is_one_and_else_the_public_grade_is_followed(string? fromAbove, string? grade, string? expected)
    {
        var pack = ShippedPacks.Compile("langfang/industry-risk");
        var situation = new PackSituation(pack, ("results.state_risk", PackSituation.Text(fromAbove)), ("results.public", PackSituation.Text(grade)));

        Assert.Equal(expected, pack.Grades.FirstOrDefault(rule => situation.Holds(rule.When))?.Letter);
    }

    [Theory]
    [InlineData("A", "low")]
    [InlineData("B", "general")]
    [InlineData("C", "higher")]
    [InlineData("D", "higher")]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public void The_four_national_classes_are_read_on_the_citys_three_levels(string given, string read)
    {
        var result = ShippedPacks.Compile("langfang/industry-risk").Results.Single(result => result.Id == "state_risk");

        Assert.Equal(read, result.Read(given));
    }

    private static CompiledPack Pack => Once.Value;

    private static PackSituation Situation(string? grade, string? risk, params string[] tags) => new(
        Pack, ("results.public", PackSituation.Text(grade)), ("results.risk", PackSituation.Text(risk)), ("subject.tags", PackSituation.Texts(tags)));

    /// <summary>The strictest rule that holds, as the table states; null where none does.</summary>
    private static TreatmentRule? Treat(string? grade, string? risk, params string[] tags)
    {
        var table = Assert.Single(Pack.Tables.Treatments);
        Assert.Equal(TreatmentPrecedence.Strictest, table.Precedence);
        var situation = Situation(grade, risk, tags);
        return table.Rules.LastOrDefault(rule => situation.Holds(rule.When));
    }
}
