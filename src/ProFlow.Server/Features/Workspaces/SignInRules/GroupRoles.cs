using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.SignInRules;

/// <summary>
/// Gives somebody who has just come by a provider the roles that workspaces promise to its groups. From the first match on, the groups
/// decide about this member: the role rises and falls with them, and without any of them the membership ends. An owner is never touched.
/// </summary>
internal sealed class GroupRoles(TimeProvider time, CommitSignal signal)
{
    private const int MaxAttempts = 5;

    public async Task ApplyAsync(ProFlowDb db, Guid userId, ProviderIdentity identity, CancellationToken ct)
    {
        if (identity.Groups is not { } groups) return;
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            var command = new Command(userId, time.Now(), signal);
            foreach (var rules in await PromisesAsync(db, identity.Provider.Id, ct)) await ApplyAsync(db, command, userId, rules, groups, ct);
            if (!db.ChangeTracker.HasChanges()) return;
            try
            {
                await db.CommitAsync(command, Reply.NoContent);
                return;
            }
            catch (Exception met) when (attempt < MaxAttempts && met is CommitConflict or Refusal { Status: 409 })
            {
                // Another tab has come back at the same moment, or an admin has changed the member: the groups are looked at again.
            }
        }
    }

    private static Task<List<WorkspaceSignIn>> PromisesAsync(ProFlowDb db, string provider, CancellationToken ct) =>
        db.Set<WorkspaceSignIn>().AsNoTracking().Where(s => s.Provider == provider && db.Set<Workspace>().Any(w => w.Id == s.WorkspaceId)).ToListAsync(ct);

    private static async Task ApplyAsync(ProFlowDb db, Command command, Guid userId, WorkspaceSignIn signIn, IReadOnlyList<string> groups, CancellationToken ct)
    {
        var promised = signIn.Rules.Where(r => groups.Contains(r.Group, StringComparer.Ordinal)).Select(r => (WorkspaceRole?)r.Role).Max();
        var member = await db.Set<WorkspaceMember>().FirstOrDefaultAsync(m => m.WorkspaceId == signIn.WorkspaceId && m.UserId == userId, ct);
        if (member is { Role: WorkspaceRole.Owner }) return;
        if (promised is { } role)
        {
            if (member is null)
            {
                var user = await db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == userId, ct);
                db.Add(member = WorkspaceQueries.Membership(signIn.WorkspaceId, user, role, command.At));
            }
            (member.Role, member.RoleId, member.ManagedBy) = (role, null, signIn.Provider);
        }
        else if (member is not null && member.ManagedBy == signIn.Provider) await RemoveWorkspaceMember.RemoveAsync(db, member, ct);
    }
}
