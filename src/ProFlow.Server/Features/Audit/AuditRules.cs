using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Features.Imports;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.SignInRules;

namespace ProFlow.Server.Features.Audit;

/// <summary>
/// What the writes of a command mean for the audit log: one entry for every entity, if only to say why its writes are not noted.
/// An entity without an entry fails a test.
/// </summary>
internal static class AuditRules
{
    /// <summary>Beyond so many events of one kind, a command notes one that counts them.</summary>
    public const int MaxOfAKind = 20;

    private static readonly Dictionary<Type, Func<AuditWrite, IEnumerable<AuditEvent>>> rules = new()
    {
        [typeof(User)] = OfUser,
        [typeof(ExternalLogin)] = w => ((ExternalLogin)w.Entity) is var l ? w.Is<ExternalLogin>(AuditPlace.Person(l.UserId), new("login", l.Id, l.Provider), AuditAction.LoginLinked, null, AuditAction.LoginUnlinked) : [],
        [typeof(Workspace)] = w => w.Is<Workspace>(AuditPlace.In(w.Entity.Id), new("workspace", w.Entity.Id, ((Workspace)w.Entity).Name),
            AuditAction.WorkspaceCreated, AuditAction.WorkspaceUpdated, AuditAction.WorkspaceDeleted, AuditAction.WorkspaceRestored),
        [typeof(WorkspaceSignIn)] = OfSignInRules,
        [typeof(WorkspaceMember)] = OfMember,
        [typeof(CustomRole)] = w => ((CustomRole)w.Entity) is var r ? w.Is<CustomRole>(AuditPlace.In(r.WorkspaceId), new("role", r.Id, r.Name),
            AuditAction.RoleCreated, AuditAction.RoleUpdated, AuditAction.RoleDeleted) : [],
        [typeof(Invitation)] = OfInvitation,
        [typeof(Project)] = OfProject,
        [typeof(ProjectMember)] = OfProjectMember,
        [typeof(Status)] = w => ((Status)w.Entity) is var s && w.Born(s.ProjectId) ? [] : w.Is<Status>(AuditPlace.In(s.ProjectId), new("status", s.Id, s.Name),
            AuditAction.StatusCreated, AuditAction.StatusUpdated, AuditAction.StatusDeleted),
        [typeof(Label)] = w => ((Label)w.Entity) is var l && w.Born(l.ProjectId) ? [] : w.Is<Label>(AuditPlace.In(l.ProjectId), new("label", l.Id, l.Name),
            AuditAction.LabelCreated, AuditAction.LabelUpdated, AuditAction.LabelDeleted),
        [typeof(TaskItem)] = w => ((TaskItem)w.Entity) is var t ? w.Is<TaskItem>(AuditPlace.In(t.ProjectId), new("task", t.Id, $"{t.Key} {t.Title}"),
            null, null, AuditAction.TaskDeleted, AuditAction.TaskRestored) : [],
        [typeof(Comment)] = w => ((Comment)w.Entity) is var c ? w.Is<Comment>(AuditPlace.In(c.ProjectId), new("comment", c.Id), null, null, AuditAction.CommentDeleted) : [],
        [typeof(Attachment)] = w => ((Attachment)w.Entity) is var a ? w.Is<Attachment>(AuditPlace.In(a.ProjectId), new("attachment", a.Id, a.Name), null, null, AuditAction.AttachmentDeleted) : [],
        [typeof(TimeEntry)] = w => ((TimeEntry)w.Entity) is var e ? w.Is<TimeEntry>(AuditPlace.In(e.ProjectId), new("timeEntry", e.Id, $"{e.UserName}, {e.Date:yyyy-MM-dd}, {e.Minutes} min"), null, null, AuditAction.TimeEntryDeleted) : [],
        [typeof(ImportSource)] = OfImport,
        [typeof(Dependency)] = _ => [],     // A part of the plan: the task's history tells of it.
        [typeof(ChecklistItem)] = _ => [],  // Likewise.
        [typeof(Milestone)] = _ => [],      // Likewise.
        [typeof(SavedView)] = _ => [],      // A way to look, which gives nobody a right.
        [typeof(Reaction)] = _ => [],       // A nod: whoever sees the comment sees it, and nothing follows from it.
    };

    public static bool Knows(Type entity) => rules.ContainsKey(entity);

    public static IEnumerable<AuditEvent> Derive(IReadOnlyList<PendingWrite> writes)
    {
        List<AuditEvent>? events = null;
        foreach (var write in writes)
        {
            if (rules.TryGetValue(write.Entity.GetType(), out var rule)) (events ??= []).AddRange(rule(new AuditWrite(write, writes)));
        }
        return events is null ? [] : Fold(events);
    }

    private static IEnumerable<AuditEvent> Fold(List<AuditEvent> events) => events.Count <= MaxOfAKind ? events : events
        .GroupBy(e => (e.Action, e.Place))
        .SelectMany(g => g.Count() <= MaxOfAKind ? g.AsEnumerable() :
            [g.First() with { Target = new(g.First().Target!.Type, null), Details = new { count = g.Count(), first = g.Take(MaxOfAKind).Select(e => e.Target!.Name ?? e.Target.Id?.ToString()) } }]);

    private static List<AuditEvent> OfUser(AuditWrite w)
    {
        var (user, place) = ((User)w.Entity, AuditPlace.Person(w.Entity.Id));
        var target = new AuditTarget("user", user.Id);
        AuditEvent Of(AuditAction action, object? details = null) => new(action, place) { Target = target, Details = details };
        if (w.Op == ChangeOp.Created) return [Of(AuditAction.AccountRegistered)];
        if (w.Op == ChangeOp.Deleted) return [Of(AuditAction.AccountDeleted)];
        var events = new List<AuditEvent>();
        if (w.Sets("passwordHash")) events.Add(Of(AuditAction.AccountPasswordChanged));
        if (w.Sets("email")) events.Add(Of(AuditAction.AccountEmailChanged, w.Fields("email")));
        if (w.Sets("disabledAt")) events.Add(Of(user.DisabledAt is null ? AuditAction.AccountEnabled : AuditAction.AccountDisabled));
        if (w.FieldsBut("email") is { } others) events.Add(Of(AuditAction.AccountUpdated, others));
        return events;
    }

    private static IEnumerable<AuditEvent> OfSignInRules(AuditWrite w)
    {
        var rules = (WorkspaceSignIn)w.Entity;
        return [new(AuditAction.SignInRulesChanged, AuditPlace.In(rules.WorkspaceId)) { Target = new("workspaceSignIn", rules.Id), Details = new { rules.Provider, rules.Required, Groups = rules.Rules } }];
    }

    private static IEnumerable<AuditEvent> OfMember(AuditWrite w)
    {
        var member = (WorkspaceMember)w.Entity;
        var (place, target) = (AuditPlace.In(member.WorkspaceId), new AuditTarget("member", member.UserId));
        return w.Op switch
        {
            ChangeOp.Created => [new(AuditAction.MemberAdded, place) { Target = target, Details = new { member.Role, member.RoleId } }],
            ChangeOp.Deleted => [new(AuditAction.MemberRemoved, place) { Target = target, Details = new { member.Role, member.RoleId } }],
            // The name and address that colleagues see follow the account, which has its own event.
            _ when w.Sets("role") || w.Sets("roleId") => [new(AuditAction.MemberRoleChanged, place) { Target = target, Details = w.Fields("role", "roleId") }],
            _ => [],
        };
    }

    private static IEnumerable<AuditEvent> OfInvitation(AuditWrite w)
    {
        var invitation = (Invitation)w.Entity;
        var action = w.Op switch
        {
            ChangeOp.Created => AuditAction.InvitationCreated,
            ChangeOp.Deleted => AuditAction.InvitationRevoked,
            _ => invitation.AcceptedAt is null ? null : AuditAction.InvitationAccepted,
        };
        if (action is null) return [];
        return [new(action, AuditPlace.In(invitation.WorkspaceId)) { Target = new("invitation", invitation.Id, invitation.Email), Details = new { invitation.Role, invitation.RoleId, invitation.ProjectId, invitation.ProjectRole, invitation.ProjectRoleId } }];
    }

    private static IEnumerable<AuditEvent> OfProject(AuditWrite w)
    {
        var project = (Project)w.Entity;
        var (place, target) = (AuditPlace.In(project.Id), new AuditTarget("project", project.Id, project.Name));
        if (w is { Op: ChangeOp.Updated } && w.Sets("private")) yield return new(AuditAction.ProjectVisibilityChanged, place) { Target = target, Details = w.Fields("private") };
        if (w is { Op: ChangeOp.Updated } && w.FieldsBut("private") is { } others) yield return new(AuditAction.ProjectUpdated, place) { Target = target, Details = others };
        if (w.Op == ChangeOp.Updated) yield break;
        foreach (var one in w.Is<Project>(place, target, AuditAction.ProjectCreated, null, AuditAction.ProjectDeleted, AuditAction.ProjectRestored)) yield return one;
    }

    private static IEnumerable<AuditEvent> OfProjectMember(AuditWrite w)
    {
        var member = (ProjectMember)w.Entity;
        var (place, target) = (AuditPlace.In(member.ProjectId), new AuditTarget("projectMember", member.UserId));
        return w.Op switch
        {
            ChangeOp.Created => [new(AuditAction.ProjectMemberAdded, place) { Target = target, Details = new { member.Role, member.RoleId } }],
            ChangeOp.Deleted => [new(AuditAction.ProjectMemberRemoved, place) { Target = target, Details = new { member.Role, member.RoleId } }],
            _ => [new(AuditAction.ProjectMemberRoleChanged, place) { Target = target, Details = w.Fields("role", "roleId") }],
        };
    }

    private static IEnumerable<AuditEvent> OfImport(AuditWrite w)
    {
        var source = (ImportSource)w.Entity;
        var action = w.Op == ChangeOp.Deleted ? AuditAction.ImportRemoved : AuditAction.ImportFinished;
        return [new(action, AuditPlace.In(source.ProjectId)) { Target = new("import", source.Id, source.FileName), Details = new { source.Format } }];
    }
}
