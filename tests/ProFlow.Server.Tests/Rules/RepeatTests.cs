using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Every write that takes a command, sent twice under one Idempotency-Key.</summary>
public sealed class RepeatTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>
    /// Registering makes the person whose key it would be: a second time the address is taken. An import's job keeps its key
    /// by itself, which is tested with the imports. A token, or a link to a file, is told once, so no receipt keeps it for a second time; a piece of a file has a number instead of a key.
    /// </summary>
    public static TheoryData<string> Write =>
        [.. ValidCalls.Table.Keys.Where(k => !k.StartsWith("GET", StringComparison.Ordinal) && !k.Contains(" auth/", StringComparison.Ordinal) && !k.Contains("/tokens", StringComparison.Ordinal) && !k.EndsWith("/imports", StringComparison.Ordinal)
            && !k.EndsWith("/link", StringComparison.Ordinal) && !k.StartsWith("PUT uploads", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Write))]
    public async Task A_repeated_write_gives_the_first_answer_and_adds_nothing(string endpoint)
    {
        var method = HttpMethod.Parse(endpoint.Split(' ')[0]);
        var call = await ValidCalls.Table[endpoint].Make(world, world.Owner);
        var key = ("Idempotency-Key", endpoint.Replace(' ', '-'));

        using var first = await call.SendAsync(world.Owner, method, key);
        var after = await world.ChangeCountAsync();
        using var again = await call.SendAsync(world.Owner, method, key);

        Assert.True(first.IsSuccessStatusCode, $"{endpoint} gave {(int)first.StatusCode}");
        Assert.Equal((first.StatusCode, await first.Content.ReadAsStringAsync()), (again.StatusCode, await again.Content.ReadAsStringAsync()));
        Assert.Equal(first.Headers.GetValues("Command-Id"), again.Headers.GetValues("Command-Id"));
        Assert.Equal((first.Headers.Location, first.Headers.ETag), (again.Headers.Location, again.Headers.ETag));
        Assert.Equal(after, await world.ChangeCountAsync());
        if (call.Body is null) return;
        var other = await OtherBodyAsync(endpoint);
        after = await world.ChangeCountAsync();
        using var mismatch = await world.Owner.TryAsync(method, call.Path, other, key);
        Assert.True(mismatch.StatusCode == HttpStatusCode.UnprocessableEntity, $"{endpoint} with another body gave {(int)mismatch.StatusCode}: {await mismatch.Content.ReadAsStringAsync()}");
        Assert.Equal(after, await world.ChangeCountAsync());
    }

    [Fact]
    public async Task A_key_is_the_callers_own()
    {
        var path = $"projects/{world.Project.Id}/tasks";
        await world.Owner.SendAsync<TaskView>(HttpMethod.Post, path, new { title = "Mine" }, ("Idempotency-Key", "shared"));

        using var answer = await world[Role.Contributor].TryAsync(HttpMethod.Post, path, new { title = "Mine too" }, ("Idempotency-Key", "shared"));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    [Fact]
    public async Task Fifty_at_once_under_one_key_have_one_effect_and_one_answer()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
            world.Owner.TryAsync(HttpMethod.Post, $"projects/{world.Project.Id}/tasks", new { title = "Once" }, ("Idempotency-Key", "fifty"))));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Created, a.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(1, await world.App.LookAsync(db => db.Set<TaskItem>().CountAsync(t => t.Title == "Once")));
    }

    [Theory, InlineData(""), InlineData("with blank"), InlineData("long")]
    public async Task A_key_that_is_none_is_400(string key)
    {
        using var answer = await world.Owner.TryAsync(HttpMethod.Post, $"projects/{world.Project.Id}/tasks", new { title = "x" }, ("Idempotency-Key", key == "long" ? new string('a', 300) : key));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    /// <summary>A body for the same place that asks for something else.</summary>
    private async Task<object?> OtherBodyAsync(string endpoint) => endpoint switch
    {
        "POST tasks/{taskId}/move" => new { statusId = world.Task.StatusId },
        "POST workspaces/{workspaceId}/invitations" => new { role = "member" },
        "POST workspaces/{workspaceId}/views/{viewId}/share" => new { shared = false },
        "PATCH workspaces/{workspaceId}/members/{userId}" => new { role = "admin" },
        "PATCH workspaces/{workspaceId}/sign-in" => new { provider = (string?)null },
        "PATCH projects/{projectId}/members/{userId}" => new { role = "lead" },
        "PATCH dependencies/{dependencyId}" => new { type = "SF" },
        "PATCH checklist/{itemId}" => new { done = false },
        "POST comments/{commentId}/reactions" => new { kind = "eyes" },
        "POST tasks/{taskId}/uploads" => new { name = "other.txt", size = 5 },
        "PATCH attachments/{attachmentId}" => new { name = "Another" },
        "POST tasks/{taskId}/attachments" => new { url = "https://example.org/other" },
        "POST tasks/{taskId}/time-entries" => new { date = "2026-11-23", minutes = 31 },
        _ => (await ValidCalls.Table[endpoint].Make(world, world.Owner)).Body,
    };
}
