using System.Net;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Data;

public sealed class DatabaseAwayTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Who_asks_while_the_database_is_away_is_told_to_come_again_and_then_served()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);

        for (var round = 0; round < 3; round++)
        {
            await app.SqlAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => n % 2 == 0
                ? ada.TryAsync(HttpMethod.Get, $"projects/{project.Id}/tasks?limit={n + 1}")
                : ada.TryAsync(HttpMethod.Patch, $"tasks/{task.Id}", new { title = $"Title {round} {n}" })));
            Assert.All(answers, a => Assert.True(a.IsSuccessStatusCode || a is { StatusCode: HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: not null }, $"It was {a.StatusCode}."));
        }

        await Eventually.HoldsAsync(async () =>
        {
            using var answer = await ada.TryAsync(HttpMethod.Patch, $"tasks/{task.Id}", new { title = "Served" });
            return answer.IsSuccessStatusCode;
        }, "writes go through again");
        var changes = await app.ChangesAsync(project.Id);
        Assert.Equal(Enumerable.Range(1, changes.Count).Select(n => (long)n), changes.Select(c => c.Seq));
        Assert.Equal(changes.Count(c => c.EntityId == task.Id), (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Version);
    }
}
