using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class DiagnosticTextTests
{
    [Fact]
    public void The_caret_stands_under_the_mistake_behind_full_width_characters()
    {
        var finding = Example.Refuse("name == '廊坊市' && genral_count > 5")[0];

        var text = DiagnosticText.Render(finding, "en");

        Assert.Equal(
            """
            1:18: error EX-010: There is no indicator or variable genral_count. Did you mean general_count?
              1 | name == '廊坊市' && genral_count > 5
                |                     ^^^^^^^^^^^^

            """.ReplaceLineEndings("\n"), text);
    }

    [Fact]
    public void Chinese_is_what_is_shown_unless_English_is_asked_for()
    {
        var finding = Example.Refuse("general_count > 5 and true")[0];

        Assert.StartsWith("1:19: 错误 EX-001：不能写 and，应写 &&", DiagnosticText.Render(finding, "zh-CN"), StringComparison.Ordinal);
        Assert.StartsWith("1:19: error EX-001: Found and; write && instead", DiagnosticText.Render(finding, "en-GB"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_linter_finding_shows_its_place_check_witness_and_clause()
    {
        var finding = new Diagnostic("LN-001", Severity.Warning, new("没有规则", "No rule"), new("pack.yaml", 12, 9, 4))
        {
            Check = "L1",
            SourceLine = "  when: true",
            Witness = new("3 条", "3 records"),
            Source = new("langfang-2023", "三(五)"),
        };

        Assert.Equal(
            """
            pack.yaml:12:9: warning LN-001 [L1]: No rule
              12 |   when: true
                 |         ^^^^
              for example: 3 records
              clause: langfang-2023 三(五)

            """.ReplaceLineEndings("\n"), DiagnosticText.Render(finding, "en"));
    }

    [Fact]
    public void A_very_long_line_is_cut_around_the_mistake()
    {
        var line = new string('x', 5_000) + "!" + new string('y', 5_000);
        var finding = new Diagnostic("EX-001", Severity.Error, new("错", "wrong"), new("f", 1, 5_001, 1)) { SourceLine = line };

        var lines = DiagnosticText.Render(finding, "en").Split('\n');

        Assert.True(lines[1].Length < 200);
        Assert.Equal('!', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("a\u0301bc", 3)]
    [InlineData("信用", 4)]
    [InlineData("（）", 4)]
    [InlineData("𠀀", 2)]
    [InlineData("", 0)]
    public void Width_counts_full_width_twice_and_combining_marks_not_at_all(string text, int columns)
    {
        var finding = new Diagnostic("X-1", Severity.Note, new("", ""), new("f", 1, text.Length + 1, 1)) { SourceLine = text + "!" };

        var caretLine = DiagnosticText.Render(finding, "en").Split('\n')[2];

        Assert.Equal(columns, caretLine.IndexOf('^', StringComparison.Ordinal) - "    | ".Length);
    }
}
