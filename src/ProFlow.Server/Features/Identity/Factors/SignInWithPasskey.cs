using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

/// <summary>A passkey as the only proof: the device has recognised its owner, so it counts as two.</summary>
internal static class SignInWithPasskey
{
    /// <param name="Passkey">What navigator.credentials.get() gave, in its JSON form.</param>
    public sealed record Request(JsonElement? Passkey);

    public static async Task<IResult> Handle(Request request, HttpContext http, ProFlowDb db, SignIn signIn, Passkeys passkeys, CancellationToken ct)
    {
        RefreshSession.RefuseOtherSites(http.Request);
        if (request.Passkey is not { ValueKind: JsonValueKind.Object } passkey) throw Refusal.Invalid("passkey", "Give what the passkey has signed.");
        var user = await passkeys.SignedByAsync(http, passkey);
        return Reply.Ok(await signIn.BeginAsync(http, db, user, new Proof(Proof.ByPasskey), ct));
    }
}

internal static class AskForPasskey
{
    /// <summary>A challenge: for the caller's own passkeys, for those of the sign-in that this browser began, or for whoever has one.</summary>
    public static async Task<PasskeyOptionsView> Handle(HttpContext http, ProFlowDb db, Caller caller, PendingSignIns pending, Passkeys passkeys, CancellationToken ct)
    {
        var id = caller.IsSignedIn ? caller.UserId : (await pending.FindAsync(http, db, ct))?.UserId;
        var user = id is null ? null : await db.Set<User>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == id, ct);
        return PasskeyOptionsView.Of(await passkeys.BeginSigningAsync(http, user, ct));
    }
}
