using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class CreateProject
{
    /// <param name="Key">1 to 10 of A-Z and 0-9, beginning with a letter; made from the name if absent.</param>
    public sealed record Request(string? Name, string? Key, string? Description, bool? Private, string? Color, DateOnly? StartDate, DateOnly? DueDate, Guid? Id);

    public static async Task<IResult> Handle(Guid workspaceId, Request request, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        Check(request);
        var project = new Project
        {
            Id = Id.FromClient(request.Id),
            WorkspaceId = workspaceId,
            Name = request.Name!.Trim(),
            Key = request.Key is { } key ? key.ToUpperInvariant() : await db.FreeKeyAsync(workspaceId, request.Name!, ct),
            Description = request.Description ?? "",
            Private = request.Private ?? false,
            Color = request.Color,
            StartDate = request.StartDate,
            DueDate = request.DueDate,
            CreatedAt = command.At,
            UpdatedAt = command.At,
        };
        Found(db, project, caller.UserId);
        try
        {
            return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{project.Id}", ProjectView.Of(project, mine.Founding()), project.Version));
        }
        catch (Refusal taken) when (taken.Code == "key_taken" && request.Key is null)
        {
            // Somebody was quicker with the key that was made here: make another one.
            throw new CommitConflict(taken);
        }
    }

    /// <summary>Adds the project with its founder as lead and, unless others are brought along, the statuses that most teams begin with.</summary>
    public static IReadOnlyList<Status> Found(ProFlowDb db, Project project, Guid leadId, IReadOnlyList<(string Name, StatusCategory Category)>? workflow = null)
    {
        db.Add(project);
        db.Add(new ProjectMember { Id = Id.New(), WorkspaceId = project.WorkspaceId, ProjectId = project.Id, UserId = leadId, Role = ProjectRole.Lead, CreatedAt = project.CreatedAt });
        string? last = null;
        var statuses = (workflow ?? Workflow).Select(step => new Status
        {
            Id = Id.New(),
            ProjectId = project.Id,
            Name = step.Name,
            Category = step.Category,
            Position = last = Ordering.Between(last, null),
        }).ToList();
        db.AddRange(statuses);
        return statuses;
    }

    public static readonly IReadOnlyList<(string Name, StatusCategory Category)> Workflow =
    [
        ("To do", StatusCategory.Todo), ("In progress", StatusCategory.InProgress), ("In review", StatusCategory.InProgress), ("Done", StatusCategory.Done),
    ];

    private static void Check(Request request)
    {
        var invalid = new Invalid();
        invalid.Text("name", request.Name, 1, 200);
        invalid.When(request.Key is not null && !Id.ProjectKey().IsMatch(request.Key.ToUpperInvariant()), "key", "A key has 1 to 10 letters A to Z and digits, and begins with a letter.");
        if (request.Description is not null) invalid.Text("description", request.Description, 0, 20_000);
        if (request.Color is not null) invalid.Text("color", request.Color, 1, 20);
        invalid.When(request.DueDate < request.StartDate, "dueDate", "Can't be before the start date.");
        invalid.Throw();
    }
}
