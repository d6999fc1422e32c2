using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Platform.Redis;
using ProFlow.Server.Platform.Web.Limits;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>Limits that nodes share over a real Redis, and what holds while it is away (v5.0.0-16.5.3: never fail open).</summary>
public sealed class SharedLimitTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Nodes_that_share_a_Redis_share_their_limits()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await NodeAsync(redis, "10/600");
        await using var other = await NodeAsync(redis, "10/600");

        var statuses = new List<int>();
        for (var i = 0; i < 12; i++) statuses.Add(await AskAsync(i % 2 == 0 ? one : other));

        Assert.Equal([.. Enumerable.Repeat(200, 10), 429, 429], statuses);
    }

    [Fact]
    public async Task A_wide_limit_asks_Redis_once_for_many_requests_and_holds_over_all_nodes()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var one = await NodeAsync(redis, "10000/86400");
        await using var other = await NodeAsync(redis, "10000/86400");
        var limiters = ((WebApplication[])[one, other]).Select(n => n.Services.GetRequiredService<RateLimiter>()).ToArray();

        var allowed = 0;
        for (var i = 0; i < 12_000; i++) if ((await limiters[i % 2].SpendAsync(LimitKind.Address, 7)).Allowed) allowed++;

        // What came back meanwhile is a permit or two.
        Assert.InRange(allowed, 9_980, 10_010);
        // Refusals ask each time; everything else by the slice of ten.
        Assert.InRange(await redis.ScriptsAsync(), 1_000, 1_000 + 2_030);
    }

    [Fact]
    public async Task Without_its_Redis_a_node_keeps_the_limits_by_itself_and_nobody_waits()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await NodeAsync(redis, "6/600");
        Assert.Equal([200, 200, 200], await AskAsync(node, 3));

        redis.Freeze();
        var asked = Stopwatch.StartNew();
        Assert.Equal([200, 200, 200, 429], await AskAsync(node, 4));
        Assert.True(asked.Elapsed < TimeSpan.FromSeconds(3), $"Four requests took {asked.Elapsed} while Redis hung.");

        redis.Kill();
        Assert.Equal(429, await AskAsync(node));
    }

    [Fact]
    public async Task A_Redis_that_comes_back_is_asked_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await NodeAsync(redis, "100/600");
        redis.Kill();
        Assert.Equal(200, await AskAsync(node));

        await redis.UpAsync();

        await Eventually.HoldsAsync(async () =>
        {
            Assert.NotEqual(500, await AskAsync(node));
            return await redis.ScriptsAsync() > 0;
        }, "Redis is asked again", 30);
    }

    [Fact]
    public async Task A_node_whose_Redis_is_not_there_at_the_start_starts_and_limits()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("Address", "2/600")) + (b => b.Configuration["ProFlow:Redis:ConnectionString"] = "127.0.0.1:1,password=x"));

        Assert.Equal([200, 200, 429], await AskAsync(node, 3));
    }

    [Fact]
    public async Task Nothing_in_Redis_tells_who_it_is_about()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignInAccount", "5/600"), ("SignIn", "5/600")) + (b => b.Configuration["ProFlow:Redis:ConnectionString"] = redis.ConnectionString));
        await ConnectedAsync(node);
        using var client = app.Client(RateLimitTests.Address(node));
        using var answer = await client.PostAsync("auth/login", System.Net.Http.Json.JsonContent.Create(new { email = "ada@example.org", password = "wrong" }));

        await using var look = await redis.ConnectAsync();
        var keys = look.GetServer(look.GetEndPoints()[0]).Keys().Select(k => k.ToString()).ToList();

        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Matches("^proflow:limit:signIn(Account)?:[0-9a-f]+$", key));
    }

    private async Task<WebApplication> NodeAsync(RedisServer redis, string limit)
    {
        var node = await app.StartNodeAsync(RateLimitTests.With(("Address", limit)) + (b => b.Configuration["ProFlow:Redis:ConnectionString"] = redis.ConnectionString));
        await ConnectedAsync(node);
        return node;
    }

    private static Task ConnectedAsync(WebApplication node) =>
        Eventually.HoldsAsync(() => node.Services.GetRequiredService<RedisConnection>().Database is not null, "the node has found its Redis");

    private async Task<List<int>> AskAsync(WebApplication node, int times)
    {
        var statuses = new List<int>();
        for (var i = 0; i < times; i++) statuses.Add(await AskAsync(node));
        return statuses;
    }

    private async Task<int> AskAsync(WebApplication node)
    {
        using var client = app.Client(RateLimitTests.Address(node));
        using var answer = await client.GetAsync("auth/providers");
        return (int)answer.StatusCode;
    }
}
