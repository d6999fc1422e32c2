using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>What an OpenID provider's own document says of it.</summary>
/// <param name="Issuer">As tokens have to spell it; for Microsoft's many tenants with {tenantid} in it.</param>
/// <param name="SendsIssuer">Its redirects name the issuer (RFC 9207), so one without is not its own.</param>
internal sealed record ProviderDocument(string Issuer, Uri Authorize, Uri Token, Uri? UserInfo, Uri Keys, bool SendsIssuer, bool SecretInBody);

/// <summary>
/// Documents and keys of the OpenID providers, read when they are needed first and kept for some hours. A token that names a key that is
/// not known makes the keys be read again, at most twice a minute, so that neither a rotation nor a made-up name hurts.
/// </summary>
internal sealed class ProviderMetadata(ProviderHttp http, TimeProvider time) : IDisposable
{
    private const string TenantPlace = "{tenantid}";
    private static readonly TimeSpan kept = TimeSpan.FromHours(6);
    private static readonly TimeSpan between = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim reading = new(1, 1);

    private sealed class Entry
    {
        public (ProviderDocument Value, long At)? Document { get; set; }
        public (JsonWebKeySet Value, long At)? Keys { get; set; }
    }

    public void Dispose() => reading.Dispose();

    public async Task<ProviderDocument> DocumentAsync(ProviderSettings provider, CancellationToken ct)
    {
        var entry = entries.GetOrAdd(provider.Id, _ => new Entry());
        if (entry.Document is { } known && time.GetElapsedTime(known.At) < kept) return known.Value;
        await reading.WaitAsync(ct);
        try
        {
            if (entry.Document is { } read && time.GetElapsedTime(read.At) < kept) return read.Value;
            var address = new Uri(provider.Authority.TrimEnd('/') + "/.well-known/openid-configuration");
            var document = Read(provider, await http.GetAsync(address, null, ct));
            entry.Document = (document, time.GetTimestamp());
            return document;
        }
        finally
        {
            reading.Release();
        }
    }

    /// <summary>The keys that the provider signs with today.</summary>
    /// <param name="wanted">The key that a token names: if it is not among those at hand, they are read again.</param>
    public async Task<IReadOnlyList<SecurityKey>> KeysAsync(ProviderSettings provider, string? wanted, CancellationToken ct)
    {
        var document = await DocumentAsync(provider, ct);
        var entry = entries.GetOrAdd(provider.Id, _ => new Entry());
        if (Fresh(entry, wanted) is { } known) return known;
        await reading.WaitAsync(ct);
        try
        {
            if (Fresh(entry, wanted) is { } read) return read;
            var json = await http.GetAsync(document.Keys, null, ct);
            var keys = Parse(provider, json);
            entry.Keys = (keys, time.GetTimestamp());
            return Signing(keys);
        }
        finally
        {
            reading.Release();
        }
    }

    private IReadOnlyList<SecurityKey>? Fresh(Entry entry, string? wanted)
    {
        if (entry.Keys is not { } keys || time.GetElapsedTime(keys.At) > kept) return null;
        var signing = Signing(keys.Value);
        return wanted is null || signing.Any(k => k.KeyId == wanted) || time.GetElapsedTime(keys.At) < between ? signing : null;
    }

    // A shared secret among the public keys would let anybody sign.
    private static IReadOnlyList<SecurityKey> Signing(JsonWebKeySet keys) =>
        [.. keys.Keys.Where(k => k.Kty is "RSA" or "EC" && k.Use is null or "" or "sig")];

    private static JsonWebKeySet Parse(ProviderSettings provider, JsonElement json)
    {
        try
        {
            return JsonWebKeySet.Create(json.GetRawText());
        }
        catch (ArgumentException)
        {
            throw new ProviderFailure($"{provider.Id}: the keys can't be read");
        }
    }

    private static ProviderDocument Read(ProviderSettings provider, JsonElement json)
    {
        var issuer = json.Text("issuer");
        var expected = provider.IsMultiTenant ? MultiTenantIssuer(provider) : provider.Authority;
        if (issuer != expected) throw new ProviderFailure($"{provider.Id}: its document is of the issuer \"{issuer}\", and Authority says \"{expected}\"; they have to be the same to the letter");
        var methods = json.Texts("token_endpoint_auth_methods_supported");
        return new ProviderDocument(
            issuer, Endpoint(provider, json, "authorization_endpoint")!, Endpoint(provider, json, "token_endpoint")!,
            Endpoint(provider, json, "userinfo_endpoint", optional: true), Endpoint(provider, json, "jwks_uri")!,
            json.TryGetProperty("authorization_response_iss_parameter_supported", out var sends) && sends.ValueKind == JsonValueKind.True,
            provider.SecretInBody ?? methods.Contains("client_secret_post"));
    }

    private static string MultiTenantIssuer(ProviderSettings provider) => new Uri(new Uri(provider.Authority), $"/{TenantPlace}/v2.0").ToString().Replace("%7B", "{", StringComparison.Ordinal).Replace("%7D", "}", StringComparison.Ordinal);

    private static Uri? Endpoint(ProviderSettings provider, JsonElement json, string name, bool optional = false)
    {
        var text = json.Text(name);
        if (text is null && optional) return null;
        var plain = new Uri(provider.Authority).Scheme == "http";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == "https" || (plain && uri is { Scheme: "http", IsLoopback: true }))
            ? uri
            : throw new ProviderFailure($"{provider.Id}: {name} of its document is \"{text}\", which is no address with https");
    }

    /// <summary>The issuer that a token of one of Microsoft's tenants has to name.</summary>
    public static string IssuerOf(ProviderDocument document, string? tenant) =>
        Guid.TryParseExact(tenant, "D", out _) ? document.Issuer.Replace(TenantPlace, tenant, StringComparison.Ordinal) : throw new ProviderRefusal("its ID token names no tenant (tid)");
}
