using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class ConditionWordsTests
{
    [Theory]
    [InlineData("as_of - months(12) > date('2023-01-19')", "评价日期 - 12个月 > 2023-01-19", "the evaluation date - 12 months > 2023-01-19")]
    [InlineData("as_of - days(params.limit) > date('2023-01-19')", "评价日期 - 5天 > 2023-01-19", "the evaluation date - 5 days > 2023-01-19")]
    [InlineData("as_of + years(1) < date('2030-01-01')", "评价日期 + 1年 < 2030-01-01", "the evaluation date + 1 years < 2030-01-01")]
    [InlineData("int(decimal(general_count) * 1.5) > 3", "一般失信次数 × 1.5的整数部分 > 3", "the whole part of general records × 1.5 > 3")]
    [InlineData("string(general_count) == '5'", "一般失信次数为“5”", "general records is “5”")]
    [InlineData("subject.tags[0] == 'a'", "标签的第0项（从0起）为“a”", "item 0 (from 0) of the tags is “a”")]
    [InlineData("size(subject.tags.filter(t, t == 'a')) > 1", "标签中属于（a）的项的项数 > 1", "the number of those of the tags of which each is one of (a) > 1")]
    [InlineData("-general_count < 0", "−一般失信次数 < 0", "−general records < 0")]
    public void A_condition_is_said_in_words(string when, string zh, string en)
    {
        var reading = SmallPack.Read(SmallPack.Changed("when: general_count > params.limit", $"when: \"{when}\""));
        Assert.Empty(reading.Diagnostics.Select(finding => finding.Message.En));

        var rule = PackView.Of(reading.Pack!, new(2024, 6, 30)).Sections.Single(section => section.Id == "grades").Items[0]; // no findings: there is a pack

        Assert.Contains(zh, rule.Text.Zh, StringComparison.Ordinal);
        Assert.Contains(en, rule.Text.En, StringComparison.Ordinal);
    }
}
