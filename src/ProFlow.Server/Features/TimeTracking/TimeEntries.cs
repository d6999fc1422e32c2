using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.TimeTracking;

public sealed record TimeEntryView(
    Guid Id, Guid ProjectId, Guid TaskId, Guid? UserId, string UserName, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateOnly Date, int Minutes, string Note, bool Billable, DateTimeOffset CreatedAt, long Version)
{
    internal static TimeEntryView Of(TimeEntry e) =>
        new(e.Id, e.ProjectId, e.TaskId, e.UserId, e.UserName, e.StartedAt, e.EndedAt, e.Date, e.Minutes, e.Note, e.Billable, e.CreatedAt, e.Version);
}

internal static class ListTimeEntries
{
    private sealed record Position(Guid Id);

    /// <summary>All of them, or the caller's own where they may not see others' time.</summary>
    public static async Task<Page<TimeEntryView>> Handle(Guid taskId, ProFlowDb db, Caller caller, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var task = await db.ReadTaskAsync(access, taskId, ct);
        var (userId, all) = (caller.UserId, (await access.DemandProjectAsync(task.ProjectId, ct)).May(Right.SeeTime));
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.Set<TimeEntry>().AsNoTracking().Where(e => e.TaskId == taskId && (all || e.UserId == userId) && (after == null || e.Id > after)).OrderBy(e => e.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, TimeEntryView.Of, e => new Position(e.Id));
    }
}

internal static class AddTimeEntry
{
    private const int MaxMinutes = 24 * 60;

    /// <summary>Either startedAt and endedAt, or date and minutes.</summary>
    public sealed record Request(DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, DateOnly? Date, int? Minutes, string? Note, bool? Billable, Guid? Id);

    public static async Task<IResult> Handle(Guid taskId, Request request, ProFlowDb db, Command command, Access access, CancellationToken ct)
    {
        var (task, mine) = await db.WriteTaskAsync(access, taskId, ct);
        var (date, minutes) = Span(request);
        var entry = new TimeEntry
        {
            Id = Id.FromClient(request.Id),
            ProjectId = task.ProjectId,
            TaskId = taskId,
            UserId = command.ActorId,
            UserName = mine.MemberName,
            StartedAt = request.StartedAt?.ToUniversalTime(),
            EndedAt = request.EndedAt?.ToUniversalTime(),
            Date = date,
            Minutes = minutes,
            Note = request.Note ?? "",
            Billable = request.Billable ?? false,
            CreatedAt = command.At,
        };
        db.Add(entry);
        task.TrackedMinutes += minutes;
        return await db.CommitAsync(command, () => Reply.Created($"/api/v1/tasks/{taskId}/time-entries", TimeEntryView.Of(entry), entry.Version));
    }

    private static (DateOnly Date, int Minutes) Span(Request request)
    {
        var invalid = new Invalid();
        if (request.Note is not null) invalid.Text("note", request.Note, 0, 2000);
        if (request is { StartedAt: { } start, EndedAt: { } end, Date: null, Minutes: null })
        {
            var minutes = Math.Round((end - start).TotalMinutes);
            invalid.When(minutes < 1 || end - start > TimeSpan.FromMinutes(MaxMinutes), "endedAt", "Has to be after the start, by a minute at least and a day at the most.");
            invalid.Throw();
            return (DateOnly.FromDateTime(start.UtcDateTime), (int)minutes);
        }
        invalid.When(request is not { StartedAt: null, EndedAt: null, Date: not null, Minutes: not null }, "body", "Send either startedAt and endedAt, or date and minutes.");
        invalid.When(request.Minutes is < 1 or > MaxMinutes, "minutes", "Has to be between 1 minute and a day.");
        invalid.Throw();
        return (request.Date!.Value, request.Minutes!.Value);
    }
}

internal static class TimeTrackingFeature
{
    public static void MapTimeTracking(this RouteGroupBuilder api)
    {
        var entries = api.MapGroup("/tasks/{taskId:guid}/time-entries").WithTags("Time tracking");
        entries.MapGet("/", ListTimeEntries.Handle).Needs(Right.ViewProject);
        entries.MapPost("/", AddTimeEntry.Handle).Produces<TimeEntryView>(StatusCodes.Status201Created).Needs(Right.TrackTime);
    }
}
