using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity;

internal static class GetMe
{
    public static async Task<IResult> Handle(ProFlowDb db, Caller caller, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == id, ct);
        return Reply.Ok(UserView.Of(user), user.Version);
    }
}
