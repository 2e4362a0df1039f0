using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Xinheng.Browser.Tests;

/// <summary>A page as a person has it before them, and what it complained about.</summary>
public sealed class Screen : IAsyncDisposable
{
    private static readonly string[] WcagTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    internal Screen(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", message.Text);
        page.PageError += (_, error) => Note(isBad: true, error);
        page.Response += (_, response) => Note(response.Status >= 400, $"{response.Status} {response.Url}");
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors and warnings of its console, failed requests, uncaught exceptions.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>Goes to a path and waits until nothing is loading any more.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        await RestAsync();
    }

    /// <summary>Waits until the heading is there and no skeleton is left.</summary>
    public async Task RestAsync()
    {
        await Page.Locator("h1").First.WaitForAsync();
        await Page.WaitForFunctionAsync("() => document.querySelectorAll('.ant-skeleton').length === 0");
    }

    /// <summary>Everything the page says.</summary>
    public Task<string> TextAsync() => Page.Locator("body").InnerTextAsync();

    /// <summary>How far the page can be scrolled sideways, in pixels.</summary>
    public Task<int> SidewaysAsync() =>
        Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>Offences against WCAG 2.1 A and AA: rule and place.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. WcagTags] } });
        return [.. result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"))];
    }

    /// <summary>Saves what is seen into the folder the environment variable XINHENG_SCREENSHOTS names, if it does.</summary>
    public async Task KeepPictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("XINHENG_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Note(bool isBad, string text)
    {
        if (isBad)
        {
            complaints.Add(text);
        }
    }
}
