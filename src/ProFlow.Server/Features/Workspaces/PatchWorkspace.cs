using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class PatchWorkspace
{
    public sealed record Request(Optional<string> Name);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.Throw();
        var workspace = await db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(workspace);
        if (request.Name.IsSet && request.Name.Value.Trim() is var name && name != workspace.Name) (workspace.Name, workspace.UpdatedAt) = (name, command.At);
        return await db.CommitAsync(command, () => Reply.Ok(WorkspaceView.Of(workspace, mine.Standing), workspace.Version));
    }
}

internal static class DeleteWorkspace
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var workspace = await db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(workspace);
        (workspace.DeletedAt, workspace.UpdatedAt) = (command.At, command.At);
        return await db.CommitAsync(command, Reply.NoContent);
    }
}
