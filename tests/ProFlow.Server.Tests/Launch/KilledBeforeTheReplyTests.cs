using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Launch;

/// <summary>D-5: the commit was done, the answer was not sent, the server is gone, and the client asks the next one.</summary>
public sealed class KilledBeforeTheReplyTests
{
    [Fact]
    public async Task A_request_whose_answer_was_killed_gets_it_from_the_next_server_and_is_done_once()
    {
        using var data = TestFolder.Create("killed");
        var direct = await TestPostgres.EmptyDatabaseAsync();
        var (database, connectionString) = MutedDatabase.Before(direct);
        await using var way = database;
        var first = ServerProcess.Start(data.Path, ("ProFlow__Database__ConnectionString", connectionString));
        await using var killed = first;
        using var http = await SignedInAsync(await first.ReadyAsync());
        var workspace = await PostAsync<WorkspaceView>(http, "workspaces", new { name = "Northsound" });
        var project = await PostAsync<ProjectView>(http, $"workspaces/{workspace.Id}/projects", new { name = "Booking relaunch" });

        way.LoseTheAnswerTo("INSERT INTO task (");
        var unanswered = SendAsync(http, $"projects/{project.Id}/tasks");
        await Eventually.HoldsAsync(async () => await AskAsync(direct, $"SELECT count(*) FROM task WHERE project_id = '{project.Id}'") is 1L, "the task is committed");
        Assert.False(unanswered.IsCompleted);
        await first.StopAsync(ServerProcess.Kill);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => unanswered);

        await using var second = ServerProcess.Start(data.Path, ("ProFlow__Database__ConnectionString", direct));
        using var again = new HttpClient { BaseAddress = new Uri(await second.ReadyAsync(), "/api/v1/") };
        again.DefaultRequestHeaders.Authorization = http.DefaultRequestHeaders.Authorization;
        using var answer = await SendAsync(again, $"projects/{project.Id}/tasks");

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var task = (await answer.Content.ReadFromJsonAsync<TaskView>(Json.Options))!;
        Assert.Equal($"{project.Key}-1", task.Key);
        Assert.Equal(1L, await AskAsync(direct, $"SELECT count(*) FROM task WHERE project_id = '{project.Id}'"));
        Assert.Equal(1L, await AskAsync(direct, $"SELECT count(*) FROM change WHERE stream_id = '{project.Id}' AND entity = 'task'"));
        Assert.Equal(answer.Headers.GetValues("Command-Id").Single(), (await AskAsync(direct, $"SELECT command_id FROM change WHERE entity_id = '{task.Id}'"))?.ToString());
        await TestPostgres.DropDatabaseAsync(direct);
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient http, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(new { title = "Once" }) };
        request.Headers.Add("Idempotency-Key", "killed-before-the-reply");
        return http.SendAsync(request);
    }

    private static async Task<HttpClient> SignedInAsync(Uri address)
    {
        var http = new HttpClient { BaseAddress = new Uri(address, "/api/v1/") };
        var signedIn = await PostAsync<SignedIn>(http, "auth/register", new { email = "killed@example.org", password = "correct horse", name = "Ada" });
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        return http;
    }

    private static async Task<T> PostAsync<T>(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(), Json.Options)!;
    }

    private static async Task<object?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var question = new NpgsqlCommand(sql, connection);
        return await question.ExecuteScalarAsync();
    }
}
