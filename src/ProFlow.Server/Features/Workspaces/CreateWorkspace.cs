using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class CreateWorkspace
{
    public sealed record Request(string? Name, Guid? Id);

    public static async Task<IResult> Handle(Request request, ProFlowDb db, Command command, Caller caller, CancellationToken ct)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.Throw();
        var userId = caller.UserId;
        var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == userId, ct);
        var workspace = new Workspace { Id = Id.FromClient(request.Id), Name = request.Name!.Trim(), CreatedAt = command.At, UpdatedAt = command.At };
        db.Add(workspace);
        db.Add(WorkspaceQueries.Membership(workspace.Id, user, WorkspaceRole.Owner, command.At));
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspace.Id}", WorkspaceView.Of(workspace, WorkspaceStanding.Of(WorkspaceRole.Owner)), workspace.Version));
    }
}
