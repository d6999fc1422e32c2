using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <summary>One way out of a status.</summary>
/// <param name="ToStatusId">The status that a task may go to.</param>
/// <param name="Roles">Who may take it there: lead, contributor, viewer, or the id of a custom role. Null: everybody who writes tasks.</param>
public sealed record StatusTransition(Guid ToStatusId, IReadOnlyList<string>? Roles);

/// <summary>
/// The ways that tasks may go through a workflow. A status without a list lets them go anywhere; whoever manages the workflow may always move them.
/// They bind what people do by hand and by API. An undo, an import and the end of a status follow their own rules.
/// </summary>
internal static class Transitions
{
    private const int MaxRoles = 50;

    public static StatusTransition[]? Read(string? stored) => stored is null ? null : JsonSerializer.Deserialize<StatusTransition[]>(stored, Json.Options);

    /// <summary>The stored form; what stands there already if it says the same, because the database spells JSON in its own way.</summary>
    public static string? Write(StatusTransition[]? transitions, string? already)
    {
        if (transitions is null) return null;
        var text = JsonSerializer.Serialize(transitions, Json.Options);
        return already is not null && JsonSerializer.Serialize(Read(already), Json.Options) == text ? already : text;
    }

    public static async Task CheckAsync(ProFlowDb db, Invalid invalid, Guid projectId, Guid? statusId, StatusTransition[]? transitions, CancellationToken ct)
    {
        if (transitions is null) return;
        const string field = "transitions";
        if (transitions.Any(t => t is null)) { invalid.Add(field, "Can't hold null."); return; }
        if (transitions.Select(t => t.ToStatusId).Distinct().Count() < transitions.Length) invalid.Add(field, "Name each status once.");
        var known = await db.Set<Status>().Where(s => s.ProjectId == projectId).Select(s => s.Id).ToListAsync(ct);
        if (transitions.Any(t => t.ToStatusId == statusId || !known.Contains(t.ToStatusId))) invalid.Add(field, "There is a status here that is not another one of this project.");
        var roles = transitions.SelectMany(t => t.Roles ?? []).ToList();
        if (transitions.Any(t => t.Roles is { Count: 0 or > MaxRoles })) invalid.Add(field, $"Name 1 to {MaxRoles} roles, or null for everybody who writes tasks.");
        var own = roles.Where(r => Guid.TryParseExact(r, "D", out _)).Select(Guid.Parse).Distinct().ToList();
        var found = own.Count == 0 ? 0 : await (
            from r in db.Set<CustomRole>()
            join p in db.Set<Project>() on r.WorkspaceId equals p.WorkspaceId
            where p.Id == projectId && r.Scope == RoleScope.Project && own.Contains(r.Id)
            select r.Id).CountAsync(ct);
        if (found < own.Count || roles.Any(r => !Guid.TryParseExact(r, "D", out _) && r is not ("lead" or "contributor" or "viewer")))
            invalid.Add(field, "There is a role here that is neither lead, contributor or viewer nor one of the workspace's own for projects.");
    }

    /// <summary>Throws 409 if the workflow does not let this caller take a task from one status to the other.</summary>
    public static void Demand(ProjectSettings project, ProjectAccess mine, Guid fromId, StatusStep to)
    {
        if (fromId == to.Id || mine.May(Right.ManageWorkflow) || project.Status(fromId) is not { Transitions: { } ways } from) return;
        if (ways.FirstOrDefault(w => w.ToStatusId == to.Id) is { } way && Opens(way, mine.Standing)) return;
        var open = ways.Where(w => Opens(w, mine.Standing)).Select(w => project.Status(w.ToStatusId)?.Name).OfType<string>().ToList();
        var instead = open.Count == 0 ? "nowhere with your role" : $"to {string.Join(" or ", open)}";
        throw Refusal.Conflict("transition_not_allowed", $"The workflow does not take tasks from {from.Name} to {to.Name}: they go {instead}. Whoever manages the workflow can move them anywhere.");
    }

    /// <summary>Takes a status that is going to be deleted out of all ways; a list that has no way left is none any more, so that nothing gets stuck.</summary>
    public static async Task ForgetAsync(ProFlowDb db, Guid projectId, Guid statusId, CancellationToken ct)
    {
        foreach (var status in await db.Set<Status>().Where(s => s.ProjectId == projectId && s.Id != statusId && s.Transitions != null).ToListAsync(ct))
        {
            var ways = Read(status.Transitions)!;
            if (ways.All(w => w.ToStatusId != statusId)) continue;
            StatusTransition[] left = [.. ways.Where(w => w.ToStatusId != statusId)];
            status.Transitions = Write(left.Length == 0 ? null : left, status.Transitions);
        }
    }

    private static bool Opens(StatusTransition way, ProjectStanding standing) =>
        way.Roles is null || way.Roles.Contains(standing.RoleId?.ToString() ?? standing.Role.ToString().ToLowerInvariant());
}
