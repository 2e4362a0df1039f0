using System.Runtime.CompilerServices;
using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>The cases written beside the packs: all pass, and nothing a pack rules is left without one.</summary>
public sealed class ShippedCaseTests
{
    public static TheoryData<string> Ids => [.. ShippedPack.Usable];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_case_of_a_shipped_pack_comes_out_as_its_author_expects(string id)
    {
        Assert.Empty(ShippedPack.Read(id).Diagnostics.Select(found => DiagnosticText.Render(found, "en")));
        Assert.Empty(ShippedPack.Run(id).Where(outcome => !outcome.IsPassed).Select(outcome => $"{outcome.Case.Span.File}:{outcome.Case.Span.Line} {outcome.Case.Title.Zh}: {outcome.Difference?.Zh}"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_of_a_shipped_pack_is_reached_by_a_case(string id)
    {
        var reached = ShippedPack.Run(id).SelectMany(outcome => outcome.Reached).ToHashSet();

        Assert.Empty(PackReach.Of(ShippedPack.Read(id).Pack!).Where(one => !reached.Contains(one)).Select(one => $"{one.Section} {one.Entry}")); // shipped packs compile
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_case_of_a_shipped_pack_says_in_both_languages_what_it_is_about_and_which_clause_it_shows(string id) =>
        Assert.All(ShippedPack.Read(id).Cases, one =>
        {
            Assert.NotEqual(one.Title.Zh, one.Title.En);
            Assert.NotNull(one.Source);
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_number_of_a_shipped_pack_can_be_moved_by_one_without_a_case_that_fails_save_those_listed(string id)
    {
        var files = ShippedPack.Files(id)!; // it is shipped
        var unheld = PackNumber.Of(files).SelectMany(number => new[] { -1, 1 }.Where(by => Holds(number.Moved(files, by))).Select(by => $"{number}{(by < 0 ? "−" : "+")}"));

        Assert.Equal(Listed(id), string.Join(", ", unheld));
    }

    /// <summary>What <c>unheld-numbers.txt</c> lists for a pack.</summary>
    private static string Listed(string id, [CallerFilePath] string caller = "") =>
        File.ReadAllLines(Path.Combine(Path.GetDirectoryName(caller)!, "unheld-numbers.txt")) // a source file has a folder
            .Where(line => line.StartsWith($"{id}: ", StringComparison.Ordinal)).Select(line => line[(id.Length + 2)..].Split(" | ")[0]).SingleOrDefault() ?? string.Empty;

    /// <summary>Whether a pack is sound and passes all its cases.</summary>
    private static bool Holds(PackFiles files)
    {
        var reading = PackCompiler.Compile(files, ShippedPack.Files);
        return reading.Pack is { } pack && reading.Cases.All(one => CaseRunner.Run(pack, [one]).Single().IsPassed);
    }
}
