using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Factors;

internal static class DraftTotp
{
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, Authenticators authenticators, CancellationToken ct)
    {
        var userId = caller.UserId;
        var email = await db.Set<User>().Where(u => u.Id == userId).Select(u => u.Email).FirstAsync(ct);
        var (id, secret) = await authenticators.DraftAsync(db, userId, ct);
        return Reply.Created("/api/v1/auth/factors", new TotpDraftView(id, Totp.Text(secret), Totp.Link(email, secret)));
    }
}

internal static class ConfirmTotp
{
    /// <param name="Id">Of the draft.</param>
    /// <param name="Code">That the app shows now.</param>
    public sealed record Request(Guid? Id, string? Code);

    public static async Task<IResult> Handle(Request request, ProFlowDb db, Caller caller, Authenticators authenticators, FactorChanges changes, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.When(request.Id is null, "id", "Say which secret this is for.");
        invalid.Text("code", request.Code, 1, SecondFactorCodes.LongestCode);
        invalid.Throw();
        return Reply.Ok(new FactorAddedView(null, await changes.AddAsync(Proof.ByCode, async () =>
        {
            if (!await authenticators.ConfirmAsync(db, caller.UserId, request.Id!.Value, string.Concat(request.Code!.Where(char.IsAsciiDigit)), ct))
                throw Refusal.Invalid("code", "This is not the code that the app shows now. Check the time on your phone.");
        }, ct)));
    }
}

internal static class RemoveTotp
{
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, FactorChanges changes, CancellationToken ct)
    {
        await changes.RemoveAsync(Proof.ByCode, () => Authenticators.RemoveAsync(db, caller.UserId), ct);
        return Reply.NoContent();
    }
}
