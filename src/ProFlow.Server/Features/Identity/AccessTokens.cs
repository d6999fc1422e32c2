using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>Makes and checks access tokens: ES256, ten minutes, typed at+jwt. A token that was checked once is remembered until it expires.</summary>
internal sealed class AccessTokens(TimeProvider time, IServiceScopeFactory scopes) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const string Issuer = "proflow";
    private const string Audience = "proflow-api";
    private const string TokenType = "at+jwt";
    private const int MaxRemembered = 20_000;

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, Checked> remembered = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile ECDsaSecurityKey[] keys = [];

    private sealed record Checked(ClaimsPrincipal Principal, DateTimeOffset ExpiresAt);

    public void Dispose() => loading.Dispose();

    public async Task<string> IssueAsync(Guid userId, Guid sessionId, CancellationToken ct)
    {
        var key = (await KeysAsync(ct))[^1];
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
        if (remembered.TryGetValue(token, out var known))
        {
            if (known.ExpiresAt > time.GetUtcNow()) return known.Principal;
            remembered.TryRemove(token, out _);
            return null;
        }
        var trusted = await KeysAsync(ct);
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidTypes = [TokenType],
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeys = trusted,
            TryAllIssuerSigningKeys = false,
            RequireExpirationTime = true,
            RequireSignedTokens = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            LifetimeValidator = (from, to, _, p) => from <= time.GetUtcNow().UtcDateTime + p.ClockSkew && to > time.GetUtcNow().UtcDateTime - p.ClockSkew,
        });
        if (!result.IsValid || !Guid.TryParse(result.ClaimsIdentity.FindFirst("sub")?.Value, out _) || !Guid.TryParse(result.ClaimsIdentity.FindFirst("sid")?.Value, out _)) return null;
        var principal = new ClaimsPrincipal(new ClaimsIdentity(result.ClaimsIdentity.Claims, "Bearer"));
        if (remembered.Count > MaxRemembered) remembered.Clear();
        remembered[token] = new Checked(principal, result.SecurityToken.ValidTo);
        return principal;
    }

    private async ValueTask<ECDsaSecurityKey[]> KeysAsync(CancellationToken ct)
    {
        if (keys.Length > 0) return keys;
        await loading.WaitAsync(ct);
        try
        {
            if (keys.Length == 0) keys = await LoadKeysAsync(ct);
            return keys;
        }
        finally
        {
            loading.Release();
        }
    }

    private async Task<ECDsaSecurityKey[]> LoadKeysAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProFlowDb>();
        var stored = await db.Set<SigningKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToListAsync(ct);
        if (stored.Count == 0)
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            // Two nodes that start at once on an empty database: the lock lets one make the key, the other reads it.
            await db.Database.ExecuteSqlAsync($"""
                SELECT pg_advisory_xact_lock(7310241);
                INSERT INTO signing_key (id, private_key, created_at)
                SELECT {Id.New()}, {fresh.ExportPkcs8PrivateKey()}, {time.Now()} WHERE NOT EXISTS (SELECT 1 FROM signing_key)
                """, ct);
            stored = await db.Set<SigningKey>().AsNoTracking().OrderBy(k => k.CreatedAt).ToListAsync(ct);
        }
        return [.. stored.Select(Open)];
    }

    private static ECDsaSecurityKey Open(SigningKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored.PrivateKey, out _);
        return new ECDsaSecurityKey(key) { KeyId = stored.Id.ToString("N") };
    }
}
