using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

public sealed class RefreshTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private WebApplication node = null!;

    /// <summary>A node whose clock the test turns.</summary>
    public async ValueTask InitializeAsync() => node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));

    public async ValueTask DisposeAsync() => await node.DisposeAsync();

    [Fact, Trait("Security", "A-6"), Trait("Security", "A-11")]
    public async Task Twenty_tabs_that_wake_at_once_all_get_the_one_successor()
    {
        var ada = await app.RegisterAsync();
        var token = IdentityCalls.Token(ada.RefreshCookie);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ada.Http.RefreshAsync(token)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Single(answers.Select(a => a.NewToken()).Distinct());
        Assert.All(answers, AssertKeepsCookie);
        Assert.Equal(2, await TokensAsync(ada));
        using var next = await ada.Http.RefreshAsync(answers[0].NewToken());
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task Each_use_makes_a_successor_in_a_cookie_that_only_this_route_gets()
    {
        var ada = await app.RegisterAsync();
        var first = IdentityCalls.Token(ada.RefreshCookie);

        using var answer = await ada.Http.RefreshAsync(first);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.NotEqual(first, IdentityCalls.Token(cookie));
        foreach (var set in new[] { ada.RefreshCookie, cookie })
        {
            Assert.Contains("path=/api/v1/auth", set, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", set, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", set, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", set, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Over_tls_the_cookie_says_so_in_its_name()
    {
        var http = new DefaultHttpContext { Request = { Scheme = "https" } };

        RefreshCookie.Write(http, "token", time.GetUtcNow().AddDays(1));

        var cookie = http.Response.Headers.SetCookie.ToString();
        Assert.StartsWith("__Secure-refresh=token", cookie, StringComparison.Ordinal);
        Assert.Contains("secure", cookie.Split(';').Select(p => p.Trim()));
    }

    [Fact]
    public async Task A_refresh_token_never_stands_in_a_body()
    {
        var ada = await app.RegisterAsync();
        using var login = await app.Client().LogInAsync(ada.User.Email);
        using var refresh = await ada.Http.RefreshAsync(IdentityCalls.Token(ada.RefreshCookie));

        foreach (var answer in new[] { login, refresh })
        {
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var body = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain(answer.NewToken()!, body, StringComparison.Ordinal);
            Assert.DoesNotContain("refresh", body, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact, Trait("Security", "A-7")]
    public async Task Within_ten_seconds_a_used_token_gives_its_successor_again_and_after_them_it_ends_the_session()
    {
        var ada = (await app.RegisterAsync()).At(node);
        var token = IdentityCalls.Token(ada.RefreshCookie);
        using var first = await ada.Http.RefreshAsync(token);
        time.Advance(TimeSpan.FromSeconds(9));
        using var inGrace = await ada.Http.RefreshAsync(token);
        Assert.Equal(first.NewToken(), inGrace.NewToken());

        time.Advance(TimeSpan.FromSeconds(2));
        using var late = await ada.Http.RefreshAsync(token);

        await AssertDeadAsync(ada, late, first.NewToken());
    }

    [Fact, Trait("Security", "A-8")]
    public async Task A_token_from_two_generations_ago_ends_the_session_at_once()
    {
        var ada = (await app.RegisterAsync()).At(node);
        var token = IdentityCalls.Token(ada.RefreshCookie);
        using var first = await ada.Http.RefreshAsync(token);
        using var second = await ada.Http.RefreshAsync(first.NewToken());
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);

        using var stolen = await ada.Http.RefreshAsync(token);

        await AssertDeadAsync(ada, stolen, second.NewToken());
    }

    [Fact, Trait("Security", "A-9")]
    public async Task A_refresh_whose_commit_fails_has_used_up_nothing()
    {
        var ada = await app.RegisterAsync();
        var token = IdentityCalls.Token(ada.RefreshCookie);
        await AsOwnerAsync("""
            CREATE FUNCTION fail_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'planted' USING ERRCODE = '40001'; END $$;
            CREATE CONSTRAINT TRIGGER planted AFTER INSERT ON refresh_token DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_commit()
            """);
        using var failed = await ada.Http.RefreshAsync(token);
        await AsOwnerAsync("DROP TRIGGER planted ON refresh_token; DROP FUNCTION fail_commit");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.False(failed.Headers.Contains("Set-Cookie"));
        Assert.Equal(1, await TokensAsync(ada));

        using var retried = await ada.Http.RefreshAsync(token);
        using var inGrace = await ada.Http.RefreshAsync(token);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (retried.StatusCode, inGrace.StatusCode));
        Assert.Equal(retried.NewToken(), inGrace.NewToken());
        Assert.Equal(2, await TokensAsync(ada));
    }

    [Fact, Trait("Security", "7.3.2"), Trait("Security", "10.4.8")]
    public async Task Refreshing_never_makes_a_session_longer_than_thirty_days()
    {
        var ada = await app.RegisterAsync("Ada", node);
        var (token, began) = (IdentityCalls.Token(ada.RefreshCookie), time.GetUtcNow());
        for (var day = 0; day < 28; day += 7)
        {
            time.Advance(TimeSpan.FromDays(7));
            using var refreshed = await ada.Http.RefreshAsync(token);
            Assert.Equal(HttpStatusCode.OK, refreshed.StatusCode);
            token = refreshed.NewToken()!;
            var cookie = refreshed.Headers.GetValues("Set-Cookie").Single().Split("expires=")[1].Split(';')[0];
            Assert.True(DateTimeOffset.Parse(cookie, System.Globalization.CultureInfo.InvariantCulture) <= began.AddDays(30).AddSeconds(1), $"The cookie outlives the session: {cookie}");
        }

        time.Advance(TimeSpan.FromDays(2) + TimeSpan.FromMinutes(1));

        using var late = await ada.Http.RefreshAsync(token);
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact, Trait("Security", "7.3.1")]
    public async Task A_session_that_nobody_uses_ends_after_the_time_that_is_set()
    {
        await using var strict = await app.StartNodeAsync(b =>
        {
            b.Services.AddSingleton<TimeProvider>(time);
            b.Configuration["ProFlow:Sessions:IdleHours"] = "8";
        });
        var (used, idle) = (await app.RegisterAsync("Ada", strict), await app.RegisterAsync("Bob", strict));
        time.Advance(TimeSpan.FromHours(7));
        using var early = await used.Http.RefreshAsync(IdentityCalls.Token(used.RefreshCookie));
        time.Advance(TimeSpan.FromHours(2));

        using var late = await idle.Http.RefreshAsync(IdentityCalls.Token(idle.RefreshCookie));
        using var still = await used.Http.RefreshAsync(early.NewToken());

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (late.StatusCode, still.StatusCode));
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_thirty_days()
    {
        var ada = (await app.RegisterAsync()).At(node);

        time.Advance(TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1));
        using var late = await ada.Http.RefreshAsync(IdentityCalls.Token(ada.RefreshCookie));

        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact, Trait("Security", "A-11")]
    public async Task A_refused_refresh_leaves_the_cookie_alone()
    {
        var ada = await app.RegisterAsync();
        foreach (var token in new[] { null, "", "unknown", new string('x', 500), "a b;c" })
        {
            using var refused = await app.Client().RefreshAsync(token);
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    public async Task Another_site_can_neither_refresh_nor_sign_out(string header, string value)
    {
        var ada = await app.RegisterAsync();
        var token = IdentityCalls.Token(ada.RefreshCookie);

        foreach (var path in new[] { "auth/refresh", "auth/logout" })
        {
            using var refused = await app.Client().WithCookieAsync(path, token, (header, value));
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            Assert.False(refused.Headers.Contains("Set-Cookie"));
        }

        using var own = await app.Client().RefreshAsync(token, ("Sec-Fetch-Site", "same-origin"), ("Origin", app.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        Assert.Equal(2, await TokensAsync(ada));
    }

    private async Task AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.OwnersConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A cookie that is set holds a token and lies in the future.</summary>
    private static void AssertKeepsCookie(HttpResponseMessage answer)
    {
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.NotEmpty(IdentityCalls.Token(cookie));
        Assert.DoesNotContain("expires=Thu, 01 Jan 1970", cookie, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task AssertDeadAsync(Person person, HttpResponseMessage refused, string? newest)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.False(refused.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.Unauthorized, await person.MeAsync());
        using var after = await person.Http.RefreshAsync(newest);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    private Task<int> TokensAsync(Person person) => app.LookAsync(db => (
        from t in db.Set<RefreshToken>() join s in db.Set<Session>() on t.SessionId equals s.Id where s.UserId == person.Id select t).CountAsync());
}
