using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>A way to sign in beside the password.</summary>
public sealed record ProviderView(string Id, string Name);

internal static class ListProviders
{
    /// <summary>The sign-in page shows what is listed here. Only the password is built in.</summary>
    public static Page<ProviderView> Handle() => new([], null);
}
