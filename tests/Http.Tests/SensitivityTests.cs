using System.Text.Json;
using Xinheng.Assessment;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>The weighted tree of a pack, and how firm the grades of its cases are.</summary>
public sealed class SensitivityTests
{
    private const string Address = "/api/packs/liaoning/general-risk";

    /// <summary>The number of the case whose points, 31.3, lie just above the limit of B.</summary>
    private static readonly int Listed = 1 + (new PackLibrary(DeploymentPlace.OwnPacks).Open("liaoning/general-risk")?.Cases ?? [])
        .Select((one, at) => (one, at)).Single(pair => pair.one.Title.En.Contains("(31.3 points)", StringComparison.Ordinal)).at;

    [Fact]
    [Clause("liaoning-2022", "8", "LN-8")]
    public async Task A_packs_matrices_come_with_their_weights_and_their_consistency()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, pack) = await server.GetAsync(Address);

        var tree = pack.GetProperty("tree");
        var first = tree.GetProperty("matrices")[0];
        Assert.Equal(200, status);
        Assert.Equal((31, 6), (tree.GetProperty("parts").GetArrayLength(), tree.GetProperty("matrices").GetArrayLength()));
        Assert.Equal(["2", "1", "1/3", "2", "2"], first.GetProperty("rows")[1].GetProperty("judgements").EnumerateArray().Select(cell => cell.GetString()));
        Assert.Equal((5.013263m, 1.12m, true), (Number(first, "greatestEigenvalue"), Number(first, "randomIndex"), first.GetProperty("isConsistent").GetBoolean()));
        Assert.DoesNotContain(pack.GetProperty("sections").EnumerateArray(), section => section.GetProperty("id").GetString() == "tree");
    }

    [Fact]
    public async Task A_case_is_told_which_weight_changes_its_grade_first()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, found) = await server.GetAsync($"{Address}/sensitivity?case={Listed}");

        var least = found.GetProperty("weights").EnumerateArray().Single(one => one.GetProperty("id").GetString() == "gravity").GetProperty("lower");
        Assert.Equal((200, 30), (status, found.GetProperty("weights").GetArrayLength()));
        Assert.Equal((0.153483m, "B", true), (Number(least, "weight"), least.GetProperty("grade").GetProperty("letter").GetString(), least.GetProperty("isLeast").GetBoolean()));
        Assert.Contains("15.3483%", found.GetProperty("words").GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Equal(63, found.GetProperty("judgements").GetArrayLength() + found.GetProperty("firm").GetInt32());
    }

    [Theory]
    [InlineData("langfang/public-credit/sensitivity", 400, "HT-040")]
    [InlineData("liaoning/general-risk/sensitivity?case=0", 404, "HT-041")]
    [InlineData("liaoning/general-risk/sensitivity?case=2147483647", 404, "HT-041")]
    [InlineData("liaoning/general-risk/sensitivity?case=first", 400, "HT-014")]
    [InlineData("liaoning/general-risk/sensitivity?cases=1", 400, "HT-013")]
    [InlineData("liaoning/nothing/sensitivity", 404, "HT-003")]
    [InlineData("liaoning/nothing/sheet", 404, "HT-003")]
    public async Task What_cannot_be_worked_out_is_refused_with_a_code(string path, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.GetAsync($"/api/packs/{path}");

        Assert.Equal((status, code), (found, problem.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("zh", "降到", "单独改变都不改变等级")]
    [InlineData("en", "lowered to", "do not change the grade by themselves")]
    public async Task The_command_line_says_it_as_a_table(string language, string column, string rest)
    {
        var (code, output, _) = await RunAsync("pack", "sensitivity", "liaoning/general-risk", "--case", $"{Listed}", "--lang", language);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("15.3483% → B *", output, StringComparison.Ordinal);
        Assert.Contains(column, output, StringComparison.Ordinal);
        Assert.Contains(rest, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_cases_come_as_json()
    {
        var (code, output, _) = await RunAsync("pack", "sensitivity", "chongqing/industry-model", "--json");

        Assert.Equal(ExitCode.Done, code);
        Assert.All(JsonDocument.Parse(output).RootElement.EnumerateArray(), one => Assert.Equal(4, one.GetProperty("weights").GetArrayLength()));
    }

    [Fact]
    public async Task A_pack_without_a_tree_is_refused_on_the_command_line()
    {
        var (code, _, error) = await RunAsync("pack", "sensitivity", "langfang/public-credit");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("HT-040", error, StringComparison.Ordinal);
    }

    private static decimal Number(JsonElement element, string name) => element.GetProperty(name).GetDecimal();

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Entry.RunAsync(args, output, error, TimeProvider.System, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
