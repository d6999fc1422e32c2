using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>The whole server over HTTP, with Ada, the owner of one workspace. Replies are read as plain JSON, as an outside program would.</summary>
public sealed class ImportServer : IAsyncLifetime
{
    public ProFlowApp App { get; } = new();
    public Person Ada { get; private set; } = null!;
    public HttpClient Owner => Ada.Http;
    public Guid WorkspaceId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Ada = await App.RegisterAsync("Ada Byron".Replace(' ', '.'));
        await Ada.PatchAsync<JsonElement>("me", new { name = "Ada Byron" });
        WorkspaceId = (await Ada.PostAsync<WorkspaceView>("workspaces", new { name = "Yard" })).Id;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Somebody else in the workspace.</summary>
    public async Task<Person> JoinAsync(string name, string role)
    {
        var person = await App.RegisterAsync(name);
        await person.JoinAsync(Ada, WorkspaceId, role);
        return person;
    }

    public static async Task<JsonNode> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return await OkAsync(response);
    }

    public static Task<JsonNode> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    public static async Task<JsonNode> OkAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{response.RequestMessage?.RequestUri}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!;
    }

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
        return await client.PostAsync(new Uri($"workspaces/{workspaceId}/imports", UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Imports and waits for the end; the report.</summary>
    public async Task<JsonNode> ImportAsync(byte[] file, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(file, fields);
        var job = await FinishAsync((Guid)(await OkAsync(response))["id"]!);
        Assert.True((string?)job["state"] == "succeeded", job.ToJsonString());
        return job["report"]!;
    }

    public async Task<JsonNode> FinishAsync(Guid jobId)
    {
        for (var wait = 0; wait < 1200; wait++)
        {
            var job = await GetAsync(Owner, $"jobs/{jobId}");
            if ((string?)job["state"] is "succeeded" or "failed") return job;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException("The job does not end.");
    }

    /// <summary>What stands in the table and on the disk when a server dies.</summary>
    public async Task<Guid> LeaveBehindAsync(byte[] upload, string state, int attempts, Guid? commandId, string? report = null)
    {
        var id = Id.New();
        await using (var file = App.Services.GetRequiredService<ImportFolder>().Create(id)) await file.WriteAsync(upload, TestContext.Current.CancellationToken);
        var (user, workspace) = (Ada.Id, WorkspaceId);
        await App.LookAsync(db => db.Database.ExecuteSqlAsync($"""
            INSERT INTO import_job (id, user_id, workspace_id, state, progress, file_name, format, as_new, attempts, command_id, report, created_at)
            VALUES ({id}, {user}, {workspace}, {state}, 0.7, 'plan.xml', 'auto', true, {attempts}, {commandId}, {report}::json, now())
            """));
        return id;
    }
}
