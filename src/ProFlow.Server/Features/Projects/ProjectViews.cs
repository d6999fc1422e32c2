using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

/// <param name="Sample">Made to be tried and thrown away.</param>
/// <param name="Role">The caller's role as it counts here: an admin of the workspace is a lead.</param>
/// <param name="Can">What the caller may do, by the names of the permissions.</param>
public sealed record ProjectView(
    Guid Id, Guid WorkspaceId, string Name, string Key, string Description, bool Private, bool Sample, string? Color, DateOnly? StartDate, DateOnly? DueDate,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, long Version, ProjectRole Role, Guid? RoleId, IReadOnlyList<string> Can)
{
    internal static ProjectView Of(Project p, ProjectStanding mine) => new(
        p.Id, p.WorkspaceId, p.Name, p.Key, p.Description, p.Private, p.Sample, p.Color, p.StartDate, p.DueDate,
        p.CreatedAt, p.UpdatedAt, p.Version, mine.Role, mine.RoleId, mine.Rights.Names());
}

public sealed record ProjectMemberView(Guid Id, Guid WorkspaceId, Guid ProjectId, Guid UserId, ProjectRole Role, Guid? RoleId, DateTimeOffset CreatedAt, long Version)
{
    internal static ProjectMemberView Of(ProjectMember m) =>
        new(m.Id, m.WorkspaceId, m.ProjectId, m.UserId, m.Role, m.RoleId, m.CreatedAt, m.Version);
}

/// <param name="WipLimit">How many tasks may stand in it before the board says that it is too many; null for no limit.</param>
/// <param name="Transitions">Where tasks may go from here; null for anywhere.</param>
public sealed record StatusView(
    Guid Id, Guid ProjectId, string Name, StatusCategory Category, string? Color, string Position, int? WipLimit, IReadOnlyList<StatusTransition>? Transitions, long Version)
{
    internal static StatusView Of(Status s) => new(s.Id, s.ProjectId, s.Name, s.Category, s.Color, s.Position, s.WipLimit, Projects.Transitions.Read(s.Transitions), s.Version);
}

public sealed record LabelView(Guid Id, Guid ProjectId, string Name, string? Color, long Version)
{
    internal static LabelView Of(Label l) => new(l.Id, l.ProjectId, l.Name, l.Color, l.Version);
}
