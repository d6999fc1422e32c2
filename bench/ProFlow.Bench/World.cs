using System.Net.Http.Headers;
using System.Text.Json;

namespace ProFlow.Bench;

internal sealed record BenchProject(Guid Id, IReadOnlyList<Guid> Statuses, IReadOnlyList<Guid> Tasks);

/// <summary>What is measured on: one signed-in person, a project for each connection, and boards of 1,000 and 10,000 tasks. Made through the API.</summary>
internal sealed class World
{
    public const int Connections = 32;

    public required Uri Address { get; init; }
    public required string Token { get; init; }
    public required Guid UserId { get; init; }
    public required IReadOnlyList<BenchProject> Many { get; init; }
    public required BenchProject Thousand { get; init; }
    public required BenchProject TenThousand { get; init; }

    public static async Task<World> BuildAsync(ProFlowServer server)
    {
        using var http = new HttpClient { BaseAddress = server.Address };
        var signedIn = await PostAsync(http, "/api/v1/auth/register", new { email = "bench@example.com", password = "a long enough password", name = "Bench" });
        var token = signedIn.GetProperty("accessToken").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var workspace = (await PostAsync(http, "/api/v1/workspaces", new { name = "Bench" })).GetProperty("id").GetGuid();
        var many = new List<BenchProject>();
        for (var i = 0; i < Connections; i++) many.Add(await ProjectAsync(http, workspace, $"M{i}", 20));
        return new World
        {
            Address = server.Address,
            Token = token,
            UserId = signedIn.GetProperty("user").GetProperty("id").GetGuid(),
            Many = many,
            Thousand = await ProjectAsync(http, workspace, "K1", 1_000),
            TenThousand = await ProjectAsync(http, workspace, "K10", 10_000),
        };
    }

    private static async Task<BenchProject> ProjectAsync(HttpClient http, Guid workspace, string key, int size)
    {
        var project = (await PostAsync(http, $"/api/v1/workspaces/{workspace}/projects", new { name = $"Project {key}", key })).GetProperty("id").GetGuid();
        var statuses = (await http.GetFromJsonAsync<JsonElement>($"/api/v1/projects/{project}/statuses")).GetProperty("items").EnumerateArray()
            .Select(s => s.GetProperty("id").GetGuid()).ToList();
        var tasks = new List<Guid>();
        for (var done = 0; done < size; done += 100)
        {
            var operations = Enumerable.Range(done, Math.Min(100, size - done)).Select(n => new
            {
                create = new
                {
                    title = $"Task {n} of the plan, with a title of usual length",
                    description = "A few sentences that say what has to be done, so that the row has a usual size. They are not read by anybody.",
                    statusId = statuses[n % statuses.Count],
                },
            });
            var made = await PostAsync(http, $"/api/v1/projects/{project}/tasks/batch", new { operations });
            tasks.AddRange(made.GetProperty("items").EnumerateArray().Select(t => t.GetProperty("id").GetGuid()));
        }
        return new BenchProject(project, statuses, tasks);
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var reply = await http.PostAsJsonAsync(path, body);
        var text = await reply.Content.ReadAsStringAsync();
        if (!reply.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {(int)reply.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }
}
