using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports.Merge;

/// <summary>What hangs on the tasks of a plan: dependencies, checklists, comments, attachments.</summary>
internal sealed class ImportParts(
    ProFlowDb db, ImportPlan plan, ImportTarget target, ImportPeople people, ImportTally tally, IReadOnlyDictionary<string, Guid> taskIds, Guid importerId, DateTimeOffset now)
{
    private readonly Guid projectId = target.Project.Id;
    private readonly ImportLinks links = target.Links;

    public async Task MergeAsync(CancellationToken ct)
    {
        await MergeDependenciesAsync(ct);
        await MergeAsync<PlanChecklistItem, ChecklistItem>("checklistItem", plan.ChecklistItems, i => (i.SourceId, i.TaskSourceId), NewItem,
            (item, entity, merge) => merge.Set("text", Cut(item.Text), entity.Text, v => entity.Text = v).Set("done", item.Done, entity.Done, v => entity.Done = v), ct);
        await MergeAsync<PlanComment, Comment>("comment", plan.Comments, c => (c.SourceId, c.TaskSourceId), NewComment,
            (item, entity, merge) => merge.Set("body", item.Body, entity.Body, v => (entity.Body, entity.EditedAt) = (v, item.EditedAt ?? now)), ct);
        await MergeAsync<PlanAttachment, Attachment>("attachment", plan.Attachments, a => (a.SourceId, a.TaskSourceId), NewAttachment,
            (item, entity, merge) => merge.Set("name", item.Name, entity.Name, v => entity.Name = v), ct);
    }

    private async Task MergeAsync<TItem, TEntity>(
        string kind, IReadOnlyList<TItem> items, Func<TItem, (string SourceId, string TaskSourceId)> ids, Func<TItem, Guid, TEntity> make,
        Action<TItem, TEntity, FieldMerge> fill, CancellationToken ct) where TEntity : Entity
    {
        if (items.Count == 0) return;
        var living = links.Of(kind).Count == 0 ? [] : await db.Set<TEntity>().Where(e => EF.Property<Guid>(e, "ProjectId") == projectId).ToDictionaryAsync(e => e.Id, ct);
        foreach (var item in items)
        {
            var (sourceId, taskSourceId) = ids(item);
            if (!taskIds.TryGetValue(taskSourceId, out var taskId)) continue;
            if (links.Find(kind, sourceId) is not { } link)
            {
                var made = make(item, taskId);
                fill(item, made, new FieldMerge(links.Add(kind, sourceId, made.Id), tally));
                db.Add(made);
                tally.Made(kind);
            }
            else if (living.TryGetValue(link.Id, out var entity))
            {
                var merge = new FieldMerge(link, tally);
                fill(item, entity, merge);
                tally.Met(kind, merge.Changed);
            }
            else tally.KeptDeleted++;
        }
    }

    private readonly Dictionary<Guid, string> lastItem = [];

    private ChecklistItem NewItem(PlanChecklistItem item, Guid taskId) => new()
    {
        Id = Id.New(),
        ProjectId = projectId,
        TaskId = taskId,
        Text = Cut(item.Text),
        Done = item.Done,
        Position = lastItem[taskId] = Ordering.Between(lastItem.GetValueOrDefault(taskId), null),
    };

    /// <summary>The author's name stays; an account stands behind it only where the importer wrote it, so that nobody can put words into another's mouth.</summary>
    private Comment NewComment(PlanComment item, Guid taskId) => new()
    {
        Id = Id.New(),
        ProjectId = projectId,
        TaskId = taskId,
        AuthorId = people.UserOf(item.PersonSourceId) == importerId ? importerId : null,
        AuthorName = NoteText.Clean(item.AuthorName, 100),
        Body = item.Body,
        CreatedAt = item.CreatedAt < now ? item.CreatedAt : now,
        EditedAt = item.EditedAt,
    };

    private Attachment NewAttachment(PlanAttachment item, Guid taskId) => new()
    {
        Id = Id.New(),
        ProjectId = projectId,
        TaskId = taskId,
        Name = item.Name,
        Url = item.Url,
        CreatedAt = item.CreatedAt is { } made && made < now ? made : now,
    };

    private async Task MergeDependenciesAsync(CancellationToken ct)
    {
        if (plan.Dependencies.Count == 0) return;
        var existing = target.IsNew ? [] : await db.Set<Dependency>().Where(d => d.ProjectId == projectId).ToListAsync(ct);
        var byId = existing.ToDictionary(d => d.Id);
        var byEnds = existing.ToDictionary(d => (d.PredecessorId, d.SuccessorId));
        var graph = new TaskGraph(existing.Select(d => (d.PredecessorId, d.SuccessorId)));
        foreach (var item in plan.Dependencies)
        {
            if (!taskIds.TryGetValue(item.PredecessorSourceId, out var from) || !taskIds.TryGetValue(item.SuccessorSourceId, out var to)) continue;
            var link = links.Find("dependency", item.SourceId);
            if (link is not null && !byId.ContainsKey(link.Id))
            {
                tally.KeptDeleted++;
                continue;
            }
            var dependency = link is not null ? byId[link.Id] : byEnds.GetValueOrDefault((from, to));
            var made = dependency is null;
            if (dependency is null)
            {
                // People may have linked the other way round since the last import.
                if (!target.IsNew && graph.Reaches(to, from)) continue;
                dependency = new Dependency { Id = Id.New(), ProjectId = projectId, PredecessorId = from, SuccessorId = to, Type = DependencyType.FS };
                db.Add(dependency);
                graph.Add(from, to);
            }
            var merge = new FieldMerge(link ?? links.Add("dependency", item.SourceId, dependency.Id), tally)
                .Set("type", Enum.Parse<DependencyType>(item.Type), dependency.Type, v => dependency.Type = v)
                .Set("lagMinutes", item.LagMinutes, dependency.LagMinutes, v => dependency.LagMinutes = v);
            if (made) tally.Made("dependency");
            else tally.Met("dependency", merge.Changed);
        }
    }

    private static string Cut(string text) => NoteText.Clean(text, 1000);
}

/// <summary>Which task waits for which.</summary>
internal sealed class TaskGraph
{
    private readonly Dictionary<Guid, List<Guid>> after = [];

    public TaskGraph(IEnumerable<(Guid From, Guid To)> links)
    {
        foreach (var (from, to) in links) Add(from, to);
    }

    public void Add(Guid from, Guid to)
    {
        if (!after.TryGetValue(from, out var next)) after[from] = next = [];
        next.Add(to);
    }

    public bool Reaches(Guid from, Guid target)
    {
        var open = new Stack<Guid>([from]);
        var seen = new HashSet<Guid>();
        while (open.TryPop(out var at))
        {
            if (at == target) return true;
            if (!seen.Add(at) || !after.TryGetValue(at, out var next)) continue;
            foreach (var task in next) open.Push(task);
        }
        return false;
    }
}
