using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Identity.Passwords;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

/// <summary>How the caller can prove that it is them.</summary>
/// <param name="Methods">Each is a member that POST takes.</param>
/// <param name="Providers">Where they can go to prove it: POST /auth/oauth/{provider}/prove.</param>
public sealed record ProofView(IReadOnlyList<string> Methods, IReadOnlyList<string> Providers);

/// <summary>Proves again who sits at a session that is signed in already, for what <c>.NeedsFreshSignIn()</c> guards.</summary>
internal static class Reauthenticate
{
    private const string Password = "password", Code = "code", Passkey = "passkey";

    /// <param name="Password">The account's password.</param>
    /// <param name="Code">Of an authenticator app, or a recovery code.</param>
    /// <param name="Passkey">What navigator.credentials.get() gave for POST /auth/passkeys/options, in its JSON form.</param>
    public sealed record Request(string? Password, string? Code, JsonElement? Passkey);

    public static async Task<IResult> Handle(Request request, HttpContext http, ProFlowDb db, Caller caller, Sessions sessions, PasswordCheck passwords, SecondProof second, CancellationToken ct)
    {
        var user = await MeAsync(db, caller, ct);
        await sessions.ProveAsync(db, caller.SessionId, await ProveAsync(request, user, http, db, passwords, second, ct));
        return Reply.NoContent();
    }

    /// <summary>The method that is proved. Refuses unless one of the ways that <see cref="Ways"/> names is given and right.</summary>
    private static async Task<string> ProveAsync(Request request, User user, HttpContext http, ProFlowDb db, PasswordCheck passwords, SecondProof second, CancellationToken ct)
    {
        if (request.Code is null && request.Passkey is null) return passwords.Matches(user, request.Password ?? "") ? Proof.ByPassword : throw Refusal.Invalid(Password, "This is not your password.");
        SecondProof.Check(request.Code, request.Passkey);
        return await second.TakeAsync(http, db, user.Id, request.Code, request.Passkey, ct);
    }

    public static async Task<ProofView> Ways(ProFlowDb db, Caller caller, ProviderSignIn providers, CancellationToken ct)
    {
        var (user, own) = (await MeAsync(db, caller, ct), await OwnFactors.OfAsync(db, caller.UserId, ct));
        return new ProofView([.. new[] { (user.PasswordHash.Length > 0, Password), (own.Passkey, Passkey), (own.Totp || own.Recovery, Code) }.Where(w => w.Item1).Select(w => w.Item2)], await providers.LinkedAsync(db, user.Id, ct));
    }

    private static Task<User> MeAsync(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var id = caller.UserId;
        return db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
    }
}
