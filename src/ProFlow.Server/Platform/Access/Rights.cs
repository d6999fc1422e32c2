namespace ProFlow.Server.Platform.Access;

public enum WorkspaceRole { Guest, Member, Admin, Owner }

public enum ProjectRole { Viewer, Contributor, Lead }

/// <summary>What an endpoint asks of its caller, said once beside its route.</summary>
internal enum Right
{
    /// <summary>Anybody, signed in or not.</summary>
    Anonymous,
    /// <summary>Signed in; the endpoint shows only what is the caller's own.</summary>
    SignedIn,
    ViewWorkspace,
    CreateProject,
    ManageWorkspace,
    OwnWorkspace,
    ViewProject,
    Comment,
    WriteTasks,
    ManageProject,
}

internal static class Rights
{
    public static bool Allows(this WorkspaceRole role, Right right) => right switch
    {
        Right.ViewWorkspace => true,
        Right.CreateProject => role >= WorkspaceRole.Member,
        Right.ManageWorkspace => role >= WorkspaceRole.Admin,
        Right.OwnWorkspace => role >= WorkspaceRole.Owner,
        _ => false,
    };

    public static bool Allows(this ProjectRole role, Right right) => right switch
    {
        Right.ViewProject or Right.Comment => true,
        Right.WriteTasks => role >= ProjectRole.Contributor,
        Right.ManageProject => role >= ProjectRole.Lead,
        _ => false,
    };

    /// <summary>The role that counts in a project: what its own list says, raised or granted by the role in the workspace. Null: it does not exist for them.</summary>
    public static ProjectRole? InProject(WorkspaceRole workspace, ProjectRole? own, bool isPrivate) => workspace switch
    {
        WorkspaceRole.Owner or WorkspaceRole.Admin => ProjectRole.Lead,
        WorkspaceRole.Member when !isPrivate => own ?? ProjectRole.Viewer,
        _ => own,
    };

    /// <summary>The rights of a role in the words of the API's "can".</summary>
    public static string[] Can(this ProjectRole role) => role switch
    {
        ProjectRole.Lead => ["view", "comment", "edit", "manage"],
        ProjectRole.Contributor => ["view", "comment", "edit"],
        _ => ["view", "comment"],
    };

    public static string[] Can(this WorkspaceRole role) => role switch
    {
        WorkspaceRole.Owner => ["view", "createProject", "manage", "own"],
        WorkspaceRole.Admin => ["view", "createProject", "manage"],
        WorkspaceRole.Member => ["view", "createProject"],
        _ => ["view"],
    };

    public static string Sentence(Right right) => right switch
    {
        Right.CreateProject => "Guests can't create projects. Ask an admin of the workspace for the role of a member.",
        Right.ManageWorkspace => "Only an owner or admin of the workspace may do this.",
        Right.OwnWorkspace => "Only an owner of the workspace may do this.",
        Right.WriteTasks => "You may read and comment here, not edit. Ask a lead of the project for the role of a contributor.",
        Right.ManageProject => "Only a lead of the project may do this.",
        _ => "You may not do this.",
    };
}
