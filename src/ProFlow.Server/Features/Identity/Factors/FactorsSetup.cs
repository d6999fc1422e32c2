using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>Second factors: authenticator apps, recovery codes, passkeys.</summary>
internal static class FactorsSetup
{
    public static void AddFactors(this IServiceCollection services)
    {
        services.AddSingleton<Authenticators>().AddSingleton<RecoveryCodes>().AddSingleton<SecondFactorCodes>().AddScoped<FactorChanges>();
        services.AddSingleton<PendingSignIns>().AddSingleton<SecondFactorGate>().AddSingleton<PasskeyChallenges>();
        services.AddSingleton(Authenticators.SecretColumn);
        // Of ASP.NET's Identity just the passkey handler, with the one manager that it asks.
        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.TryAddSingleton<IdentityErrorDescriber>();
        services.AddScoped<IUserStore<User>, PasskeyUsers>().AddScoped<UserManager<User>>().AddScoped<IPasskeyHandler<User>, PasskeyHandler<User>>().AddScoped<Passkeys>().AddScoped<SecondProof>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IConfiguration>(PasskeySettings.Configure).ValidateOnStart();
    }

    public static void MapFactors(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Identity");
        auth.MapGet("/factor", ReadPendingSignIn.Handle).Needs(Right.Anonymous);
        auth.MapPost("/factor", FinishSignIn.Handle).Produces<SignedIn>().Needs(Right.Anonymous);
        auth.MapPost("/passkeys/options", AskForPasskey.Handle).Needs(Right.Anonymous);
        auth.MapPost("/passkeys", SignInWithPasskey.Handle).Produces<SignedIn>().Needs(Right.Anonymous);

        var own = auth.MapGroup("/factors");
        own.MapGet("/", ReadFactors.Handle).Needs(Right.SignedIn);
        own.MapPost("/totp", DraftTotp.Handle).Produces<TotpDraftView>(StatusCodes.Status201Created).Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapPost("/totp/confirm", ConfirmTotp.Handle).Produces<FactorAddedView>().Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapDelete("/totp", RemoveTotp.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapPost("/recovery-codes", RenewRecoveryCodes.Handle).Produces<RecoveryCodesView>().Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapPost("/passkeys/options", BeginPasskey.Handle).Produces<PasskeyOptionsView>().Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapPost("/passkeys", AddPasskey.Handle).Produces<FactorAddedView>(StatusCodes.Status201Created).Needs(Right.SignedIn).NeedsFreshSignIn();
        own.MapPatch("/passkeys/{passkeyId:guid}", RenamePasskey.Handle).Produces<PasskeyView>().Needs(Right.SignedIn);
        own.MapDelete("/passkeys/{passkeyId:guid}", RemovePasskey.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).NeedsFreshSignIn();
    }
}
