using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class PackTextTests
{
    [Fact]
    public void Windows_line_ends_and_a_byte_order_mark_change_neither_the_pack_nor_its_fingerprint()
    {
        var plain = SmallPack.Read(SmallPack.Of(SmallPack.Text)).Pack;

        var windows = SmallPack.Read(SmallPack.Of('\uFEFF' + SmallPack.Text.Replace("\n", "\r\n", StringComparison.Ordinal)));

        Assert.Empty(windows.Diagnostics);
        Assert.Equal(plain?.Fingerprint, windows.Pack?.Fingerprint);
    }

    [Fact]
    public void A_tab_in_the_indent_is_refused_at_its_place()
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("    unit: records", "  \tunit: records"));

        Assert.Equal("PK-004", found.Code);
        Assert.Equal(new SourceSpan("pack.yaml", 26, 3, 1), found.Span);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_at_their_place()
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("zh: 某市", "zh: \uFFFD\uFFFD"));

        Assert.Equal("PK-003", found.Code);
        Assert.Equal(4, found.Span?.Line);
    }

    [Fact]
    public void A_key_written_twice_is_refused_and_the_first_is_named()
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("gap: refuse", "gap: refuse\nversion: \"2\""));

        Assert.Equal("PK-008", found.Code);
        Assert.Contains("line 2", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_key_is_refused_with_what_was_probably_meant()
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("gap: refuse", "gapp: refuse"));

        Assert.Equal("PK-009", found.Code);
        Assert.Contains("“gap”", found.Message.En, StringComparison.Ordinal);
        Assert.Equal("gapp: refuse", found.SourceLine);
    }

    [Fact]
    public void A_text_cut_at_a_comma_is_explained_as_such()
    {
        var found = SmallPack.OneFinding(SmallPack.Changed("zh: 超过上限", "zh: 超过上限,从重"));

        Assert.Empty(SmallPack.Read(SmallPack.Changed("zh: 不超过上限", "zh: \"不超过上限,从轻\"")).Diagnostics);
        Assert.Equal("PK-009", found.Code);
        Assert.Contains("逗号", found.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gap: &gap refuse", "PK-005")]
    [InlineData("gap: !important refuse", "PK-006")]
    [InlineData("gap: refuse\n---\ngap: review", "PK-029")]
    [InlineData("gap: 'refuse", "PK-002")]
    [InlineData("gap: [refuse", "PK-002")]
    [InlineData("gap: {a: b}", "PK-011")]
    public void YAML_that_a_lawyer_cannot_read_at_a_glance_is_refused(string line, string code)
    {
        var found = SmallPack.Read(SmallPack.Changed("gap: refuse", line)).Diagnostics;

        Assert.Contains(found, diagnostic => diagnostic.Code == code);
    }

    [Fact]
    public void A_file_that_grows_by_references_is_refused_without_growing()
    {
        var laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(
            Enumerable.Range(1, 30).Select(level => $"a{level}: &a{level} [*a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}, *a{level - 1}]\n"));

        var found = SmallPack.Read(SmallPack.Of(laughs)).Diagnostics;

        Assert.Equal(31, found.Count(diagnostic => diagnostic.Code == "PK-005" && diagnostic.Message.En.Contains("“&", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[\n")]
    public void A_hundred_thousand_levels_give_a_finding_and_no_crash(string opening)
    {
        var found = SmallPack.Read(SmallPack.Of(string.Concat(Enumerable.Repeat(opening, 100_000)))).Diagnostics;

        Assert.Equal("PK-007", Assert.Single(found).Code);
    }

    [Fact]
    public void A_file_of_more_than_a_million_characters_is_refused_unread()
    {
        var found = SmallPack.OneFinding(SmallPack.Of(SmallPack.Text + new string('#', 1_000_001)));

        Assert.Equal("PK-007", found.Code);
    }

    [Fact]
    public void An_empty_pack_file_asks_for_its_content()
    {
        var found = SmallPack.OneFinding(SmallPack.Of(string.Empty));

        Assert.Equal("PK-011", found.Code);
        Assert.Equal(new SourceSpan("pack.yaml", 1, 1, 1), found.Span);
    }

    [Fact]
    public void A_folder_without_a_pack_file_says_what_to_create()
    {
        var found = SmallPack.OneFinding(new PackFiles(SmallPack.Id, new Dictionary<string, string> { ["documents/rules-2023.yaml"] = SmallPack.Document }));

        Assert.Equal("PK-001", found.Code);
        Assert.Contains("pack: somewhere/small", found.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_part_of_a_pack_is_a_warning_only()
    {
        var reading = SmallPack.Read(SmallPack.Of(SmallPack.Text, ("note.txt", "x")));

        Assert.NotNull(reading.Pack);
        Assert.Equal(("PK-028", Severity.Warning), (reading.Diagnostics[0].Code, reading.Diagnostics[0].Severity));
    }
}
