namespace Xinheng.Browser.Tests;

/// <summary>Enterprises of the made-up city to look at.</summary>
internal static class Enterprises
{
    /// <summary>The path of an enterprise graded B: records that count, a next change and ways to the better grade.</summary>
    public static async Task<string> WorseThanBestAsync(Screen screen)
    {
        var answer = await screen.Page.APIRequest.GetAsync("/api/subjects?grade=B&limit=1");
        var items = (await answer.JsonAsync())?.GetProperty("items");
        return $"/registry/{Uri.EscapeDataString(items?[0].GetProperty("key").GetString() ?? string.Empty)}";
    }
}
