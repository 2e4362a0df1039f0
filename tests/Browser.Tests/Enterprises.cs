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

    /// <summary>The path of an enterprise that has a result received from elsewhere.</summary>
    public static async Task<string> WithReceivedResultAsync(Screen screen)
    {
        var answer = await screen.Page.APIRequest.GetAsync("/api/subjects?kind=enterprise&limit=100");
        foreach (var item in (await answer.JsonAsync())!.Value.GetProperty("items").EnumerateArray()) // a list answers with a body
        {
            var key = Uri.EscapeDataString(item.GetProperty("key").GetString() ?? string.Empty);
            var subject = await screen.Page.APIRequest.GetAsync($"/api/subjects/{key}");
            if ((await subject.JsonAsync())!.Value.GetProperty("results").GetArrayLength() > 0) // so does a subject
            {
                return $"/registry/{key}";
            }
        }

        throw new InvalidOperationException("No enterprise of the made-up city has a received result.");
    }
}
