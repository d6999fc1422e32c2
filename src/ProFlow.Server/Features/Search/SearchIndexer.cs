using System.Text.Json;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Live;

namespace ProFlow.Server.Features.Search;

/// <summary>
/// Keeps the words that the search looks through, by following the log: usually a quarter of a second behind. A change says which row has
/// moved; what stands in the index is read from the row as it is now, so an old change does no harm. Rebuilt by forgetting its places.
/// </summary>
internal sealed class SearchIndexer(NpgsqlDataSource source, CommitSignal signal, TimeProvider time, ILogger<SearchIndexer> log)
    : LogFollower(Name, source, signal, time, log)
{
    public const string Name = "search";

    private const string Upsert = """
         ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, workspace_id = excluded.workspace_id, task_id = excluded.task_id,
            internal = excluded.internal, at = excluded.at, words = excluded.words
        """;

    private const string TasksSql = """
        INSERT INTO search_document (id, kind, workspace_id, project_id, task_id, internal, at, words)
        SELECT t.id, 'task', t.workspace_id, t.project_id, t.id, false, t.updated_at, search_words(t.key || ' ' || t.title, t.description)
        FROM task t WHERE {0} AND t.deleted_at IS NULL
        """ + Upsert;

    private const string CommentsSql = """
        INSERT INTO search_document (id, kind, workspace_id, project_id, task_id, internal, at, words)
        SELECT c.id, 'comment', t.workspace_id, t.project_id, t.id, c.internal, coalesce(c.edited_at, c.created_at), search_words('', c.body)
        FROM comment c JOIN task t ON t.id = c.task_id WHERE {0} AND t.deleted_at IS NULL
        """ + Upsert;

    private const string FilesSql = """
        INSERT INTO search_document (id, kind, workspace_id, project_id, task_id, internal, at, words)
        SELECT a.id, 'file', t.workspace_id, t.project_id, t.id, false, a.created_at, search_words(a.name, '')
        FROM attachment a JOIN task t ON t.id = a.task_id WHERE {0} AND t.deleted_at IS NULL
        """ + Upsert;

    // Words that one may mistype: letters, and enough of them. In one order, so that two nodes do not wait for each other.
    private const string WordsSql = """
        INSERT INTO search_word (workspace_id, word)
        SELECT DISTINCT d.workspace_id, u.lexeme FROM search_document d, unnest(d.words) AS u
        WHERE {0} AND d.kind <> 'comment' AND 'A' = ANY(u.weights) AND length(u.lexeme) BETWEEN 4 AND 40 AND u.lexeme !~ '[0-9]'
        ORDER BY 1, 2 ON CONFLICT DO NOTHING
        """;

    private static readonly string[] taskFields = ["title", "description", "key", "projectId"];

    protected override async Task BeginAsync(NpgsqlConnection connection, Guid stream, CancellationToken ct)
    {
        await connection.RunAsync("DELETE FROM search_document WHERE project_id = $1", ct, stream);
        foreach (var sql in (string[])[TasksSql, CommentsSql, FilesSql]) await connection.RunAsync(In(sql, "t.project_id = $1"), ct, stream);
        await connection.RunAsync(In(WordsSql, "d.project_id = $1"), ct, stream);
    }

    protected override async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Followed> changes, CancellationToken ct)
    {
        var tasks = Ids(changes, "task", IsAboutWords);
        // A task that goes takes its comments and files along, and one that returns brings them back.
        var whole = Ids(changes, "task", c => c.Op == ChangeOp.Deleted || (c.Op == ChangeOp.Created && c.Version > 1));
        var (comments, files) = (Ids(changes, "comment", _ => true), Ids(changes, "attachment", _ => true));
        var all = tasks.Concat(whole).Concat(comments).Concat(files).Distinct().ToArray();
        if (all.Length == 0) return;
        if (tasks.Length > 0) await connection.RunAsync(In(TasksSql, "t.id = ANY($1)"), ct, tasks);
        if (comments.Length + whole.Length > 0) await connection.RunAsync(In(CommentsSql, "(c.id = ANY($1) OR c.task_id = ANY($2))"), ct, comments, whole);
        if (files.Length + whole.Length > 0) await connection.RunAsync(In(FilesSql, "(a.id = ANY($1) OR a.task_id = ANY($2))"), ct, files, whole);
        if (changes.Any(c => c.Op == ChangeOp.Deleted)) await connection.RunAsync(GoneSql, ct, all, whole);
        if (tasks.Length + files.Length > 0) await connection.RunAsync(In(WordsSql, "d.id = ANY($1)"), ct, all);
    }

    private const string GoneSql = """
        DELETE FROM search_document d WHERE (d.id = ANY($1) OR d.task_id = ANY($2)) AND (
            NOT EXISTS (SELECT 1 FROM task t WHERE t.id = d.task_id AND t.deleted_at IS NULL)
            OR (d.kind = 'comment' AND NOT EXISTS (SELECT 1 FROM comment c WHERE c.id = d.id))
            OR (d.kind = 'file' AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = d.id)))
        """;

    private static string In(string sql, string where) => sql.Replace("{0}", where, StringComparison.Ordinal);

    private static Guid[] Ids(IReadOnlyList<Followed> changes, string entity, Func<Followed, bool> fits) =>
        [.. changes.Where(c => c.Entity == entity && fits(c)).Select(c => c.EntityId).Distinct()];

    /// <summary>A card that is moved or a date that is set changes no words.</summary>
    private static bool IsAboutWords(Followed change)
    {
        if (change.Op != ChangeOp.Updated) return true;
        using var data = JsonDocument.Parse(change.Data);
        return data.RootElement.EnumerateObject().Any(field => taskFields.Contains(field.Name));
    }
}
