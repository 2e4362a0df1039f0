using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class DirectoryTests
{
    private static readonly DirectoryRule Rule = new("131000", ["municipal"], "langfang-2023 二(二)");

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "二(二)", "LF-2")]
    public async Task Municipal_state_owned_enterprises_stand_in_the_citys_directory_and_others_in_their_countys(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(
            Rows.Registration(Rows.LegacyCode(1)) with { StateOwned = "municipal" },
            Rows.Registration(Rows.LegacyCode(2)) with { StateOwned = "county" },
            Rows.Registration(Rows.LegacyCode(3)) with { Division = "131071" },
            Rows.Registration(Rows.LegacyCode(4)) with { Division = null },
            Rows.Registration(Rows.LegacyCode(5)) with { Division = "110112" });
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);
        var directories = new EnterpriseDirectories(registry.Database, Divisions.National, Rule);

        var listed = await directories.ListAsync(RegistryFixture.Token);

        Assert.Equal(["131000", "131002", "131003", "131022", "131023", "131024", "131025", "131026", "131028", "131071", "131081", "131082", "elsewhere"], listed.Select(d => d.Code));
        Assert.Equal(
            [("131000", 1), ("131071", 1), ("131082", 1), ("elsewhere", 2)],
            listed.Where(d => d.Subjects > 0).Select(d => (d.Code, (int)d.Subjects)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "二(二)", "LF-2")]
    public async Task Every_subject_stands_in_exactly_one_directory(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var random = new Random(11);
        string?[] divisions = ["131002", "131082", "131071", "131000", "130302", "999999", "", null, "131021"];
        string[] owned = ["none", "county", "municipal", "provincial"];
        await registry.TakeAsync([.. Enumerable.Range(0, 6_000).Select(n => Rows.Registration(Rows.LegacyCode(n)) with
        {
            Division = divisions[random.Next(divisions.Length)],
            StateOwned = random.Next(50) == 0 ? owned[random.Next(owned.Length)] : "none",
        })]);
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);
        var directories = new EnterpriseDirectories(registry.Database, Divisions.National, Rule);

        var found = new List<long>();
        foreach (var directory in await directories.ListAsync(RegistryFixture.Token))
        {
            var before = found.Count;
            await foreach (var hit in directories.ExportAsync(directory.Code, RegistryFixture.Token))
            {
                Assert.Equal(directory.Code, directories.DirectoryOf(hit.Division, hit.StateOwned));
                found.Add(hit.Number.Value);
            }

            Assert.Equal(directory.Subjects, found.Count - before);
        }

        Assert.Equal(Enumerable.Range(1, 6_000).Select(n => (long)n), found.Order());
    }

    [Fact]
    public void An_abolished_county_stands_for_the_one_that_took_its_place()
    {
        var directories = new EnterpriseDirectories(null!, Divisions.National, Rule with { Territory = "310000" });

        Assert.Equal("310151", directories.DirectoryOf("310230", "none"));
    }
}
