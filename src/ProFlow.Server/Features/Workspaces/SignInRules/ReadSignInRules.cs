using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.SignInRules;

internal static class ReadSignInRules
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Access access, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var found = await db.Set<WorkspaceSignIn>().AsNoTracking().FirstOrDefaultAsync(s => s.WorkspaceId == workspaceId, ct);
        return found is null
            ? Reply.Ok(new WorkspaceSignInView(null, workspaceId, null, false, [], null, 0))
            : Reply.Ok(WorkspaceSignInView.Of(found), found.Version);
    }
}
