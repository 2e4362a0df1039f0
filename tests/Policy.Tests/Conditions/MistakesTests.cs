using Xinheng.Policy.Conditions;
using Xunit;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class MistakesTests
{
    [Fact]
    public void All_mistakes_are_told_at_once_in_the_order_of_the_text()
    {
        var found = Example.Refuse("genral_count > 'x' && record.effect == 'generl' || lenght(name) > && date('2023-02-30') < as_of");

        Assert.Equal(["EX-010", "EX-016", "EX-013", "EX-005", "EX-018"], found.Select(f => f.Code));
        Assert.Equal(found.Select(f => f.Span!.Column).Order(), found.Select(f => f.Span!.Column)); // every mistake of a condition has a place
    }

    [Theory]
    [InlineData("general_cout > 5", "Did you mean general_count?")]
    [InlineData("generalCount > 5", "Did you mean general_count?")]
    [InlineData("True", "Did you mean true?")]
    [InlineData("record.efect == 'general'", "Did you mean record.effect?")]
    [InlineData("name.startWith('a')", "Did you mean startsWith?")]
    [InlineData("record.penalties.exsits(p, p == 'fine')", "Did you mean exists?")]
    [InlineData("as_of - month(3) < as_of", "Did you mean months?")]
    [InlineData("record.effect == 'sever'", "did you mean 'severe'?")]
    public void A_slip_of_the_pen_gets_the_word_that_was_meant(string text, string suggestion)
    {
        var found = Assert.Single(Example.Refuse(text));

        Assert.Contains(suggestion, found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_outside_a_closed_set_gets_the_whole_set()
    {
        var found = Assert.Single(Example.Refuse("record.kind == '处罚'"));

        Assert.Equal("EX-016", found.Code);
        Assert.Contains("penalty, judgment, abnormal-operation", found.Message.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_carries_its_place_in_the_file()
    {
        var reading = Condition.Read("general_count >\n  genral", Example.Vocabulary, null, new SourceSpan("pack.yaml", 7, 11, 1));

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal(new("pack.yaml", 8, 3, 6), found.Span);
        Assert.Null(found.SourceLine);
    }

    [Fact]
    public void A_reader_of_the_file_can_say_where_each_character_stands()
    {
        var reading = Condition.Read("true && nobody", Example.Vocabulary, null, (offset, length) => new("folded.yaml", 100 + offset, 1, length));

        Assert.Equal(new("folded.yaml", 108, 1, 6), Assert.Single(reading.Diagnostics).Span);
    }

    [Fact]
    public void A_result_of_another_type_than_expected_is_refused()
    {
        Assert.Equal("EX-020", Assert.Single(Example.Refuse("general_count", ValueType.Bool)).Code);
        Assert.Equal("EX-020", Assert.Single(Example.Refuse("general_count > 5", ValueType.Int)).Code);
        Assert.Equal(ValueType.Int, Example.Read("general_count", ValueType.Int).Root.Type);
    }

    [Theory]
    [InlineData("(", "")]
    [InlineData("!", "true")]
    [InlineData("-", "1")]
    [InlineData("[", "")]
    [InlineData("name[", "0")]
    [InlineData("[0][0]", "")]
    [InlineData("[1].map(x, ", "")]
    [InlineData("if(", "")]
    [InlineData(".", "a")]
    [InlineData("a{", "")]
    [InlineData("b'", "")]
    [InlineData("`", "")]
    [InlineData("'\\u", "")]
    [InlineData("days(", "1")]
    [InlineData("1e", "")]
    [InlineData("true ? ", "true")]
    [InlineData("[1].exists(x, ", "")]
    [InlineData("size(", "")]
    [InlineData("{", "")]
    [InlineData("true ? true : ", "true")]
    [InlineData("1 + ", "1")]
    [InlineData("a.", "a")]
    public void A_hundred_thousand_of_anything_gives_a_finding_and_no_crash(string piece, string end)
    {
        var huge = string.Concat(Enumerable.Repeat(piece, 100_000)) + end;
        var large = string.Concat(Enumerable.Repeat(piece, Condition.LengthLimit / piece.Length - 1)) + end;

        Assert.Equal("EX-007", Assert.Single(Example.Refuse(huge)).Code);
        Assert.NotEmpty(Example.Refuse(large));
    }

    [Fact]
    public void Deep_nesting_is_refused_at_the_limit_and_read_below_it()
    {
        string Nested(int depth) => new string('(', depth) + "true" + new string(')', depth);
        string Chain(int links) => string.Join(" && ", Enumerable.Repeat("true", links));

        Assert.Equal(Value.Bool.True, Example.Evaluate(Nested(100)));
        Assert.Equal("EX-008", Assert.Single(Example.Refuse(Nested(101))).Code);
        Assert.Equal(Value.Bool.True, Example.Evaluate(Chain(400)));
        Assert.Equal("EX-008", Assert.Single(Example.Refuse(Chain(401))).Code);
    }

    [Fact]
    public void More_mistakes_than_a_person_reads_are_cut_off_and_said()
    {
        var found = Example.Refuse(string.Concat(Enumerable.Repeat("@", 5_000)));

        Assert.Equal(Findings + 1, found.Count);
        Assert.Contains(found, f => f.Code == "EX-000");
    }

    private const int Findings = 30;
}
