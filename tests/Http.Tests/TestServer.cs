using Microsoft.AspNetCore.Builder;
using System.Net.Http.Json;
using System.Text.Json;
using Xinheng.Http;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Http.Tests;

/// <summary>The real program on a free port over an empty database of one engine, with a clock that stands still.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TestDatabase place;
    private readonly WebApplication app;

    private TestServer(TestDatabase place, Deployment deployment, WebApplication app)
    {
        (this.place, Deployment, this.app) = (place, deployment, app);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public Deployment Deployment { get; }

    public HttpClient Client { get; }

    public static async Task<TestServer> StartAsync(Engine engine)
    {
        var place = await TestDatabase.CreateAsync(engine);
        var deployment = await Deployment.OpenAsync(
            new DeploymentPlace(place.Folder, place.Connection, DeploymentPlace.OwnPacks), FixedClock.On("2026-11-22"), CancellationToken.None);
        var app = Server.Build(deployment, "http://127.0.0.1:0", runsPipeline: true);
        await app.StartAsync();
        return new TestServer(place, deployment, app);
    }

    /// <summary>The body of an answer with its status.</summary>
    public async Task<(int Status, JsonElement Body)> GetAsync(string address, string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept-Language", language);
        using var response = await Client.SendAsync(request);
        return await BodyAsync(response);
    }

    public async Task<(int Status, JsonElement Body)> PostAsync(string address, HttpContent content, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await Client.SendAsync(request);
        return await BodyAsync(response);
    }

    /// <summary>Sends a file in and waits until its batch comes to rest.</summary>
    public async Task<JsonElement> SendInAsync(string name, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "files", name } };
        var (_, batches) = await PostAsync("/api/intake/batches", form);
        var number = batches[0].GetProperty("number").GetInt64();
        for (var look = 0; look < 200; look++)
        {
            var (_, batch) = await GetAsync($"/api/intake/batches/{number}");
            if (batch.GetProperty("state").GetString() is not ("waiting" or "running" or "interrupted"))
            {
                await Deployment.Search.CatchUpAsync();
                return batch;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Batch {number} did not come to rest");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        await Deployment.DisposeAsync();
        await place.DisposeAsync();
    }

    private static async Task<(int Status, JsonElement Body)> BodyAsync(HttpResponseMessage response) =>
        ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
}
