using Xinheng.Assessment.Outside;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class OutsideSettingsTests
{
    private const string LeftOpen = "hebei/public-credit";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_policy_leaves_to_the_deployment_is_not_shown_until_somebody_allows_it(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var scheme = Scheme(city, LeftOpen);

        var before = await city.Outside.DecideAsync(scheme, scheme);
        await city.Outside.SetAsync(Pack(city, LeftOpen), new(true, Texts.Author, " 会议决定 "));
        var allowed = await city.Outside.DecideAsync(scheme, scheme);
        await city.Outside.SetAsync(Pack(city, LeftOpen), new(false, Texts.Approver, "省里统一展示"));
        var denied = await city.Outside.DecideAsync(scheme, scheme);

        Assert.Equal(
            [(false, OutsideGround.NotSet), (true, OutsideGround.SetToAllow), (false, OutsideGround.SetToDeny)],
            new[] { before, allowed, denied }.Select(showing => (showing.IsShown, showing.Ground)));
        Assert.Equal(
            [(false, Texts.Approver, "省里统一展示"), (true, Texts.Author, "会议决定")],
            (await city.Outside.HistoryAsync(scheme.Id)).Select(setting => (setting.IsAllowed, setting.By, setting.Reason)));
        Assert.Equal(city.Clock.GetUtcNow(), (await city.Outside.FindAsync(scheme.Id))?.At);
    }

    [Theory]
    [InlineData("langfang/industry-risk")]
    [InlineData("langfang/public-credit")]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public async Task What_a_policy_forbids_or_does_not_say_cannot_be_set(string pack)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);

        var answer = await city.Outside.SetAsync(Pack(city, pack), new(true, Texts.Author, "想展示"));

        Assert.Equal("AS-040", answer.Refusal?.Code);
        Assert.Empty(await city.Outside.HistoryAsync(Scheme(city, pack).Id));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("   ")]
    [InlineData("……")]
    [InlineData("a\0b")]
    [InlineData(OutsideSettings.LongestReason + 1)]
    public async Task A_setting_without_a_reason_is_refused(object? reason)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);

        var answer = await city.Outside.SetAsync(Pack(city, LeftOpen), new(true, Texts.Author, reason is int length ? new string('由', length) : (string?)reason));

        Assert.Equal("AS-041", answer.Refusal?.Code);
        Assert.Null(await city.Outside.FindAsync(Scheme(city, LeftOpen).Id));
    }

    [Fact]
    [Clause("liaoning-2022", "5", "LN-5")]
    public async Task A_grade_given_while_the_policy_forbade_it_is_not_shown_when_a_later_version_allows_it_nor_the_other_way_round()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var allows = Scheme(city, LeftOpen) with { Outside = OutsideUse.Allowed };
        var forbids = allows with { Outside = OutsideUse.Never };

        Assert.False((await city.Outside.DecideAsync(forbids, allows)).IsShown);
        Assert.False((await city.Outside.DecideAsync(allows, forbids)).IsShown);
        Assert.True((await city.Outside.DecideAsync(allows, null)).IsShown);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Settings_made_at_the_same_moment_are_all_kept(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var pack = Pack(city, LeftOpen);

        await Task.WhenAll(Enumerable.Range(1, 12).Select(number => Task.Run(() => city.Outside.SetAsync(pack, new(number % 2 == 0, Texts.Author, $"第 {number} 次")))));

        Assert.Equal(12, (await city.Outside.HistoryAsync(Scheme(city, LeftOpen).Id)).Select(setting => setting.Reason).Distinct().Count());
    }

    private static CompiledPack Pack(GradedCity city, string id) => city.Packs.Find(id)!.Pack!; // shipped, and without errors

    private static Scheme Scheme(GradedCity city, string id) => Pack(city, id).Scheme!; // these packs have one
}
