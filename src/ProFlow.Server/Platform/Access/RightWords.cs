namespace ProFlow.Server.Platform.Access;

/// <summary>A permission as people read it.</summary>
/// <param name="Scope">Where it can be given: "workspace" or "project".</param>
/// <param name="Group">Under which heading it stands.</param>
public sealed record PermissionView(string Name, string Scope, string Group, string Title, string Hint);

/// <summary>The words for permissions: for the editor of roles, and for whoever is refused.</summary>
internal static class RightWords
{
    /// <summary>Every permission that a role can be made of, in the order in which people read them.</summary>
    public static readonly IReadOnlyList<PermissionView> All =
    [
        In("workspace", "Projects", Right.ViewOpenProjects, "See open projects", "Sees every project that is not private, and reads and comments in it."),
        In("workspace", "Projects", Right.CreateProject, "Create projects", "Whoever creates a project leads it."),
        In("workspace", "Projects", Right.Import, "Import", "Brings in plans and boards from files."),
        In("workspace", "Projects", Right.LeadAllProjects, "Lead every project", "Reaches all projects, private ones too, with all that a lead may do."),
        In("workspace", "Projects", Right.TeamComments, "Team comments", "Reads and writes comments that are for the team only."),
        In("workspace", "People", Right.ManageInvitations, "Invite people", "Makes and takes back invitations."),
        In("workspace", "People", Right.ManageMembers, "Manage members", "Changes roles and removes people, up to the own permissions."),
        In("workspace", "People", Right.ManageRoles, "Manage roles", "Makes and changes roles, up to the own permissions."),
        In("workspace", "Workspace", Right.ManageWorkspace, "Manage the workspace", "Its name and settings."),
        In("workspace", "Workspace", Right.ReadAudit, "Read the audit log", "Reads and exports who did what, from where and how it ended."),
        In("project", "Tasks", Right.Comment, "Comment", "Writes comments, edits and deletes the own ones."),
        In("project", "Tasks", Right.WriteTasks, "Write tasks", "Creates, edits and moves tasks, with checklists, links and labels."),
        In("project", "Tasks", Right.DeleteTasks, "Delete tasks", "Takes tasks and their sub-tasks out of sight."),
        In("project", "Tasks", Right.PlanTasks, "Plan", "Draws, changes and removes dependencies and milestones."),
        In("project", "Tasks", Right.ModerateComments, "Moderate comments", "Deletes comments of others."),
        In("project", "Time", Right.TrackTime, "Track time", "Records own time on tasks."),
        In("project", "Time", Right.SeeTime, "See others' time", "Sees who worked when. Without it: the own entries, and the sum of each task."),
        In("project", "Project", Right.ManageWorkflow, "Manage the workflow", "Statuses, and removing labels."),
        In("project", "Project", Right.ManageProjectMembers, "Manage project members", "Adds and removes people, up to the own permissions."),
        In("project", "Project", Right.ManageProject, "Manage the project", "Name, key, dates, visibility and imported data."),
        In("project", "Project", Right.DeleteProject, "Delete the project", "Takes the whole project out of sight."),
    ];

    private static readonly Dictionary<string, string> titles = All.ToDictionary(p => p.Name, p => p.Title, StringComparer.Ordinal);

    public static string Title(Right right) => right switch
    {
        Right.ViewWorkspace => "See the workspace",
        Right.ViewProject => "See the project",
        Right.OwnWorkspace => "Own the workspace",
        _ => titles.GetValueOrDefault(right.Name(), right.Name()),
    };

    /// <summary>Says to whoever lacks a permission what to do.</summary>
    public static string Sentence(Right right) => right switch
    {
        Right.CreateProject => "Your role can't create projects. Ask an admin of the workspace for the role of a member.",
        Right.OwnWorkspace => "Only an owner of the workspace may do this.",
        Right.WriteTasks => "You may read and comment here, not edit. Ask a lead of the project for the role of a contributor.",
        <= Right.OwnWorkspace => $"Your role lacks the permission \"{Title(right)}\". Ask an owner or admin of the workspace.",
        _ => $"Your role lacks the permission \"{Title(right)}\". Ask a lead of the project.",
    };

    /// <summary>Says to whoever wants to hand on more than they have what is missing.</summary>
    public static string CanNotGive(RightSet missing) =>
        $"You can't give or change what you don't have yourself: {string.Join(", ", missing.Each().Select(r => $"\"{Title(r)}\""))}.";

    private static PermissionView In(string scope, string group, Right right, string title, string hint) => new(right.Name(), scope, group, title, hint);
}
