using Microsoft.Playwright;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>What holds for every page, in both languages, on a desk and in a hand.</summary>
[Collection(CityTests.Name)]
public sealed class EveryPageTests(RunningCity city)
{
    private static readonly (string Name, string Path, string Chinese, string English)[] Fixed =
    [
        ("overview", "/", "等级分布", "Grades"),
        ("registry", "/registry", "显示的列", "Columns"),
        ("intake", "/intake", "把文件拖到这里", "Drop files here"),
        ("assessment", "/assessment", "待人工研判的企业", "Enterprises that need a person's judgement"),
        ("backtests", "/backtests", "平台中的检查结果", "inspections in the platform"),
        ("consistency", "/consistency", "没有发现同一主体的等级差距过大", "No grades of one subject have been found far apart"),
        ("warnings", "/warnings", "还没有启用的预警规则", "No warning rule is switched on"),
        ("warning-rules", "/warnings/rules", "还没有预警规则", "There is no warning rule yet"),
        ("what-if", "/what-if", "等级怎样变", "How grades change"),
        ("policy", "/policy", "langfang/public-credit", "langfang/public-credit"),
        ("pack", "/policy/langfang/public-credit", "评价规则与条款原文", "Rules beside their clauses"),
        ("catalogue", "/policy/national/catalogue", "信用评价信息构成表", "Information composition table"),
        ("tree", "/policy/liaoning/general-risk", "判断矩阵：企业信用风险分", "Judgement matrix: credit risk points"),
        ("sheet", "/policy/liaoning/general-risk/sheet", "没有案例", "No case tries it"),
        ("editor", "/policy/langfang/literal/edit", "新文件的路径", "Path of a new file"),
        ("receipt", "/intake/1", "SHA-256", "SHA-256"),
        ("nowhere", "/nowhere", "没有这个页面", "There is no such page"),
    ];

    /// <summary>Page × language × width.</summary>
    public static TheoryData<string, string, int> Pages()
    {
        var rows = new TheoryData<string, string, int>();
        foreach (var name in Fixed.Select(page => page.Name).Append("enterprise"))
        {
            foreach (var language in new[] { "zh-CN", "en" })
            {
                rows.Add(name, language, 1280);
                rows.Add(name, language, 390);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_accessible_fits_its_width_and_does_not_complain(string name, string language, int width)
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address, width, language);
        var (path, text) = await PlaceAsync(screen, name, language);

        await screen.GoAsync(path);
        await Assertions.Expect(screen.Page.Locator("main, #content").First).ToContainTextAsync(text);
        await screen.KeepPictureAsync($"{name}-{language}-{width}");

        Assert.Equal([], await screen.ViolationsAsync());
        Assert.Equal(0, await screen.SidewaysAsync());
        Assert.Equal([], screen.Complaints);
        Assert.Equal(language, await screen.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/registry")]
    [InlineData("/policy/langfang/public-credit")]
    public async Task Every_page_says_that_the_data_are_made_up(string path)
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);

        await screen.GoAsync(path);

        Assert.Contains("演示数据", await screen.Page.Locator("header").InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string Path, string Text)> PlaceAsync(Screen screen, string name, string language)
    {
        if (name is "enterprise")
        {
            return (await Enterprises.WorseThanBestAsync(screen), language is "en" ? "The rule that decided" : "评价依据");
        }

        var page = Fixed.Single(place => place.Name == name);
        return (page.Path, language is "en" ? page.English : page.Chinese);
    }
}
