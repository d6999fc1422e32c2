using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity.Keys;

/// <summary>The public keys that are trusted now. A new object whenever they change, so that what was checked against others is known to be old.</summary>
internal sealed record KeyRing(IReadOnlyList<SigningKey> Keys, IReadOnlyList<ECDsaSecurityKey> Trusted);

/// <param name="RotateEvery">The age at which a key gets its successor.</param>
internal sealed record SigningKeySettings(TimeSpan RotateEvery)
{
    public static SigningKeySettings From(IConfiguration configuration) =>
        (configuration["ProFlow:Tokens:RotateKeysDays"] ?? "30") is var text && int.TryParse(text, out var days) && days is >= 1 and <= 365
            ? new(TimeSpan.FromDays(days))
            : throw new StartupRefusal("ProFlow__Tokens__RotateKeysDays has to be a number of days from 1 to 365.");
}

/// <summary>
/// Which keys sign and check access tokens. A successor is published before it signs, and its predecessor is trusted until
/// the last token that it signed is long over: no token that was issued is ever refused because of a rotation.
/// </summary>
internal sealed class SigningKeys(SigningKeyStore store, Vault vault, SigningKeySettings settings, TimeProvider time) : IDisposable
{
    /// <summary>How long a new key is published before it signs: other nodes look every few seconds, readers of the JWKS every five minutes.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    /// <summary>How long a key is trusted after its successor has begun to sign.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    private static readonly TimeSpan pause = TimeSpan.FromMilliseconds(250);
    private readonly SemaphoreSlim loading = new(1, 1);
    private volatile KeyRing? ring;
    private volatile ECDsaSecurityKey? signer;
    private long lookedAt;

    public void Dispose() => loading.Dispose();

    /// <summary>Null before the first look.</summary>
    public KeyRing? Known => ring;

    public async ValueTask<KeyRing> RingAsync(CancellationToken ct) => ring ?? await LookAsync(ct);

    public async ValueTask<ECDsaSecurityKey> SignerAsync(CancellationToken ct)
    {
        var (keys, now) = ((await RingAsync(ct)).Keys, time.GetUtcNow());
        var due = keys.LastOrDefault(k => k.ActiveFrom <= now) ?? keys[0];
        return signer is { } known && known.KeyId == due.KeyId ? known : signer = Open(due);
    }

    /// <summary>Reads the keys anew, for a token whose key is not known here yet. At most four times a second, whoever asks: made-up names cost no more.</summary>
    public async Task<KeyRing> LookAgainAsync(CancellationToken ct)
    {
        var asked = time.GetTimestamp();
        await loading.WaitAsync(ct);
        try
        {
            // Somebody else's look that began after this question answers it.
            if (ring is { } fresh && lookedAt > asked) return fresh;
            if (ring is not null && time.GetElapsedTime(lookedAt) is var since && since < pause) await Task.Delay(pause - since, ct);
            return await ReadAsync(ct);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Reads the keys, makes the first or the next one where that is due, and takes away those that nothing needs any more.</summary>
    public async Task<KeyRing> LookAsync(CancellationToken ct)
    {
        await loading.WaitAsync(ct);
        try
        {
            var current = await ReadAsync(ct);
            var now = time.Now();
            if (current.Keys.Count == 0) await store.AddAsync(now, now, unlessSince: DateTimeOffset.MinValue);
            else if (current.Keys.Max(k => k.CreatedAt) <= now - settings.RotateEvery) await store.AddAsync(now, now + Lead, unlessSince: now - settings.RotateEvery);
            else if (current.Trusted.Count < current.Keys.Count) await store.RemoveSucceededAsync(now - Overlap);
            else return current;
            return await ReadAsync(ct);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Makes a successor at once, on somebody's wish. It signs after <see cref="Lead"/>.</summary>
    public Task RotateAsync() => store.AddAsync(time.Now(), time.Now() + Lead, unlessSince: time.Now());

    /// <summary>For a key that somebody may have seen: a new one signs from now on, and what any other has signed is refused within seconds on every node.</summary>
    public async Task WithdrawAsync()
    {
        var now = time.Now();
        await store.AddAsync(now + TimeSpan.FromMilliseconds(1), now, unlessSince: now);
        await store.RemoveAllAsync(upTo: now);
    }

    private async Task<KeyRing> ReadAsync(CancellationToken ct)
    {
        lookedAt = time.GetTimestamp();
        var keys = await store.ReadAsync(ct);
        var now = time.GetUtcNow();
        var trusted = keys.Where((_, i) => !keys.Skip(i + 1).Any(n => n.ActiveFrom < now - Overlap)).ToList();
        var known = ring;
        if (known is not null && known.Keys.Select(k => k.Id).SequenceEqual(keys.Select(k => k.Id)) && known.Trusted.Select(k => k.KeyId).SequenceEqual(trusted.Select(k => k.KeyId))) return known;
        var checkers = known?.Trusted.ToDictionary(k => k.KeyId) ?? [];
        var read = new KeyRing(keys, [.. trusted.Select(k => checkers.GetValueOrDefault(k.KeyId) ?? k.Checker())]);
        // Before the first key there is nothing to remember.
        if (keys.Count > 0) ring = read;
        return read;
    }

    private ECDsaSecurityKey Open(SigningKey key)
    {
        try
        {
            return key.Signer(vault);
        }
        catch (MissingMasterKeyException missing)
        {
            throw new StartupRefusal(
                $"This database was sealed under the master key \"{missing.Name}\", which is not here: bring back the key file, or set ProFlow__Keys__Master__{missing.Name}.", missing);
        }
    }
}
