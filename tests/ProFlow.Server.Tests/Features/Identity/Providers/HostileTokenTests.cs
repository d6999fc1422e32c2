using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>ID tokens that prove nothing: each is refused, nobody is signed in and nothing is written. ASVS 6.8.2, 10.5.1, 10.5.3, 10.5.4.</summary>
public sealed class HostileTokenTests(ProviderWorld world) : IClassFixture<ProviderWorld>
{
    public static TheoryData<string> Claims =>
    [
        "10.5.1 wrong nonce", "10.5.1 no nonce", "10.5.1 nonce of another type", "10.5.4 wrong audience", "10.5.4 no audience", "10.5.4 two audiences, made for the other", "10.5.4 two audiences, made for nobody",
        "10.5.3 wrong issuer", "10.5.3 issuer with a slash more", "10.5.3 issuer in capitals", "10.5.3 no issuer", "expired", "no end", "not yet valid", "no subject", "empty subject", "subject of another type", "endless subject",
    ];

    [Theory, MemberData(nameof(Claims))]
    public async Task A_token_that_says_the_wrong_thing_is_refused(string what)
    {
        var now = world.Time.GetUtcNow().ToUnixTimeSeconds();
        await RefusedAsync(claims: c =>
        {
            switch (what)
            {
                case "10.5.1 wrong nonce": c["nonce"] = "another"; break;
                case "10.5.1 no nonce": c.Remove("nonce"); break;
                case "10.5.1 nonce of another type": c["nonce"] = new[] { c["nonce"] }; break;
                case "10.5.4 wrong audience": c["aud"] = "another"; break;
                case "10.5.4 no audience": c.Remove("aud"); break;
                case "10.5.4 two audiences, made for the other": (c["aud"], c["azp"]) = (new[] { FakeProvider.ClientId, "another" }, "another"); break;
                case "10.5.4 two audiences, made for nobody": c["aud"] = new[] { FakeProvider.ClientId, "another" }; break;
                case "10.5.3 wrong issuer": c["iss"] = world.Two.Address; break;
                case "10.5.3 issuer with a slash more": c["iss"] += "/"; break;
                case "10.5.3 issuer in capitals": c["iss"] = ((string)c["iss"]).ToUpperInvariant(); break;
                case "10.5.3 no issuer": c.Remove("iss"); break;
                case "expired": c["exp"] = now - 61; break;
                case "no end": c.Remove("exp"); break;
                case "not yet valid": c["nbf"] = now + 120; break;
                case "no subject": c.Remove("sub"); break;
                case "empty subject": c["sub"] = ""; break;
                case "subject of another type": c["sub"] = 7; break;
                case "endless subject": c["sub"] = new string('x', 300); break;
                default: throw new ArgumentOutOfRangeException(nameof(what));
            }
        });
    }

    [Theory, InlineData(-59), InlineData(0)]
    public async Task A_clock_may_be_a_minute_off(int seconds)
    {
        var back = await world.SignInAsync(world.Browser(), claims: c => c["exp"] = world.Time.GetUtcNow().ToUnixTimeSeconds() + seconds);

        Assert.True(back.BeganSession, back.Body);
    }

    [Theory, InlineData("none"), InlineData("None"), InlineData("nOnE")]
    public Task A_token_without_a_signature_is_refused_6_8_2(string algorithm) =>
        RefusedAsync(c => $"{Encode($$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{world.One.KeyId}}"}""")}.{Encode(System.Text.Json.JsonSerializer.Serialize(c))}.");

    [Fact]
    public async Task A_token_that_is_signed_with_the_public_key_as_a_secret_is_refused_6_8_2()
    {
        var key = world.One.Key;
        var spki = key.ExportSubjectPublicKeyInfo();
        foreach (var secret in new[] { spki, Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), key.ExportRSAPublicKey(), key.ExportParameters(false).Modulus!, Encoding.ASCII.GetBytes(FakeProvider.Secret.PadRight(32)) })
            await RefusedAsync(c => world.One.SignWith(new SymmetricSecurityKey(secret) { KeyId = world.One.KeyId }, SecurityAlgorithms.HmacSha256, c));
    }

    [Fact]
    public async Task A_token_that_somebody_else_signed_is_refused_6_8_2()
    {
        using var own = RSA.Create(2048);
        await RefusedAsync(c => world.One.SignWith(new RsaSecurityKey(own) { KeyId = world.One.KeyId }, SecurityAlgorithms.RsaSha256, c));
        await RefusedAsync(c => world.One.SignWith(new RsaSecurityKey(own) { KeyId = "unknown" }, SecurityAlgorithms.RsaSha256, c));
        await RefusedAsync(c => world.One.SignWith(new RsaSecurityKey(own), SecurityAlgorithms.RsaSha256, c));
        await RefusedAsync(c => world.Two.SignRight(c));
        // The key in the token's own header is nobody's word (9.1.3).
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(own.ExportParameters(false)));
        await RefusedAsync(c =>
        {
            var signed = $"{Encode($$"""{"alg":"RS256","typ":"JWT","kid":"x","jwk":{"kty":"RSA","n":"{{jwk.N}}","e":"{{jwk.E}}"},"jku":"{{world.Two.Address}}/keys"}""")}.{Encode(System.Text.Json.JsonSerializer.Serialize(c))}";
            return $"{signed}.{System.Buffers.Text.Base64Url.EncodeToString(own.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        });
    }

    [Fact]
    public async Task What_is_no_ID_token_at_all_is_refused()
    {
        await RefusedAsync(c => world.One.SignWith(new RsaSecurityKey(world.One.Key) { KeyId = world.One.KeyId }, SecurityAlgorithms.RsaSha256, c, "at+jwt"));
        await RefusedAsync(c => world.One.SignRight(c).Replace('.', '/'));
        await RefusedAsync(c => world.One.SignRight(c)[..^10]);
        await RefusedAsync(_ => "");
        await RefusedAsync(_ => "a.b.c.d.e");
        await RefusedAsync(_ => new string('.', 5000));
        await RefusedAsync(_ => new string('a', 70_000));
    }

    [Fact]
    public async Task A_key_that_is_new_is_looked_up_and_one_that_does_not_exist_is_not_looked_up_for_ever()
    {
        Assert.True((await world.SignInAsync(world.Browser())).BeganSession);
        world.Time.Advance(TimeSpan.FromSeconds(31));
        world.One.RotateKey("second");

        Assert.True((await world.SignInAsync(world.Browser())).BeganSession);

        var before = world.One.Asked.Count(p => p == "/keys");
        using var own = RSA.Create(2048);
        for (var i = 0; i < 5; i++) await RefusedAsync(c => world.One.SignWith(new RsaSecurityKey(own) { KeyId = $"made up {i}" }, SecurityAlgorithms.RsaSha256, c));
        Assert.InRange(world.One.Asked.Count(p => p == "/keys") - before, 0, 1);
    }

    private async Task RefusedAsync(Func<Dictionary<string, object>, string>? sign = null, Action<Dictionary<string, object>>? claims = null)
    {
        var before = await world.CountsAsync();
        world.One.Sign = sign;
        try
        {
            var back = await world.SignInAsync(world.Browser(), claims: claims);

            Assert.Equal((HttpStatusCode.Unauthorized, "sign_in_refused"), (back.Status, back.Code));
            Assert.False(back.BeganSession);
            Assert.Equal(before, await world.CountsAsync());
        }
        finally
        {
            world.One.Sign = null;
        }
    }

    private static string Encode(string json) => System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
