using Microsoft.Playwright;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>Finding one's way on a page, following its numbers, and taking it along.</summary>
[Collection(CityTests.Name)]
public sealed class ReadingTests(RunningCity city)
{
    private const string Pack = "/policy/langfang/public-credit";

    [Fact]
    public async Task A_chart_can_be_taken_along_as_a_picture()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/");
        await Assertions.Expect(screen.Page.Locator("figure svg").First).ToBeVisibleAsync();

        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByText("下载图片").First.ClickAsync());

        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], bytes[..4]);
        Assert.True(bytes.Length > 5_000, $"{bytes.Length} bytes are no drawing");
    }

    [Fact]
    public async Task A_count_by_kind_leads_to_the_enterprises_that_have_such_records()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/");

        await screen.Page.Locator("#records-by-kind a[href*='record=penalty']").ClickAsync();
        await screen.RestAsync();

        await Assertions.Expect(screen.Page.Locator(".query-table tbody a").First).ToBeVisibleAsync();
        Assert.EndsWith("/registry?record=penalty", screen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_phone_the_long_parts_of_a_pack_open_by_key_by_the_contents_and_on_paper()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address, 390);
        await screen.GoAsync(Pack);
        var cases = screen.Page.Locator("#cases");
        var documents = screen.Page.Locator("#documents");

        await Assertions.Expect(cases.Locator(".section-body")).ToBeHiddenAsync();
        await cases.GetByRole(AriaRole.Button).First.FocusAsync();
        await screen.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(cases.Locator(".section-body")).ToBeVisibleAsync();
        await screen.Page.Locator("nav .contents a[href='#documents']").ClickAsync();
        await Assertions.Expect(documents.Locator(".section-body")).ToBeVisibleAsync();
        Assert.Equal([], await screen.ViolationsAsync());

        await Assertions.Expect(screen.Page.Locator("#composition .section-body")).ToBeHiddenAsync();
        await screen.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(screen.Page.Locator("#composition .section-body")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_clause_inside_a_closed_part_is_shown_when_an_address_names_it()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address, 390);

        await screen.GoAsync($"{Pack}#{Uri.EscapeDataString("clause-langfang-2023-三(五)")}");

        await Assertions.Expect(screen.Page.Locator("[id='clause-langfang-2023-三(五)'] blockquote")).ToBeInViewportAsync();
    }
}
