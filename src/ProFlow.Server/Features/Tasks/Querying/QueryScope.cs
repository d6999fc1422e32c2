using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Workspaces;

namespace ProFlow.Server.Features.Tasks.Querying;

/// <summary>Who asks, where and when, and what names stand for there. Only what the asker sees has a name here.</summary>
internal sealed class QueryScope
{
    public required Guid UserId { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    public required DateTimeOffset Now { get; init; }
    public DateOnly Today => QueryDates.Today(Now, Zone);

    public IReadOnlyList<(Guid Id, string Name)> Statuses { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Labels { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name, string Email)> People { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Key, string Name)> Projects { get; private set; } = [];

    /// <summary>Tasks that a condition may look at beside the one it is about: its parent.</summary>
    public required IQueryable<TaskItem> Tasks { get; init; }

    /// <summary>The words of tasks, comments and files that the asker may see.</summary>
    public required IQueryable<SearchDocument> Documents { get; init; }

    /// <summary>What was typed for "text", as the search asks for it.</summary>
    public Dictionary<string, string> TextQueries { get; } = [];

    /// <summary>Reads the names that the query can mean: a kind that it does not mention costs nothing.</summary>
    /// <param name="projects">The projects that it is asked of.</param>
    public async Task LoadAsync(ProFlowDb db, NpgsqlDataSource source, Guid workspaceId, IQueryable<Guid> projects, QuerySyntax query, CancellationToken ct)
    {
        var conditions = Conditions(query.Filter).ToList();
        var kinds = conditions.Select(c => QueryFields.Find(c.Field)?.Kind).ToHashSet();
        if (kinds.Contains(QueryKind.Status))
            Statuses = [.. (await db.Set<Status>().AsNoTracking().Where(s => projects.Contains(s.ProjectId)).Select(s => new { s.Id, s.Name }).ToListAsync(ct)).Select(s => (s.Id, s.Name))];
        if (kinds.Contains(QueryKind.Label))
            Labels = [.. (await db.Set<Label>().AsNoTracking().Where(l => projects.Contains(l.ProjectId)).Select(l => new { l.Id, l.Name }).ToListAsync(ct)).Select(l => (l.Id, l.Name))];
        if (kinds.Contains(QueryKind.Person))
            People = [.. (await db.Set<WorkspaceMember>().AsNoTracking().Where(m => m.WorkspaceId == workspaceId).Select(m => new { m.UserId, m.Name, m.Email }).ToListAsync(ct)).Select(m => (m.UserId, m.Name, m.Email))];
        if (kinds.Contains(QueryKind.Project))
            Projects = [.. (await db.Set<Project>().AsNoTracking().Where(p => projects.Contains(p.Id)).Select(p => new { p.Id, p.Key, p.Name }).ToListAsync(ct)).Select(p => (p.Id, p.Key, p.Name))];
        foreach (var text in conditions.Where(c => QueryFields.Find(c.Field)?.Kind == QueryKind.Text).SelectMany(c => c.Values).Select(v => (v.Text, v.Quoted)).Distinct())
            TextQueries[text.Text] = (await SearchWords.ReadAsync(source, text.Quoted ? $"\"{text.Text.Replace('"', ' ')}\"" : text.Text, ct)).ToTsQuery();
    }

    /// <summary>The asker's own zone, else that of their device, else UTC.</summary>
    public static async Task<TimeZoneInfo> ZoneOfAsync(ProFlowDb db, Guid userId, string? device, CancellationToken ct)
    {
        var own = await db.Set<User>().AsNoTracking().Where(u => u.Id == userId).Select(u => u.TimeZone).FirstOrDefaultAsync(ct);
        if (own is not null && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var chosen)) return chosen;
        if (string.IsNullOrEmpty(device)) return TimeZoneInfo.Utc;
        return device.Length <= 64 && device.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && TimeZoneInfo.TryFindSystemTimeZoneById(device, out var found)
            ? found : throw Platform.Refusal.Invalid("timeZone", "This is not a name of the time zone database, such as Europe/Berlin.");
    }

    private static IEnumerable<Condition> Conditions(QueryNode? node) => node switch
    {
        AllOf all => all.Parts.SelectMany(Conditions),
        AnyOf any => any.Parts.SelectMany(Conditions),
        NotThis not => Conditions(not.Part),
        Condition condition => [condition],
        _ => [],
    };
}
