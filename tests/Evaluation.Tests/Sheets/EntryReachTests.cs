using Xinheng.Evaluation.Cases;
using Xinheng.Evaluation.Sheets;
using Xinheng.Evaluation.Tests.Packs;
using Xunit;

namespace Xinheng.Evaluation.Tests.Sheets;

/// <summary>Which rules and entries a case tries.</summary>
public sealed class EntryReachTests
{
    [Fact]
    public void A_case_tries_the_rule_that_decided_it_the_kinds_of_its_records_and_what_counted_them()
    {
        var outcome = ShippedPack.Run("langfang/public-credit").First(one => one.Explanation is { Letter: "B" } && one.Case.Records.All(record => record.Kind == "penalty"));

        var reached = EntryReach.Of(outcome);

        Assert.Contains(new CaseReach("grades", $"{outcome.Explanation?.Rule?.Number}"), reached);
        Assert.Single(reached, reach => reach.Section == "grades");
        Assert.Contains(new CaseReach("kinds", "penalty"), reached);
        Assert.Contains(new CaseReach("indicators", "general_events"), reached);
        Assert.DoesNotContain(reached, reach => reach == new CaseReach("kinds", "honour"));
    }

    [Fact]
    public void Rules_that_did_not_hold_were_asked_and_are_not_tried()
    {
        var outcome = ShippedPack.Run("langfang/public-credit").First(one => one.Explanation is { Letter: "A" });

        var asked = EntryReach.Asked(outcome);

        Assert.Equal(["1", "2", "3", "4"], asked.Where(reach => reach.Section == "grades").Select(reach => reach.Entry).Order(StringComparer.Ordinal));
        Assert.Equal(["4"], EntryReach.Of(outcome).Where(reach => reach.Section == "grades").Select(reach => reach.Entry));
    }

    [Fact]
    public void A_case_with_a_score_tries_the_tree_and_every_score_that_measured_something()
    {
        var outcome = ShippedPack.Run("liaoning/general-risk")[0];

        var reached = EntryReach.Of(outcome);

        Assert.Contains(new CaseReach("tree", "regulation"), reached);
        Assert.Contains(new CaseReach("scores", "penalty_risk"), reached);
        Assert.DoesNotContain(new CaseReach("scores", "age_risk"), reached); // no day of registration is known
    }

    [Fact]
    public void A_case_that_expects_no_grade_tries_only_what_its_answers_name()
    {
        var outcome = ShippedPack.Run("chongqing/regulation").First(one => !one.Case.ExpectsGrade);

        Assert.Equal(outcome.Reached.ToHashSet(), EntryReach.Of(outcome));
        Assert.NotEmpty(EntryReach.Of(outcome));
        Assert.Empty(EntryReach.Asked(outcome));
    }
}
