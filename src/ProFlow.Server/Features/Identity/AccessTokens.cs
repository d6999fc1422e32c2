using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Makes and checks access tokens: ES256, ten minutes, typed at+jwt. A token that was checked once is remembered until it expires or the keys change.</summary>
internal sealed class AccessTokens(TimeProvider time, SigningKeys keys)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>How far the clocks of two nodes may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    private const string Issuer = "proflow";
    private const string Audience = "proflow-api";
    private const string TokenType = "at+jwt";
    private const int MaxRemembered = 20_000;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, Checked> remembered = new(StringComparer.Ordinal);

    private sealed record Checked(ClaimsPrincipal Principal, DateTimeOffset Until, KeyRing Ring);

    public async Task<string> IssueAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        var key = await keys.SignerAsync(ct);
        var now = time.GetUtcNow().UtcDateTime;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = TokenType,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = new Dictionary<string, object> { ["sub"] = userId.ToString(), ["sid"] = sessionId.ToString(), ["jti"] = Id.New().ToString() },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>The principal of a valid token, or null. Whether its session still lives is asked separately.</summary>
    public async ValueTask<ClaimsPrincipal?> CheckAsync(string token, CancellationToken ct)
    {
        if (remembered.TryGetValue(token, out var known) && ReferenceEquals(known.Ring, keys.Known))
        {
            if (known.Until > time.GetUtcNow()) return known.Principal;
            remembered.TryRemove(token, out _);
            return null;
        }
        var ring = await keys.RingAsync(ct);
        var result = await handler.ValidateTokenAsync(token, Parameters(ring.Trusted));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await keys.LookAgainAsync(ct) is var newer && newer != ring)
            result = await handler.ValidateTokenAsync(token, Parameters((ring = newer).Trusted));
        if (!result.IsValid || !Guid.TryParse(result.ClaimsIdentity.FindFirst("sub")?.Value, out _) || !Guid.TryParse(result.ClaimsIdentity.FindFirst("sid")?.Value, out _)) return null;
        var principal = new ClaimsPrincipal(new ClaimsIdentity(result.ClaimsIdentity.Claims, "Bearer"));
        if (remembered.Count > MaxRemembered) remembered.Clear();
        remembered[token] = new Checked(principal, result.SecurityToken.ValidTo + Skew, ring);
        return principal;
    }

    /// <summary>What every token is held against: one algorithm, our own keys by their id and none that a header names, and all of type, issuer, audience and times.</summary>
    public TokenValidationParameters Parameters(IEnumerable<SecurityKey> trusted) => new()
    {
        ValidIssuer = Issuer,
        ValidAudience = Audience,
        ValidTypes = [TokenType],
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
        IssuerSigningKeys = trusted,
        TryAllIssuerSigningKeys = false,
        RequireExpirationTime = true,
        RequireSignedTokens = true,
        ClockSkew = Skew,
        LifetimeValidator = (from, to, _, p) => from <= time.GetUtcNow().UtcDateTime + p.ClockSkew && to > time.GetUtcNow().UtcDateTime - p.ClockSkew,
    };
}
