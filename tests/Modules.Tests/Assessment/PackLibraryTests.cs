using Xinheng.Assessment;
using Xinheng.Evaluation;
using Xinheng.Policy.Packs.Cases;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class PackLibraryTests
{
    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task Every_case_of_the_shipped_packs_comes_out_as_its_author_expects()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);

        var outcomes = city.Packs.List().Where(entry => entry.Pack is not null)
            .SelectMany(entry => CaseRunner.Run(entry.Pack!, entry.Cases)).ToList(); // filtered on the line before

        Assert.True(outcomes.Count >= 300, $"{outcomes.Count} cases");
        Assert.Empty(outcomes.Where(outcome => !outcome.IsPassed).Select(outcome => $"{outcome.Case.Title.Zh}: {outcome.Difference!.Zh}")); // not passed: there is one
    }

    [Fact]
    public async Task A_pack_is_compiled_once_and_again_when_a_file_changes()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var folder = Directory.CreateTempSubdirectory("xinheng-packs-");
        Copy(city.Packs.Root, folder.FullName);
        var library = new PackLibrary(folder.FullName);

        var first = library.Find(GradedCity.Pack);
        var same = library.Find(GradedCity.Pack);
        await File.AppendAllTextAsync(
            Path.Combine(folder.FullName, "national", "catalogue", "pack.yaml"), "# a later hand\n", TestContext.Current.CancellationToken);
        var changed = library.Find(GradedCity.Pack);

        Assert.Same(first, same);
        Assert.NotEqual(first?.Pack?.Fingerprint, changed?.Pack?.Fingerprint);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("pack: langfang/public-credit\n", "langfang/public-credit")]
    [InlineData("# a copy\npack: 'langfang/public-credit' # to be tried\r\n", "langfang/public-credit")]
    [InlineData("pack: ../../secret\n", "working/copy")]
    [InlineData("title: nothing\n", "working/copy")]
    public void A_working_copy_is_the_pack_it_says_it_is_whatever_its_folder_is_called(string text, string id)
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-packs-");
        var copy = Directory.CreateDirectory(Path.Combine(folder.FullName, "working", "copy"));
        File.WriteAllText(Path.Combine(copy.FullName, "pack.yaml"), text);

        Assert.Equal(id, new PackLibrary(Path.Combine(folder.FullName, "packs")).Open(copy.FullName)?.Id);
        Assert.Equal("working/copy", Assert.Single(new PackLibrary(folder.FullName).List()).Id);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_case_that_fails_says_what_came_instead_and_why()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var entry = city.Packs.Find(GradedCity.Pack)!; // shipped
        var right = entry.Cases.First(one => one.ExpectedLetter == "B");
        var wrong = right with { Expected = [new Expected.Grade("D", right.Span)] };

        var outcome = CaseRunner.Run(entry.Pack!, [wrong]).Single(); // shipped without errors

        Assert.False(outcome.IsPassed);
        Assert.StartsWith("Expected D, found B (langfang-2023 三(五);", outcome.Difference?.En);
        Assert.StartsWith("应为D，实为B（langfang-2023 三(五)；", outcome.Difference?.Zh);
    }

    [Theory]
    [InlineData("pack: [", "PK-")]
    [InlineData("", "PK-")]
    public void A_bad_folder_gives_diagnostics_and_no_exception(string text, string code)
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-packs-");
        var pack = Directory.CreateDirectory(Path.Combine(folder.FullName, "someone", "broken"));
        File.WriteAllText(Path.Combine(pack.FullName, "pack.yaml"), text);

        var entry = Assert.Single(new PackLibrary(folder.FullName).List());

        Assert.Null(entry.Pack);
        Assert.True(entry.IsBlocked);
        Assert.StartsWith(code, entry.Diagnostics[0].Code);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_file_too_large_to_be_written_by_a_person_is_refused_unread()
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-packs-");
        var pack = Directory.CreateDirectory(Path.Combine(folder.FullName, "someone", "huge"));
        File.WriteAllText(Path.Combine(pack.FullName, "pack.yaml"), new string('#', 4_000_001));

        var entry = Assert.Single(new PackLibrary(folder.FullName).List());

        Assert.Contains(entry.Diagnostics, diagnostic => diagnostic.Code == "AS-001");
        Assert.Null(entry.Pack);
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("../packs")]
    [InlineData("langfang/../national/catalogue")]
    [InlineData("/etc")]
    [InlineData("")]
    public async Task A_path_is_never_an_id(string id)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);

        Assert.Null(city.Packs.Find(id));
    }

    [Fact]
    public void A_library_without_a_folder_is_empty() =>
        Assert.Empty(new PackLibrary(Path.Combine(Path.GetTempPath(), "xinheng-no-such-folder")).List());

    internal static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!); // a file has a folder
            File.Copy(file, target);
        }
    }

    [Fact]
    public async Task A_pack_is_compiled_once_however_many_ask_for_it_at_the_same_time()
    {
        var library = new PackLibrary(GradedCity.PackRoot());

        var entries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => library.Find("langfang/public-credit"))));

        Assert.NotNull(entries[0]);
        Assert.All(entries, entry => Assert.Same(entries[0], entry));
    }
}
