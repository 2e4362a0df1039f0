using Microsoft.Playwright;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>Starting a run and seeing what came of it.</summary>
[Collection(CityTests.Name)]
public sealed class AssessmentTests(RunningCity city)
{
    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-9")]
    public async Task A_run_started_on_the_page_finishes_and_shows_its_result()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await screen.GoAsync("/assessment");
        var before = await screen.Page.GetByText("已完成", new PageGetByTextOptions { Exact = true }).CountAsync();

        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "开始评价" }).ClickAsync();

        await Assertions.Expect(screen.Page.GetByText("已完成", new PageGetByTextOptions { Exact = true })).ToHaveCountAsync(before + 1);
        Assert.Equal([], screen.Complaints);
    }

    [Fact]
    public async Task A_pack_shows_each_rule_beside_the_words_of_its_clause()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync("/policy/langfang/public-credit");

        var rules = screen.Page.Locator("#rules li");
        Assert.True(await rules.CountAsync() >= 4);
        foreach (var rule in await rules.AllAsync())
        {
            await Assertions.Expect(rule.Locator("blockquote").First).Not.ToBeEmptyAsync();
        }
    }

    [Fact]
    public async Task Every_case_of_the_pack_passes_and_the_page_says_so()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync("/policy/langfang/public-credit");

        var heading = await screen.Page.Locator("#cases h2").InnerTextAsync();
        Assert.Matches(@"（(\d+)/\1 通过）", heading);
    }
}
