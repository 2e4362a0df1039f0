using Microsoft.Playwright;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>Finding an enterprise and reading why it has its grade.</summary>
[Collection(CityTests.Name)]
public sealed class EnterpriseTests(RunningCity city)
{
    [Fact]
    public async Task A_filter_stands_in_the_address_and_survives_a_reload()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/registry");

        await screen.Page.GetByLabel("等级", new PageGetByLabelOptions { Exact = true }).ClickAsync();
        await screen.Page.Locator(".ant-select-item-option").Filter(new LocatorFilterOptions { HasTextRegex = new("^B ") }).ClickAsync();
        await screen.Page.WaitForURLAsync(url => url.Contains("grade=B", StringComparison.Ordinal));
        await screen.Page.ReloadAsync();
        await screen.RestAsync();

        await Assertions.Expect(screen.Page.Locator("h1 + *")).ToContainTextAsync("符合条件的有");
        Assert.Contains("grade=B", screen.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_nobody_matches_says_so_and_what_to_do()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/registry");

        await screen.Page.GetByLabel("按名称或信用代码查找").FillAsync("不存在的名称甲乙丙");

        await Assertions.Expect(screen.Page.Locator("#content")).ToContainTextAsync("没有符合条件的企业");
        await Assertions.Expect(screen.Page.Locator("#content")).ToContainTextAsync("可以少用一个条件");
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task An_enterprise_page_answers_first_and_proves_it_with_clause_and_records()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync(await Enterprises.WorseThanBestAsync(screen));

        await Assertions.Expect(screen.Page.GetByTestId("answer")).ToContainTextAsync("B");
        await Assertions.Expect(screen.Page.Locator("#basis blockquote").First).Not.ToBeEmptyAsync();
        await Assertions.Expect(screen.Page.Locator("#counted li").First).ToBeVisibleAsync();
        await Assertions.Expect(screen.Page.Locator("#outlook")).ToContainTextAsync("提升等级的合法途径");
        await Assertions.Expect(screen.Page.Locator("#identity")).ToContainTextAsync("第 18 位校验");
    }

    [Fact]
    public async Task An_enterprise_page_shows_what_others_graded_it_and_who_did()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync(await Enterprises.WithReceivedResultAsync(screen));

        var results = screen.Page.Locator("#received-results");
        await Assertions.Expect(results).ToContainTextAsync("外部评价结果");
        await Assertions.Expect(results.Locator("li").First).ToContainTextAsync("作出，");
        await Assertions.Expect(results.Locator("li a").First).ToContainTextAsync("批第");
    }

    [Fact]
    public async Task The_clause_of_a_rule_leads_to_its_words_in_the_pack()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync(await Enterprises.WorseThanBestAsync(screen));

        await screen.Page.Locator("#basis a").First.ClickAsync();
        await screen.RestAsync();

        Assert.Contains("/policy/langfang/public-credit#clause-", screen.Page.Url, StringComparison.Ordinal);
        var article = Uri.UnescapeDataString(new Uri(screen.Page.Url).Fragment[1..]);
        await Assertions.Expect(screen.Page.Locator($"[id='{article}'] blockquote")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task An_enterprise_can_be_seen_as_of_an_earlier_day()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        var path = await Enterprises.WorseThanBestAsync(screen);

        await screen.GoAsync($"{path}?asOf=2000-01-01");

        await Assertions.Expect(screen.Page.Locator("#content")).ToContainTextAsync("评价日期 2000-01-01");
        await Assertions.Expect(screen.Page.Locator("#counted")).ToContainTextAsync("没有任何记录影响这次评价");
    }

    [Fact]
    public async Task The_language_chosen_is_remembered()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/registry");

        await screen.Page.GetByText("English", new PageGetByTextOptions { Exact = true }).ClickAsync();
        await screen.GoAsync("/");

        await Assertions.Expect(screen.Page.Locator("h1")).ToHaveTextAsync("Overview");
    }
}
