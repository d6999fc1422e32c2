using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>Tokens as an attacker would make them. Each is refused with 401 and invalid_token, and nothing is fetched from anywhere.</summary>
public sealed class TokenAttackTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Theory, Trait("Security", "A-3")]
    [InlineData("../../dev/null")]
    [InlineData("/dev/null")]
    [InlineData("' OR 1=1; --")]
    [InlineData("' UNION SELECT 'AA")]
    [InlineData("%00")]
    [InlineData("")]
    public async Task A_key_id_is_a_name_of_ours_or_nothing(string kid)
    {
        var ada = await app.RegisterAsync();
        using var key = await KeyAsync(ada);

        // Signed with the real key, and with nothing as an attacker would who has /dev/null taken for it.
        await AssertRefusedAsync(Signed(ada, key, $$"""{"alg":"ES256","typ":"at+jwt","kid":{{JsonSerializer.Serialize(kid)}}}"""));
        var unsigned = $"{Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":{{JsonSerializer.Serialize(kid)}}}""")}.{Payload(ada)}";
        await AssertRefusedAsync($"{unsigned}.{Base64Url.EncodeToString(HMACSHA256.HashData(Array.Empty<byte>(), Encoding.ASCII.GetBytes(unsigned)))}");
    }

    [Fact, Trait("Security", "A-3")]
    public async Task A_key_that_comes_along_or_lies_elsewhere_is_not_used_and_not_fetched()
    {
        var ada = await app.RegisterAsync();
        using var evil = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)elsewhere.LocalEndpoint).Port}/keys";
        var point = evil.ExportParameters(false).Q;
        var jwk = $$"""{"kty":"EC","crv":"P-256","kid":"evil","x":"{{Base64Url.EncodeToString(point.X)}}","y":"{{Base64Url.EncodeToString(point.Y)}}"}""";
        var ours = new JsonWebToken(ada.AccessToken).Kid;

        foreach (var kid in new[] { "evil", ours })
        {
            foreach (var more in new[] { $"\"jwk\":{jwk}", $"\"jku\":\"{address}\"", $"\"x5u\":\"{address}\"", $"\"jku\":\"{address}\",\"jwk\":{jwk},\"crit\":[\"jwk\"]" })
                await AssertRefusedAsync(Signed(ada, evil, $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{kid}}",{{more}}}"""));
        }

        Assert.False(elsewhere.Pending());
    }

    [Fact, Trait("Security", "A-3")]
    public async Task One_algorithm_is_believed_and_no_other_whatever_the_key()
    {
        var ada = await app.RegisterAsync();
        using var key = await KeyAsync(ada);
        var kid = new JsonWebToken(ada.AccessToken).Kid;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Signed(ada, key, $$"""{"alg":"ES256","typ":"at+jwt","kid":"{{kid}}"}""")));
        foreach (var algorithm in new[] { "ES384", "ES512", "RS256", "PS256", "HS256", "HS512", "EdDSA", "es256", "ES256 ", "none", "" })
            await AssertRefusedAsync(Signed(ada, key, $$"""{"alg":"{{algorithm}}","typ":"at+jwt","kid":"{{kid}}"}"""));
        await AssertRefusedAsync(Signed(ada, key, $$"""{"typ":"at+jwt","kid":"{{kid}}"}"""), Signed(ada, key, $$"""{"alg":"ES256","typ":"at+jwt"}"""));
    }

    [Fact, Trait("Security", "A-4")]
    public async Task A_refresh_token_or_a_ticket_is_no_access_token()
    {
        var ada = await app.RegisterAsync();
        var ticket = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;

        await AssertRefusedAsync(IdentityCalls.Token(ada.RefreshCookie), ticket);
    }

    [Fact, Trait("Security", "A-5")]
    public async Task A_token_counts_up_to_half_a_minute_past_its_end_whether_it_was_seen_before_or_not()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2027, 1, 5, 12, 0, 0, TimeSpan.Zero));
        await using var node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));
        var seen = await app.RegisterAsync("Ada", node);
        var people = await Task.WhenAll(Enumerable.Range(0, 3).Select(n => app.RegisterAsync($"Late{n}", node)));
        Assert.Equal(HttpStatusCode.OK, await seen.MeAsync());

        time.Advance(AccessTokens.Lifetime - TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await seen.MeAsync(), await people[0].MeAsync()));
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await seen.MeAsync(), await people[1].MeAsync()));
        time.Advance(TimeSpan.FromSeconds(60));

        foreach (var person in (Person[])[seen, .. people]) Assert.Equal(HttpStatusCode.Unauthorized, await person.MeAsync());
    }

    [Fact, Trait("Security", "A-5")]
    public async Task A_token_of_tomorrow_is_refused_today()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var early = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));
        await using var ahead = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(time.GetUtcNow().AddSeconds(61))));
        await using var near = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(new FakeTimeProvider(time.GetUtcNow().AddSeconds(20))));

        Assert.Equal(HttpStatusCode.Unauthorized, await (await app.RegisterAsync("Ada", ahead)).At(early).MeAsync());
        Assert.Equal(HttpStatusCode.OK, await (await app.RegisterAsync("Ada", near)).At(early).MeAsync());
    }

    private async Task AssertRefusedAsync(params string[] tokens)
    {
        foreach (var token in tokens)
        {
            using var answer = await AskAsync(token);
            Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{(int)answer.StatusCode} for {token}");
            Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
            Assert.Contains("\"code\":\"invalid_token\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var answer = await AskAsync(token);
        return answer.StatusCode;
    }

    private async Task<HttpResponseMessage> AskAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        return await app.Client().SendAsync(request);
    }

    private static string Payload(Person person) => person.AccessToken.Split('.')[1];

    private static string Signed(Person person, ECDsa key, string header)
    {
        var signed = $"{Encode(header)}.{Payload(person)}";
        return $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private async Task<ECDsa> KeyAsync(Person person)
    {
        var id = Guid.ParseExact(new JsonWebToken(person.AccessToken).Kid, "N");
        var stored = await app.LookAsync(db => db.Set<SigningKey>().SingleAsync(k => k.Id == id));
        return stored.Signer(app.Services.GetRequiredService<Vault>()).ECDsa;
    }
}
