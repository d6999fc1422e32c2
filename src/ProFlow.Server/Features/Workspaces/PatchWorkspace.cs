using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class PatchWorkspace
{
    /// <param name="RequiresSecondFactor">For owners, who turn it on once they have shown a second factor themselves.</param>
    public sealed record Request(Optional<string> Name, Optional<bool> RequiresSecondFactor);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 100);
        invalid.Throw();
        var workspace = await db.Set<Workspace>().FirstOrDefaultAsync(w => w.Id == workspaceId, ct) ?? throw Refusal.NotFound();
        command.ExpectVersion(workspace);
        if (request.Name.IsSet && request.Name.Value.Trim() is var name && name != workspace.Name) (workspace.Name, workspace.UpdatedAt) = (name, command.At);
        if (request.RequiresSecondFactor.IsSet && request.RequiresSecondFactor.Value is var required && required != workspace.RequiresSecondFactor)
        {
            if (!mine.May(Right.OwnWorkspace)) throw Refusal.Forbidden(RightWords.Sentence(Right.OwnWorkspace));
            if (required && !await access.PassesAsync(DoorRule.TwoFactors, ct))
                throw Refusal.Conflict("prove_yourself_first", "Sign in with a second factor yourself first: without it you would lock yourself out. Set one up under Your account, Security.");
            (workspace.RequiresSecondFactor, workspace.UpdatedAt) = (required, command.At);
        }
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
