using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class LangfangRegulationTests
{
    private static readonly Lazy<CompiledPack> Once = new(() => ShippedPacks.Compile("langfang/fused-regulation"));

    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void The_ratios_and_frequencies_that_the_document_leaves_open_are_marked_as_examples()
    {
        var open = Pack.Parameters.Where(parameter => parameter.Unit is "percent" or "times" && parameter.Id != "ratio_key_field").ToList();

        Assert.Equal(6, open.Count);
        Assert.All(open, parameter => Assert.True(parameter.Values[0].IsExample));
    }

    [Fact]
    [Clause("langfang-2023", "四(三)", "LF-15")]
    public void Key_subjects_stand_in_a_directory_that_is_not_shown()
    {
        var list = Assert.Single(Pack.Tables.Lists, list => list.Kind == SubjectListKind.KeySubjects);

        Assert.False(list.IsPublished);
        Assert.NotNull(list.Removal);
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

    private static CompiledPack Pack => Once.Value;
}
