using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Live;

/// <summary>Asks the one book of rights what a user sees of a stream. Null: the stream does not exist for them.</summary>
internal sealed class SightBook(AccessBook book, ProofBook proofs, CommitEpoch epoch, TimeProvider time)
{
    private readonly ShortMemory<(Guid User, Guid Workspace), Sight> workspaces = new(epoch, time);

    /// <param name="sessionId">Whose proof counts where the workspace asks for one; null where the door has been passed already.</param>
    public async ValueTask<Sight?> OfAsync(ProFlowDb db, Guid userId, Guid? sessionId, Channel channel, CancellationToken ct)
    {
        switch (channel.Kind)
        {
            case StreamKind.User:
                return channel.Id == userId ? Sight.All : null;
            case StreamKind.Project:
                return await book.InProjectAsync(db, userId, channel.Id, ct) is { } project && await MayEnterAsync(db, project.Door, sessionId, ct)
                    ? new Sight(project.IsGuest, null, OnlyTimeOf: project.May(Right.SeeTime) ? null : userId) : null;
            default:
                return await book.InWorkspaceAsync(db, userId, channel.Id, ct) is { } mine && await MayEnterAsync(db, mine.Door, sessionId, ct)
                    ? await workspaces.GetAsync((userId, channel.Id), () => InWorkspaceAsync(db, userId, mine, ct))
                    : null;
        }
    }

    private async ValueTask<bool> MayEnterAsync(ProFlowDb db, DoorRule door, Guid? sessionId, CancellationToken ct) =>
        sessionId is not { } id || await proofs.LackingAsync(db, id, door, ct) is null;

    private static async Task<Sight?> InWorkspaceAsync(ProFlowDb db, Guid userId, WorkspaceAccess mine, CancellationToken ct)
    {
        var sight = new Sight(!mine.May(Right.TeamComments), null, mine.May(Right.ManageInvitations));
        if (mine.May(Right.LeadAllProjects)) return sight;
        var projects = await db.VisibleProjects(mine, userId).Select(p => p.Project.Id).ToListAsync(ct);
        return sight with { Projects = projects.ToHashSet() };
    }
}
