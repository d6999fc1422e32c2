using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Web;

namespace ProFlow.Server.Features.Identity.Providers;

/// <summary>The configured providers, and the way to them and back.</summary>
internal sealed partial class ProviderSignIn(
    IReadOnlyList<ProviderSettings> all, PublicAddress address, SignInTransactions transactions, OidcFlow oidc, GithubFlow github, ILogger<ProviderSignIn> log)
{
    public IReadOnlyList<ProviderSettings> All => all;

    public ProviderSettings Find(string id) => all.FirstOrDefault(p => p.Id == id) ?? throw Refusal.NotFound();

    /// <summary>Those that the person is linked to.</summary>
    public async Task<IReadOnlyList<string>> LinkedAsync(ProFlowDb db, Guid userId, CancellationToken ct)
    {
        var linked = await db.Set<ExternalLogin>().Where(l => l.UserId == userId).Select(l => l.Provider).ToListAsync(ct);
        return [.. all.Select(p => p.Id).Where(linked.Contains)];
    }

    /// <summary>Where to send the browser. Leaves a cookie in it that the way back needs.</summary>
    public async Task<Uri> BeginAsync(HttpContext http, ProFlowDb db, ProviderSettings provider, ProviderPurpose purpose, Guid? sessionId, string returnUrl, CancellationToken ct)
    {
        var begun = await transactions.BeginAsync(http, db, provider, purpose, sessionId, returnUrl, ct);
        return await OrRefuseAsync(provider, async () => provider.Kind == ProviderKind.Github
            ? GithubFlow.Authorize(provider, begun, RedirectUri(provider))
            : await oidc.AuthorizeAsync(provider, begun, RedirectUri(provider), again: purpose == ProviderPurpose.Prove, ct));
    }

    /// <summary>Who came back, for the transaction that this browser began. A transaction ends here, whatever comes of it.</summary>
    public async Task<(SignInTransaction Transaction, ProviderIdentity Identity)> EndAsync(HttpContext http, ProFlowDb db, ProviderSettings provider, ProviderAnswer answer, CancellationToken ct)
    {
        if (await transactions.TakeAsync(http, db, provider, answer.State, ct) is not var (transaction, secret))
            throw new Refusal(400, "sign_in_over", "This sign-in is over, or was begun in another browser. Begin again.");
        http.Items[typeof(SignInTransaction)] = transaction;
        if (answer.Error is not null) throw Denied(provider, answer.Error);
        if (answer.Code is not { Length: > 0 and < 4096 } code) throw new Refusal(400, "sign_in_over", "The provider sent no code. Begin again.");
        var identity = await OrRefuseAsync(provider, () => provider.Kind == ProviderKind.Github
            ? github.RedeemAsync(provider, code, secret, RedirectUri(provider), ct)
            : oidc.RedeemAsync(provider, code, answer.Issuer, secret, RedirectUri(provider), ct));
        return (transaction, identity);
    }

    private string RedirectUri(ProviderSettings provider) => address.Of(provider.CallbackPath);

    private static Refusal Denied(ProviderSettings provider, string error) => error == "access_denied"
        ? new Refusal(400, "sign_in_denied", $"{provider.Name} did not sign you in: you or your organisation said no.")
        : new Refusal(400, "sign_in_failed", $"{provider.Name} could not sign you in. Try again, or sign in another way.");

    /// <summary>What went wrong stands in the log; the person, who may be an attacker, learns no more than what to do.</summary>
    private async Task<T> OrRefuseAsync<T>(ProviderSettings provider, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (ProviderRefusal refusal)
        {
            Refused(log, provider.Id, OneLine(refusal.Message));
            throw new Refusal(401, "sign_in_refused", $"What {provider.Name} sent could not be trusted, so nobody was signed in. Begin again.");
        }
        catch (ProviderFailure failure)
        {
            Unavailable(log, provider.Id, OneLine(failure.Message));
            throw new Refusal(503, "provider_unavailable", $"{provider.Name} does not answer as it should. Try again in a moment, or sign in another way.");
        }
    }

    private static string OneLine(string text) => string.Concat(Cut.To(text, 500).Select(c => char.IsControl(c) ? ' ' : c));

    [LoggerMessage(EventId = 60, Level = LogLevel.Warning, Message = "A sign-in through {Provider} was refused: {Reason}")]
    private static partial void Refused(ILogger log, string provider, string reason);

    [LoggerMessage(EventId = 61, Level = LogLevel.Warning, Message = "The sign-in provider {Provider} is of no use now: {Reason}")]
    private static partial void Unavailable(ILogger log, string provider, string reason);
}

/// <summary>The query of the provider's redirect.</summary>
internal sealed record ProviderAnswer(string? State, string? Code, string? Issuer, string? Error);
