using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Workspaces;

internal static class CreateRole
{
    private const int MaxRoles = 50;

    /// <param name="Scope">workspace: for its members; project: for members of its projects. It stays.</param>
    /// <param name="Permissions">Names from GET /permissions. Seeing the place goes without saying.</param>
    public sealed record Request(string? Name, string? Description, RoleScope? Scope, IReadOnlyList<string>? Permissions, Guid? Id);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var invalid = new Invalid();
        RoleFields.CheckName(invalid, request.Name);
        if (request.Description is not null) invalid.Text("description", request.Description, 0, 300);
        invalid.When(request.Scope is null, "scope", "Say where it is given: workspace or project.");
        var permissions = RoleFields.Permissions(invalid, request.Scope ?? RoleScope.Workspace, request.Permissions);
        invalid.Throw();
        await command.GuardAsync(db, workspaceId, ct);
        if (await db.Set<CustomRole>().CountAsync(r => r.WorkspaceId == workspaceId, ct) >= MaxRoles) throw Refusal.Conflict("too_many_roles", $"A workspace has at most {MaxRoles} roles of its own.");
        var role = new CustomRole
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            Scope = request.Scope!.Value,
            Name = request.Name!.Trim(),
            Description = request.Description?.Trim() ?? "",
            Permissions = permissions,
            CreatedAt = command.At,
            UpdatedAt = command.At,
        };
        Rights.MayGrant(mine.Rights).DemandToGrant(role.Rights());
        db.Add(role);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/workspaces/{workspaceId}/roles/{role.Id}", RoleView.Of(role), role.Version));
    }
}

internal static class PatchRole
{
    public sealed record Request(Optional<string> Name, Optional<string> Description, Optional<IReadOnlyList<string>?> Permissions);

    /// <summary>Whoever has the role has what it gives from the next request on.</summary>
    public static async Task<IResult> Handle(Guid workspaceId, Guid roleId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var role = await db.RoleAsync(workspaceId, roleId, ct);
        command.ExpectVersion(role);
        var invalid = new Invalid();
        if (request.Name.IsSet) RoleFields.CheckName(invalid, request.Name.Value);
        invalid.Text("description", request.Description, 0, 300);
        var permissions = request.Permissions.IsSet ? RoleFields.Permissions(invalid, role.Scope, request.Permissions.Value) : role.Permissions;
        invalid.Throw();
        var own = Rights.MayGrant(mine.Rights);
        own.DemandToGrant(role.Rights());
        if (!permissions.SequenceEqual(role.Permissions)) role.Permissions = permissions;
        own.DemandToGrant(role.Rights());
        role.Name = request.Name.IsSet ? request.Name.Value.Trim() : role.Name;
        role.Description = request.Description.IsSet ? request.Description.Value.Trim() : role.Description;
        if (db.ChangeTracker.HasChanges()) role.UpdatedAt = command.At;
        return await db.CommitAsync(command, () => Reply.Ok(RoleView.Of(role), role.Version));
    }

    public static async Task<CustomRole> RoleAsync(this ProFlowDb db, Guid workspaceId, Guid roleId, CancellationToken ct) =>
        await db.Set<CustomRole>().FirstOrDefaultAsync(r => r.Id == roleId && r.WorkspaceId == workspaceId, ct) ?? throw Refusal.NotFound();
}

/// <summary>What both ways of writing a role check.</summary>
internal static class RoleFields
{
    public static void CheckName(Invalid invalid, string? name)
    {
        invalid.Text("name", name, 1, 60);
        var word = name?.Trim() ?? "";
        invalid.When(
            Enum.GetNames<WorkspaceRole>().Concat(Enum.GetNames<ProjectRole>()).Contains(word, StringComparer.OrdinalIgnoreCase), "name", "This is the name of a built-in role. Choose another one.");
    }

    /// <summary>Each once and in the order of the list; a name that the scope does not know is refused.</summary>
    public static string[] Permissions(Invalid invalid, RoleScope scope, IReadOnlyList<string>? names)
    {
        if (names is null)
        {
            invalid.Add("permissions", "Can't be null. Send an empty list for a role that only sees.");
            return [];
        }
        var (known, seeing) = scope == RoleScope.Workspace ? (Rights.OfWorkspaces, Right.ViewWorkspace) : (Rights.OfProjects, Right.ViewProject);
        var wrong = names.FirstOrDefault(n => n is null || RightSet.Named(n) is not { } right || !known.Has(right));
        invalid.When(names.Any(n => n is null) || wrong is not null, "permissions", $"There is no permission \"{Cut.To(wrong ?? "null", 60)}\" for a role of a {scope.ToString().ToLowerInvariant()}.");
        return [.. RightSet.Parse(names.Where(n => n is not null)).Each().Where(r => r != seeing).Select(r => r.Name())];
    }
}
