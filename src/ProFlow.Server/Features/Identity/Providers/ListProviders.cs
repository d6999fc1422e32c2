using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>A way to sign in beside the password.</summary>
/// <param name="Groups">Whether it tells of people's groups, so that a workspace can give roles by them.</param>
public sealed record ProviderView(string Id, string Name, ProviderKind Kind, bool Groups);

internal static class ListProviders
{
    /// <summary>The sign-in page shows what is listed here, in this order. The password is always there.</summary>
    public static Page<ProviderView> Handle(ProviderSignIn providers) =>
        new([.. providers.All.Select(p => new ProviderView(p.Id, p.Name, p.Kind, p.GroupsClaim is not null))], null);
}
