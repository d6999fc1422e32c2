using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Sample;

internal static class SampleFeature
{
    public static void MapSample(this RouteGroupBuilder api) =>
        api.MapPost("/workspaces/{workspaceId:guid}/sample", CreateSample.Handle).Produces<ProjectView>(StatusCodes.Status201Created).Needs(Right.CreateProject).WithTags("Projects");
}

/// <summary>Makes the sample project, dated around today, as one command. It is deleted like any project, and says that it is a sample.</summary>
internal static class CreateSample
{
    public static async Task<IResult> Handle(Guid workspaceId, ProFlowDb db, Command command, Caller caller, Access access, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var key = await db.FreeKeyAsync(workspaceId, SamplePlan.Name, ct);
        var project = new SampleWriter(db, command.At, caller.UserId).Write(workspaceId, key);
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/projects/{project.Id}", ProjectView.Of(project, mine.Founding()), project.Version));
    }
}

/// <summary>Turns the sample's plan into entities.</summary>
internal sealed class SampleWriter(ProFlowDb db, DateTimeOffset now, Guid callerId)
{
    private const int WorkingDay = 8 * 60;

    private readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly Dictionary<string, TaskItem> tasks = [];
    private Project project = null!;

    public Project Write(Guid workspaceId, string key)
    {
        project = new Project
        {
            Id = Id.New(),
            WorkspaceId = workspaceId,
            Name = SamplePlan.Name,
            Key = key,
            Description = SamplePlan.Description,
            Sample = true,
            StartDate = SamplePlan.Tasks.Min(StartOf),
            DueDate = SamplePlan.Tasks.Max(DueOf),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var statuses = CreateProject.Found(db, project, callerId, [.. SamplePlan.Statuses.Select(s => (s.Name, Enum.Parse<StatusCategory>(s.Category, true)))]).ToDictionary(s => s.Name);
        var labels = SamplePlan.Labels.Select(l => new Label { Id = Id.New(), ProjectId = project.Id, Name = l.Name, Color = l.Color }).ToDictionary(l => l.Name);
        db.AddRange(labels.Values);
        var ends = new Dictionary<Guid, string>();
        foreach (var item in SamplePlan.Tasks) tasks[item.Id] = Add(item, statuses[item.Status], labels, ends);
        db.AddRange(SamplePlan.Links.Select(Link));
        AddVoices();
        return project;
    }

    private TaskItem Add(SampleTask item, Status status, Dictionary<string, Label> labels, Dictionary<Guid, string> ends)
    {
        var (start, due) = (StartOf(item), DueOf(item));
        var done = status.Category == StatusCategory.Done;
        var task = new TaskItem
        {
            Id = Id.New(),
            WorkspaceId = project.WorkspaceId,
            ProjectId = project.Id,
            ProjectKey = project.Key,
            Title = item.Title,
            Description = SampleVoices.Descriptions.GetValueOrDefault(item.Id, ""),
            StatusId = status.Id,
            Category = status.Category,
            Priority = Enum.Parse<TaskPriority>(item.Priority, true),
            AssigneeIds = item.Mine ? [callerId] : [],
            LabelIds = [.. labels.Values.Where(l => item.Labels.Length > 0 && (item.Labels == l.Name || item.Labels.Split(' ').Contains(l.Name))).Select(l => l.Id)],
            ParentId = item.Parent is null ? null : tasks[item.Parent].Id,
            StartDate = start,
            DueDate = due,
            EstimateMinutes = item.Days == 0 ? 0 : item.Hours > 0 ? item.Hours * 60 : null,
            TrackedMinutes = SampleVoices.Time.Where(t => t.Task == item.Id).Sum(t => t.Minutes),
            Progress = done ? 100 : item.Progress,
            Position = ends[status.Id] = Ordering.Between(ends.GetValueOrDefault(status.Id), null),
            ReporterId = callerId,
            CreatedAt = At(WorkingDays(-26), 9),
            UpdatedAt = now,
            CompletedAt = done ? At(due, 15) : null,
        };
        db.Add(task);
        return task;
    }

    private Dependency Link(SampleLink link) => new()
    {
        Id = Id.New(),
        ProjectId = project.Id,
        PredecessorId = tasks[link.From].Id,
        SuccessorId = tasks[link.To].Id,
        Type = Enum.Parse<DependencyType>(link.Type),
        LagMinutes = link.LagDays * WorkingDay,
    };

    private void AddVoices()
    {
        foreach (var said in SampleVoices.Comments)
            db.Add(new Comment { Id = Id.New(), ProjectId = project.Id, TaskId = tasks[said.Task].Id, AuthorName = said.Author, Body = said.Body, CreatedAt = At(today.AddDays(-said.DaysAgo), 11) });
        string? last = null;
        foreach (var (task, text, done) in SampleVoices.Checklist)
            db.Add(new ChecklistItem { Id = Id.New(), ProjectId = project.Id, TaskId = tasks[task].Id, Text = text, Done = done, Position = last = Ordering.Between(last, null) });
        foreach (var worked in SampleVoices.Time)
            db.Add(new TimeEntry
            {
                Id = Id.New(),
                ProjectId = project.Id,
                TaskId = tasks[worked.Task].Id,
                UserName = worked.Person,
                Date = today.AddDays(-worked.DaysAgo),
                Minutes = worked.Minutes,
                Note = worked.Note,
                Billable = false,
                CreatedAt = At(today.AddDays(-worked.DaysAgo), 17),
            });
    }

    private DateOnly StartOf(SampleTask item) => WorkingDays(item.Start);

    private DateOnly DueOf(SampleTask item) => WorkingDays(item.Start + Math.Max(item.Days - 1, 0));

    /// <summary>The n-th working day from today; on a weekend, day 0 is the Monday after.</summary>
    private DateOnly WorkingDays(int count)
    {
        var day = today;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) day = day.AddDays(1);
        for (var left = Math.Abs(count); left > 0;)
        {
            day = day.AddDays(Math.Sign(count));
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) left--;
        }
        return day;
    }

    /// <summary>Never in the future: a comment of today may be from this very moment.</summary>
    private DateTimeOffset At(DateOnly day, int hour)
    {
        var at = new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.Zero);
        return at < now ? at : now;
    }
}
