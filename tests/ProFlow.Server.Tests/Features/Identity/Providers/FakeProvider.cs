using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A provider that does what a test tells it, right and wrong: OpenID Connect, Microsoft's many tenants, and the shape of GitHub.</summary>
internal sealed class FakeProvider(TimeProvider time) : IAsyncDisposable
{
    public const string ClientId = "proflow";
    public const string Secret = "a-secret";

    private readonly ConcurrentDictionary<string, (string Challenge, Dictionary<string, object> Claims)> codes = new();
    private WebApplication? app;

    public string Address { get; private set; } = "";
    public RSA Key { get; private set; } = RSA.Create(2048);
    public string KeyId { get; private set; } = "first";

    /// <summary>What its document says otherwise than usual; null takes a member away.</summary>
    public Dictionary<string, object?> Document { get; } = [];

    /// <summary>Signs otherwise than with the key that it publishes.</summary>
    public Func<Dictionary<string, object>, string>? Sign { get; set; }

    /// <summary>Answers instead of the provider, if it returns true.</summary>
    public Func<HttpContext, Task<bool>>? Instead { get; set; }
    public Dictionary<string, object> UserInfo { get; } = [];
    public (long Id, string Login, string Email, bool Verified) GithubUser { get; set; } = (583231, "octocat", "octocat@example.org", true);
    public ConcurrentQueue<string> Asked { get; } = [];

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        app = builder.Build();
        app.Use(async (http, next) =>
        {
            Asked.Enqueue(http.Request.Path);
            if (Instead is null || !await Instead(http)) await next(http);
        });
        app.MapGet("/.well-known/openid-configuration", () => Configuration(Address));
        app.MapGet("/common/v2.0/.well-known/openid-configuration", () => Configuration(Address + "/{tenantid}/v2.0"));
        app.MapGet("/keys", () => new { keys = new[] { Jwk() } });
        app.MapPost("/token", TokenAsync);
        app.MapPost("/login/oauth/access_token", TokenAsync);
        app.MapGet("/userinfo", () => UserInfo);
        app.MapGet("/api/v3/user", () => new { id = GithubUser.Id, login = GithubUser.Login, name = (string?)null });
        app.MapGet("/api/v3/user/emails", () => new[] { new { email = "old@example.org", primary = false, verified = true }, new { email = GithubUser.Email, primary = true, verified = GithubUser.Verified } });
        await app.StartAsync();
        Address = app.Urls.First();
    }

    /// <summary>The person has agreed: a code for the request that the browser was sent here with.</summary>
    public string Agree(Visit visit, Action<Dictionary<string, object>>? claims = null)
    {
        var code = RandomNumberGenerator.GetHexString(20);
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var all = new Dictionary<string, object>
        {
            ["iss"] = Address,
            ["aud"] = ClientId,
            ["sub"] = $"sub-{code}",
            ["iat"] = now,
            ["exp"] = now + 300,
            ["email"] = $"{code.ToLowerInvariant()}@example.org",
            ["email_verified"] = true,
            ["name"] = "Grace Hopper",
            ["groups"] = Array.Empty<string>(),
        };
        if (visit.To!.Query.Contains("nonce=", StringComparison.Ordinal)) all["nonce"] = visit.Query("nonce");
        claims?.Invoke(all);
        codes[code] = (visit.Query("code_challenge"), all);
        return code;
    }

    public void RotateKey(string keyId) => (Key, KeyId) = (RSA.Create(2048), keyId);

    public string SignWith(SecurityKey key, string algorithm, Dictionary<string, object> claims, string? type = "JWT") => new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
    {
        Claims = claims,
        TokenType = type,
        SigningCredentials = new SigningCredentials(key, algorithm) { CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false } },
    });

    public string SignRight(Dictionary<string, object> claims) => SignWith(new RsaSecurityKey(Key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256, claims);

    private Dictionary<string, object?> Configuration(string issuer)
    {
        var document = new Dictionary<string, object?>
        {
            ["issuer"] = issuer,
            ["authorization_endpoint"] = Address + "/authorize",
            ["token_endpoint"] = Address + "/token",
            ["userinfo_endpoint"] = Address + "/userinfo",
            ["jwks_uri"] = Address + "/keys",
            ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic" },
        };
        foreach (var (name, value) in Document) document[name] = value;
        return document;
    }

    private Dictionary<string, string> Jwk()
    {
        var key = Key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = KeyId, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) };
    }

    /// <summary>As a provider should: the client's secret, the verifier of the very request, and a code once.</summary>
    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var known = form["client_secret"] == Secret || request.Headers.Authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}"));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!known || form["redirect_uri"].ToString().StartsWith(Browser.Home + "/api/v1/auth/oauth/", StringComparison.Ordinal) is false
            || !codes.TryRemove(form["code"].ToString(), out var code) || code.Challenge != challenge) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        return Results.Json(new { access_token = "access", token_type = "Bearer", id_token = (Sign ?? SignRight)(code.Claims) });
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null) await app.DisposeAsync();
    }
}
