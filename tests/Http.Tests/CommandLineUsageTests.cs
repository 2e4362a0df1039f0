using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>What is said to whoever writes a command wrongly.</summary>
public sealed class CommandLineUsageTests
{
    [Theory]
    [InlineData("缺少 PACK", "lint")]
    [InlineData("缺少 FILE", "import")]
    [InlineData("缺少 CODE", "explain")]
    [InlineData("缺少 -o", "batch", "rejected", "7")]
    [InlineData("缺少命令", "batch")]
    public async Task What_is_missing_is_named(string missing, params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await CommandLineTests.RunAsync(place, [.. args, "--lang", "zh"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.StartsWith($"用法不对：{missing}。", error);
    }

    [Theory]
    [InlineData("zh", "“quick”无效，应为 auto、explaining、columns、sql 之一")]
    [InlineData("en", "the value \"quick\" is not valid; expected one of auto, explaining, columns, sql")]
    public async Task A_value_that_is_none_of_those_allowed_is_answered_with_them(string language, string words)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await CommandLineTests.RunAsync(place, "grade", "--engine", "quick", "--lang", language);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_too_short_to_be_near_to_any_other_gets_no_guess()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await CommandLineTests.RunAsync(place, "grades", "list", "D", "--lang", "en");

        Assert.Equal(ExitCode.Usage, code);
        Assert.DoesNotContain("Did you mean", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("imprt", "import")]
    [InlineData("explian", "explain")]
    [InlineData("serv", "serve")]
    public async Task A_misspelt_command_is_answered_with_the_one_that_was_meant(string written, string meant)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, output, error) = await CommandLineTests.RunAsync(place, written, "--lang", "en");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains($"Did you mean \"{meant}\"", error);
        Assert.Equal(string.Empty, output);
    }

    [Theory]
    [InlineData("grade", "--as-of", "yesterday")]
    [InlineData("batch", "show", "seven")]
    [InlineData("batch", "rejected", "7")]
    [InlineData("subject", "find")]
    [InlineData("import")]
    [InlineData("pack", "approve", "7")]
    [InlineData("pack", "activate", "7", "--by", "李明", "--from", "tomorrow")]
    [InlineData("demo", "--subjects", "many")]
    [InlineData("pack", "list", "--lang", "fr")]
    [InlineData("batch")]
    [InlineData("batch", "list", "--db", "foo")]
    [InlineData("batch", "list", "--db", "")]
    [InlineData("batch", "list", "--db", "Server=")]
    [InlineData("batch", "list", "--db", "Host=127.0.0.1;Nonsense=1")]
    public async Task What_is_written_wrongly_ends_with_two_and_says_how_it_is_written(params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, output, error) = await CommandLineTests.RunAsync(place, args);

        Assert.Equal((ExitCode.Usage, string.Empty), (code, output));
        Assert.Contains("--help", error);
    }

    [Fact]
    public async Task A_date_that_is_none_is_answered_with_what_was_expected_in_the_readers_language()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var chinese = await CommandLineTests.RunAsync(place, "grade", "--as-of", "2026/13/1", "--lang", "zh");
        var english = await CommandLineTests.RunAsync(place, "grade", "--as-of", "2026/13/1", "--lang", "en");

        Assert.Contains("--as-of 的值“2026/13/1”无效，应为日期，例如 2026-11-01", chinese.Error);
        Assert.Contains("expected a date, such as 2026-11-01", english.Error);
    }

    [Theory]
    [InlineData("the value \"abc\" is not valid; expected a whole number, such as 20", "warnings", "show", "abc")]
    [InlineData("the value \"99999999999999999999\" is not valid; expected a smaller whole number, such as 20", "warnings", "show", "99999999999999999999")]
    [InlineData("--as-of stands more than once; give it once", "grades", "count", "--as-of", "2026-01-01", "--as-of", "2026-01-02")]
    [InlineData("the value \"２０２６-01-01\" of --as-of is not valid; expected a date, such as 2026-11-01", "grades", "list", "--as-of", "２０２６-01-01")]
    public async Task A_slip_of_the_hand_is_told_as_what_it_is(string said, params string[] args)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await CommandLineTests.RunAsync(place, [.. args, "--lang", "en"]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(said, error, StringComparison.Ordinal);
    }
}
