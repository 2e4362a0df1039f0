using System.Text.Json;
using Xinheng.Commands;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class PackDiffCommandTests
{
    [Theory]
    [InlineData("zh", "## 参数")]
    [InlineData("en", "## Parameters")]
    public async Task Two_packs_are_compared_in_words(string language, string heading)
    {
        var (code, output, _) = await RunAsync("pack", "diff", "langfang/literal", "langfang/public-credit", "--lang", language);

        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("langfang/literal 2023.1 → langfang/public-credit 2023.1", output, StringComparison.Ordinal);
        Assert.Contains(heading, output, StringComparison.Ordinal);
        Assert.Contains("params.general_limit", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_difference_comes_as_json_in_both_languages()
    {
        var (code, output, _) = await RunAsync("pack", "diff", "langfang/literal", "langfang/public-credit", "--json");

        var rulings = JsonDocument.Parse(output).RootElement.GetProperty("sections").EnumerateArray().Single(section => section.GetProperty("id").GetString() == "rulings");
        var first = rulings.GetProperty("entries").EnumerateArray().First();
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal("added", first.GetProperty("change").GetString());
        Assert.All(["zh", "en"], language => Assert.NotEmpty(first.GetProperty("title").GetProperty(language).GetString() ?? ""));
    }

    [Fact]
    public async Task A_pack_compared_with_itself_says_the_same()
    {
        var (code, output, _) = await RunAsync("pack", "diff", "langfang/public-credit", "langfang/public-credit", "--lang", "en");

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("The two say the same.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("langfang/public-credit", "langfang/nothing", "langfang/nothing")]
    [InlineData("../../etc", "langfang/public-credit", "../../etc")]
    public async Task A_pack_that_is_not_there_is_named(string before, string after, string missing)
    {
        var (code, _, error) = await RunAsync("pack", "diff", before, after, "--lang", "en");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("HT-003", error, StringComparison.Ordinal);
        Assert.Contains(missing, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_with_mistakes_is_not_compared_and_its_mistakes_are_told()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var pack = Path.Combine(folder, "somewhere", "broken");
        Directory.CreateDirectory(pack);
        await File.WriteAllTextAsync(Path.Combine(pack, "pack.yaml"), "pack: somewhere/broken\n", TestContext.Current.CancellationToken);

        var (code, output, _) = await RunAsync("pack", "diff", "langfang/public-credit", pack, "--lang", "en");

        Directory.Delete(folder, recursive: true);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("PK-010", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Entry.RunAsync(args, output, error, TimeProvider.System, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
