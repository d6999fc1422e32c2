namespace ProFlow.Server.Features.Audit;

/// <summary>What an event of the audit log can be about: a stable dotted word. This is the only list; a feature adds its own words here.</summary>
internal sealed class AuditAction
{
    private static readonly Dictionary<string, AuditAction> known = new(StringComparer.Ordinal);

    public static readonly AuditAction SignInSucceeded = new("signIn.succeeded");
    public static readonly AuditAction SignInFailed = new("signIn.failed");
    public static readonly AuditAction SessionEnded = new("session.ended");
    public static readonly AuditAction SessionTokenReused = new("session.tokenReused");

    public static readonly AuditAction TokenCreated = new("token.created");
    public static readonly AuditAction TokenRevoked = new("token.revoked");

    public static readonly AuditAction AccountRegistered = new("account.registered");
    public static readonly AuditAction AccountUpdated = new("account.updated");
    public static readonly AuditAction AccountEmailChanged = new("account.emailChanged");
    public static readonly AuditAction AccountPasswordChanged = new("account.passwordChanged");
    public static readonly AuditAction AccountDisabled = new("account.disabled");
    public static readonly AuditAction AccountEnabled = new("account.enabled");
    public static readonly AuditAction AccountDeleted = new("account.deleted");

    public static readonly AuditAction FactorAdded = new("factor.added");
    public static readonly AuditAction FactorRemoved = new("factor.removed");
    public static readonly AuditAction RecoveryCodesRenewed = new("factor.recoveryCodesRenewed");
    public static readonly AuditAction LoginLinked = new("login.linked");
    public static readonly AuditAction LoginUnlinked = new("login.unlinked");

    public static readonly AuditAction WorkspaceCreated = new("workspace.created");
    public static readonly AuditAction WorkspaceUpdated = new("workspace.updated");
    public static readonly AuditAction WorkspaceDeleted = new("workspace.deleted");
    public static readonly AuditAction WorkspaceRestored = new("workspace.restored");
    public static readonly AuditAction SignInRulesChanged = new("workspace.signInRulesChanged");
    public static readonly AuditAction MemberAdded = new("member.added");
    public static readonly AuditAction MemberRoleChanged = new("member.roleChanged");
    public static readonly AuditAction MemberRemoved = new("member.removed");
    public static readonly AuditAction RoleCreated = new("role.created");
    public static readonly AuditAction RoleUpdated = new("role.updated");
    public static readonly AuditAction RoleDeleted = new("role.deleted");
    public static readonly AuditAction InvitationCreated = new("invitation.created");
    public static readonly AuditAction InvitationAccepted = new("invitation.accepted");
    public static readonly AuditAction InvitationRevoked = new("invitation.revoked");

    public static readonly AuditAction ProjectCreated = new("project.created");
    public static readonly AuditAction ProjectUpdated = new("project.updated");
    public static readonly AuditAction ProjectVisibilityChanged = new("project.visibilityChanged");
    public static readonly AuditAction ProjectDeleted = new("project.deleted");
    public static readonly AuditAction ProjectRestored = new("project.restored");
    public static readonly AuditAction ProjectMemberAdded = new("projectMember.added");
    public static readonly AuditAction ProjectMemberRoleChanged = new("projectMember.roleChanged");
    public static readonly AuditAction ProjectMemberRemoved = new("projectMember.removed");
    public static readonly AuditAction StatusCreated = new("status.created");
    public static readonly AuditAction StatusUpdated = new("status.updated");
    public static readonly AuditAction StatusDeleted = new("status.deleted");
    public static readonly AuditAction LabelCreated = new("label.created");
    public static readonly AuditAction LabelUpdated = new("label.updated");
    public static readonly AuditAction LabelDeleted = new("label.deleted");

    public static readonly AuditAction TaskDeleted = new("task.deleted");
    public static readonly AuditAction TaskRestored = new("task.restored");
    public static readonly AuditAction CommentDeleted = new("comment.deleted");
    public static readonly AuditAction AttachmentDeleted = new("attachment.deleted");
    public static readonly AuditAction TimeEntryDeleted = new("timeEntry.deleted");
    public static readonly AuditAction ImportFinished = new("import.finished");
    public static readonly AuditAction ImportRemoved = new("import.removed");
    public static readonly AuditAction CommandUndone = new("command.undone");

    public static readonly AuditAction AccessRefused = new("access.refused");
    public static readonly AuditAction LimitReached = new("limit.reached");
    public static readonly AuditAction AuditExported = new("audit.exported");
    public static readonly AuditAction AuditPruned = new("audit.pruned");
    public static readonly AuditAction AuditPersonErased = new("audit.personErased");

    private AuditAction(string name)
    {
        Name = name;
        known.Add(name, this);
    }

    public string Name { get; }

    public static IReadOnlyCollection<string> All => known.Keys;

    public override string ToString() => Name;
}

/// <summary>How it ended: done, not permitted, or tried and not achieved.</summary>
public enum AuditOutcome { Allowed, Refused, Failed }

/// <summary>What the event happened to. People are named by their id alone: their names are looked up when the log is read.</summary>
/// <param name="Type">As the changes call the entity: project, member, invitation…</param>
internal sealed record AuditTarget(string Type, Guid? Id, string? Name = null);

/// <summary>The chain, or chains, that an event belongs to.</summary>
internal readonly record struct AuditPlace(string Kind, Guid Id)
{
    /// <summary>The chain of what belongs to no workspace.</summary>
    public static readonly Guid ServerChain = Guid.Empty;

    public static AuditPlace Server => new("server", ServerChain);

    /// <summary>The workspace with this id, or the one of the project with this id. What is neither stands in the server's chain, and so does a refusal of somebody who is no member there.</summary>
    public static AuditPlace In(Guid workspaceOrProjectId) => new("in", workspaceOrProjectId);

    /// <summary>An account: the server's chain, and that of each workspace of which the person is a member at that moment.</summary>
    public static AuditPlace Person(Guid userId) => new("person", userId);
}

/// <summary>Something that somebody did or tried.</summary>
internal sealed record AuditEvent(AuditAction Action, AuditPlace Place)
{
    public AuditOutcome Outcome { get; init; } = AuditOutcome.Allowed;

    /// <summary>Null: whoever makes the request or the command, if anybody.</summary>
    public Guid? ActorId { get; init; }
    public AuditTarget? Target { get; init; }

    /// <summary>A small object, written as JSON. Never a password, token, code or their hashes.</summary>
    public object? Details { get; init; }
}
