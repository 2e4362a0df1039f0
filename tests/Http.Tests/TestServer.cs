using Microsoft.AspNetCore.Builder;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Http.Tests;

/// <summary>The real program on a free port over an empty database of one engine, with a clock that stands still.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TestDatabase place;
    private readonly WebApplication app;

    private TestServer(TestDatabase place, FixedClock clock, Deployment deployment, WebApplication app)
    {
        (this.place, Clock, Deployment, this.app) = (place, clock, deployment, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public FixedClock Clock { get; }

    public Deployment Deployment { get; }

    public HttpClient Client { get; }

    public static async Task<TestServer> StartAsync(Engine engine, bool runsPipeline = true)
    {
        var place = await TestDatabase.CreateAsync(engine);
        var clock = FixedClock.On("2026-11-22");
        var deployment = await Deployment.OpenAsync(new DeploymentPlace(place.Folder, place.Connection, DeploymentPlace.OwnPacks), clock, CancellationToken.None);
        var app = Server.Build(deployment, "http://127.0.0.1:0", runsPipeline);
        await app.StartAsync();
        return new TestServer(place, clock, deployment, app);
    }

    /// <summary>The body of an answer with its status.</summary>
    public async Task<(int Status, JsonElement Body)> GetAsync(string address, string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", language);
        using var response = await Client.SendAsync(request);
        return await BodyAsync(response);
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string address, HttpContent? content, string? key = null) =>
        SendAsync(HttpMethod.Post, address, content, key);

    public Task<(int Status, JsonElement Body)> PutAsync(string address, HttpContent content) =>
        SendAsync(HttpMethod.Put, address, content, null);

    /// <summary>Sends a file in; its batch as first answered.</summary>
    public async Task<JsonElement> SubmitAsync(string name, HttpContent content, string? key = null)
    {
        using var form = new MultipartFormDataContent("a-boundary") { { content, "files", name } };
        var (status, batches) = await PostAsync("/api/intake/batches", form, key);
        return status == 202 ? batches[0] : throw new InvalidOperationException($"{status}: {batches}");
    }

    public Task<JsonElement> SubmitAsync(string name, string text, string? key = null) => SubmitAsync(name, new StringContent(text), key);

    /// <summary>Sends a file in and waits until its batch comes to rest.</summary>
    public async Task<JsonElement> SendInAsync(string name, HttpContent content) =>
        await RestAsync((await SubmitAsync(name, content)).GetProperty("number").GetInt64());

    public Task<JsonElement> SendInAsync(string name, string text) => SendInAsync(name, new StringContent(text));

    /// <summary>Waits until a batch comes to rest and is found by searching.</summary>
    public async Task<JsonElement> RestAsync(long number)
    {
        var batch = await UntilAsync($"/api/intake/batches/{number}", "state", "waiting", "running", "interrupted");
        await Deployment.Search.CatchUpAsync();
        return batch;
    }

    /// <summary>Asks again until a property is none of the passing values.</summary>
    public async Task<JsonElement> UntilAsync(string address, string property, params string[] passing)
    {
        for (var look = 0; look < 600; look++)
        {
            var (_, body) = await GetAsync(address);
            if (!passing.Contains(body.GetProperty(property).GetString()))
            {
                return body;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{address} did not come to rest");
    }

    public static StringContent Json(object body) => new(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Deployment.DisposeAsync();
        await place.DisposeAsync();
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(HttpMethod method, string address, HttpContent? content, string? key)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Client.SendAsync(request);
        return await BodyAsync(response);
    }

    private static async Task<(int Status, JsonElement Body)> BodyAsync(HttpResponseMessage response) =>
        ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
}
