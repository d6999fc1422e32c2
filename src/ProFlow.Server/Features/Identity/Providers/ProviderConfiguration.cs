using System.Text.RegularExpressions;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>Reads the providers from the settings. What is missing, wrong or misspelt stops the start with a line that names the setting.</summary>
internal static partial class ProviderConfiguration
{
    private static readonly string[] known =
        ["Kind", "Name", "Authority", "ClientId", "ClientSecret", "ClientAuthentication", "Scopes", "EmailClaim", "GroupsClaim", "TrustEmail", "MfaValues"];

    public static IReadOnlyList<ProviderSettings> From(IConfiguration configuration) =>
        [.. configuration.GetSection("ProFlow:Auth:Providers").GetChildren().Select(Read).OrderBy(p => p.Id, StringComparer.Ordinal)];

    private static ProviderSettings Read(IConfigurationSection section)
    {
        var id = section.Key.ToLowerInvariant();
        if (!IdPattern().IsMatch(id)) throw new StartupRefusal($"{Setting(section)} is not a name for a provider: use up to 30 letters, digits and dashes.");
        if (section.GetChildren().FirstOrDefault(c => !known.Contains(c.Key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
            throw new StartupRefusal($"{Setting(section, unknown.Key)} is not a setting. There are {string.Join(", ", known)}.");
        var kind = Kind(section);
        var preset = Presets.Of(kind);
        var settings = new ProviderSettings
        {
            Id = id,
            Kind = kind,
            Name = section["Name"] ?? preset.Name ?? Missing(section, "Name", "it stands on the button"),
            Authority = Authority(section, preset),
            ClientId = section["ClientId"] ?? Missing(section, "ClientId", "the provider gives it to you when you register ProFlow there"),
            ClientSecret = section["ClientSecret"] ?? Missing(section, "ClientSecret", "the provider gives it to you when you register ProFlow there"),
            Scopes = Words(section["Scopes"]) is { Length: > 0 } scopes ? scopes : preset.Scopes,
            EmailClaim = section["EmailClaim"] ?? "email",
            GroupsClaim = string.IsNullOrWhiteSpace(section["GroupsClaim"]) ? null : section["GroupsClaim"],
            TrustsEmail = Flag(section, "TrustEmail"),
            MfaValues = Words(section["MfaValues"]),
            SecretInBody = section["ClientAuthentication"]?.ToLowerInvariant() switch
            {
                null or "" => null,
                "post" => true,
                "basic" => false,
                var other => throw Wrong(section, "ClientAuthentication", other, "choose post or basic, or leave it out"),
            },
        };
        return Consistent(section, settings);
    }

    private static ProviderSettings Consistent(IConfigurationSection section, ProviderSettings settings)
    {
        if (settings.Kind != ProviderKind.Github && !settings.Scopes.Contains("openid"))
            throw Wrong(section, "Scopes", string.Join(' ', settings.Scopes), "it has to contain openid");
        // Anybody can found a tenant and name its addresses and groups as they like.
        if (settings.IsMultiTenant && settings.TrustsEmail) throw Wrong(section, "TrustEmail", "true", "not for all tenants of the world: name your tenant in Authority");
        if (settings.IsMultiTenant && settings.GroupsClaim is not null) throw Wrong(section, "GroupsClaim", settings.GroupsClaim, "not for all tenants of the world: name your tenant in Authority");
        if (settings.Kind == ProviderKind.Github && (settings.GroupsClaim is not null || settings.MfaValues.Count > 0))
            throw Wrong(section, settings.GroupsClaim is null ? "MfaValues" : "GroupsClaim", settings.GroupsClaim ?? settings.MfaValues[0], "GitHub sends no claims: leave it out");
        return settings;
    }

    private static ProviderKind Kind(IConfigurationSection section)
    {
        var text = section["Kind"] ?? Missing(section, "Kind", "choose google, github, microsoft or oidc");
        return Enum.GetNames<ProviderKind>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<ProviderKind>(text, true)
            : throw Wrong(section, "Kind", text, "choose google, github, microsoft or oidc");
    }

    private static string Authority(IConfigurationSection section, Preset preset)
    {
        var text = section["Authority"] ?? preset.Authority ?? Missing(section, "Authority", "give the provider's issuer, such as https://id.example.org/realms/staff");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Query.Length > 0 || uri.Fragment.Length > 0 || uri.UserInfo.Length > 0)
            throw Wrong(section, "Authority", text, "give the provider's issuer, such as https://id.example.org/realms/staff");
        return uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback) ? text : throw Wrong(section, "Authority", text, "it has to begin with https://");
    }

    private static bool Flag(IConfigurationSection section, string name) => section[name] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw Wrong(section, name, text, "choose true or false"),
    };

    private static string[] Words(string? text) => text?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string Missing(IConfigurationSection section, string name, string hint) => throw new StartupRefusal($"{Setting(section, name)} is missing: {hint}.");

    private static StartupRefusal Wrong(IConfigurationSection section, string name, string value, string hint) => new($"{Setting(section, name)} is \"{value}\": {hint}.");

    private static string Setting(IConfigurationSection section, string? name = null) => $"{section.Path.Replace(":", "__", StringComparison.Ordinal)}{(name is null ? "" : "__" + name)}";

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,29}$")]
    private static partial Regex IdPattern();
}

/// <summary>What is known of a kind of provider before anything is configured.</summary>
internal sealed record Preset(string? Name, string? Authority, IReadOnlyList<string> Scopes);

internal static class Presets
{
    public static Preset Of(ProviderKind kind) => kind switch
    {
        ProviderKind.Google => new("Google", "https://accounts.google.com", ["openid", "email", "profile"]),
        ProviderKind.Microsoft => new("Microsoft", "https://login.microsoftonline.com/common/v2.0", ["openid", "email", "profile"]),
        ProviderKind.Github => new("GitHub", "https://github.com", ["read:user", "user:email"]),
        _ => new(null, null, ["openid", "email", "profile"]),
    };
}
