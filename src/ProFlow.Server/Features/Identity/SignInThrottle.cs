using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Web.Limits;

namespace ProFlow.Server.Features.Identity;

/// <summary>
/// Holds back who guesses passwords, one address at many accounts or many addresses at one, without locking the owner out: a device on which the
/// account was signed in before has attempts of its own, whatever strangers do. Attempts that succeed do not count.
/// </summary>
internal sealed class SignInThrottle(RateLimiter limiter, KnownDevices devices)
{
    private const string Sentence = "Too many attempts to sign in have failed. Wait for as long as Retry-After says, or use a device on which you have been signed in before.";

    /// <summary>Counts an attempt before anything is compared, so that none of many at once is free.</summary>
    public async Task<SignInAttempt> BeginAsync(HttpContext http, ProFlowDb db, string email, CancellationToken ct)
    {
        var account = Who.Of(email);
        (LimitKind Kind, UInt128 Who)[] spending = await devices.RecogniseAsync(http, db, email, ct) is { } device
            ? [(LimitKind.SignInDevice, device)]
            : [(LimitKind.SignIn, Who.Of(http.Connection.RemoteIpAddress)), (LimitKind.SignInAccount, account)];
        foreach (var (kind, who) in spending)
        {
            var verdict = await limiter.SpendAsync(kind, who);
            if (!verdict.Allowed) throw RateLimiter.Refused(verdict, Sentence);
        }
        return new SignInAttempt(limiter, spending);
    }
}

internal sealed class SignInAttempt(RateLimiter limiter, (LimitKind Kind, UInt128 Who)[] spent)
{
    /// <summary>The password was right: gives back what the attempt has cost.</summary>
    public void Succeeded()
    {
        foreach (var (kind, who) in spent) limiter.Refund(kind, who);
    }
}

/// <summary>
/// Knows a browser in which an account was signed in before: by the refresh cookie of a session, alive or over, and after signing out by a sealed cookie
/// that takes its place. That one gives no right and says nothing to whoever reads it.
/// </summary>
internal sealed class KnownDevices(Vault vault, TimeProvider time)
{
    private static readonly SealedColumn place = new("device", "cookie");
    private static readonly TimeSpan lifetime = TimeSpan.FromDays(180);
    private const int Size = 40;

    /// <summary>So long after it was made, an account that has no sessions has had some.</summary>
    private static readonly TimeSpan settled = TimeSpan.FromDays(1);

    private static string Name(HttpRequest request) => request.IsHttps ? "__Secure-device" : "device";

    /// <summary>Leaves the mark of an account that signs out.</summary>
    public async Task RememberAsync(HttpContext http, ProFlowDb db, Guid userId, CancellationToken ct)
    {
        var email = await db.Set<User>().Where(u => u.Id == userId).Select(u => u.Email).FirstAsync(ct);
        var now = time.GetUtcNow();
        var plain = new byte[Size];
        RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        BinaryPrimitives.WriteUInt128LittleEndian(plain.AsSpan(16), Who.Of(email));
        BinaryPrimitives.WriteInt64LittleEndian(plain.AsSpan(32), now.ToUnixTimeSeconds());
        http.Response.Cookies.Append(Name(http.Request), Base64Url.EncodeToString(vault.Seal(plain, place, Guid.Empty)), new CookieOptions
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Strict,
            Path = RefreshCookie.Path,
            Expires = now + lifetime,
            IsEssential = true,
        });
    }

    /// <summary>The device, if it is one on which this account was signed in before.</summary>
    public async Task<UInt128?> RecogniseAsync(HttpContext http, ProFlowDb db, string email, CancellationToken ct)
    {
        if (ByMark(http, Who.Of(email)) is { } marked) return marked;
        if (RefreshCookie.Read(http.Request) is not { Length: > 0 and < 200 } presented) return null;
        var hash = Sessions.Hash(presented);
        var session = await (
            from t in db.Set<RefreshToken>()
            join s in db.Set<Session>() on t.SessionId equals s.Id
            join u in db.Set<User>() on s.UserId equals u.Id
            where t.Hash == hash && u.Email == email
            select (Guid?)s.Id).FirstOrDefaultAsync(ct);
        return session is { } id ? Who.Of(id) : null;
    }

    /// <summary>True if the account was in use before, but neither in this browser nor with this program at this address.</summary>
    public async Task<bool> IsNewAsync(HttpContext http, ProFlowDb db, User user, string agent, string? address, CancellationToken ct)
    {
        agent = Cut.To(agent, Sessions.LongestAgent);
        var earlier = db.Set<Session>().Where(s => s.UserId == user.Id);
        if (await earlier.AnyAsync(s => s.UserAgent == agent && s.Address == address, ct)) return false;
        if (await RecogniseAsync(http, db, user.Email, ct) is not null) return false;
        return time.GetUtcNow() - user.CreatedAt > settled || await earlier.AnyAsync(ct);
    }

    private UInt128? ByMark(HttpContext http, UInt128 account)
    {
        if (http.Request.Cookies[Name(http.Request)] is not { Length: > 0 and < 400 } text) return null;
        try
        {
            var plain = vault.Open(Base64Url.DecodeFromChars(text), place, Guid.Empty);
            var known = plain.Length == Size
                && BinaryPrimitives.ReadUInt128LittleEndian(plain.AsSpan(16)) == account
                && time.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(32))) < lifetime;
            return known ? BinaryPrimitives.ReadUInt128LittleEndian(plain) : null;
        }
        catch (Exception forged) when (forged is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
