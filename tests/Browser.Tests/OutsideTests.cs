using Microsoft.Playwright;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>What may leave the office, and finding the pack that says so.</summary>
[Collection(CityTests.Name)]
public sealed class OutsideTests(RunningCity city)
{
    private const float Patience = 60_000;

    [Fact]
    public async Task An_enterprise_page_says_that_the_grade_is_for_use_inside_only_and_so_does_every_printed_page()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync(await Enterprises.WorseThanBestAsync(screen));

        await Assertions.Expect(screen.Page.Locator(".internal-mark").First).ToContainTextAsync("仅供内部使用");
        await Assertions.Expect(screen.Page.Locator(".internal-mark").First).ToContainTextAsync("政策包没有写明可否对外展示");
        var running = await screen.Page.EvaluateAsync<string>("() => [...document.querySelectorAll('style[media=print]')].map(style => style.textContent).join('')");
        Assert.Contains("@page { @bottom-center { content: \"内部使用，不得对外展示\"", running, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_pack_leaves_it_open_showing_its_grades_is_set_with_name_and_reason_and_the_setting_is_kept()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address, 390);
        await screen.GoAsync("/policy/hebei/public-credit");
        var outside = screen.Page.Locator("#outside");
        await Assertions.Expect(outside).ToContainTextAsync("尚未设定", new LocatorAssertionsToContainTextOptions { Timeout = Patience });

        await outside.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "设定可否对外展示" }).ClickAsync();
        await outside.GetByLabel("可以对外展示").CheckAsync();
        await outside.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "保存设定" }).ClickAsync();
        await Assertions.Expect(outside).ToContainTextAsync("请写明理由");
        await outside.GetByLabel("设定人姓名").FillAsync("李明");
        await outside.GetByLabel("理由").FillAsync("省信用办会议决定");
        Assert.Equal([], await screen.ViolationsAsync());
        await outside.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "保存设定" }).ClickAsync();

        await Assertions.Expect(outside).ToContainTextAsync("已设定为可以", new LocatorAssertionsToContainTextOptions { Timeout = Patience });
        await Assertions.Expect(outside.Locator("ol")).ToContainTextAsync("省信用办会议决定");
        await screen.KeepPictureAsync("pack-outside-390");
        Assert.Equal(0, await screen.SidewaysAsync());
        Assert.Equal([], screen.Complaints);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Packs_stand_under_their_territory_and_a_search_leaves_what_it_finds(int width)
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address, width);
        await screen.GoAsync("/policy");
        await Assertions.Expect(screen.Page.Locator("#packs-131000")).ToContainTextAsync("河北省 廊坊市", new LocatorAssertionsToContainTextOptions { Timeout = Patience });
        await Assertions.Expect(screen.Page.Locator("#packs-literal")).ToContainTextAsync("逐字转写的文件");

        await screen.Page.GetByLabel("查找政策包").FillAsync("辽宁 食品");

        await Assertions.Expect(screen.Page.Locator("#packs-131000")).ToHaveCountAsync(0);
        await Assertions.Expect(screen.Page.Locator("#packs-210000")).ToContainTextAsync("liaoning/food-safety");
        await screen.KeepPictureAsync($"packs-search-{width}");
        await screen.Page.GetByLabel("查找政策包").FillAsync("没有这样的政策包");
        await Assertions.Expect(screen.Page.Locator("#content")).ToContainTextAsync("没有符合的政策包");
        Assert.Equal(0, await screen.SidewaysAsync());
    }
}
