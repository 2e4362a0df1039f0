using Xinheng.Policy;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Comparison;
using Xunit;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>
/// What the guide to policy packs shows is what comes out: its packs are put together from its blocks, and each answer
/// it quotes is compared with the real one. With <c>XINHENG_APPROVE=1</c> the answers are written anew.
/// </summary>
public sealed class GuideTests
{
    private static readonly string[] Packs = ["yunqiao/public-credit", "yunqiao/public-credit-2026", "yunqiao/scored", "yunqiao/treatment"];

    [Theory]
    [InlineData("policy-packs.md", "en")]
    [InlineData("policy-packs.zh-CN.md", "zh")]
    public void Every_answer_the_guide_quotes_is_the_one_that_comes(string name, string language)
    {
        var guide = Guide.Read(name);

        var answered = guide.WithAnswers(command => Answer(command, language));

        if (Environment.GetEnvironmentVariable("XINHENG_APPROVE") == "1")
        {
            File.WriteAllText(guide.File, answered);
        }

        Assert.Equal(answered, File.ReadAllText(guide.File));
        Assert.True(guide.Commands.Count >= 7, "The guide quotes answers.");
    }

    [Fact]
    public void The_guide_teaches_by_the_same_example_in_both_languages()
    {
        var (english, chinese) = (Guide.Read("policy-packs.md"), Guide.Read("policy-packs.zh-CN.md"));

        Assert.Equal(english.Blocks("yaml"), chinese.Blocks("yaml"));
        Assert.Equal(english.Commands, chinese.Commands);
    }

    [Fact]
    public void Before_the_ruling_the_linter_stops_the_example_and_after_it_nothing_does()
    {
        var stages = new List<IReadOnlyList<string>>();
        Guide.Read("policy-packs.md").WithAnswers(command =>
        {
            if (command is { Words: ["lint", "yunqiao/public-credit"] })
            {
                stages.Add([.. Lint(command.Files, command.Words[1]).Where(PackLinter.BlocksActivation).Select(found => found.Check ?? found.Code).Distinct().Order(StringComparer.Ordinal)]);
            }

            return string.Empty;
        });

        Assert.Equal(2, stages.Count);
        Assert.Equal(["L1", "L2"], stages[0]);
        Assert.Empty(stages[1]);
    }

    [Fact]
    public void The_packs_of_the_guide_can_be_put_in_force_and_pass_all_their_cases()
    {
        var files = Guide.Read("policy-packs.md").Files;

        Assert.All(Packs, id =>
        {
            Assert.Empty(Lint(files, id).Where(PackLinter.BlocksActivation).Select(found => DiagnosticText.Render(found, "en")));
            var reading = Read(files, id);
            Assert.Empty(CaseRunner.Run(reading.Pack!, reading.Cases).Where(outcome => !outcome.IsPassed).Select(outcome => outcome.Difference?.Zh)); // nothing blocks: there is a pack
        });
        Assert.Equal(Packs, files.Keys.Select(path => string.Join('/', path.Split('/')[..2])).Distinct().Order(StringComparer.Ordinal));
    }

    private static string Answer(GuideCommand command, string language) => command.Words switch
    {
        ["lint", var id] => string.Concat(Lint(command.Files, id).Select(found => DiagnosticText.Render(found, language))),
        ["pack", "test", var id] => Test(command.Files, id, language),
        ["pack", "diff", var before, var after] => PackDifferenceText.Render(
            PackDifference.Between(Read(command.Files, before).Pack!, Read(command.Files, after).Pack!), language), // tested: the packs compile
        _ => throw new InvalidOperationException($"The guide quotes a command nobody can answer: {string.Join(' ', command.Words)}"),
    };

    private static string Test(IReadOnlyDictionary<string, string> files, string id, string language)
    {
        var reading = Read(files, id);
        var cases = CaseRunner.Run(reading.Pack!, reading.Cases) // tested: the packs compile
            .Select(outcome => $"{(outcome.IsPassed ? '✓' : '✗')} {outcome.Case.Title.In(language)} → {outcome.Actual.In(language)}\n");
        var broken = BrokenCases.Check(FilesOf(files, id)!, other => FilesOf(files, other)) // as above
            .Select(outcome => $"{(outcome.IsAsExpected ? '✓' : '✗')} {outcome.Title.In(language)}\n");
        return string.Concat(cases.Concat(broken));
    }

    private static IReadOnlyList<Diagnostic> Lint(IReadOnlyDictionary<string, string> files, string id)
    {
        var reading = Read(files, id);
        return [.. reading.Diagnostics.Concat(reading.Pack is { } pack ? PackLinter.Check(pack) : []).OrderBy(found => found.Severity)];
    }

    private static PackReading Read(IReadOnlyDictionary<string, string> files, string id) =>
        PackCompiler.Compile(FilesOf(files, id)!, other => FilesOf(files, other)); // the guide names packs it has written

    /// <summary>A pack of the guide, else one that is shipped.</summary>
    private static PackFiles? FilesOf(IReadOnlyDictionary<string, string> files, string id)
    {
        var own = files.Where(file => file.Key.StartsWith(id + "/", StringComparison.Ordinal)).ToDictionary(file => file.Key[(id.Length + 1)..], file => file.Value);
        var folder = Path.Combine(Guide.Root, "packs", id);
        return own.Count > 0 ? new(id, own)
            : Directory.Exists(folder) ? new(id, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText))
            : null;
    }
}
