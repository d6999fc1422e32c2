using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>What the importer asked for beside the file.</summary>
/// <param name="ProjectId">Into this project; null: into the one that came from the same source, or a new one.</param>
/// <param name="AsNew">A new project even if the same source was imported before.</param>
/// <param name="Name">Of a new project; null: the file's.</param>
/// <param name="Key">Names the project: the one of an earlier import, if it has this key, else a new one. Null: made from the name.</param>
internal sealed record ImportWish(Guid WorkspaceId, Guid? ProjectId, bool AsNew, string? Name, string? Key);

/// <summary>The project that a plan goes into, with what is known of earlier imports of the same source.</summary>
internal sealed class ImportTarget
{
    public required Project Project { get; init; }
    public required bool IsNew { get; init; }
    public IReadOnlyList<Status> NewStatuses { get; init; } = [];
    public required ImportSource Source { get; init; }
    public required ImportLinks Links { get; init; }

    /// <summary>The import made the project, so its name and dates are the file's.</summary>
    public bool OwnsProject => IsNew || Links.Find("project", "0") is not null;

    public static async Task<ImportTarget> ChooseAsync(
        ProFlowDb db, AccessBook book, ImportPlan plan, ImportWish wish, string fileName, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var projectId = wish.ProjectId ?? (wish.AsNew ? null : await FindEarlierAsync(db, book, plan, wish, userId, ct));
        if (projectId is null) return await FoundAsync(db, plan, wish, fileName, userId, now, ct);

        var project = await db.ProjectAsync(projectId.Value, ct);
        var source = await db.Set<ImportSource>().FirstOrDefaultAsync(s => s.ProjectId == project.Id && s.Format == plan.Format && s.SourceKey == plan.SourceKey, ct);
        var links = ImportLinks.Parse(source?.Links);
        if (source is not null && !await AnyLeftAsync(db, project.Id, links, ct)) links.Clear();
        if (source is null) db.Add(source = NewSource(plan, project, fileName, userId, now));
        return new ImportTarget { Project = project, IsNew = false, Source = source, Links = links };
    }

    /// <summary>The project of an earlier import of the same source, if it is still there and the caller leads it.</summary>
    private static async Task<Guid?> FindEarlierAsync(ProFlowDb db, AccessBook book, ImportPlan plan, ImportWish wish, Guid userId, CancellationToken ct)
    {
        var earlier = await (
            from s in db.Set<ImportSource>().AsNoTracking()
            join p in db.Set<Project>() on s.ProjectId equals p.Id
            where s.WorkspaceId == wish.WorkspaceId && s.Format == plan.Format && s.SourceKey == plan.SourceKey && (wish.Key == null || p.Key == wish.Key)
            orderby s.ImportedAt descending
            select s).ToListAsync(ct);
        foreach (var source in earlier)
        {
            if (!plan.SourceKeyIsStrong && !IsSamePlan(plan, ImportLinks.Parse(source.Links))) continue;
            if (await book.InProjectAsync(db, userId, source.ProjectId, ct) is { } access && access.Rights.Covers(Rights.ToImportInto)) return source.ProjectId;
        }
        return null;
    }

    /// <summary>Two files may share a name and a time by chance: at least half of the smaller one's tasks have to be the same.</summary>
    private static bool IsSamePlan(ImportPlan plan, ImportLinks links)
    {
        var known = links.Of("task");
        var same = plan.Tasks.Count(t => known.TryGetValue(t.SourceId, out var link) && link.Last.GetValueOrDefault("title") == ImportLinks.Print(t.Title));
        return same * 2 >= Math.Min(plan.Tasks.Count, known.Count);
    }

    /// <summary>Whoever has deleted every imported task and imports the file again wants them back.</summary>
    private static async Task<bool> AnyLeftAsync(ProFlowDb db, Guid projectId, ImportLinks links, CancellationToken ct)
    {
        var tasks = links.Of("task").Values.Select(l => l.Id).ToArray();
        return tasks.Length == 0 || await db.Set<TaskItem>().AnyAsync(t => t.ProjectId == projectId && tasks.Contains(t.Id), ct);
    }

    private static async Task<ImportTarget> FoundAsync(ProFlowDb db, ImportPlan plan, ImportWish wish, string fileName, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        var name = wish.Name ?? plan.Project.Name;
        if (wish.Key is not null && await db.Set<Project>().AnyAsync(p => p.WorkspaceId == wish.WorkspaceId && p.Key == wish.Key, ct))
            throw Refusal.Conflict("key_taken", "Another project of this workspace has this key. Choose another one.");
        var project = new Project
        {
            Id = Id.New(),
            WorkspaceId = wish.WorkspaceId,
            Name = name,
            Key = wish.Key ?? await db.FreeKeyAsync(wish.WorkspaceId, name, ct),
            CreatedAt = now,
            UpdatedAt = now,
        };
        var own = plan.Statuses.Where(s => !s.ByCategory).Select(s => (s.Name, Enum.Parse<StatusCategory>(s.Category, ignoreCase: true))).ToList();
        var statuses = CreateProject.Found(db, project, userId, own.Count > 0 ? own : null);
        var source = NewSource(plan, project, fileName, userId, now);
        db.Add(source);
        return new ImportTarget { Project = project, IsNew = true, NewStatuses = statuses, Source = source, Links = ImportLinks.Parse(null) };
    }

    private static ImportSource NewSource(ImportPlan plan, Project project, string fileName, Guid userId, DateTimeOffset now) => new()
    {
        Id = Id.New(),
        WorkspaceId = project.WorkspaceId,
        ProjectId = project.Id,
        Format = plan.Format,
        SourceKey = plan.SourceKey,
        FileName = fileName,
        ImportedById = userId,
        ImportedAt = now,
        Links = "{}",
    };
}
