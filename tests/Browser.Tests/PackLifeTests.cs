using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>A pack's way from an edit to a version that a run uses.</summary>
[Collection(CityTests.Name)]
public sealed class PackLifeTests(RunningCity city)
{
    private const string Pack = "langfang/public-credit";
    private const float Patience = 60_000;

    private static LocatorAssertionsToContainTextOptions Soon => new() { Timeout = Patience };

    [Fact]
    public async Task A_pack_is_edited_mended_saved_submitted_approved_by_another_put_in_force_and_used_by_a_run()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        var page = screen.Page;
        await screen.GoAsync($"/policy/{Pack}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "编辑" }).ClickAsync();
        var findings = page.Locator("#live-findings");
        await Assertions.Expect(findings).ToContainTextAsync("可以提交", Soon);

        await ReplaceAsync(page, "version: \"2023.1\"", "versionn: \"2099.1\"");
        await Assertions.Expect(findings.GetByText("PK-009")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = Patience });
        await Assertions.Expect(page.Locator(".cm-lintRange-error").First).ToBeAttachedAsync();
        await screen.KeepPictureAsync("editor-finding");
        Assert.Equal([], await screen.ViolationsAsync());
        await findings.GetByRole(AriaRole.Button).Filter(new LocatorFilterOptions { HasText = "PK-009" }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".cm-content")).ToBeFocusedAsync();

        await ReplaceAsync(page, "versionn: \"2099.1\"", "version: \"2099.1\"");
        await Assertions.Expect(findings).ToContainTextAsync("可以提交", Soon);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "与现行版本对照" }).ClickAsync();
        await Assertions.Expect(page.Locator("#compare .cm-deletedChunk").First).ToContainTextAsync("2023.1", Soon);
        await screen.KeepPictureAsync("editor-compare");
        Assert.Equal([], await screen.ViolationsAsync());

        await StepAsync(page, "李明", "保存草稿");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(new Regex("^草稿 [0-9]+："), new LocatorAssertionsToHaveTextOptions { Timeout = Patience });
        await StepAsync(page, "李明", "提交批准");
        await Assertions.Expect(page.Locator("#life")).ToContainTextAsync("待批准", Soon);
        await StepAsync(page, "王芳", "批准");
        await Assertions.Expect(page.Locator("#life")).ToContainTextAsync("已批准", Soon);
        await StepAsync(page, "王芳", "启用");
        await Assertions.Expect(page.Locator("h1 + *")).ToContainTextAsync("已启用", Soon);
        await screen.KeepPictureAsync("draft-in-force");
        Assert.Equal([], await screen.ViolationsAsync());
        Assert.Equal([], screen.Complaints);

        await screen.GoAsync("/assessment");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "开始评价" }).ClickAsync();
        await Assertions.Expect(page.Locator("#content")).ToContainTextAsync("2099.1", Soon);
        await screen.GoAsync($"/policy/{Pack}");
        await Assertions.Expect(page.Locator("#versions li.in-force")).ToContainTextAsync("2099.1", Soon);
    }

    [Fact]
    public async Task What_was_typed_is_there_again_after_the_page_was_left()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/policy/national/catalogue/edit");
        await screen.Page.Locator(".cm-content").WaitForAsync();

        await screen.Page.Locator(".cm-content").ClickAsync();
        await screen.Page.Keyboard.PressAsync("Control+Home");
        await screen.Page.Keyboard.TypeAsync("# 尚未保存\n");
        await screen.GoAsync("/policy");
        await screen.GoAsync("/policy/national/catalogue/edit");

        await Assertions.Expect(screen.Page.Locator(".cm-content")).ToContainTextAsync("# 尚未保存");
        await Assertions.Expect(screen.Page.Locator("#content")).ToContainTextAsync("上次没有保存的改动");
    }

    /// <summary>Replaces text in the file one is in, as typing would.</summary>
    private static async Task ReplaceAsync(IPage page, string find, string put)
    {
        var line = page.Locator(".cm-line", new PageLocatorOptions { HasText = find }).First;
        await line.ScrollIntoViewIfNeededAsync();
        await line.ClickAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("Shift+End");
        await page.Keyboard.InsertTextAsync(put);
    }

    private static async Task StepAsync(IPage page, string name, string step)
    {
        await page.GetByLabel("办理人姓名").FillAsync(name);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = step, Exact = true }).ClickAsync();
    }
}
