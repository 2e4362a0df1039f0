using System.Text;
using Microsoft.Playwright;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>Sending in a file through the page.</summary>
[Collection(CityTests.Name)]
public sealed class IntakeTests(RunningCity city)
{
    private const string Penalties =
        """
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定文书号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚机关
        廊坊星野测试制造有限公司,法人及非法人组织,91131000MA0TEST001,廊测罚〔2026〕1号,未按规定公示,未按规定公示年度报告,《企业信息公示暂行条例》,罚款,罚款三千元,0.3,2026-03-05,廊坊市市场监督管理局
        廊坊星野测试制造有限公司,法人及非法人组织,91131000MA0TEST001,廊测罚〔2026〕2号,未按规定公示,未按规定公示年度报告,《企业信息公示暂行条例》,罚款,罚款三千元,0.3,2026年13月45日,廊坊市市场监督管理局

        """;

    [Fact]
    [Clause("langfang-2023", "三(一)", "LF-5")]
    public async Task A_file_sent_in_through_the_page_ends_in_a_receipt_that_says_what_is_wrong_with_a_row()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await SendAsync(screen, await WriteAsync("penalties.csv"));

        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "penalties.csv" }).First.ClickAsync();
        await screen.RestAsync();

        await Assertions.Expect(screen.Page.Locator("h1 + *")).ToContainTextAsync("读到 2 行，收录 1 行，1 行没有收录");
        await Assertions.Expect(screen.Page.Locator("#findings")).ToContainTextAsync("2026年13月45日");
        Assert.Equal([], await screen.ViolationsAsync());
        await screen.KeepPictureAsync("receipt-with-findings");
    }

    [Fact]
    public async Task The_rejected_rows_can_be_downloaded_to_correct_them()
    {
        await using var screen = await city.Chromium.OpenAsync(city.Address);
        await SendAsync(screen, await WriteAsync("to-correct.csv", "廊校罚"));
        await screen.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "to-correct.csv" }).First.ClickAsync();

        var download = await screen.Page.RunAndWaitForDownloadAsync(() => screen.Page.GetByText("下载退回的行").ClickAsync());

        var bytes = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("PK"u8.ToArray(), bytes[..2]);
    }

    private static async Task SendAsync(Screen screen, string file)
    {
        await screen.GoAsync("/intake");
        await screen.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await screen.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("开始归集") }).ClickAsync();
        var row = screen.Page.Locator("tr", new PageLocatorOptions { HasText = Path.GetFileName(file) });
        await Assertions.Expect(row).ToContainTextAsync("已完成", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
    }

    private async Task<string> WriteAsync(string name, string series = "廊测罚")
    {
        var path = Path.Combine(city.Folder, name);
        await File.WriteAllTextAsync(path, Penalties.Replace("廊测罚", series, StringComparison.Ordinal), new UTF8Encoding(false));
        return path;
    }
}
