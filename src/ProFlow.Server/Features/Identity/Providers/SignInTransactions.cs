using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>What somebody went to a provider for.</summary>
internal enum ProviderPurpose { SignIn, Link, Prove }

/// <summary>A way to a provider that was begun in one browser, until it comes back once or ten minutes are over.</summary>
[Bookkeeping]
internal sealed class SignInTransaction
{
    public required byte[] StateHash { get; init; }
    public required byte[] BrowserHash { get; init; }
    public required string Provider { get; init; }
    public required ProviderPurpose Purpose { get; init; }

    /// <summary>The session that asked to link, or to prove who sits at it.</summary>
    public Guid? SessionId { get; init; }
    public required string ReturnUrl { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>
/// Begins and ends transactions. The database holds hashes alone: the state travels in the address, a secret in a cookie of the browser that
/// began, and nonce and PKCE verifier are derived from that secret. So neither of the three is enough by itself.
/// </summary>
internal sealed class SignInTransactions(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <param name="State">Goes to the provider and comes back.</param>
    internal sealed record Begun(string State, string Nonce, string Challenge);

    public async Task<Begun> BeginAsync(HttpContext http, ProFlowDb db, ProviderSettings provider, ProviderPurpose purpose, Guid? sessionId, string returnUrl, CancellationToken ct)
    {
        var (state, secret) = (Sessions.NewSecret(), Sessions.NewSecret());
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO sign_in_transaction (state_hash, browser_hash, provider, purpose, session_id, return_url, expires_at)
            VALUES ({Sessions.Hash(state)}, {Sessions.Hash(secret)}, {provider.Id}, {System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(purpose.ToString())}, {sessionId}, {returnUrl}, {time.Now() + Lifetime})
            """, ct);
        http.Response.Cookies.Append(CookieName(http.Request, state), secret, Cookie(http, provider));
        return new Begun(state, Nonce(secret), Challenge(Verifier(secret)));
    }

    /// <summary>Takes the transaction out of the world and gives it with its secret; null if there is none for this state in this browser.</summary>
    public async Task<(SignInTransaction Transaction, string Secret)?> TakeAsync(HttpContext http, ProFlowDb db, ProviderSettings provider, string? state, CancellationToken ct)
    {
        if (state is not { Length: > 0 and < 100 }) return null;
        var name = CookieName(http.Request, state);
        if (http.Request.Cookies[name] is not { Length: > 0 and < 100 } secret) return null;
        http.Response.Cookies.Delete(name, Cookie(http, provider));
        var (stateHash, browserHash) = (Sessions.Hash(state), Sessions.Hash(secret));
        var taken = await db.Set<SignInTransaction>().FromSql($"DELETE FROM sign_in_transaction WHERE state_hash = {stateHash} AND browser_hash = {browserHash} RETURNING *").AsNoTracking().ToListAsync(ct);
        return taken is [var one] && one.Provider == provider.Id && one.ExpiresAt > time.GetUtcNow() ? (one, secret) : null;
    }

    public static string Nonce(string secret) => Derive(secret, "nonce");

    /// <summary>The code verifier of RFC 7636: 43 characters.</summary>
    public static string Verifier(string secret) => Derive(secret, "pkce");

    private static string Challenge(string verifier) => Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string Derive(string secret, string purpose) =>
        Encode(HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(secret), 32, info: Encoding.ASCII.GetBytes("sign-in " + purpose)));

    private static string Encode(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    // One cookie a transaction: two tabs may be on their way at once.
    private static string CookieName(HttpRequest request, string state) => $"{(request.IsHttps ? "__Secure-" : "")}oauth-{Encode(Sessions.Hash(state))[..12]}";

    /// <summary>Lax, because the way back is a navigation from another site.</summary>
    private static CookieOptions Cookie(HttpContext http, ProviderSettings provider) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = provider.CallbackPath,
        MaxAge = Lifetime,
        IsEssential = true,
    };
}

internal sealed class SignInTransactionTable : IEntityTypeConfiguration<SignInTransaction>
{
    public void Configure(EntityTypeBuilder<SignInTransaction> builder)
    {
        builder.ToTable("sign_in_transaction").HasKey(t => t.StateHash);
        builder.Property(t => t.Provider).HasMaxLength(30);
        builder.Property(t => t.ReturnUrl).HasMaxLength(ReturnUrls.MaxLength);
        builder.HasIndex(t => t.ExpiresAt);
    }
}
