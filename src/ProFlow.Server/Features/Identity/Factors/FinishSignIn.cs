using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>The second proof of a sign-in that this browser began, whatever the first one was.</summary>
internal static class FinishSignIn
{
    /// <param name="Code">Of an authenticator app, or a recovery code.</param>
    /// <param name="Passkey">What navigator.credentials.get() gave, in its JSON form.</param>
    public sealed record Request(string? Code, JsonElement? Passkey);

    public static async Task<IResult> Handle(
        Request request, HttpContext http, ProFlowDb db, SignIn signIn, PendingSignIns pending, SecondProof proof, CancellationToken ct)
    {
        RefreshSession.RefuseOtherSites(http.Request);
        SecondProof.Check(request.Code, request.Passkey);
        var begun = await pending.FindAsync(http, db, ct) ?? throw Over();
        var method = await proof.TakeAsync(http, db, begun.UserId, request.Code, request.Passkey, ct);
        var user = await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == begun.UserId && u.DisabledAt == null, ct);
        if (!await PendingSignIns.EndAsync(http, db, begun) || user is null) throw Over();
        return Reply.Ok(await signIn.BeginAsync(http, db, user, new Proof([.. begun.Methods, method]), ct));
    }

    private static Refusal Over() => new(401, "sign_in_over", "This sign-in is over, or was begun in another browser. Begin again.");
}

internal static class ReadPendingSignIn
{
    /// <summary>What is awaited from this browser; 404 if nothing is.</summary>
    public static async Task<PendingFactorView> Handle(HttpContext http, ProFlowDb db, PendingSignIns pending, CancellationToken ct) =>
        await pending.FindAsync(http, db, ct) is { } begun ? new PendingFactorView((await OwnFactors.OfAsync(db, begun.UserId, ct)).Names()) : throw Refusal.NotFound();
}

/// <summary>What shows that somebody is who they said: a code, or a passkey of theirs.</summary>
internal sealed class SecondProof(SecondFactorCodes codes, Passkeys passkeys)
{
    public static void Check(string? code, JsonElement? passkey)
    {
        var invalid = new Invalid();
        if (passkey is null) invalid.Text("code", code, 1, SecondFactorCodes.LongestCode);
        else invalid.When(passkey.Value.ValueKind != JsonValueKind.Object, "passkey", "Give what the passkey has signed.");
        invalid.Throw();
    }

    /// <summary>The method that it proves.</summary>
    public async Task<string> TakeAsync(HttpContext http, ProFlowDb db, Guid userId, string? code, JsonElement? passkey, CancellationToken ct)
    {
        if (passkey is null) return await codes.RedeemAsync(db, userId, code!, ct);
        return (await passkeys.SignedByAsync(http, passkey.Value)).Id == userId ? Proof.ByPasskey : throw new Refusal(401, "passkey_refused", "This passkey is of another account.");
    }
}
