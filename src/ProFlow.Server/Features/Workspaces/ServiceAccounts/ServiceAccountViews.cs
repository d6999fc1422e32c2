using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces.ServiceAccounts;

/// <summary>A member that a program works as. It has tokens and no sign-in.</summary>
/// <param name="Tokens">How many tokens it has that work.</param>
/// <param name="LastUsedAt">When one of them was last used, to the minute.</param>
public sealed record ServiceAccountView(Guid UserId, string Name, WorkspaceRole Role, Guid? RoleId, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, int Tokens, DateTimeOffset? LastUsedAt, long Version)
{
    internal static ServiceAccountView Of(User user, WorkspaceMember member, int tokens = 0, DateTimeOffset? lastUsedAt = null) =>
        new(user.Id, user.Name, member.Role, member.RoleId, user.CreatedAt, user.DisabledAt, tokens, lastUsedAt, user.Version);
}

internal static class ServiceAccountQueries
{
    /// <summary>
    /// The account and its membership, or 404: a person of the workspace is none. 403 if it may do more than the caller, who could
    /// otherwise lend themselves its rights by a token.
    /// </summary>
    public static async Task<(User User, WorkspaceMember Member)> ServiceAccountAsync(this ProFlowDb db, WorkspaceAccess mine, Guid userId, CancellationToken ct)
    {
        var user = await db.Set<User>().FirstOrDefaultAsync(u => u.Id == userId && u.ServiceOfId == mine.WorkspaceId, ct) ?? throw Refusal.NotFound();
        var member = await db.MemberAsync(mine.WorkspaceId, userId, ct);
        mine.Rights.DemandToGrant(await db.RightsOfAsync(member, ct));
        return (user, member);
    }

    public static async Task<ServiceAccountView> ViewAsync(this ProFlowDb db, User user, WorkspaceMember member, DateTimeOffset now, CancellationToken ct)
    {
        var tokens = await db.Set<ApiToken>().AsNoTracking().Where(t => t.UserId == user.Id && t.RevokedAt == null)
            .Select(t => new { t.LastUsedAt, Works = t.ExpiresAt == null || t.ExpiresAt > now }).ToListAsync(ct);
        return ServiceAccountView.Of(user, member, tokens.Count(t => t.Works), tokens.Max(t => t.LastUsedAt));
    }
}

internal static class ListServiceAccounts
{
    private sealed record Position(Guid Id);

    public static async Task<Page<ServiceAccountView>> Handle(Guid workspaceId, ProFlowDb db, Access access, TimeProvider time, int? limit, string? cursor, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var (take, now) = (Paging.Limit(limit), time.GetUtcNow());
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await (
            from u in db.Set<User>().AsNoTracking()
            join m in db.Set<WorkspaceMember>() on u.Id equals m.UserId
            where u.ServiceOfId == workspaceId && m.WorkspaceId == workspaceId && (after == null || u.Id > after)
            orderby u.Id
            select new
            {
                User = u,
                Member = m,
                Tokens = db.Set<ApiToken>().Count(t => t.UserId == u.Id && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now)),
                LastUsedAt = db.Set<ApiToken>().Where(t => t.UserId == u.Id).Max(t => t.LastUsedAt),
            }).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, r => ServiceAccountView.Of(r.User, r.Member, r.Tokens, r.LastUsedAt), r => new Position(r.User.Id));
    }
}
