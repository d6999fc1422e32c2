using Microsoft.Extensions.DependencyInjection.Extensions;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Platform.Web.Limits;

namespace ProFlow.Server.Features.Identity.Providers;

internal static class ProvidersSetup
{
    public static void AddProviders(this IServiceCollection services, IConfiguration configuration, PublicAddress address)
    {
        var providers = ProviderConfiguration.From(configuration);
        if (providers.Count > 0) address.Demand("the sign-in providers send people back to it");
        services.AddSingleton(providers);
        services.TryAddSingleton<ProviderHttp>();
        services.AddSingleton<ProviderMetadata>().AddSingleton<IdTokens>().AddSingleton<OidcFlow>().AddSingleton<GithubFlow>();
        services.AddSingleton<SignInTransactions>().AddSingleton<ProviderSignIn>().AddSingleton<ProviderAccounts>().AddSingleton<WaysIn>();
    }

    public static void MapProviders(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Identity");
        auth.MapGet("/providers", ListProviders.Handle).Needs(Right.Anonymous);
        var oauth = auth.MapGroup("/oauth/{provider}").AddEndpointFilter(ProviderPages.InvokeAsync);
        oauth.MapGet("/start", VisitProvider.Handle).Produces(StatusCodes.Status302Found).Needs(Right.Anonymous).Limited(LimitKind.Sensitive);
        oauth.MapGet("/callback", ReturnFromProvider.Handle).Produces(StatusCodes.Status302Found).Needs(Right.Anonymous).Limited(LimitKind.Sensitive);
        oauth.MapPost("/link", LinkLogin.Handle).Needs(Right.SignedIn).NeedsFreshSignIn();
        oauth.MapPost("/prove", ProveByProvider.Handle).Needs(Right.SignedIn);

        var logins = api.MapGroup("/me/logins").WithTags("Identity");
        logins.MapGet("/", ListLinkedLogins.Handle).Needs(Right.SignedIn);
        logins.MapDelete("/{loginId:guid}", UnlinkLogin.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).NeedsFreshSignIn();
    }
}
