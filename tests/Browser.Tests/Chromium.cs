using Microsoft.Playwright;

namespace Xinheng.Browser.Tests;

/// <summary>The system's Chromium under Playwright.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Chromium(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    /// <summary>Starts it with a profile of its own.</summary>
    public static async Task<Chromium> StartAsync(string profile)
    {
        Directory.CreateDirectory(profile);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            Args =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
            Env = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = profile, ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty },
        });
        return new Chromium(playwright, browser);
    }

    /// <summary>Opens a page in a fresh context: nothing remembered from other tests.</summary>
    public async Task<Screen> OpenAsync(string address, int width = 1280, string language = "zh-CN")
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = "zh-CN",
            AcceptDownloads = true,
        });
        await context.AddInitScriptAsync($"if (!localStorage.getItem('xinheng.language')) localStorage.setItem('xinheng.language', '{language}')");
        context.SetDefaultTimeout(60_000);
        return new Screen(context, await context.NewPageAsync());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string Executable() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium on the path. Install Debian's package chromium, or run ./test, which does.");
}
