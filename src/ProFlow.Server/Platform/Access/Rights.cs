using System.Text.Json;

namespace ProFlow.Server.Platform.Access;

/// <summary>A role in a workspace. <see cref="Custom"/> grants nothing by itself: what it gives stands in the role that goes with it.</summary>
public enum WorkspaceRole { Custom = -1, Guest, Member, Admin, Owner }

/// <summary>A role in a project. <see cref="Custom"/> as above.</summary>
public enum ProjectRole { Custom = -1, Viewer, Contributor, Lead }

/// <summary>The one list of permissions. Each route says beside itself which one it asks of its caller; a role is a set of them.</summary>
/// <remarks>Custom roles are stored by these names: a name that is gone grants nothing any more.</remarks>
internal enum Right
{
    /// <summary>Anybody, signed in or not.</summary>
    Anonymous,
    /// <summary>Signed in; the endpoint shows only what is the caller's own.</summary>
    SignedIn,

    // In a workspace.
    ViewWorkspace,
    ViewOpenProjects,
    TeamComments,
    CreateProject,
    Import,
    ManageWorkspace,
    ReadAudit,
    ManageInvitations,
    ManageMembers,
    ManageRoles,
    LeadAllProjects,
    OwnWorkspace,

    // In a project.
    ViewProject,
    Comment,
    SeeTime,
    TrackTime,
    WriteTasks,
    DeleteTasks,
    PlanTasks,
    ModerateComments,
    ManageWorkflow,
    ManageProject,
    ManageProjectMembers,
    DeleteProject,
}

/// <summary>What the roles of the contract give, and how a role in the workspace and one in the project come together.</summary>
internal static class Rights
{
    private static readonly RightSet guest = RightSet.Of(Right.ViewWorkspace);
    private static readonly RightSet member = guest | RightSet.Of(Right.ViewOpenProjects, Right.TeamComments, Right.CreateProject, Right.Import);
    private static readonly RightSet admin = member | RightSet.Of(Right.ManageWorkspace, Right.ReadAudit, Right.ManageInvitations, Right.ManageMembers, Right.ManageRoles, Right.LeadAllProjects);
    private static readonly RightSet owner = admin | RightSet.Of(Right.OwnWorkspace);
    private static readonly RightSet viewer = RightSet.Of(Right.ViewProject, Right.Comment, Right.SeeTime);
    private static readonly RightSet contributor = viewer | RightSet.Of(Right.TrackTime, Right.WriteTasks, Right.DeleteTasks, Right.PlanTasks);
    private static readonly RightSet lead = contributor | RightSet.Of(
        Right.ModerateComments, Right.ManageWorkflow, Right.ManageProject, Right.ManageProjectMembers, Right.DeleteProject);

    /// <summary>What an import into a project that is there may touch.</summary>
    public static readonly RightSet ToImportInto = RightSet.Of(Right.ManageProject, Right.ManageWorkflow, Right.WriteTasks, Right.PlanTasks);

    /// <summary>What a role of a workspace may be made of: owning it is no permission among others.</summary>
    public static readonly RightSet OfWorkspaces = admin;

    /// <summary>What a role of a project may be made of: all that a lead may.</summary>
    public static readonly RightSet OfProjects = lead;

    /// <summary>What concerns one task.</summary>
    public static readonly RightSet OfTasks = contributor;

    /// <param name="permissions">Of the custom role, where the role is one.</param>
    public static RightSet Of(WorkspaceRole role, string[]? permissions = null) => role switch
    {
        WorkspaceRole.Owner => owner,
        WorkspaceRole.Admin => admin,
        WorkspaceRole.Member => member,
        WorkspaceRole.Custom => guest | (RightSet.Parse(permissions) & OfWorkspaces),
        _ => guest,
    };

    /// <inheritdoc cref="Of(WorkspaceRole, string[])"/>
    public static RightSet Of(ProjectRole role, string[]? permissions = null) => role switch
    {
        ProjectRole.Lead => lead,
        ProjectRole.Contributor => contributor,
        ProjectRole.Custom => RightSet.Of(Right.ViewProject) | (RightSet.Parse(permissions) & OfProjects),
        _ => viewer,
    };

    /// <summary>True if it is asked of one project.</summary>
    public static bool IsOfProject(this Right right) => right >= Right.ViewProject;

    /// <summary>Where somebody stands in a project: by leading all of them, by their own role in it, or because it is open. Null: it does not exist for them.</summary>
    public static ProjectStanding? InProject(RightSet inWorkspace, ProjectStanding? own, bool isPrivate)
    {
        var standing = inWorkspace.Has(Right.LeadAllProjects) ? new ProjectStanding(ProjectRole.Lead, null, lead, AccessRule.WorkspaceRole)
            : own ?? (inWorkspace.Has(Right.ViewOpenProjects) && !isPrivate ? new ProjectStanding(ProjectRole.Viewer, null, viewer, AccessRule.OpenProject) : null);
        return standing is null ? null : standing with { Rights = standing.Rights | (inWorkspace & RightSet.Of(Right.TeamComments)) };
    }

    /// <summary>All that somebody with these rights in a workspace may hand on: whoever leads every project has all rights in each.</summary>
    public static RightSet MayGrant(RightSet inWorkspace) => inWorkspace.Has(Right.LeadAllProjects) ? inWorkspace | lead : inWorkspace;

    /// <summary>"writeTasks": a permission as "can", custom roles and the document spell it.</summary>
    public static string Name(this Right right) => JsonNamingPolicy.CamelCase.ConvertName(right.ToString());
}

/// <summary>The rule by which a project exists for somebody.</summary>
public enum AccessRule { OwnRole, WorkspaceRole, OpenProject }

/// <summary>A role and what it gives.</summary>
internal sealed record WorkspaceStanding(WorkspaceRole Role, Guid? RoleId, RightSet Rights)
{
    public static WorkspaceStanding Of(WorkspaceRole role, Guid? roleId = null, string[]? permissions = null) => new(role, roleId, Platform.Access.Rights.Of(role, permissions));
}

/// <inheritdoc cref="WorkspaceStanding"/>
internal sealed record ProjectStanding(ProjectRole Role, Guid? RoleId, RightSet Rights, AccessRule Because)
{
    public static ProjectStanding Of(ProjectRole role, Guid? roleId = null, string[]? permissions = null) =>
        new(role, roleId, Platform.Access.Rights.Of(role, permissions), AccessRule.OwnRole);
}
