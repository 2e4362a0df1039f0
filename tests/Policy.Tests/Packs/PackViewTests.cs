using System.Text;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class PackViewTests
{
    private static readonly DateOnly Day = new(2024, 6, 30);

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void Langfangs_pack_reads_as_approved(string language)
    {
        var view = PackView.Of(ShippedPacks.Compile("langfang/public-credit"), Day);

        var written = Write(view, language);

        Approved.Check($"langfang-public-credit.{language}.txt", written);
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void A_grade_rule_is_said_in_words_with_the_values_in_force_beside_its_clause()
    {
        var view = PackView.Of(ShippedPacks.Compile("langfang/public-credit"), Day);

        var rule = view.Sections.Single(section => section.Id == "grades").Items.Single(item => item.Letter == "C");

        Assert.Contains("> 5", rule.Text.Zh, StringComparison.Ordinal);
        Assert.Contains("在严重失信主体名单上且未移出", rule.Text.Zh, StringComparison.Ordinal);
        Assert.StartsWith("(五)严格分类内涵", rule.ClauseText, StringComparison.Ordinal);
        Assert.False(rule.IsDigest);
    }

    [Fact]
    public void A_source_whose_text_is_a_digest_says_so()
    {
        var view = PackView.Of(ShippedPacks.Compile("national/catalogue"), Day);

        var kind = view.Sections.Single(section => section.Id == "kinds").Items.Single(item => item.Id == "serious-list");

        Assert.True(kind.IsDigest);
        Assert.NotNull(kind.Note);
    }

    [Fact]
    public void A_parameter_is_said_with_the_names_of_its_values_and_its_unit()
    {
        var pack = ShippedPacks.Compile("langfang/public-credit");
        var words = new PackWords(pack, Day);
        LocalText Said(string id) => pack.Parameters.Where(parameter => parameter.Id == id).Select(parameter => words.Say(parameter, parameter.Values[0].Value)).Single();

        Assert.Equal(new("12个月", "12 months"), Said("cycle_months"));
        Assert.Equal(new("已修复、已撤销", "repaired, withdrawn"), Said("gone_standings"));
        Assert.StartsWith("暂扣许可证件、", Said("severe_penalties").Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count", 1, "1条", "1 record")]
    [InlineData("count", 2, "2条", "2 records")]
    [InlineData("exists", true, "是", "yes")]
    [InlineData("days-since-last", null, "无", "none")]
    public void An_indicators_value_is_said_with_its_unit(string aggregate, object? value, string chinese, string english)
    {
        var indicator = ShippedPacks.Compile("langfang/public-credit").Indicators[0] with
        {
            Aggregate = aggregate switch { "count" => Aggregate.Count, "exists" => Aggregate.Exists, _ => Aggregate.DaysSinceLast },
        };

        var said = PackWords.Say(indicator, value switch { int whole => new Value.Int(whole), bool truth => new Value.Bool(truth), _ => Value.Null.Instance });

        Assert.Equal(new LocalText(chinese, english), said);
    }

    private static string Write(PackView view, string language)
    {
        var text = new StringBuilder();
        text.Append(view.Title.In(language)).Append('\n');
        foreach (var section in view.Sections.Where(section => section.Id != "documents"))
        {
            text.Append($"\n## {section.Title.In(language)}\n");
            foreach (var item in section.Items)
            {
                Write(text, item, language, string.Empty);
            }
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, PackViewItem item, string language, string indent)
    {
        text.Append($"{indent}{item.Letter ?? item.Id}: {item.Title.In(language)}\n{indent}  {item.Text.In(language)} [{item.Source}]\n");
        foreach (var part in item.Parts)
        {
            Write(text, part, language, indent + "    ");
        }
    }
}
