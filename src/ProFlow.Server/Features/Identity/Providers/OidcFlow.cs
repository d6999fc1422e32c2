using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>OpenID Connect's code flow: the address to send a browser to, and who came back with a code.</summary>
internal sealed class OidcFlow(ProviderMetadata metadata, IdTokens tokens, ProviderHttp http)
{
    public async Task<Uri> AuthorizeAsync(ProviderSettings provider, SignInTransactions.Begun begun, string redirectUri, bool again, CancellationToken ct)
    {
        var document = await metadata.DocumentAsync(provider, ct);
        var query = OAuth.Query(provider, begun, redirectUri);
        query["nonce"] = begun.Nonce;
        if (again) (query["prompt"], query["max_age"]) = ("login", "0");
        return OAuth.With(document.Authorize, query);
    }

    /// <exception cref="ProviderRefusal">A check failed.</exception>
    /// <exception cref="ProviderFailure">The provider did not answer as it has to.</exception>
    public async Task<ProviderIdentity> RedeemAsync(ProviderSettings provider, string code, string? issuer, string secret, string redirectUri, CancellationToken ct)
    {
        var document = await metadata.DocumentAsync(provider, ct);
        CheckSender(provider, document, issuer);
        var answer = await OAuth.ExchangeAsync(http, document.Token, provider, document.SecretInBody, code, secret, redirectUri, ct);
        var claims = await tokens.CheckAsync(provider, answer.Text("id_token") ?? throw new ProviderRefusal("it sent no ID token"), SignInTransactions.Nonce(secret), ct);
        if (provider.IsMultiTenant && issuer is not null && issuer != claims.Text("iss")) throw new ProviderRefusal("its redirect names another issuer than its ID token (iss)");
        return Describe(provider, claims, await MoreAsync(provider, document, claims, answer.Text("access_token"), ct));
    }

    /// <summary>RFC 9207: a redirect that names its sender has to name this provider, and one whose provider always does must not leave it out.</summary>
    public static void CheckSender(ProviderSettings provider, ProviderDocument document, string? issuer)
    {
        if (issuer is null && document.SendsIssuer) throw new ProviderRefusal("its redirect does not say who sent it (iss)");
        if (issuer is not null && !provider.IsMultiTenant && issuer != document.Issuer) throw new ProviderRefusal("its redirect was sent by another provider (iss)");
    }

    /// <summary>What the ID token leaves out stands at the user-info endpoint, if it is of the same person.</summary>
    private async Task<JsonElement?> MoreAsync(ProviderSettings provider, ProviderDocument document, JsonElement token, string? accessToken, CancellationToken ct)
    {
        var complete = token.TryGetProperty(provider.EmailClaim, out _) && token.TryGetProperty("name", out _) && (provider.GroupsClaim is null || token.TryGetProperty(provider.GroupsClaim, out _));
        if (complete || document.UserInfo is null || accessToken is null) return null;
        var info = await http.GetAsync(document.UserInfo, accessToken, ct);
        return info.Text("sub") == token.Text("sub") ? info : throw new ProviderRefusal("its user info is of somebody else (sub)");
    }

    private static ProviderIdentity Describe(ProviderSettings provider, JsonElement token, JsonElement? more)
    {
        JsonElement From(string claim) => token.TryGetProperty(claim, out _) || more is null ? token : more.Value;
        // Address and its confirmation belong together: both come from where the address stands.
        var source = From(provider.EmailClaim);
        string[] trusted = [.. token.Texts("amr"), .. token.Texts("acr")];
        return new ProviderIdentity
        {
            Provider = provider,
            Issuer = token.Text("iss")!,
            Subject = token.Text("sub")!,
            Email = source.Text(provider.EmailClaim),
            EmailVerified = provider.TrustsEmail || IsTrue(source, "email_verified") || (provider.Kind == ProviderKind.Microsoft && IsTrue(source, "xms_edov")),
            Name = From("name").Text("name") ?? From("preferred_username").Text("preferred_username"),
            Groups = provider.GroupsClaim is { } groups && From(groups).TryGetProperty(groups, out _) ? From(groups).Texts(groups) : provider.GroupsClaim is null ? null : [],
            TwoFactors = trusted.Any(provider.MfaValues.Contains),
            AuthenticatedAt = token.Number("auth_time") is { } seconds and > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
        };
    }

    // Some providers send the word instead of the value.
    private static bool IsTrue(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && (value.ValueKind == JsonValueKind.True || (value.ValueKind == JsonValueKind.String && value.GetString() is "true" or "1") || json.Number(name) == 1);
}

/// <summary>What all kinds of providers have in common: the request for a code, and its exchange.</summary>
internal static class OAuth
{
    public static Dictionary<string, string> Query(ProviderSettings provider, SignInTransactions.Begun begun, string redirectUri) => new()
    {
        ["response_type"] = "code",
        ["client_id"] = provider.ClientId,
        ["redirect_uri"] = redirectUri,
        ["scope"] = string.Join(' ', provider.Scopes),
        ["state"] = begun.State,
        ["code_challenge"] = begun.Challenge,
        ["code_challenge_method"] = "S256",
    };

    public static Uri With(Uri address, Dictionary<string, string> query) =>
        new(address + (address.Query.Length > 0 ? "&" : "?") + string.Join('&', query.Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}")));

    public static async Task<JsonElement> ExchangeAsync(ProviderHttp http, Uri address, ProviderSettings provider, bool secretInBody, string code, string secret, string redirectUri, CancellationToken ct)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = redirectUri,
            ["client_id"] = provider.ClientId,
            ["code_verifier"] = SignInTransactions.Verifier(secret),
        };
        if (secretInBody) form["client_secret"] = provider.ClientSecret;
        try
        {
            var answer = await http.PostAsync(address, form, secretInBody ? null : Basic(provider), ct);
            // GitHub tells of an error in a 200.
            return answer.Text("error") is null ? answer : throw new ProviderRefusal("it did not take its own code");
        }
        catch (ProviderFailure failure) when (failure.Status is { } status && (int)status is >= 400 and < 500)
        {
            throw new ProviderRefusal($"it did not take its own code: {failure.Message}");
        }
    }

    private static AuthenticationHeaderValue Basic(ProviderSettings provider) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}")));
}
