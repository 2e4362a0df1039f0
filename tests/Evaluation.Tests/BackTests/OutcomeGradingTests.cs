using Xinheng.Evaluation.BackTests;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.BackTests;

public sealed class OutcomeGradingTests
{
    [Fact]
    public void A_past_day_has_the_class_the_explanation_gives_it()
    {
        var records = Penalties(2, "2025-06-01");

        var (letter, score) = OutcomeGrading.Grade(LangfangRules.Pack, Enterprise, records, Day("2025-12-01"));

        Assert.Equal((Explain("2025-12-01", records).Letter, null), (letter, score));
        Assert.Equal("B", letter);
    }

    [Fact]
    public void A_pack_reaches_back_with_the_first_values_of_its_parameters()
    {
        var pack = LangfangRules.With(limit: [LangfangRules.Dated(1, "2023-01-19"), LangfangRules.Dated(5, "2025-01-01")], through: Day("2025-06-30"));
        var records = Penalties(2, "2021-06-01");

        var then = OutcomeGrading.Grade(pack, Enterprise, records, Day("2021-12-01")).Letter;
        var back = OutcomeGrading.Grade(OutcomeGrading.ReachingBack(pack), Enterprise, records, Day("2021-12-01")).Letter;

        Assert.Equal((null, "C"), (then, back));
        Assert.Equal("B", OutcomeGrading.Grade(OutcomeGrading.ReachingBack(pack), Enterprise, Penalties(2, "2026-06-01"), Day("2026-12-01")).Letter);
    }
}
