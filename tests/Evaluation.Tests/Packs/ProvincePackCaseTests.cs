using Xinheng.Testing;
using Xunit;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>The cases written beside the packs of Hebei, Chongqing and Liaoning, each a situation with the grade it must get.</summary>
public sealed class ProvincePackCaseTests
{
    [Fact]
    public void Every_case_of_hebeis_nine_levels_has_the_grade_its_author_expects() =>
        AssertAllPass("hebei/public-credit", ["A", "A-", "B", "B+", "B-", "C", "C+", "C-", "D"]);

    [Fact]
    [Clause("chongqing-2020", "1", "CQ-1")]
    public void Every_case_of_chongqings_public_evaluation_has_the_grade_its_author_expects() =>
        AssertAllPass("chongqing/public-credit", ["A", "B", "C", "D", "E"]);

    [Fact]
    [Clause("chongqing-2020", "2", "CQ-2")]
    [Clause("chongqing-2020", "6", "CQ-6")]
    public void Every_case_of_chongqings_industry_model_has_the_grade_its_author_expects() =>
        AssertAllPass("chongqing/industry-model", ["A", "B", "C", "D", "E"]);

    [Fact]
    [Clause("chongqing-2020", "前言", "CQ-11")]
    public void Every_case_of_points_in_tenders_has_the_grade_its_author_expects() =>
        AssertAllPass("chongqing/bidding", ["A", "B", "C", "D", "E"]);

    [Fact]
    [Clause("chongqing-2020", "前言", "CQ-12")]
    public void Every_case_of_procurement_suppliers_has_the_grade_its_author_expects() =>
        AssertAllPass("chongqing/procurement-suppliers", ["A", "B", "C", "D", "E"]);

    [Fact]
    [Clause("liaoning-2022", "8", "LN-8")]
    [Clause("liaoning-2022", "9", "LN-9")]
    public void Every_case_of_liaonings_general_classification_has_the_class_its_author_expects() =>
        AssertAllPass("liaoning/general-risk", ["A", "B", "C", "D"]);

    [Fact]
    [Clause("liaoning-2022", "7", "LN-7")]
    public void Every_case_of_liaonings_classification_for_food_has_the_class_its_author_expects() =>
        AssertAllPass("liaoning/food-safety", ["A", "B", "C1", "C2", "D"]);

    /// <summary>All cases pass, and together they reach every letter of the scale.</summary>
    private static void AssertAllPass(string id, IReadOnlyList<string> letters)
    {
        var outcomes = ShippedPack.Run(id);

        Assert.Empty(outcomes.Where(outcome => !outcome.IsPassed).Select(outcome => $"{outcome.Case.Title.Zh}: {outcome.Difference?.Zh}"));
        Assert.Equal(letters, outcomes.Where(outcome => outcome.Case.ExpectsGrade).Select(outcome => outcome.Case.ExpectedLetter).Distinct().Order(StringComparer.Ordinal));
    }
}
