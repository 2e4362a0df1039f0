using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Slips of the hand on the command line.</summary>
public sealed class CommandLineSlipTests
{
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
