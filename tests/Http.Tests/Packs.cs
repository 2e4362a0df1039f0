using System.Text.Json;

namespace Xinheng.Http.Tests;

/// <summary>Texts of packs as requests carry them.</summary>
internal static class Packs
{
    public const string Id = "langfang/public-credit";

    /// <summary>The files of the version in force, with changes to <c>pack.yaml</c> that must find their place.</summary>
    public static async Task<object[]> FilesAsync(TestServer server, params (string Find, string Put)[] changes)
    {
        var (_, body) = await server.GetAsync($"/api/packs/{Id}/files");
        return [.. body.GetProperty("files").EnumerateArray().Select(file => (object)new { path = Text(file, "path"), text = Changed(Text(file, "path"), Text(file, "text"), changes) })];
    }

    /// <summary>A draft of another version, opened by 李明.</summary>
    public static async Task<JsonElement> OpenAsync(TestServer server, string version, params (string Find, string Put)[] changes)
    {
        var files = await FilesAsync(server, [("version: \"2023.1\"", $"version: \"{version}\""), .. changes]);
        var (status, draft) = await server.PostAsync("/api/pack-drafts", TestServer.Json(new { pack = Id, files, by = "李明" }));
        return status == 201 ? draft : throw new InvalidOperationException($"{status}: {draft}");
    }

    /// <summary>Takes a step on a draft as it was last seen.</summary>
    public static Task<(int Status, JsonElement Body)> StepAsync(TestServer server, JsonElement draft, string step, string by, string? reason = null) =>
        server.PostAsync($"/api/pack-drafts/{Number(draft)}/{step}", TestServer.Json(new { revision = Revision(draft), by, reason }));

    public static Task<(int Status, JsonElement Body)> ActivateAsync(TestServer server, JsonElement draft, string from) =>
        server.PostAsync($"/api/pack-drafts/{Number(draft)}/activate", TestServer.Json(new { revision = Revision(draft), by = "王芳", from }));

    public static long Number(JsonElement draft) => draft.GetProperty("number").GetInt64();

    public static long Revision(JsonElement draft) => draft.GetProperty("revision").GetInt64();

    public static string Text(JsonElement body, string property) => body.GetProperty(property).GetString() ?? string.Empty;

    private static string Changed(string path, string text, (string Find, string Put)[] changes) =>
        path is not "pack.yaml" ? text : changes.Aggregate(text, (so, change) => so.Contains(change.Find, StringComparison.Ordinal)
            ? so.Replace(change.Find, change.Put, StringComparison.Ordinal)
            : throw new ArgumentException($"pack.yaml does not hold {change.Find}.", nameof(changes)));
}
