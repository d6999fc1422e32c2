using Microsoft.IdentityModel.Tokens;

namespace ProFlow.Server.Features.Identity.Keys;

/// <summary>A public key as RFC 7517 spells it.</summary>
public sealed record JwkView(string Kty, string Use, string Alg, string Crv, string Kid, string X, string Y);

public sealed record JwksView(IReadOnlyList<JwkView> Keys);

internal static class Jwks
{
    public const string Path = "/.well-known/jwks.json";

    /// <summary>The keys that access tokens are signed with now, were signed with lately, and will be signed with next.</summary>
    public static async Task<IResult> Handle(HttpContext http, SigningKeys keys, CancellationToken ct)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Json(new JwksView([.. (await keys.RingAsync(ct)).Trusted.Select(View)]));
    }

    private static JwkView View(ECDsaSecurityKey key)
    {
        var point = key.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        return new JwkView("EC", "sig", SecurityAlgorithms.EcdsaSha256, "P-256", key.KeyId, Base64UrlEncoder.Encode(point.X), Base64UrlEncoder.Encode(point.Y));
    }
}
