using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

/// <summary>The API in the words of a test: what is asked for has to succeed, or the test says why not.</summary>
public static class Calls
{
    public static async Task<T> SendAsync<T>(this Person person, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await person.TryAsync(method, path, body, headers);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} gave {(int)answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<T>(text, Json.Options)!;
    }

    /// <summary>Sends without expecting anything.</summary>
    public static Task<HttpResponseMessage> TryAsync(this Person person, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: Json.Options);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return person.Http.SendAsync(request);
    }

    public static Task<T> GetAsync<T>(this Person person, string path) => person.SendAsync<T>(HttpMethod.Get, path);
    public static Task<T> PostAsync<T>(this Person person, string path, object? body = null) => person.SendAsync<T>(HttpMethod.Post, path, body);
    public static Task<T> PatchAsync<T>(this Person person, string path, object body) => person.SendAsync<T>(HttpMethod.Patch, path, body);

    public static async Task DeleteAsync(this Person person, string path)
    {
        using var answer = await person.TryAsync(HttpMethod.Delete, path);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    /// <summary>Expects a refusal with this status and gives its problem details.</summary>
    public static async Task<JsonElement> RefusedAsync(this Person person, HttpStatusCode status, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var answer = await person.TryAsync(method, path, body, headers);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{method} {path} gave {(int)answer.StatusCode} instead of {(int)status}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(text).RootElement;
    }

    public static Task<WorkspaceView> WorkspaceAsync(this Person person, string name = "Northsound") => person.PostAsync<WorkspaceView>("workspaces", new { name });

    public static Task<ProjectView> ProjectAsync(this Person person, Guid workspaceId, string name = "Booking relaunch", bool isPrivate = false) =>
        person.PostAsync<ProjectView>($"workspaces/{workspaceId}/projects", new { name, @private = isPrivate });

    /// <summary>A workspace with one project in it.</summary>
    public static async Task<ProjectView> ProjectAsync(this Person person) => await person.ProjectAsync((await person.WorkspaceAsync()).Id);

    public static Task<TaskView> TaskAsync(this Person person, Guid projectId, string title = "Hold wheelchair places") =>
        person.PostAsync<TaskView>($"projects/{projectId}/tasks", new { title });

    public static async Task<IReadOnlyList<StatusView>> StatusesAsync(this Person person, Guid projectId) =>
        (await person.GetAsync<Page<StatusView>>($"projects/{projectId}/statuses")).Items;

    /// <summary>Brings somebody into the workspace by an invitation.</summary>
    public static async Task JoinAsync(this Person person, Person inviter, Guid workspaceId, string role, Guid? projectId = null, string? projectRole = null)
    {
        var invitation = await inviter.PostAsync<InvitationView>($"workspaces/{workspaceId}/invitations", new { role, projectId, projectRole });
        await person.PostAsync<WorkspaceView>($"invitations/{invitation.Token}/accept");
    }
}
