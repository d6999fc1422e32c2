namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>How a provider is spoken to. All but GitHub speak OpenID Connect; GitHub speaks OAuth 2 and tells of its users by its API.</summary>
public enum ProviderKind { Oidc, Google, Microsoft, Github }

/// <summary>A way to sign in elsewhere, as ProFlow:Auth:Providers:{id} describes it.</summary>
internal sealed record ProviderSettings
{
    /// <summary>Stands in addresses, and in the redirect address that the provider knows.</summary>
    public required string Id { get; init; }
    public required ProviderKind Kind { get; init; }
    public required string Name { get; init; }

    /// <summary>The issuer, exactly as the provider spells it in its tokens.</summary>
    public required string Authority { get; init; }
    public required string ClientId { get; init; }
    public required string ClientSecret { get; init; }
    public required IReadOnlyList<string> Scopes { get; init; }
    public string EmailClaim { get; init; } = "email";

    /// <summary>The claim that holds the groups of a person, or null: then no workspace can give roles by them.</summary>
    public string? GroupsClaim { get; init; }

    /// <summary>True if the owner of this server says that whoever is behind the provider can't choose an address that is not theirs.</summary>
    public bool TrustsEmail { get; init; }

    /// <summary>Values of "amr" or "acr" that stand for two factors. None: a sign-in here is one factor.</summary>
    public IReadOnlyList<string> MfaValues { get; init; } = [];

    /// <summary>True to send the client's secret in the body, false in the header, null to follow the provider's own document.</summary>
    public bool? SecretInBody { get; init; }

    public string CallbackPath => $"/api/v1/auth/oauth/{Id}/callback";

    /// <summary>Microsoft's authorities that stand for many tenants: each of them is an issuer of its own.</summary>
    public bool IsMultiTenant => Kind == ProviderKind.Microsoft && new Uri(Authority).Segments is [_, "common/" or "organizations/", ..];

    /// <summary>Whether it can be made to ask for the credentials again and says when it did.</summary>
    public bool ProvesAgain => Kind is ProviderKind.Oidc or ProviderKind.Microsoft;
}
