using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports;

/// <summary>What became of an import since: it stands and can be taken back; it changed nothing; it was taken back; a later import of
/// the same plan lies over it; it is older than an undo reaches.</summary>
public enum ImportStanding { Stands, Unchanged, TakenBack, Replaced, Past }

/// <param name="ByName">Null for somebody who is in the workspace no more.</param>
/// <param name="Report">Without the preview.</param>
public sealed record ImportView(Guid Id, Guid ById, string? ByName, string FileName, string Format, DateTimeOffset CreatedAt, DateTimeOffset FinishedAt, ImportStanding Standing, ImportReport Report);

internal static class ListImports
{
    private const int Usual = 20;
    private static readonly TimeSpan reach = TimeSpan.FromDays(30);
    private sealed record Position(DateTimeOffset At, Guid Id);

    /// <summary>The finished imports into a project, newest first, whoever made them: for those who manage it.</summary>
    public static async Task<Page<ImportView>> Handle(Guid projectId, ProFlowDb db, Access access, TimeProvider time, int? limit, string? cursor, CancellationToken ct)
    {
        var mine = await access.DemandProjectAsync(projectId, ct);
        var take = Paging.Limit(limit ?? Usual);
        var after = Paging.Decode<Position>(cursor);
        // A dry run leaves a finished job as well, which was never begun.
        var jobs = await db.Set<ImportJob>().AsNoTracking()
            .Where(j => j.ProjectId == projectId && j.State == JobState.Succeeded && j.Attempts > 0 && (after == null || j.CreatedAt < after.At || (j.CreatedAt == after.At && j.Id < after.Id)))
            .OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(take + 1).ToListAsync(ct);
        var people = jobs.Select(j => j.UserId).Distinct().ToList();
        var names = await db.Set<WorkspaceMember>().AsNoTracking()
            .Where(m => people.Contains(m.UserId) && m.WorkspaceId == mine.WorkspaceId).ToDictionaryAsync(m => m.UserId, m => m.Name, ct);
        var standings = await StandingsAsync(db, projectId, jobs, time.Now(), ct);
        return jobs.ToPage(take, j => View(j, names.GetValueOrDefault(j.UserId), standings[j.Id]), j => new Position(j.CreatedAt, j.Id));
    }

    private static ImportView View(ImportJob job, string? name, ImportStanding standing)
    {
        var report = JsonSerializer.Deserialize<ImportReport>(job.Report!, Json.Options)!;
        return new ImportView(job.Id, job.UserId, name, job.FileName, report.Format, job.CreatedAt, job.FinishedAt!.Value, standing, report with { Preview = new ImportPreview([], []) });
    }

    /// <summary>An import writes its own time into its source's row, and an undo writes back the one before: the row tells who stands.</summary>
    private static async Task<Dictionary<Guid, ImportStanding>> StandingsAsync(ProFlowDb db, Guid projectId, List<ImportJob> jobs, DateTimeOffset now, CancellationToken ct)
    {
        var commands = jobs.Where(j => j.CommandId is not null).Select(j => j.CommandId!.Value).ToList();
        var written = (await db.Changes.AsNoTracking().Where(c => c.StreamId == projectId && commands.Contains(c.CommandId) && c.Entity == "importSource")
            .Select(c => new { c.CommandId, c.EntityId, c.At }).ToListAsync(ct)).ToLookup(c => c.CommandId);
        var sources = await db.Set<ImportSource>().AsNoTracking().Where(s => s.ProjectId == projectId).ToDictionaryAsync(s => s.Id, s => s.ImportedAt, ct);
        return jobs.ToDictionary(j => j.Id, job =>
        {
            if (job.CommandId is not { } command) return ImportStanding.Unchanged;
            if (written[command].FirstOrDefault() is not { } change) return ImportStanding.Past;
            if (!sources.TryGetValue(change.EntityId, out var last) || last < change.At) return ImportStanding.TakenBack;
            if (last > change.At) return ImportStanding.Replaced;
            return change.At < now - reach ? ImportStanding.Past : ImportStanding.Stands;
        });
    }
}
