using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class SearchTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subjects_are_found_by_two_characters_of_the_name_and_by_any_part_of_the_code(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(
            Rows.Registration("91110000710925462X", "廊坊云山（集团）有限公司"), Rows.Registration("914403001922038216", "固安清岚ABC科技厂"), Rows.Registration("", "无码小店"));
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        foreach (var (text, expected) in new[]
        {
            ("云山", 1), ("山集团", 1), ("廊坊 集团", 1), ("清岚", 2), ("ABC", 2), ("abc科技", 2), ("ａｂｃ", 2), ("25462X", 1), ("62x", 1), ("30019", 2),
            ("无码", 3), ("914403001922038216", 2), ("91440300 8216", 2),
        })
        {
            Assert.Equal((text, expected), (text, (int)Assert.Single(await FindAsync(registry, text)).Value));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_nowhere_is_not_found(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration("91110000710925462X", "廊坊云山有限公司"));
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        foreach (var text in new[] { "山云", "公司廊坊", "25462Y", "\" OR 1=1 --", "云山*", "NEAR(云 山)", "云\"山\"X", "云%司", "__", new string('山', 10_000) })
        {
            if (text is "云山*" or "__")
            {
                // Signs are not part of names: 云山* is 云山, and __ is no text at all.
                Assert.Single(await FindAsync(registry, text));
                continue;
            }

            Assert.Empty(await FindAsync(registry, text));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_name_is_found_and_so_is_the_old_one(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code, "旧名有限公司"));
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);
        await registry.TakeAsync(Rows.Registration(Rows.Code, "新号有限公司"));
        await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号"), Rows.Penalty(Rows.LegacyCode(1), "2号") with { SubjectName = "只有处罚的店" });

        var state = await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        Assert.Equal(state.Last, state.Through);
        Assert.Equal(await FindAsync(registry, "新号"), await FindAsync(registry, "旧名"));
        Assert.Empty(await FindAsync(registry, "公司旧名"));
        var hit = Assert.Single((await registry.Search.SearchAsync(new SubjectQuery { Text = "旧名" }, RegistryFixture.Token)).Hits);
        Assert.Equal("新号有限公司", hit.Name);
        Assert.Equal(["旧名有限公司"], hit.FormerNames);
        Assert.Single(await FindAsync(registry, "只有处罚"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_is_found_by_any_part_of_a_former_code(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var subject = Assert.Single(await registry.TakeAsync(Rows.Registration(Rows.Code))).Subject;
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);
        await registry.Database.WriteAsync(
            (transaction, token) => new FormerCodes(registry.Database).LinkAsync(transaction, subject, CreditCode.Read("320404000009558"), Rows.Origin, token),
            RegistryFixture.Token);
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        Assert.Equal(subject, Assert.Single(await FindAsync(registry, "4000009558")));
        Assert.Equal(subject, Assert.Single(await FindAsync(registry, Rows.Code[9..])));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Filters_and_pages_find_exactly_what_looking_through_all_finds(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        string[] divisions = ["131082", "131081", "131002", "130302"];
        string[] names = ["云山", "清岚", "禾木", "松柏"];
        string[] trades = ["C1411", "F5212", "C1311"];
        var rows = Enumerable.Range(0, 14_000).Select(n => Rows.Registration(Rows.LegacyCode(n), $"{names[n * 7 / 5 % 4]}{names[n % 3]}有限公司") with
        {
            Division = n % 11 == 0 ? null : divisions[n % 4],
            Industry = trades[n % 3],
            Licence = n % 1000 == 999 ? "revoked" : "active",
            SubjectKind = n > 13_500 ? "individual-business" : "enterprise",
        }).ToArray();
        await registry.TakeAsync(rows);
        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        foreach (var query in new[]
        {
            new SubjectQuery { Text = "有限公司" },
            new SubjectQuery { Text = "云山", DivisionPrefix = "131082" },
            new SubjectQuery { DivisionPrefix = "1310", Licence = "revoked" },
            new SubjectQuery { DivisionPrefix = "13108", IndustryPrefix = "C", Licence = "revoked" },
            new SubjectQuery { Text = "松柏", IndustryPrefix = "C13", SubjectKind = "individual-business" },
            new SubjectQuery { Text = "0249" },
            new SubjectQuery { SubjectKind = "cooperative" },
        })
        {
            var expected = rows.Index().Where(r => Matches(query, r.Item)).Select(r => r.Index + 1L);

            Assert.Equal(expected, (await AllPagesAsync(registry, query with { Limit = 500 })).Select(s => s.Value));
        }
    }

    private static bool Matches(SubjectQuery query, IncomingRegistration row) =>
        (query.Text is null || row.Name.Contains(query.Text) || row.Code.Value.Contains(query.Text))
        && (query.DivisionPrefix is null || row.Division?.StartsWith(query.DivisionPrefix) == true)
        && (query.IndustryPrefix is null || row.Industry?.StartsWith(query.IndustryPrefix) == true)
        && (query.Licence is null || row.Licence == query.Licence)
        && (query.SubjectKind is null || row.SubjectKind == query.SubjectKind);

    private static Task<List<SubjectNumber>> FindAsync(RegistryFixture registry, string text) => AllPagesAsync(registry, new SubjectQuery { Text = text });

    private static async Task<List<SubjectNumber>> AllPagesAsync(RegistryFixture registry, SubjectQuery query)
    {
        var found = new List<SubjectNumber>();
        for (SubjectNumber? after = new SubjectNumber(0); after is { } from;)
        {
            var page = await registry.Search.SearchAsync(query with { After = from }, RegistryFixture.Token);
            found.AddRange(page.Hits.Select(h => h.Number));
            after = page.Next;
        }

        return found;
    }
}
