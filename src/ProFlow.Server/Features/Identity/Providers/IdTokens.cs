using System.Buffers.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>Checks an ID token: signed with a key of the provider's own document, by its issuer, for this client and this very sign-in, and in time.</summary>
internal sealed class IdTokens(ProviderMetadata metadata, TimeProvider time)
{
    private const int MaxLength = 64 * 1024;
    private static readonly TimeSpan skew = TimeSpan.FromSeconds(60);

    // Signatures that only the provider can make: no "none", and no HMAC, whose key would be the public one.
    private static readonly string[] algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxLength };

    /// <summary>The claims of a token that proves what it says.</summary>
    /// <exception cref="ProviderRefusal">With what is wrong with the token.</exception>
    public async Task<JsonElement> CheckAsync(ProviderSettings provider, string text, string nonce, CancellationToken ct)
    {
        var (token, claims) = Read(text);
        var document = await metadata.DocumentAsync(provider, ct);
        var issuer = provider.IsMultiTenant ? ProviderMetadata.IssuerOf(document, claims.Text("tid")) : document.Issuer;
        var kid = token.Kid is { Length: > 0 } named ? named : null;
        var keys = await metadata.KeysAsync(provider, kid, ct);
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = issuer,
            ValidAudience = provider.ClientId,
            ValidAlgorithms = algorithms,
            // The signer is looked up by the token's own name for it; without a name there must be no choice.
            IssuerSigningKeys = kid is not null ? keys.Where(k => k.KeyId == kid) : keys.Count == 1 ? keys : [],
            TryAllIssuerSigningKeys = kid is null,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = skew,
            LifetimeValidator = (from, to, _, p) => (from is null || from <= Now + p.ClockSkew) && to > Now - p.ClockSkew,
        });
        if (!result.IsValid) throw new ProviderRefusal($"its ID token is not valid ({result.Exception.GetType().Name})");
        // Looked at as they stand there: the library would also take a number for a text.
        if (claims.Text("iss") != issuer) throw new ProviderRefusal("its ID token is of another issuer (iss)");
        if (claims.Text("nonce") != nonce) throw new ProviderRefusal("its ID token is of another sign-in (nonce)");
        if (claims.Texts("aud").Count > 1 && claims.Text("azp") is null || claims.Text("azp") is { } party && party != provider.ClientId) throw new ProviderRefusal("its ID token was made for another client (azp)");
        if (claims.Text("sub") is not { Length: > 0 and <= 255 }) throw new ProviderRefusal("its ID token names nobody (sub)");
        return claims;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private (JsonWebToken Token, JsonElement Claims) Read(string text)
    {
        try
        {
            if (text.Length > MaxLength) throw new ProviderRefusal("its ID token is longer than any");
            var token = handler.ReadJsonWebToken(text);
            if (token.Typ is { Length: > 0 } type && !type.Equals("JWT", StringComparison.OrdinalIgnoreCase)) throw new ProviderRefusal("it sent a token of another type than an ID token");
            return (token, JsonDocument.Parse(Base64Url.DecodeFromChars(token.EncodedPayload), new JsonDocumentOptions { AllowDuplicateProperties = false, MaxDepth = 16 }).RootElement);
        }
        catch (Exception failure) when (failure is ArgumentException or SecurityTokenException or JsonException or FormatException)
        {
            throw new ProviderRefusal("its ID token can't be read");
        }
    }
}

/// <summary>What the provider sent is not what it has to be. The message, "its ID token …", goes to the log; the person reads that the sign-in failed.</summary>
internal sealed class ProviderRefusal(string message) : Exception(message);
