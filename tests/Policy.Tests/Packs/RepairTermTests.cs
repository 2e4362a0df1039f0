using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class RepairTermTests
{
    private const string Effect = "      - {effect: general, source: 一}\n";

    [Fact]
    public void A_kind_states_its_repair_terms_in_order_with_periods_conditions_and_sources()
    {
        var terms = Terms("""
                - {from: 2023-05-01, through: 2026-03-31, when: "'fine' in record.penalties", months: 3, source: 三(五), note: {zh: 注, en: note}}
                - {from: 2026-04-01, not_repairable: true, source: 一}
            """);

        Assert.Equal([3, null], terms.Select(term => term.Months));
        Assert.Equal((new(2023, 5, 1), new(2026, 3, 31)), (terms[0].From, terms[0].Through));
        Assert.Equal("'fine' in record.penalties", terms[0].When?.Text);
        Assert.Equal(new SourceReference("rules-2023", "三(五)"), terms[0].Source);
        Assert.Equal("注", terms[0].Note?.Zh);
    }

    [Theory]
    [InlineData("2023-04-30", false)]
    [InlineData("2023-05-01", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_term_holds_from_its_first_day_through_its_last(string day, bool holds)
    {
        var term = Terms("    - {from: 2023-05-01, through: 2026-03-31, months: 3, source: 一}")[0];

        Assert.Equal(holds, term.IsInForce(DateOnly.Parse(day)));
    }

    [Theory]
    [InlineData("{months: 3}", "PK-016")]
    [InlineData("{months: 3, source: 九}", "PK-018")]
    [InlineData("{source: 一}", "PK-010")]
    [InlineData("{not_repairable: false, source: 一}", "PK-010")]
    [InlineData("{not_repairable: perhaps, months: 3, source: 一}", "PK-013")]
    [InlineData("{not_repairable: true, months: 3, source: 一}", "PK-030")]
    [InlineData("{months: -1, source: 一}", "PK-031")]
    [InlineData("{months: 1.5, source: 一}", "PK-031")]
    [InlineData("{months: 9999999999999999999, source: 一}", "PK-031")]
    [InlineData("{months: [3], source: 一}", "PK-011")]
    [InlineData("{from: 2023-02-30, months: 3, source: 一}", "PK-012")]
    [InlineData("{from: 2024-01-01, through: 2023-12-31, months: 3, source: 一}", "PK-022")]
    [InlineData("{years: 1, months: 3, source: 一}", "PK-009")]
    [InlineData("three months", "PK-011")]
    public void A_term_that_says_nothing_sound_is_refused_with_its_place(string term, string code)
    {
        var found = SmallPack.OneFinding(With($"    - {term}"));

        Assert.Equal(code, found.Code);
        Assert.Contains(term, found.SourceLine, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{months: 3, source: 一}", "{from: 2024-01-01, months: 6, source: 一}")]
    [InlineData("{from: 2023-05-01, months: 3, source: 一}", "{from: 2023-05-01, through: 2025-12-31, months: 6, source: 一}")]
    public void A_term_behind_one_that_takes_every_record_of_its_time_is_refused(string first, string then)
    {
        var found = SmallPack.OneFinding(With($"    - {first}\n    - {then}"));

        Assert.Equal("PK-033", found.Code);
        Assert.Contains(then, found.SourceLine, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_behind_one_that_takes_only_part_of_its_time_is_kept() =>
        Assert.Equal(2, Terms("    - {through: 2024-01-01, months: 3, source: 一}\n    - {from: 2024-01-01, months: 6, source: 一}").Count);

    [Fact]
    public void An_extending_pack_keeps_the_terms_below_until_it_states_its_own()
    {
        var below = ShippedPacks.Compile("national/catalogue").RecordKinds.Single(kind => kind.Id == "penalty");
        var above = ShippedPacks.Compile("langfang/public-credit").RecordKinds.Single(kind => kind.Id == "penalty");

        Assert.NotEmpty(below.RepairTerms);
        Assert.Equal(below.RepairTerms.Select(term => (term.From, term.Months, term.Source)), above.RepairTerms.Select(term => (term.From, term.Months, term.Source)));
    }

    [Fact]
    public void A_term_is_shown_in_words_beside_its_clause()
    {
        var view = PackView.Of(ShippedPacks.Compile("national/catalogue"), new(2026, 11, 22));

        var terms = view.Sections.Single(section => section.Id == "kinds").Items.Single(item => item.Id == "penalty").Parts.Where(part => part.Id == "repair").ToList();

        Assert.Equal(7, terms.Count);
        Assert.Contains(terms, term => term.Text.Zh == "2023-05-01至2026-03-31，不论情形：自决定之日起满3个月方可修复");
        Assert.Contains(terms, term => term.Text.En.EndsWith("can be repaired as soon as the duties are done", StringComparison.Ordinal));
        Assert.All(terms, term => Assert.True(term is { IsDigest: true, ClauseText.Length: > 0 }));
    }

    private static IReadOnlyList<RepairTerm> Terms(string terms)
    {
        var reading = SmallPack.Read(With(terms));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, "en")));
        return reading.Pack!.RecordKinds[0].RepairTerms; // no findings: there is a pack
    }

    private static PackFiles With(string terms) => SmallPack.Changed(Effect, $"{Effect}    repair:\n{terms}\n");
}
