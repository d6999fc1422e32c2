using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <summary>Why somebody sees a project, or why not.</summary>
/// <param name="Because">The rule that counts: their own role in it, their role in the workspace, or that it is open. Null: it does not exist for them.</param>
/// <param name="Role">Their role as it counts here; null if it does not exist for them.</param>
/// <param name="WorkspaceRole">Their role in the workspace.</param>
/// <param name="Can">What they may do here.</param>
/// <param name="Sentence">The same in words.</param>
public sealed record AccessExplanation(
    Guid UserId, AccessRule? Because, ProjectRole? Role, Guid? RoleId, WorkspaceRole WorkspaceRole, Guid? WorkspaceRoleId, IReadOnlyList<string> Can, string Sentence);

internal static class ExplainAccess
{
    /// <summary>Of anybody in the workspace, for whoever sees the project. It asks the book that every request asks.</summary>
    public static async Task<AccessExplanation> Handle(Guid projectId, Guid userId, ProFlowDb db, Access access, AccessBook book, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var inWorkspace = await book.InWorkspaceAsync(db, userId, mine.WorkspaceId, ct) ?? throw Refusal.NotFound();
        var theirs = (await book.InProjectAsync(db, userId, projectId, ct))?.Standing;
        var sentence = theirs?.Because switch
        {
            AccessRule.OwnRole => "They are a member of this project.",
            AccessRule.WorkspaceRole => "Their role in the workspace leads every project.",
            AccessRule.OpenProject => "The project is open to all members of the workspace.",
            _ => "The project is private, or their role sees only projects that they were added to.",
        };
        return new AccessExplanation(
            userId, theirs?.Because, theirs?.Role, theirs?.RoleId, inWorkspace.Role, inWorkspace.Standing.RoleId, theirs?.Rights.Names() ?? [], sentence);
    }
}
