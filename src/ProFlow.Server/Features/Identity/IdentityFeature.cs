using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Features.Identity.Profile;
using ProFlow.Server.Live;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Web.Limits;

namespace ProFlow.Server.Features.Identity;

internal static class IdentityFeature
{
    /// <summary>PBKDF2 with HMAC-SHA-512, the count that OWASP's cheat sheet asks for.</summary>
    private const int PasswordIterations = 210_000;

    public static void AddIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(SigningKeySettings.From(configuration)).AddSingleton<SigningKeyStore>().AddSingleton<SigningKeys>().AddSingleton(SigningKey.PrivateColumn);
        services.AddHostedService<KeyRotation>();
        services.AddSingleton(SessionSettings.From(configuration)).AddSingleton<ApiTokenBook>().AddSingleton<AccessTokens>().AddSingleton<Sessions>().AddSingleton<SignIn>().AddSingleton<PasswordCheck>();
        services.AddSingleton<AccountLetters>().AddSingleton<SecurityLetters>().AddSingleton(ConfirmedGate.From(configuration));
        services.AddFactors();
        services.AddSingleton<KnownDevices>().AddScoped<StolenSession>().AddSingleton<SignInThrottle>();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordIterations);
        services.AddAuthentication(BearerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, BearerAuthentication>(BearerAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    /// <summary>Outside the API, where others look for it.</summary>
    public static void MapJwks(this WebApplication app) => app.MapGet(Jwks.Path, Jwks.Handle).AllowAnonymous().ExcludeFromDescription();

    public static void MapIdentity(this RouteGroupBuilder api)
    {
        var auth = api.MapGroup("/auth").WithTags("Identity").WithMetadata(new OpenToUnconfirmed());
        auth.MapPost("/register", Register.Handle).Produces<SignedIn>(StatusCodes.Status201Created).Needs(Right.Anonymous).Limited(LimitKind.Register);
        auth.MapPost("/login", LogIn.Handle).Produces<SignedIn>().Needs(Right.Anonymous).Limited(LimitKind.Address);
        auth.MapPost("/refresh", RefreshSession.Handle).Produces<SignedIn>().Needs(Right.Anonymous).Limited(LimitKind.Address);
        auth.MapPost("/logout", LogOut.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.Anonymous).Limited(LimitKind.Address);
        auth.MapGet("/sessions", ListSessions.Handle).Needs(Right.SignedIn);
        auth.MapDelete("/sessions", EndOtherSessions.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn);
        auth.MapDelete("/sessions/{sessionId:guid}", EndSession.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn);
        auth.MapGet("/reauthenticate", Reauthenticate.Ways).Needs(Right.SignedIn);
        auth.MapPost("/reauthenticate", Reauthenticate.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).Limited(LimitKind.Proof);
        auth.MapGet("/email", GetEmail.Handle).Needs(Right.SignedIn);
        auth.MapPost("/change-email", ChangeAddress.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).NeedsFreshSignIn();
        auth.MapPost("/confirm-email", ConfirmAddress.Handle).Produces<ConfirmedAddress>().Needs(Right.Anonymous);
        auth.MapPost("/resend-confirmation", ResendConfirmation.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn);
        auth.MapPost("/change-password", ChangePassword.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).Limited(LimitKind.Proof);
        auth.MapPost("/forgot-password", ForgotPassword.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.Anonymous);
        auth.MapPost("/reset-password", ResetPassword.Handle).Produces<ConfirmedAddress>().Needs(Right.Anonymous);
        auth.MapGet("/delete-account", DeletionPreview.Handle).Needs(Right.SignedIn);
        auth.MapPost("/delete-account", DeleteAccount.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn).NeedsFreshSignIn();
        auth.MapPost("/tickets", Tickets.Handle).Needs(Right.SignedIn).WithScopes(Scopes.AnyRead);

        var me = api.MapGroup("/me").WithTags("Identity").WithMetadata(new OpenToUnconfirmed());
        me.MapGet("/", GetMe.Handle).Produces<UserView>().Needs(Right.SignedIn).WithScopes(Scopes.AnyRead);
        me.MapGet("/snapshot", GetMySnapshot.Handle).Needs(Right.SignedIn).WithScopes(Scopes.AccountRead, Scopes.WorkspacesRead);
        me.MapGet("/changes", GetChanges.OfMe).Needs(Right.SignedIn).WithScopes(Scopes.AccountRead, Scopes.WorkspacesRead);
        me.MapGet("/tokens", ListMyTokens.Handle).Needs(Right.SignedIn);
        me.MapPost("/tokens", CreateMyToken.Handle).Produces<CreatedTokenView>(StatusCodes.Status201Created).Needs(Right.SignedIn).NeedsFreshSignIn();
        me.MapDelete("/tokens/{tokenId:guid}", RevokeMyToken.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn);
        me.MapPatch("/", PatchMe.Handle).Produces<UserView>().Needs(Right.SignedIn);
        me.MapPut("/picture", SetPicture.Handle).Accepts<byte[]>("image/png", "image/jpeg", "image/webp").Produces<UserView>().Needs(Right.SignedIn);
        me.MapDelete("/picture", RemovePicture.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.SignedIn);
        api.MapGet("/pictures/{key}", GetPicture.Handle).WithTags("Identity").Produces(StatusCodes.Status200OK, contentType: PictureDrawing.ContentType).Needs(Right.Anonymous);
        api.MapFactors();
    }
}
