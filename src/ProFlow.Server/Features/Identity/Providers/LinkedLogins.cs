using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Providers;

/// <param name="Provider">The id of its provider; the settings may not have it any more.</param>
/// <param name="Email">The address there at the time of linking.</param>
public sealed record LinkedLoginView(Guid Id, Guid UserId, string Provider, string? Email, DateTimeOffset CreatedAt, long Version)
{
    internal static LinkedLoginView Of(ExternalLogin l) => new(l.Id, l.UserId, l.Provider, l.Email, l.CreatedAt, l.Version);
}

/// <summary>Where to send the browser.</summary>
public sealed record ProviderVisitView(string Url);

internal static class ListLinkedLogins
{
    public static async Task<Page<LinkedLoginView>> Handle(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var user = caller.UserId;
        var logins = await db.Set<ExternalLogin>().AsNoTracking().Where(l => l.UserId == user).OrderBy(l => l.Id).ToListAsync(ct);
        return new Page<LinkedLoginView>([.. logins.Select(LinkedLoginView.Of)], null);
    }
}

internal static class LinkLogin
{
    /// <summary>Begins the way to the provider; whoever comes back from it in the same browser is linked to the caller's account.</summary>
    public static async Task<ProviderVisitView> Handle(string provider, string? returnUrl, HttpContext http, ProFlowDb db, Caller caller, ProviderSignIn providers, CancellationToken ct)
    {
        var back = returnUrl is null ? "/account/logins" : ReturnUrls.Check(returnUrl);
        var to = await providers.BeginAsync(http, db, providers.Find(provider), ProviderPurpose.Link, caller.SessionId, back, ct);
        return new ProviderVisitView(to.AbsoluteUri);
    }
}

internal static class ProveByProvider
{
    /// <summary>Begins the way to the provider; whoever comes back as the caller has proved again who sits at this session.</summary>
    public static async Task<ProviderVisitView> Handle(string provider, string? returnUrl, HttpContext http, ProFlowDb db, Caller caller, ProviderSignIn providers, CancellationToken ct)
    {
        var to = await providers.BeginAsync(http, db, providers.Find(provider), ProviderPurpose.Prove, caller.SessionId, ReturnUrls.Check(returnUrl), ct);
        return new ProviderVisitView(to.AbsoluteUri);
    }
}

internal static class UnlinkLogin
{
    public static async Task<IResult> Handle(Guid loginId, ProFlowDb db, Command command, Caller caller, WaysIn ways, CancellationToken ct)
    {
        var userId = caller.UserId;
        var login = await db.Set<ExternalLogin>().FirstOrDefaultAsync(l => l.Id == loginId && l.UserId == userId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(login);
        db.Remove(login);
        return await db.CommitAsync(command, async () =>
        {
            await ways.KeepOneAsync(db, userId, loginId, CancellationToken.None);
            var another = await db.Set<ExternalLogin>().AnyAsync(l => l.UserId == userId && l.Provider == login.Provider && l.Id != loginId, CancellationToken.None);
            if (!another) await Sessions.ForgetMethodsAsync(db, userId, [Proof.MethodOf(login.Provider)]);
        }, Reply.NoContent);
    }
}
