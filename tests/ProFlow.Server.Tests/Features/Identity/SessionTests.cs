using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

public sealed class SessionTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Somebody_registers_signs_in_elsewhere_and_sees_both_sessions()
    {
        var ada = await app.RegisterAsync();
        var elsewhere = await app.AgainAsync(ada);

        var sessions = (await elsewhere.GetAsync<Page<SessionView>>("auth/sessions")).Items;

        Assert.Equal(ada.User, elsewhere.User);
        Assert.Equal([true, false], sessions.Select(s => s.Current));
        Assert.Equal("Ada", (await ada.GetAsync<UserView>("me")).Name);
    }

    [Fact]
    public async Task A_session_keeps_how_it_was_proved()
    {
        var ada = await app.RegisterAsync();
        await app.AgainAsync(ada);

        var methods = await app.LookAsync(db => db.Set<Session>().AsNoTracking().Where(s => s.UserId == ada.Id).Select(s => s.Methods).ToListAsync());

        Assert.Equal([["pwd"], ["pwd"]], methods);
    }

    [Fact]
    public async Task Signing_out_ends_the_token_and_the_cookie_of_this_session_alone_and_at_once()
    {
        var ada = await app.RegisterAsync();
        var elsewhere = await app.AgainAsync(ada);
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());

        using var logout = await ada.Http.WithCookieAsync("auth/logout", IdentityCalls.Token(ada.RefreshCookie));

        Assert.Equal(HttpStatusCode.NoContent, logout.StatusCode);
        Assert.Equal("", logout.NewToken());
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.MeAsync());
        using var refresh = await ada.Http.RefreshAsync(IdentityCalls.Token(ada.RefreshCookie));
        Assert.Equal(HttpStatusCode.Unauthorized, refresh.StatusCode);
        Assert.Equal(HttpStatusCode.OK, await elsewhere.MeAsync());
        Assert.Single((await elsewhere.GetAsync<Page<SessionView>>("auth/sessions")).Items);
    }

    [Fact]
    public async Task The_cookie_alone_is_enough_to_sign_out()
    {
        var ada = await app.RegisterAsync();

        using var logout = await app.Client().WithCookieAsync("auth/logout", IdentityCalls.Token(ada.RefreshCookie));
        using var nobody = await app.Client().WithCookieAsync("auth/logout", null);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (logout.StatusCode, nobody.StatusCode));
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.MeAsync());
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another_one_but_not_by_somebody_else()
    {
        var ada = await app.RegisterAsync();
        var lost = await app.AgainAsync(ada);
        var eve = await app.RegisterAsync("Eve");
        var session = (await lost.GetAsync<Page<SessionView>>("auth/sessions")).Items.Single(s => s.Current).Id;

        await eve.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"auth/sessions/{session}");
        Assert.Equal(HttpStatusCode.OK, await lost.MeAsync());
        await ada.DeleteAsync($"auth/sessions/{session}");

        Assert.Equal(HttpStatusCode.Unauthorized, await lost.MeAsync());
        using var refresh = await app.Client().RefreshAsync(IdentityCalls.Token(lost.RefreshCookie));
        Assert.Equal(HttpStatusCode.Unauthorized, refresh.StatusCode);
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Delete, $"auth/sessions/{session}");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike()
    {
        var ada = await app.RegisterAsync();
        var answers = new List<string>();

        foreach (var (email, password) in new[] { (ada.User.Email, "wrong horse"), ("nobody@example.org", "correct horse"), (ada.User.Email, ""), (ada.User.Email, new string('x', 10_000)), ("", "") })
        {
            using var answer = await app.Client().LogInAsync(email, password);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            answers.Add(JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("detail").GetString()!);
        }

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("""{"email":"a\u0000b@example.org","password":"correct horse"}""")]
    [InlineData("""{"email":"\ud800@example.org","password":"correct horse"}""")]
    [InlineData("""{"email":["a"],"password":"correct horse"}""")]
    [InlineData("""{"email":"a@example.org","password":"correct horse","admin":true}""")]
    [InlineData("""{"email":"a@example.org","email":"b@example.org"}""")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("")]
    public async Task What_is_no_sign_in_at_all_is_refused(string body)
    {
        using var content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
        using var answer = await app.Client().PostAsync(new Uri("auth/login", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_is_one_address_however_it_is_written()
    {
        var ada = await app.RegisterAsync();

        using var login = await app.Client().LogInAsync($"  {ada.User.Email.ToUpperInvariant()} ");
        using var second = await RegisterAsync(ada.User.Email.ToUpperInvariant());

        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task Of_many_who_register_one_address_at_once_one_gets_it()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RegisterAsync("wanted@example.org")));

        Assert.Equal(1, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
    }

    [Theory]
    [InlineData("not an address", "correct horse", "Ada", "email")]
    [InlineData("a@b@c", "correct horse", "Ada", "email")]
    [InlineData("new@example.org", "short", "Ada", "password")]
    [InlineData("new@example.org", "correct horse", " ", "name")]
    [InlineData(null, null, null, "email")]
    public async Task What_can_not_be_an_account_is_refused_by_the_field(string? email, string? password, string? name, string field)
    {
        using var answer = await app.Client().PostAsJsonAsync("auth/register", new { email, password, name });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    private Task<HttpResponseMessage> RegisterAsync(string email) =>
        app.Client().PostAsJsonAsync("auth/register", new { email, password = "correct horse", name = "Somebody" });
}
