using Xinheng.Policy.Packs.Comparison;
using Xinheng.Policy.Tests.Linting;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Policy.Tests.Tables;
using Xunit;

namespace Xinheng.Policy.Tests.Comparison;

public sealed class PackDifferenceTests
{
    private static readonly string Tables = Fused.Treatment("precedence: strictest", Fused.Literally)
        + "channels: [{id: portal, title: {zh: 网站, en: portal}, source: 一}]\n";

    private static CompiledPack Changed(params (string Find, string Put)[] changes)
    {
        var text = changes.Aggregate(Tabled.Files(Tables).Texts["pack.yaml"], (written, change) =>
        {
            Assert.Contains(change.Find, written, StringComparison.Ordinal);
            return written.Replace(change.Find, change.Put, StringComparison.Ordinal);
        });
        var reading = SmallPack.Read(SmallPack.Of(text));
        Assert.Empty(reading.Diagnostics);
        return reading.Pack!; // no findings: there is a pack
    }

    private static PackDifference Compare(params (string Find, string Put)[] changes) => PackDifference.Between(Changed(), Changed(changes));

    private static EntryDifference OnlyEntry(PackDifference difference, string section)
    {
        Assert.Equal(section, Assert.Single(difference.Sections).Id);
        return Assert.Single(difference.Sections[0].Entries);
    }

    [Fact]
    public void A_pack_differs_in_nothing_from_itself_however_its_conditions_are_spaced()
    {
        Assert.Empty(Compare().Sections);
        Assert.Empty(Compare(("general_count > params.limit", "(general_count   >  params.limit)")).Sections);
        Assert.Contains("两者内容相同", PackDifferenceText.Render(Compare(), "zh"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_value_is_told_once_with_old_and_new_and_not_in_every_rule_that_uses_it()
    {
        var entry = OnlyEntry(Compare(("    value: 5\n", "    value: 6\n")), "parameters");

        var value = Assert.Single(Assert.Single(entry.Parts).Fields);
        Assert.Equal(("limit", new("5 records", "5 records"), "6 records"), (entry.Id, value.Before! with { Zh = value.Before.En }, value.After?.En));
    }

    [Fact]
    public void A_value_that_starts_later_is_added_with_its_day()
    {
        var entry = OnlyEntry(Compare(("    value: 5\n    source: 一\n", "    values:\n      - {value: 5, source: 一}\n      - {from: 2026-04-01, value: 7, status: example, source: 一}\n")), "parameters");

        var part = Assert.Single(entry.Parts);
        Assert.Equal((EntryChange.Added, "2026-04-01", "from 2026-04-01"), (part.Change, part.Id, part.Title.En));
        Assert.Equal(["7 records", "rules-2023 一", "example"], part.Fields.Select(field => field.After?.En));
    }

    [Fact]
    public void A_changed_rule_shows_its_condition_in_canonical_text()
    {
        var entry = OnlyEntry(Compare(("when: general_count > params.limit", "when: \"general_count>=params.limit\"")), "grades");

        var condition = entry.Fields.Single(field => field.Name.En == "condition");
        Assert.Equal(("B", EntryChange.Changed), (entry.Id, entry.Change));
        Assert.Equal(("general_count > params.limit", "general_count >= params.limit"), (condition.Before?.En, condition.After?.En));
        Assert.Equal("general records ≥ “limit”", entry.Fields.Single(field => field.Name.En == "says").After?.En);
    }

    [Fact]
    public void Entries_of_tables_and_their_parts_are_added_removed_and_changed()
    {
        var difference = Compare(
            ("{id: portal, title: {zh: 网站, en: portal}", "{id: site, title: {zh: 网站, en: portal}"),
            ("sampling: normal", "sampling: higher"));

        Assert.Equal(["treatments", "channels"], difference.Sections.Select(section => section.Id));
        Assert.Equal([(EntryChange.Added, "site"), (EntryChange.Removed, "portal")], difference.Sections[1].Entries.Select(entry => (entry.Change, entry.Id)));
        var rule = Assert.Single(Assert.Single(difference.Sections[0].Entries).Parts);
        Assert.Equal("usual", rule.Id);
        Assert.EndsWith("more sampling", Assert.Single(rule.Fields).After?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_in_another_order_are_told_where_the_order_counts()
    {
        var first = "      - {title: {zh: 规则, en: rule}, source: 三(五), " + Fused.Literally[0] + "}\n";
        var second = "      - {title: {zh: 规则, en: rule}, source: 三(五), " + Fused.Literally[1] + "}\n";

        var entry = OnlyEntry(Compare((first + second, second + first)), "treatments");

        var order = Assert.Single(entry.Fields);
        Assert.Equal(("order", "less, usual, more", "usual, less, more"), (order.Name.En, order.Before?.En, order.After?.En));
    }

    [Fact]
    public void Version_scheme_and_time_in_force_are_compared_too()
    {
        var difference = Compare(
            ("version: \"1\"", "version: \"2\""),
            ("in_force: {from: 2023-01-19}", "in_force: {from: 2023-01-19, through: 2028-01-18}"),
            ("name: {zh: 好, en: good}", "name: {zh: 优, en: excellent}"),
            ("gap: refuse", "gap: review\nrulings: []"));

        Assert.Equal(["pack", "scheme"], difference.Sections.Select(section => section.Id));
        Assert.Equal(["version", "in force", "where no rule holds"], difference.Sections[0].Entries[0].Fields.Select(field => field.Name.En));
        Assert.Equal(("A", "excellent"), (difference.Sections[1].Entries[0].Parts[0].Id, difference.Sections[1].Entries[0].Parts[0].Title.En));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Two_versions_of_a_pack_differ_in_words_as_approved(string language)
    {
        var difference = PackDifference.Between(Older(), Newer());

        Approved.Check($"small.{language}.txt", PackDifferenceText.Render(difference, language));
    }

    private static CompiledPack Older() => Changed();

    private static CompiledPack Newer() => Changed(
        ("version: \"1\"", "version: \"2\""),
        ("    value: 5\n    source: 一\n", "    values:\n      - {value: 5, source: 一}\n      - {from: 2026-04-01, value: 7, source: 一}\n"),
        ("when: general_count > params.limit", "when: general_count >= params.limit"),
        ("precedence: strictest", "precedence: first-match"),
        (", except: [complaint, law]", ", visits: without-cause-none"),
        ("channels: [{id: portal, title: {zh: 网站, en: portal}, source: 一}]", "channels: []"));

    [Fact]
    public void Comparing_the_other_way_round_swaps_old_and_new()
    {
        var there = PackDifference.Between(Older(), Newer());
        var back = PackDifference.Between(Newer(), Older());

        Assert.Equal(
            there.Sections.SelectMany(section => section.Entries).SelectMany(entry => entry.Fields).Select(field => (field.Before, field.After)).OrderBy(pair => pair.ToString(), StringComparer.Ordinal),
            back.Sections.SelectMany(section => section.Entries).SelectMany(entry => entry.Fields).Select(field => (field.After, field.Before)).OrderBy(pair => pair.ToString(), StringComparer.Ordinal));
    }
}
