using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>What every endpoint owes, and what happens to one that forgets it: the planted ones show that the rule bites.</summary>
public sealed class EndpointTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    /// <summary>Open to anybody by their nature, and outside the API.</summary>
    private static readonly string[] outside = ["/health/", "/.well-known/jwks.json", "/openapi/", "/docs", "/hubs/live", "/{*path}"];

    /// <summary>Writes without a command: what they touch is a sign-in or a token, which has no stream and no history, and whose secret no receipt may keep; or a piece of a file, which may be sent again by itself.</summary>
    private static readonly string[] withoutCommand =
    [
        "POST auth/login", "POST auth/refresh", "POST auth/logout", "DELETE auth/sessions", "DELETE auth/sessions/{sessionId}", "POST auth/reauthenticate", "POST auth/tickets",
        "POST auth/oauth/{provider}/link", "POST auth/oauth/{provider}/prove",
        "POST auth/change-email", "POST auth/resend-confirmation", "POST auth/forgot-password",
        "POST auth/factor", "POST auth/passkeys/options", "POST auth/passkeys", "POST auth/factors/totp", "POST auth/factors/totp/confirm", "DELETE auth/factors/totp",
        "POST auth/factors/recovery-codes", "POST auth/factors/passkeys/options", "POST auth/factors/passkeys", "PATCH auth/factors/passkeys/{passkeyId}", "DELETE auth/factors/passkeys/{passkeyId}",
        "POST me/tokens", "DELETE me/tokens/{tokenId}", "POST workspaces/{workspaceId}/service-accounts/{userId}/tokens", "DELETE workspaces/{workspaceId}/service-accounts/{userId}/tokens/{tokenId}",
        "PUT uploads/{uploadId}/pieces/{number}", "POST attachments/{attachmentId}/link",
    ];

    [Fact]
    public void Every_endpoint_declares_the_right_that_it_needs()
    {
        Assert.Empty(Undeclared(Endpoints.All(app.Services)));
        Assert.All(Endpoints.All(app.Services).Where(e => !Endpoints.IsApi(e)), e => Assert.Contains(outside, o => Endpoints.Path(e).StartsWith(o, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_write_goes_through_a_command_or_is_known_not_to()
    {
        var found = Endpoints.Api(app.Services).Where(e => Endpoints.Writes(e) && !TakesCommand(e)).Select(Endpoints.Key);

        Assert.Equal(withoutCommand.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Empty(Endpoints.Api(app.Services).Where(e => !Endpoints.Writes(e) && TakesCommand(e)).Select(Endpoints.Key));
    }

    [Fact]
    public void Every_body_is_a_public_type_of_its_own_use_case()
    {
        foreach (var endpoint in Endpoints.Api(app.Services).Where(e => Endpoints.Body(e) is not null))
        {
            var type = Endpoints.Body(endpoint)!;
            Assert.True(type.IsPublic || type.IsNestedPublic, $"{Endpoints.Key(endpoint)}: validation and the document pass over {type}.");
            Assert.DoesNotContain(type, typeof(Entity).Assembly.GetTypes().Where(typeof(Entity).IsAssignableFrom));
        }
    }

    [Fact]
    public async Task An_endpoint_that_declares_nothing_is_found_and_answers_nobody()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapGet("/planted", () => "secret"));
        var ada = await app.RegisterAsync();

        Assert.Equal(["GET planted"], Undeclared(Endpoints.All(node.Services)));
        await RefusedAsync(node, ada, HttpMethod.Get, "planted");
    }

    [Fact]
    public async Task A_read_that_forgets_to_ask_for_its_right_answers_nobody()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapGet("/planted/{taskId:guid}", async (Guid taskId, ProFlowDb db) =>
            (await db.Set<TaskItem>().FirstAsync(t => t.Id == taskId)).Title).Needs(Right.ViewProject));
        var (ada, stranger) = (await app.RegisterAsync(), await app.RegisterAsync("Stranger"));
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id, "Secret plan");

        await RefusedAsync(node, stranger, HttpMethod.Get, $"planted/{task.Id}");
        await RefusedAsync(node, ada, HttpMethod.Get, $"planted/{task.Id}");
    }

    [Fact]
    public async Task A_write_that_forgets_to_ask_for_its_right_writes_nothing()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapPost("/planted/{taskId:guid}", async (Guid taskId, ProFlowDb db, Command command) =>
        {
            (await db.Set<TaskItem>().FirstAsync(t => t.Id == taskId)).Title = "Taken over";
            return await db.CommitAsync(command, Reply.NoContent);
        }).Needs(Right.WriteTasks));
        var (ada, stranger) = (await app.RegisterAsync(), await app.RegisterAsync("Stranger"));
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id, "Mine");

        await RefusedAsync(node, stranger, HttpMethod.Post, $"planted/{task.Id}");

        Assert.Equal("Mine", (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Title);
    }

    [Fact]
    public async Task A_write_that_names_no_stream_or_saves_past_the_commit_is_stopped()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapPost("/planted", async (ProFlowDb db, Command command) =>
        {
            db.Add(new Session { Id = Id.New(), UserId = command.ActorId!.Value, CreatedAt = command.At, LastUsedAt = command.At, ExpiresAt = command.At, Methods = [] });
            return await db.CommitAsync(command, Reply.NoContent);
        }).Needs(Right.SignedIn));
        var ada = await app.RegisterAsync();

        await RefusedAsync(node, ada, HttpMethod.Post, "planted");
        // What the build bans in our sources is tried as somebody would who gets around it.
        var save = typeof(DbContext).GetMethod(nameof(DbContext.SaveChanges), [typeof(bool)])!;
        var silent = await app.LookAsync(db => Task.FromResult(Assert.Throws<TargetInvocationException>(() => save.Invoke(db, [true]))));
        Assert.IsType<InvalidOperationException>(silent.GetBaseException());
    }

    private static List<string> Undeclared(IEnumerable<RouteEndpoint> endpoints) =>
        [.. endpoints.Where(e => Endpoints.IsApi(e) && Endpoints.Declared(e) is null).Select(Endpoints.Key)];

    private static bool TakesCommand(RouteEndpoint endpoint) => Endpoints.Handler(endpoint).GetParameters().Any(p => p.ParameterType == typeof(Command));

    private static async Task RefusedAsync(WebApplication node, Person person, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri(node.Urls.First()), "/api/v1/" + path));
        using var answer = await person.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var problem = await RoleWorld.ProblemAsync(answer, path);
        Assert.DoesNotContain("ecret", problem.ToString(), StringComparison.Ordinal);
    }
}
