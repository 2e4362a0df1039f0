using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Xinheng.Policy.Tests.Schema;

public sealed class PackSchemaTests
{
    /// <summary>Mistakes of form; a schema sees those that need no other file and no other key.</summary>
    private static readonly string[] MistakesOfForm = ["PK-009", "PK-010", "PK-011", "PK-012", "PK-066"];

    public static TheoryData<string> Ids => [.. ShippedPacks.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_files_of_a_shipped_pack_are_as_the_schema_says(string id)
    {
        var errors = ShippedPacks.Find(id)!.Texts.SelectMany(file => // it is shipped
            SchemaFile.For(file.Key)?.Errors(file.Value).Select(error => $"{file.Key} {error}") ?? []);

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_pack_names_its_schema_for_editors_in_its_first_line(string id)
    {
        var first = ShippedPacks.Find(id)!.Texts["pack.yaml"].Split('\n')[0]; // it is shipped

        Assert.StartsWith("# yaml-language-server: $schema=", first, StringComparison.Ordinal);
        var path = Path.GetFullPath(Path.Combine(ShippedPacks.Folder, id, first.Split('=')[1].Trim()));
        Assert.Equal(Path.GetFullPath(Path.Combine(ShippedPacks.Folder, "schema", "pack.schema.json")), path);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_broken_case_with_a_mistake_of_form_breaks_the_schema_too(string id)
    {
        var files = ShippedPacks.Find(id)!; // it is shipped
        var passed = files.Texts.Where(file => file.Key.StartsWith("broken/", StringComparison.Ordinal) && HasMistakeOfForm(file.Value))
            .Where(file => Changed(files, file.Value).All(changed => SchemaFile.For(changed.Key)?.Errors(changed.Value).Count is null or 0))
            .Select(file => $"{id}/{file.Key}");

        Assert.Empty(passed);
    }

    [Theory]
    [InlineData("gap: refuse", "gap: refus")]
    [InlineData("value: 5", "valeu: 5")]
    [InlineData("in_force: {from: 2023-01-19}", "in_force: {from: 19-1-2023}")]
    [InlineData("    within: cycle\n", "    within: {months: 12, days: 3}\n")]
    [InlineData("issuer: {zh: 某市, en: Some city}", "issuer: 某市")]
    [InlineData("  - id: general_count", "  - id: general-count")]
    [InlineData("territory: \"131000\"", "territory: \"1310\"")]
    [InlineData("    when: general_count > params.limit\n", "")]
    public void A_mistake_in_a_pack_breaks_the_schema(string find, string put)
    {
        var sound = SchemaFile.Pack.Errors(SmallPack.Text);
        var errors = SchemaFile.Pack.Errors(SmallPack.Changed(find, put).Texts["pack.yaml"]);

        Assert.Empty(sound);
        Assert.NotEmpty(errors);
    }

    private static bool HasMistakeOfForm(string broken) =>
        ((YamlSequenceNode)YamlJson.Parse(broken)["expect"]).Children.Any(expected => MistakesOfForm.Contains(expected["code"].ToString())); // tested: shipped broken cases can be read

    private static IEnumerable<KeyValuePair<string, string>> Changed(PackFiles files, string broken)
    {
        var texts = files.Texts.ToDictionary();
        foreach (var change in ((YamlSequenceNode)YamlJson.Parse(broken)["change"]).Children.Cast<YamlMappingNode>()) // as above
        {
            var file = change.Children.TryGetValue("file", out var named) ? named.ToString() : "pack.yaml";
            var put = change["put"].ToString();
            texts[file] = change.Children.TryGetValue("find", out var find) ? texts[file].Replace(find.ToString(), put, StringComparison.Ordinal) : put;
        }

        return texts.Where(text => text.Value != files.Texts.GetValueOrDefault(text.Key));
    }
}
