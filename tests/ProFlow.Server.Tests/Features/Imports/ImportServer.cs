using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using ProFlow.Server.Data;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>The whole server over HTTP on a database of its own, with one signed-in owner of one workspace.</summary>
public sealed class ImportServer : IAsyncLifetime
{
    private readonly TestFolder folder = TestFolder.Create("imports");
    private WebApplication? app;
    private string connectionString = "";

    public HttpClient Owner { get; private set; } = null!;
    public Guid WorkspaceId { get; private set; }
    public string DataDirectory => folder.Path;

    /// <summary>Settings that the next start takes.</summary>
    public Dictionary<string, string?> Settings { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await TestPostgres.EnsureTemplateAsync("imports", async sql =>
        {
            await using var migrator = Build(sql);
            await Database.MigrateAsync(migrator.Services, CancellationToken.None);
        });
        connectionString = await TestPostgres.CloneDatabaseAsync("imports");
        await StartAsync();
        Owner = await SignUpAsync("Ada Byron");
        WorkspaceId = (Guid)(await SendAsync(Owner, HttpMethod.Post, "workspaces", new { name = "Yard" }))["id"]!;
    }

    public async Task StartAsync()
    {
        app = Build(connectionString);
        app.Urls.Add("http://127.0.0.1:0");
        await app.StartAsync();
        Address = new Uri(app.Urls.First() + "/api/v1/");
    }

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app!.Services;

    public async Task StopAsync()
    {
        await app!.DisposeAsync();
        app = null;
    }

    public async ValueTask DisposeAsync()
    {
        Owner?.Dispose();
        if (app is not null) await app.DisposeAsync();
        await TestPostgres.DropDatabaseAsync(connectionString);
        folder.Dispose();
    }

    /// <summary>A new account; with a role also a member of the workspace.</summary>
    public async Task<HttpClient> SignUpAsync(string name, string? role = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        var email = $"{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6))}@example.org";
        var signedIn = await SendAsync(client, HttpMethod.Post, "auth/register", new { email, password = "correct horse battery staple", name });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)signedIn["accessToken"]!);
        if (role is not null)
        {
            var invitation = await SendAsync(Owner, HttpMethod.Post, $"workspaces/{WorkspaceId}/invitations", new { role });
            await SendAsync(client, HttpMethod.Post, $"invitations/{invitation["token"]}/accept", new { });
        }
        return client;
    }

    public static async Task<JsonNode> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

    public static Task<JsonNode> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    /// <summary>Every item of a listing, through all its pages.</summary>
    public static async Task<List<JsonNode>> ListAsync(HttpClient client, string path)
    {
        var items = new List<JsonNode>();
        for (string? cursor = null; ;)
        {
            var page = await GetAsync(client, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=1000{(cursor is null ? "" : "&cursor=" + cursor)}");
            items.AddRange(page["items"]!.AsArray().Select(i => i!));
            if ((cursor = (string?)page["nextCursor"]) is null) return items;
        }
    }

    public Task<HttpResponseMessage> PostAsync(byte[] file, params (string Name, string Value)[] fields) => PostAsync(Owner, WorkspaceId, file, "plan.xml", fields);

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, Guid workspaceId, byte[] file, string fileName, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(file), "file", fileName);
        return await client.PostAsync($"workspaces/{workspaceId}/imports", form, TestContext.Current.CancellationToken);
    }

    /// <summary>Imports and waits for the end; the finished job.</summary>
    public async Task<JsonNode> ImportAsync(byte[] file, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(file, fields);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {text}");
        var job = await FinishAsync((Guid)JsonNode.Parse(text)!["id"]!);
        Assert.True((string?)job["state"] == "succeeded", job.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        return job["report"]!;
    }

    public async Task<JsonNode> FinishAsync(Guid jobId)
    {
        for (var wait = 0; wait < 600; wait++)
        {
            var job = await GetAsync(Owner, $"jobs/{jobId}");
            if ((string?)job["state"] is "succeeded" or "failed") return job;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The job does not end.");
    }

    private WebApplication Build(string sql)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return ServerHost.Build(builder, sql, folder.Path);
    }
}
