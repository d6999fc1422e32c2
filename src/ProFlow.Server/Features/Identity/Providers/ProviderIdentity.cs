namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>What a provider has said, and proved, about the person who came back from it.</summary>
internal sealed record ProviderIdentity
{
    public required ProviderSettings Provider { get; init; }
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public string? Email { get; init; }

    /// <summary>True only where the provider says so in so many words, or the server's owner has said it for them.</summary>
    public bool EmailVerified { get; init; }
    public string? Name { get; init; }

    /// <summary>Null: the provider tells nothing of groups. Empty: it tells that there are none.</summary>
    public IReadOnlyList<string>? Groups { get; init; }

    /// <summary>Whether the provider says that it asked for two factors, in a word that the settings trust.</summary>
    public bool TwoFactors { get; init; }

    /// <summary>When it last asked for credentials, if it tells.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }
}
