using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

internal static class BeginPasskey
{
    public static async Task<PasskeyOptionsView> Handle(HttpContext http, ProFlowDb db, Caller caller, Passkeys passkeys, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        return PasskeyOptionsView.Of(await passkeys.BeginRegistrationAsync(http, user, ct));
    }
}

internal static class AddPasskey
{
    /// <param name="Name">What its owner calls it: "Work laptop".</param>
    /// <param name="Passkey">What navigator.credentials.create() gave, in its JSON form.</param>
    public sealed record Request(string? Name, JsonElement? Passkey);

    public static async Task<IResult> Handle(Request request, HttpContext http, ProFlowDb db, Caller caller, Passkeys passkeys, FactorChanges changes, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, Passkey.LongestName);
        invalid.When(request.Passkey is not { ValueKind: JsonValueKind.Object }, "passkey", "Give the passkey that was made.");
        invalid.Throw();
        var id = caller.UserId;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        var passkey = await passkeys.AttestAsync(http, user, request.Name!.Trim(), request.Passkey!.Value);
        var codes = await changes.AddAsync(Proof.ByPasskey, () => passkeys.AddAsync(passkey), ct);
        return Reply.Created($"/api/v1/auth/factors/passkeys/{passkey.Id}", new FactorAddedView(PasskeyView.Of(passkey), codes));
    }
}

internal static class RenamePasskey
{
    public sealed record Request(string? Name);

    public static async Task<IResult> Handle(Guid passkeyId, Request request, Caller caller, Passkeys passkeys, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, Passkey.LongestName);
        invalid.Throw();
        return Reply.Ok(PasskeyView.Of(await passkeys.RenameAsync(caller.UserId, passkeyId, request.Name!.Trim(), ct) ?? throw Refusal.NotFound()));
    }
}

internal static class RemovePasskey
{
    public static async Task<IResult> Handle(Guid passkeyId, ProFlowDb db, Caller caller, Passkeys passkeys, FactorChanges changes, WaysIn ways, CancellationToken ct)
    {
        await changes.RemoveAsync(Proof.ByPasskey, async () =>
        {
            await ways.KeepOneAsync(db, caller.UserId, passkeyId, ct);
            return await passkeys.RemoveAsync(caller.UserId, passkeyId);
        }, ct);
        return Reply.NoContent();
    }
}
