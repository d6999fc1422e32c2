using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>A person of the file, and the member of the workspace that they were taken for.</summary>
public sealed record ImportedPerson(string Name, string? Email, Guid? UserId, string? Note);

/// <summary>People of a file are matched to members of the workspace by e-mail, or by their full name where it is the name of one member only.
/// Nobody is invented and nobody is let in: whoever cannot see the project is not assigned.</summary>
internal sealed class ImportPeople
{
    private readonly Dictionary<string, Guid> users = new(StringComparer.Ordinal);

    public List<ImportedPerson> All { get; } = [];

    public Guid? UserOf(string? sourceId) => sourceId is not null && users.TryGetValue(sourceId, out var id) ? id : null;

    public Guid[] UsersOf(IEnumerable<string> sourceIds) => [.. sourceIds.Select(UserOf).OfType<Guid>().Distinct()];

    public static async Task<ImportPeople> MatchAsync(ProFlowDb db, Project project, bool isNew, IEnumerable<PlanPerson> people, CancellationToken ct)
    {
        var members = await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == project.WorkspaceId).ToListAsync(ct);
        var roles = await db.Set<CustomRole>().AsNoTracking().Where(r => r.WorkspaceId == project.WorkspaceId).ToDictionaryAsync(r => r.Id, r => r.Permissions, ct);
        var inProject = isNew ? [] : (await db.Set<ProjectMember>().AsNoTracking().Where(m => m.ProjectId == project.Id).Select(m => m.UserId).ToListAsync(ct)).ToHashSet();
        var byEmail = members.ToDictionary(m => m.Email, StringComparer.OrdinalIgnoreCase);
        var byName = members.ToLookup(m => m.Name.Trim(), StringComparer.OrdinalIgnoreCase);
        var result = new ImportPeople();
        foreach (var person in people)
        {
            var named = byName[person.Name].ToList();
            var member = person.Email is { } email && byEmail.TryGetValue(User.Normalise(email), out var known) ? known : named.Count == 1 ? named[0] : null;
            var sees = member is not null && Rights.InProject(Rights.Of(member.Role, member.RoleId is { } own ? roles[own] : null), inProject.Contains(member.UserId) ? ProjectStanding.Of(ProjectRole.Viewer) : null, project.Private) is not null;
            if (sees) result.users[person.SourceId] = member!.UserId;
            result.All.Add(new ImportedPerson(person.Name, person.Email, sees ? member!.UserId : null, member switch
            {
                null when named.Count > 1 => "several members have this name",
                null => "not a member: kept as data",
                _ when !sees => "cannot see the project: kept as data",
                _ => null,
            }));
        }
        return result;
    }
}
