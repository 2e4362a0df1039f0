using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class ConditionTests
{
    [Fact]
    public void A_trace_shows_every_comparison_with_what_it_saw()
    {
        var condition = Example.Read("(general_count > params.limit || severe_count>0) && !(record.kind in ['penalty'])");

        var atoms = condition.Trace(Example.Bindings());

        Assert.Equal(["general_count > params.limit", "severe_count>0", "record.kind in ['penalty']"], atoms.Select(atom => atom.Text));
        Assert.Equal(["2 > 5", "0 > 0", "'penalty' in ['penalty']"], atoms.Select(atom => atom.Seen));
        Assert.Equal([false, false, true], atoms.Select(atom => atom.Holds));
    }

    [Fact]
    public void A_comparison_that_could_not_be_computed_is_undecided_in_the_trace()
    {
        var atom = Assert.Single(Example.Read("latest > 30").Trace(Example.Bindings()));

        Assert.Equal("null > 30", atom.Seen);
        Assert.Null(atom.Holds);
    }

    [Fact]
    public void A_trace_shows_dates_and_durations()
    {
        var atom = Assert.Single(Example.Read("as_of - months(12) < record.happened").Trace(Example.Bindings()));

        Assert.Equal("date('2024-02-29') - months(12) < date('2023-06-01')", atom.Seen);
        Assert.Equal(true, atom.Holds);
    }

    [Fact]
    public void The_names_in_the_condition_of_a_map_are_among_the_references_and_its_item_is_not()
    {
        var condition = Example.Read("[1].map(x, x > general_count, x + severe_count)[0] > params.limit");

        Assert.Equal(["general_count", "severe_count", "params.limit"], condition.References.Select(reference => reference.ToString()));
    }

    [Fact]
    public void A_macro_is_one_comparison_and_its_item_keeps_its_name()
    {
        var atom = Assert.Single(Example.Read("record.penalties.exists(p, p in params.severe_penalties)").Trace(Example.Bindings()));

        Assert.Equal("['fine', 'warning'].exists(p, p in ['permit-revoked'])", atom.Seen);
        Assert.Equal(false, atom.Holds);
    }

    [Fact]
    public void References_are_the_names_used_each_once()
    {
        var condition = Example.Read("general_count > params.limit && record.penalties.exists(p, p == 'fine') && has(record.until) && general_count < 9");

        Assert.Equal(["general_count", "params.limit", "record.penalties", "record.until"], condition.References.Select(reference => reference.ToString()));
    }

    [Theory]
    [InlineData("((general_count>5))||(severe_count>0)", "general_count > 5 || severe_count > 0")]
    [InlineData("(true||false)&&true", "(true || false) && true")]
    [InlineData("1-(2-3)", "1 - (2 - 3)")]
    [InlineData("(1-2)-3", "1 - 2 - 3")]
    [InlineData("-(5)", "-(5)")]
    [InlineData("-(-5)", "-(-5)")]
    [InlineData("!(general_count>5)", "!(general_count > 5)")]
    [InlineData("\"it's\"", "'it\\'s'")]
    [InlineData("1.50+2e1", "1.50 + 20.0")]
    [InlineData("(true?1:2)+3", "(true ? 1 : 2) + 3")]
    [InlineData("false?1:(true?2:3)", "false ? 1 : true ? 2 : 3")]
    [InlineData("true?(false?1:2):3", "true ? (false ? 1 : 2) : 3")]
    [InlineData("name.matches('^a')||matches(name,'b')", "name.matches('^a') || name.matches('b')")]
    [InlineData("[1,2].size()", "size([1, 2])")]
    [InlineData("date(\"2023-01-19\")<as_of", "date('2023-01-19') < as_of")]
    [InlineData("as_of-months( 12 )<(record.happened)", "as_of - months(12) < record.happened")]
    [InlineData("date(name)<as_of", "date(name) < as_of")]
    [InlineData("double(1)+.5", "decimal(1) + 0.5")]
    [InlineData("([1,2]+[3])[1+1]", "([1, 2] + [3])[1 + 1]")]
    [InlineData("[[1]][0][0]", "[[1]][0][0]")]
    [InlineData("(true?[1]:[2])[0]", "(true ? [1] : [2])[0]")]
    [InlineData("[1,2].map(x,x>1,x*2).filter(y,y>2)", "[1, 2].map(x, x > 1, x * 2).filter(y, y > 2)")]
    [InlineData("\"it’s\"", "'it’s'")]
    [InlineData("'\\0010\\u0007'", "'\\u00010\\u0007'")]
    [InlineData("-0x10", "-16")]
    public void There_is_one_canonical_way_to_write_it(string written, string canonical)
    {
        Assert.Equal(canonical, Example.Read(written).ToCanonicalText());
        Assert.Equal(canonical, Example.Read(canonical).ToCanonicalText());
    }

    [Fact]
    public void A_condition_can_be_evaluated_from_many_threads()
    {
        var condition = Example.Read("[1, 2, 3].all(x, [x].exists(y, y == x)) && general_count == 2");

        var outcomes = ParallelEnumerable.Range(0, 2_000).Select(_ => condition.Evaluate(Example.Bindings())).Distinct().ToList();

        Assert.Equal([Value.Bool.True], outcomes);
    }
}
