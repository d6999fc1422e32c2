using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

public sealed class AccessTokenTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact, Trait("Security", "9.1.1")]
    public async Task A_token_that_was_touched_is_worth_nothing()
    {
        var (ada, eve) = (await app.RegisterAsync(), await app.RegisterAsync("Eve"));
        var (mine, hers) = (eve.AccessToken.Split('.'), ada.AccessToken.Split('.'));
        string Flip(string part) => (part[0] == 'A' ? 'B' : 'A') + part[1..];

        await AssertRefusedAsync($"{mine[0]}.{hers[1]}.{mine[2]}");
        await AssertRefusedAsync($"{mine[0]}.{mine[1]}.{Flip(mine[2])}");
        await AssertRefusedAsync($"{mine[0]}.{mine[1]}.");
        await AssertRefusedAsync($"{mine[0]}.{mine[1]}");
        await AssertRefusedAsync("", "a.b.c", new string('.', 200), mine[0], "null");
    }

    [Fact, Trait("Security", "A-3")]
    public async Task Neither_no_signature_nor_one_with_the_public_key_as_a_secret_is_believed()
    {
        var ada = await app.RegisterAsync();
        var payload = ada.AccessToken.Split('.')[1];
        var keyId = new JsonWebToken(ada.AccessToken).Kid;
        using var key = await KeyAsync();

        foreach (var none in new[] { "none", "None", "NONE" })
            await AssertRefusedAsync($"{Encode($$"""{"alg":"{{none}}","typ":"at+jwt","kid":"{{keyId}}"}""")}.{payload}.");
        foreach (var secret in new[] { key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()) })
        {
            var signed = $"{Encode($$"""{"alg":"HS256","typ":"at+jwt","kid":"{{keyId}}"}""")}.{payload}";
            await AssertRefusedAsync($"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
        }
    }

    [Fact, Trait("Security", "A-4")]
    public async Task Even_with_the_right_key_a_token_has_to_be_an_access_token_for_this_api()
    {
        var ada = await app.RegisterAsync();
        using var key = await KeyAsync();
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Forge(ada, key)));
        await AssertRefusedAsync(Forge(ada, key, type: "JWT"), Forge(ada, key, type: "id+jwt"), Forge(ada, key, audience: "another"), Forge(ada, key, issuer: "another"));
        await AssertRefusedAsync(Forge(ada, key, expires: now.AddMinutes(-1)), Forge(ada, key, expires: now.AddMinutes(20), from: now.AddMinutes(10)));
        await AssertRefusedAsync(Forge(ada, other), Forge(ada, key, session: Id.New()));
    }

    [Fact]
    public async Task A_token_lives_ten_minutes_also_where_it_is_remembered()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));
        var ada = await app.RegisterAsync("Ada", node);
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());

        time.Advance(TimeSpan.FromMinutes(9));
        Assert.Equal(HttpStatusCode.OK, await ada.MeAsync());
        time.Advance(TimeSpan.FromSeconds(91));

        Assert.Equal(HttpStatusCode.Unauthorized, await ada.MeAsync());
    }

    [Fact]
    public async Task A_token_in_the_address_is_never_read()
    {
        var ada = await app.RegisterAsync();

        using var answer = await app.Client().GetAsync(new Uri($"me?access_token={ada.AccessToken}", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public void Passwords_are_hashed_as_the_guidance_of_today_asks()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddIdentity(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var hasher = provider.GetRequiredService<IPasswordHasher<User>>();

        var (hash, again) = (Convert.FromBase64String(hasher.HashPassword(null!, "correct horse")), hasher.HashPassword(null!, "correct horse"));

        // Format 1, then PRF (2: HMAC-SHA-512), iterations and salt length in network order, then a salt of 16 and a key of 32 bytes.
        uint Number(int at) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(at));
        Assert.Equal((1, 2u, 210_000u, 16u, 13 + 16 + 32), (hash[0], Number(1), Number(5), Number(9), hash.Length));
        Assert.NotEqual(Convert.ToBase64String(hash), again);
    }

    private async Task AssertRefusedAsync(params string[] tokens)
    {
        foreach (var token in tokens) Assert.True(await StatusAsync(token) == HttpStatusCode.Unauthorized, $"This was believed: {token}");
    }

    private async Task<HttpStatusCode> StatusAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "me");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await app.Client().SendAsync(request);
        return answer.StatusCode;
    }

    private static string Forge(Person person, ECDsa key, string type = "at+jwt", string issuer = "proflow", string audience = "proflow-api", DateTime? from = null, DateTime? expires = null, Guid? session = null)
    {
        var real = new JsonWebToken(person.AccessToken);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object> { ["sub"] = real.Subject, ["sid"] = session?.ToString() ?? real.GetClaim("sid").Value };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = type,
            Issuer = issuer,
            Audience = audience,
            NotBefore = from ?? now.AddMinutes(-5),
            Expires = expires ?? now.AddMinutes(5),
            Claims = claims,
            SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = real.Kid }, SecurityAlgorithms.EcdsaSha256) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
        });
    }

    private async Task<ECDsa> KeyAsync()
    {
        var stored = await app.LookAsync(db => db.Set<SigningKey>().SingleAsync());
        return stored.Signer(app.Services.GetRequiredService<Vault>()).ECDsa;
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
