using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Features.Identity.ApiTokens;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Every endpoint against a narrow token: one that lacks what it takes, and one that has exactly that.</summary>
public sealed class TokenScopeTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    [Fact]
    public void Every_endpoint_says_what_a_token_needs_or_that_it_is_for_people_alone() =>
        Assert.Empty(Endpoints.Api(world.App.Services).Where(e => Endpoints.Declared(e) != Right.Anonymous && Scopes.Of(e) is null).Select(Endpoints.Key));

    [Fact]
    public void Every_scope_that_an_endpoint_takes_can_be_given_and_every_one_that_can_be_given_is_of_use()
    {
        var taken = Open().SelectMany(e => Scopes.Of(e)!).Where(s => s != Scopes.AnyRead).Distinct().ToHashSet();

        Assert.Empty(taken.Except(Scopes.All));
        Assert.Empty(Scopes.All.Except(taken));
    }

    [Fact]
    public void Nothing_that_changes_is_reached_by_a_scope_that_reads() =>
        Assert.Empty(Open().Where(e => Endpoints.Writes(e) && Scopes.Of(e)!.Any(s => s.EndsWith(":read", StringComparison.Ordinal)) && Endpoints.Key(e) != "POST auth/tickets").Select(Endpoints.Key));

    [Fact, Trait("Security", "A-15")]
    public async Task A_token_without_the_scope_gets_nothing_and_changes_nothing()
    {
        foreach (var endpoint in Endpoints.Api(world.App.Services).Where(e => Endpoints.Declared(e) != Right.Anonymous))
        {
            var (key, needed) = (Endpoints.Key(endpoint), Scopes.Of(endpoint)!);
            // All but what it takes, and not what would give that along.
            var others = needed is [Scopes.AnyRead] ? ["comments:write"] : Scopes.All.Where(s => needed.All(n => n.Split(':')[0] != s.Split(':')[0])).ToArray();
            var token = await world.App.TokenAsync(world.Owner, needed.Count == 0 ? [.. Scopes.All] : others);
            var call = await ValidCalls.Table[key].Make(world, null);
            var before = await world.ChangeCountAsync();

            using var answer = await call.SendAsync(token, HttpMethod.Parse(Endpoints.Method(endpoint)));

            var problem = await RoleWorld.ProblemAsync(answer, key);
            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{key} gave {(int)answer.StatusCode} to a token with {string.Join(", ", others)}");
            Assert.Equal(needed.Count == 0 ? "people_only" : "insufficient_scope", problem.GetProperty("code").GetString());
            Assert.Equal(before, await world.ChangeCountAsync());
            await RevokeAsync(token);
        }
    }

    [Fact]
    public async Task A_token_with_the_scope_and_no_other_is_let_through()
    {
        foreach (var endpoint in Open())
        {
            var (key, needed) = (Endpoints.Key(endpoint), Scopes.Of(endpoint)!);
            var token = await world.App.TokenAsync(world.Owner, needed is [Scopes.AnyRead] ? [Scopes.TasksRead] : [.. needed]);
            var call = await ValidCalls.Table[key].Make(world, world.Owner);

            using var answer = await call.SendAsync(token, HttpMethod.Parse(Endpoints.Method(endpoint)));

            Assert.True(answer.IsSuccessStatusCode, $"{key} gave {(int)answer.StatusCode} to a token with {string.Join(", ", needed)}: {await answer.Content.ReadAsStringAsync()}");
            await RevokeAsync(token);
        }
    }

    [Fact]
    public async Task An_endpoint_that_says_nothing_of_tokens_is_found_and_answers_none()
    {
        await using var node = await world.App.StartNodeAsync(plant: api => api.MapGet("/planted", () => "secret").Needs(Right.SignedIn).WithTags("New feature"));
        var token = await world.App.TokenAsync(world.Owner);
        using var answer = await token.Http.GetAsync(new Uri(new Uri(node.Urls.First()), "/api/v1/planted"));

        Assert.Equal(["GET planted"], Endpoints.Api(node.Services).Where(e => Endpoints.Declared(e) != Right.Anonymous && Scopes.Of(e) is null).Select(Endpoints.Key));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private IEnumerable<RouteEndpoint> Open() => Endpoints.Api(world.App.Services).Where(e => Endpoints.Declared(e) != Right.Anonymous && Scopes.Of(e) is { Count: > 0 });

    // A person may have a hundred: the walk makes one for each endpoint.
    private Task<int> RevokeAsync(Person token) => world.App.LookAsync(db => world.App.Services.GetRequiredService<ApiTokenBook>().RevokeAsync(db, token.Id));
}
