using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces.SignInRules;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>Sends a browser to a provider, to sign in there.</summary>
internal static class VisitProvider
{
    public static async Task<IResult> Handle(string provider, string? returnUrl, HttpContext http, ProFlowDb db, ProviderSignIn providers, CancellationToken ct)
    {
        var found = providers.Find(provider);
        var to = await providers.BeginAsync(http, db, found, ProviderPurpose.SignIn, null, ReturnUrls.Check(returnUrl), ct);
        return Results.Redirect(to.AbsoluteUri);
    }
}

/// <summary>The provider sends the browser back here.</summary>
internal static class ReturnFromProvider
{
    public static async Task<IResult> Handle(
        string provider, string? state, string? code, string? iss, string? error, HttpContext http, ProFlowDb db,
        ProviderSignIn providers, ProviderAccounts accounts, Sessions sessions, SignIn signIn, GroupRoles groups, CancellationToken ct)
    {
        var (transaction, identity) = await providers.EndAsync(http, db, providers.Find(provider), new ProviderAnswer(state, code, iss, error), ct);
        switch (transaction.Purpose)
        {
            case ProviderPurpose.Link:
                var linking = await OwnerAsync(db, sessions, transaction, ct);
                await accounts.LinkAsync(db, identity, linking, ct);
                await Sessions.ComeByAsync(db, transaction.SessionId!.Value, Proof.MethodOf(identity.Provider.Id));
                await groups.ApplyAsync(db, linking, identity, ct);
                return Results.Redirect(transaction.ReturnUrl);
            case ProviderPurpose.Prove:
                var owner = await OwnerAsync(db, sessions, transaction, ct);
                await accounts.RecogniseAsync(db, identity, owner, ct);
                await groups.ApplyAsync(db, owner, identity, ct);
                await sessions.ProveAsync(db, transaction.SessionId!.Value, Proof.MethodOf(identity.Provider.Id));
                return Results.Redirect(transaction.ReturnUrl);
            default:
                var user = await accounts.EnterAsync(db, identity, ct);
                // Before the second factor: what the provider says of the groups holds whether somebody comes in or not.
                await groups.ApplyAsync(db, user.Id, identity, ct);
                await signIn.BeginAsync(http, db, user, Proof.Provider(identity.Provider.Id, identity.TwoFactors), ct);
                return Results.Redirect($"/signin/done?next={Uri.EscapeDataString(transaction.ReturnUrl)}");
        }
    }

    /// <summary>Whose session it was that asked, if it still lives.</summary>
    private static async Task<Guid> OwnerAsync(ProFlowDb db, Sessions sessions, SignInTransaction transaction, CancellationToken ct) =>
        await sessions.OwnerAsync(db, transaction.SessionId!.Value, ct) ?? throw Refusal.Unauthenticated("Your session has ended. Sign in again.");
}
