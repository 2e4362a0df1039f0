using Newtonsoft.Json.Linq;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Schema;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("policy-packs.md", "en", "## Reference\n")]
    [InlineData("policy-packs.zh-CN.md", "zh", "## 参考\n")]
    public void The_reference_of_the_guide_says_of_every_key_what_the_schema_says(string name, string language, string heading)
    {
        var guide = File.ReadAllText(Path.Combine(ShippedPacks.Folder, "..", "docs", "guides", name));
        var start = guide.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(start > 0, $"{name} has no {heading}");
        var introduction = guide.IndexOf("\n### ", start, StringComparison.Ordinal) is > 0 and var first ? first + 1 : guide.Length;

        Approved.CheckDocument($"docs/guides/{name}", guide[..introduction] + Reference.In(language).TrimEnd() + "\n");
    }

    [Fact]
    public void Everything_in_a_schema_is_described_in_Chinese_and_English()
    {
        var undescribed = new[] { SchemaFile.Pack, SchemaFile.Document, SchemaFile.Case }
            .SelectMany(schema => schema.Objects.SelectMany(name => schema.Object(name)["properties"]!.Children<JProperty>().Select(property => (Place: $"{name}.{property.Name}", Text: property.Value["description"]?.ToString())))) // objects have properties
            .Where(property => property.Text?.Split('\n') is not [{ Length: > 0 } zh, { Length: > 0 } en] || !zh.Any(letter => letter >= '一') || !char.IsAscii(en[0]));

        Assert.Empty(undescribed);
    }
}
