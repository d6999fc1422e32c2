using System.Globalization;
using System.Text.Json;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>GitHub, which has no ID token: OAuth 2 with PKCE, then its API tells who came and which address it has confirmed.</summary>
internal sealed class GithubFlow(ProviderHttp http)
{
    public static Uri Authorize(ProviderSettings provider, SignInTransactions.Begun begun, string redirectUri) =>
        OAuth.With(new Uri(provider.Authority.TrimEnd('/') + "/login/oauth/authorize"), OAuth.Query(provider, begun, redirectUri));

    /// <inheritdoc cref="OidcFlow.RedeemAsync"/>
    public async Task<ProviderIdentity> RedeemAsync(ProviderSettings provider, string code, string secret, string redirectUri, CancellationToken ct)
    {
        var authority = provider.Authority.TrimEnd('/');
        var api = authority == "https://github.com" ? "https://api.github.com" : authority + "/api/v3";
        var answer = await OAuth.ExchangeAsync(http, new Uri(authority + "/login/oauth/access_token"), provider, provider.SecretInBody ?? true, code, secret, redirectUri, ct);
        var token = answer.Text("access_token") ?? throw new ProviderRefusal("it sent no access token");
        var user = await http.GetAsync(new Uri(api + "/user"), token, ct);
        var email = Primary(await http.GetAsync(new Uri(api + "/user/emails"), token, ct));
        return new ProviderIdentity
        {
            Provider = provider,
            Issuer = authority,
            // The login can be given up and taken by somebody else; the number can't.
            Subject = user.Number("id")?.ToString(CultureInfo.InvariantCulture) ?? throw new ProviderRefusal("it told no number of the user"),
            Email = email?.Text("email"),
            EmailVerified = email is { } found && found.TryGetProperty("verified", out var verified) && verified.ValueKind == JsonValueKind.True,
            Name = user.Text("name") is { Length: > 0 } name ? name : user.Text("login"),
        };
    }

    private static JsonElement? Primary(JsonElement emails) => emails.ValueKind != JsonValueKind.Array
        ? null
        : emails.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("primary", out var primary) && primary.ValueKind == JsonValueKind.True).Select(e => (JsonElement?)e).FirstOrDefault();
}
