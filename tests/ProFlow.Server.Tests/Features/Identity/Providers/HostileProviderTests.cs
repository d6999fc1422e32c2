using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Tests.Features.Audit;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>The way to a provider and back, walked by people who should not. ASVS 3.7.2, 10.1.2, 10.2.1, 10.2.2, 15.3.2; cases A-12, A-13.</summary>
public sealed class HostileProviderTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    [Fact]
    public async Task The_way_there_carries_all_that_ties_the_answer_to_it_10_2_1()
    {
        var visit = await world.Browser().GoAsync("auth/oauth/one/start");

        Assert.StartsWith(world.One.Address + "/authorize?", visit.To!.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal(("code", "S256", FakeProvider.ClientId, "openid email profile"), (visit.Query("response_type"), visit.Query("code_challenge_method"), visit.Query("client_id"), visit.Query("scope")));
        foreach (var secret in (string[])["state", "nonce", "code_challenge"]) Assert.Equal(43, visit.Query(secret).Length);
        var cookie = Assert.Single(visit.Cookies);
        foreach (var part in (string[])["path=/api/v1/auth/oauth/one/callback", "httponly", "samesite=lax", "max-age=600"]) Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        // What the database has helps nobody: neither the state nor the cookie's secret stands in it.
        var stored = await world.App.LookAsync(db => db.Set<SignInTransaction>().OrderByDescending(t => t.ExpiresAt).FirstAsync());
        Assert.DoesNotContain(visit.Query("state"), System.Text.Json.JsonSerializer.Serialize(stored), StringComparison.Ordinal);
    }

    [Theory, InlineData("evil.example"), InlineData("proflow.test.evil.example"), InlineData("proflow.test:81")]
    public async Task The_address_to_come_back_to_is_the_configured_one_whatever_the_request_says_A_12(string host)
    {
        foreach (var provider in (string[])["one", "hub"])
            Assert.Equal($"{Browser.Home}/api/v1/auth/oauth/{provider}/callback", (await world.Browser().GoAsync($"auth/oauth/{provider}/start", host: host)).Query("redirect_uri"));
    }

    [Theory]
    [InlineData("//evil.example"), InlineData("/\\evil.example"), InlineData("https:evil.example"), InlineData("https://evil.example/w"), InlineData("\\\\evil.example"), InlineData("javascript:alert(1)"), InlineData("w/1")]
    [InlineData("/\t/evil.example"), InlineData("/\n/evil.example"), InlineData(" /w"), InlineData("/w\\..\\x"), InlineData("/wörk"), InlineData("long")]
    public async Task Only_a_path_of_this_site_is_gone_to_afterwards_3_7_2(string returnUrl)
    {
        var to = Uri.EscapeDataString(returnUrl == "long" ? "/" + new string('a', 500) : returnUrl);

        var visit = await world.Browser().GoAsync($"auth/oauth/one/start?returnUrl={to}");

        Assert.Equal((HttpStatusCode.BadRequest, "invalid"), (visit.Status, visit.Code));
        Assert.Empty(visit.Cookies);
    }

    [Fact]
    public async Task What_was_begun_in_one_browser_ends_in_no_other_10_1_2()
    {
        var (victim, attacker) = (world.Browser(), world.Browser());
        var visit = await attacker.GoAsync("auth/oauth/one/start");
        var code = world.One.Agree(visit);

        // The attacker's own answer is put before the victim, who has begun a sign-in of their own as well.
        await victim.GoAsync("auth/oauth/one/start");
        var back = await victim.GoAsync($"auth/oauth/one/callback?code={code}&state={visit.Query("state")}");

        Assert.Equal((HttpStatusCode.BadRequest, "sign_in_over"), (back.Status, back.Code));
        Assert.False(back.BeganSession);
        // The attempt has not spoilt the attacker's own, which the code was for.
        Assert.True((await attacker.GoAsync($"auth/oauth/one/callback?code={code}&state={visit.Query("state")}")).BeganSession);
    }

    [Theory, InlineData(""), InlineData("&state="), InlineData("&state=made-up"), InlineData("&state=a&state=b"), InlineData("&state=%00"), InlineData("long")]
    public async Task An_answer_that_nobody_asked_for_is_refused_10_2_1(string state)
    {
        var browser = world.Browser();
        var code = world.One.Agree(await browser.GoAsync("auth/oauth/one/start"));

        var back = await browser.GoAsync($"auth/oauth/one/callback?code={code}{(state == "long" ? "&state=" + new string('x', 3000) : state)}");

        Assert.Equal(HttpStatusCode.BadRequest, back.Status);
        Assert.False(back.BeganSession);
    }

    [Fact]
    public async Task An_answer_counts_once_also_when_it_comes_ten_times_at_once_A_13()
    {
        var browser = world.Browser();
        var visit = await browser.GoAsync("auth/oauth/one/start");
        var answer = $"auth/oauth/one/callback?code={world.One.Agree(visit)}&state={visit.Query("state")}";
        var cookie = visit.Cookies[0].Split(';')[0];
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(world.Address, "/api/v1/") };

        var backs = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, answer);
            request.Headers.Add("Cookie", cookie);
            return await http.SendAsync(request);
        }));

        Assert.Equal(1, backs.Count(b => b.StatusCode == HttpStatusCode.Redirect));
        Assert.Equal(9, backs.Count(b => b.StatusCode == HttpStatusCode.BadRequest));
        Assert.Equal("sign_in_over", (await browser.GoAsync(answer)).Code);
    }

    [Fact]
    public async Task A_code_of_somebody_elses_sign_in_is_worth_nothing_in_this_one_A_13()
    {
        var (victim, attacker) = (world.Browser(), world.Browser());
        var stolen = world.One.Agree(await victim.GoAsync("auth/oauth/one/start"));
        var own = await attacker.GoAsync("auth/oauth/one/start");

        var back = await attacker.GoAsync($"auth/oauth/one/callback?code={stolen}&state={own.Query("state")}");

        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_refused"), (back.Status, back.Code));
        Assert.False(back.BeganSession);
        var noted = (await world.App.ChainAsync(AuditPlace.ServerChain)).Last(e => e.Action == AuditAction.SignInFailed.Name);
        Assert.Contains("oidc:one sign_in_refused", noted.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_has_to_be_over_in_ten_minutes()
    {
        var browser = world.Browser();
        var visit = await browser.GoAsync("auth/oauth/one/start");
        world.Time.Advance(SignInTransactions.Lifetime + TimeSpan.FromSeconds(1));

        var back = await browser.GoAsync($"auth/oauth/one/callback?code={world.One.Agree(visit)}&state={visit.Query("state")}");

        Assert.Equal("sign_in_over", back.Code);
    }

    [Fact]
    public async Task An_answer_of_one_provider_does_not_pass_for_one_of_another_10_2_2()
    {
        var browser = world.Browser();
        var visit = await browser.GoAsync("auth/oauth/one/start");
        var code = world.One.Agree(visit);
        world.Two.Asked.Clear();

        var elsewhere = await browser.GoAsync($"auth/oauth/two/callback?code={code}&state={visit.Query("state")}");
        var second = await browser.GoAsync("auth/oauth/one/start");
        var named = await browser.GoAsync($"auth/oauth/one/callback?code={world.One.Agree(second)}&state={second.Query("state")}&iss={Uri.EscapeDataString(world.Two.Address)}");

        Assert.Equal((HttpStatusCode.BadRequest, "sign_in_over"), (elsewhere.Status, elsewhere.Code));
        Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_refused"), (named.Status, named.Code));
        // Neither provider was shown the other's code.
        Assert.Empty(world.Two.Asked);
        Assert.False(elsewhere.BeganSession || named.BeganSession);
    }

    [Fact]
    public async Task Whoever_says_that_its_answers_are_signed_by_name_has_to_sign_them_10_2_2()
    {
        world.Time.Advance(TimeSpan.FromHours(7));
        world.Two.Document["authorization_response_iss_parameter_supported"] = true;
        try
        {
            var (nameless, named) = (world.Browser(), world.Browser());
            var first = await world.SignInAsync(nameless, "two");
            var visit = await named.GoAsync("auth/oauth/two/start");
            var second = await named.GoAsync($"auth/oauth/two/callback?code={world.Two.Agree(visit)}&state={visit.Query("state")}&iss={Uri.EscapeDataString(world.Two.Address)}");

            Assert.Equal("sign_in_refused", first.Code);
            Assert.True(second.BeganSession, second.Body);
        }
        finally
        {
            world.Two.Document.Clear();
            world.Time.Advance(TimeSpan.FromHours(7));
        }
    }

    public static TheoryData<string> Answers => ["a redirect", "too much", "an error", "no JSON", "a name twice", "a list", "broken off"];

    [Theory, MemberData(nameof(Answers))]
    public async Task A_provider_that_answers_oddly_signs_nobody_in_15_3_2(string what)
    {
        world.Two.Asked.Clear();
        world.One.Instead = async http =>
        {
            if (http.Request.Path != "/token") return false;
            switch (what)
            {
                case "a redirect": http.Response.Redirect(world.Two.Address + "/token", permanent: false, preserveMethod: true); break;
                case "too much": await http.Response.WriteAsync("{\"id_token\":\"" + new string('x', 400_000) + "\"}"); break;
                case "an error": http.Response.StatusCode = 500; break;
                case "no JSON": await http.Response.WriteAsync("<html>"); break;
                case "a name twice": await http.Response.WriteAsync("""{"id_token":"a","id_token":"b"}"""); break;
                case "a list": await http.Response.WriteAsync("[]"); break;
                case "broken off": http.Response.ContentLength = 100; await http.Response.WriteAsync("{"); http.Abort(); break;
            }
            return true;
        };
        try
        {
            var back = await world.SignInAsync(world.Browser());

            var expected = what == "a list" ? (HttpStatusCode.Unauthorized, "sign_in_refused") : (HttpStatusCode.ServiceUnavailable, "provider_unavailable");
            Assert.Equal(expected, (back.Status, back.Code));
            Assert.False(back.BeganSession);
            Assert.Empty(world.Two.Asked);
        }
        finally
        {
            world.One.Instead = null;
        }
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_not_waited_for()
    {
        var gone = new TaskCompletionSource();
        world.Two.Instead = async http =>
        {
            await using var _ = http.RequestAborted.Register(gone.SetResult);
            await gone.Task;
            return true;
        };
        using var impatient = new ProviderHttp(TimeSpan.FromMilliseconds(200));
        try
        {
            var failure = await Assert.ThrowsAsync<ProviderFailure>(() => impatient.GetAsync(new Uri(world.Two.Address + "/keys"), null, default));

            Assert.Contains("took longer", failure.Message, StringComparison.Ordinal);
        }
        finally
        {
            world.Two.Instead = null;
        }
    }

    [Fact]
    public async Task A_document_of_another_issuer_or_without_TLS_is_of_no_use()
    {
        foreach (var (name, value) in new (string, object?)[] { ("issuer", "https://evil.example"), ("issuer", world.Two.Address + "/"), ("issuer", null), ("token_endpoint", "http://evil.example/token"), ("jwks_uri", "file:///etc/passwd"), ("authorization_endpoint", "javascript:alert(1)"), ("token_endpoint", null) })
        {
            world.Time.Advance(TimeSpan.FromHours(7));
            world.Two.Document[name] = value;
            var visit = await world.Browser().GoAsync("auth/oauth/two/start");
            world.Two.Document.Clear();
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "provider_unavailable"), (visit.Status, visit.Code));
        }
    }

    [Theory, InlineData("access_denied", "sign_in_denied"), InlineData("login_required", "sign_in_failed"), InlineData("<script>", "sign_in_failed")]
    public async Task A_no_of_the_provider_ends_the_sign_in(string error, string code)
    {
        var browser = world.Browser();
        var visit = await browser.GoAsync("auth/oauth/one/start?returnUrl=/w/7");

        var back = await browser.GoAsync($"auth/oauth/one/callback?error={Uri.EscapeDataString(error)}&error_description=call+0800&state={visit.Query("state")}", accept: "text/html,application/xhtml+xml");

        // A person is led to a page of ours that says what to do; the provider's own words stay out of it.
        Assert.Equal((HttpStatusCode.Redirect, $"/signin/problem?code={code}&provider=one&next=%2Fw%2F7"), (back.Status, back.To!.PathAndQuery));
    }

    [Theory, InlineData("auth/oauth/nobody/start"), InlineData("auth/oauth/nobody/callback?state=x&code=y")]
    public async Task A_provider_that_is_not_configured_does_not_exist(string path) =>
        Assert.Equal((HttpStatusCode.NotFound, "not_found"), await world.Browser().GoAsync(path) is var visit ? (visit.Status, visit.Code) : default);
}
