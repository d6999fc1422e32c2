using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using ProFlow.Server.Tests.Platform.Web;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>Case A-2 and v5.0.0-6.3.1, with the limits as they are when nobody sets them: guessing is held back in both shapes, and locks nobody out.</summary>
public sealed class SignInThrottleTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private static readonly (string, string)[] asTheyAre = [("SignIn", ""), ("SignInAccount", ""), ("SignInDevice", ""), ("Address", "")];

    [Fact]
    public async Task A_thousand_sign_ins_from_one_address_over_many_accounts_are_held_back_and_a_known_device_there_still_enters()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(asTheyAre));
        var victim = await app.RegisterAsync("Vera");
        var device = await DeviceAsync(node, victim, "127.0.0.9");

        using var attacker = Client(node, "127.0.0.2");
        var statuses = new List<int>();
        for (var i = 0; i < 1000; i++) statuses.Add(await LogInAsync(attacker, $"person{i}@example.org", "guessed right"));

        Assert.Equal(100, statuses.Count(s => s == 401));
        Assert.Equal(900, statuses.Count(s => s == 429));
        Assert.Equal(429, await LogInAsync(attacker, victim.User.Email, "correct horse"));
        Assert.Equal(200, await LogInAsync(attacker, victim.User.Email, "correct horse", device));
        using var elsewhere = Client(node, "127.0.0.3");
        Assert.Equal(200, await LogInAsync(elsewhere, victim.User.Email, "correct horse"));
    }

    [Fact]
    public async Task Many_addresses_at_one_account_are_held_back_and_the_owner_still_enters_on_a_known_device()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(asTheyAre));
        var (victim, bystander) = (await app.RegisterAsync("Vera"), await app.RegisterAsync("Bo"));
        var device = await DeviceAsync(node, victim, "127.0.0.9");

        var statuses = new List<int>();
        for (var i = 0; i < 40; i++)
        {
            using var attacker = Client(node, $"127.0.1.{i + 1}");
            statuses.Add(await LogInAsync(attacker, victim.User.Email, "guessed wrong"));
        }

        Assert.Equal(10, statuses.Count(s => s == 401));
        Assert.Equal(30, statuses.Count(s => s == 429));
        using var elsewhere = Client(node, "127.0.0.9");
        Assert.Equal(429, await LogInAsync(elsewhere, victim.User.Email, "correct horse"));
        Assert.Equal(200, await LogInAsync(elsewhere, victim.User.Email, "correct horse", device));
        Assert.Equal(200, await LogInAsync(elsewhere, bystander.User.Email, "correct horse"));
    }

    [Fact]
    public async Task An_address_that_nobody_has_is_held_back_like_one_that_somebody_has()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignInAccount", "3/600")));
        var victim = await app.RegisterAsync("Vera");
        using var client = Client(node, "127.0.0.2");

        foreach (var email in (string[])[victim.User.Email, "nobody@example.org"])
        {
            var statuses = new List<int>();
            for (var i = 0; i < 5; i++) statuses.Add(await LogInAsync(client, email, "guessed wrong"));
            Assert.Equal([401, 401, 401, 429, 429], statuses);
        }
    }

    [Fact]
    public async Task Signing_in_rightly_costs_nothing_however_often()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignIn", "3/600"), ("SignInAccount", "3/600")));
        var ada = await app.RegisterAsync();
        using var client = Client(node, "127.0.0.2");

        for (var i = 0; i < 8; i++) Assert.Equal(200, await LogInAsync(client, ada.User.Email, "correct horse"));
    }

    [Fact]
    public async Task A_device_is_known_for_its_own_account_alone_and_its_mark_can_not_be_forged()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignInAccount", "1/600"), ("SignInDevice", "2/600")));
        var (ada, bob) = (await app.RegisterAsync(), await app.RegisterAsync("Bob"));
        var device = await MarkAsync(node, ada, "127.0.0.9");
        using var client = Client(node, "127.0.0.2");
        foreach (var person in (Person[])[ada, bob]) Assert.Equal(401, await LogInAsync(client, person.User.Email, "guessed wrong"));

        Assert.Equal(429, await LogInAsync(client, bob.User.Email, "correct horse", device));
        Assert.Equal(429, await LogInAsync(client, ada.User.Email, "correct horse", device[..^4] + "AAAA"));
        Assert.Equal(429, await LogInAsync(client, ada.User.Email, "correct horse", "device=AAAA"));
        for (var i = 0; i < 3; i++) Assert.Equal(i < 2 ? 401 : 429, await LogInAsync(client, ada.User.Email, "wrong", device));
    }

    [Fact]
    public async Task A_device_stays_known_when_its_session_is_over_or_was_signed_out()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignInAccount", "1/600"), ("SignInDevice", "5/600")));
        var ada = await app.RegisterAsync();
        var (over, signedOut) = (await DeviceAsync(node, ada, "127.0.0.9"), await MarkAsync(node, ada, "127.0.0.9"));
        await app.SqlAsync("UPDATE session SET expires_at = now() - interval '1 day'");
        using var client = Client(node, "127.0.0.2");
        Assert.Equal(401, await LogInAsync(client, ada.User.Email, "guessed wrong"));

        Assert.Equal(429, await LogInAsync(client, ada.User.Email, "correct horse"));
        Assert.Equal(200, await LogInAsync(client, ada.User.Email, "correct horse", over));
        Assert.Equal(200, await LogInAsync(client, ada.User.Email, "correct horse", signedOut));
    }

    [Fact]
    public async Task What_was_held_back_begins_no_session()
    {
        await using var node = await app.StartNodeAsync(RateLimitTests.With(("SignInAccount", "1/600")));
        var ada = await app.RegisterAsync();
        using var client = Client(node, "127.0.0.2");
        await LogInAsync(client, ada.User.Email, "guessed wrong");

        Assert.Equal(429, await LogInAsync(client, ada.User.Email, "correct horse"));

        Assert.Equal(1, await app.LookAsync(db => db.Set<Session>().CountAsync(s => s.UserId == ada.Id)));
    }

    /// <summary>Signs somebody in, and gives the cookie that their browser then keeps.</summary>
    private static async Task<string> DeviceAsync(WebApplication node, Person person, string from)
    {
        using var client = Client(node, from);
        using var answer = await client.PostAsJsonAsync("auth/login", new { email = person.User.Email, password = "correct horse" });
        return answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Signs somebody in and out again, and gives what their browser then keeps.</summary>
    private static async Task<string> MarkAsync(WebApplication node, Person person, string from)
    {
        using var client = Client(node, from);
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/logout") { Headers = { { "Cookie", await DeviceAsync(node, person, from) } } };
        using var answer = await client.SendAsync(request);
        var cookie = answer.EnsureSuccessStatusCode().Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("device=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/api/v1/auth", cookie, StringComparison.OrdinalIgnoreCase);
        return cookie.Split(';')[0];
    }

    private static async Task<int> LogInAsync(HttpClient client, string email, string password, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "auth/login") { Content = JsonContent.Create(new { email, password }) };
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(answer.Headers.RetryAfter);
        return (int)answer.StatusCode;
    }

    /// <summary>A client with an address of its own: all of 127.0.0.0/8 is this machine.</summary>
    internal static HttpClient Client(WebApplication node, string from) => new(new SocketsHttpHandler
    {
        UseCookies = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri(RateLimitTests.Address(node), "/api/v1/") };
}
