namespace ProFlow.Bench;

/// <summary>The statements of the bare limit, against ProFlow's own tables. Writes: $1 task, $2 project, $3 user, $4 status, $5 title or position, $6 time, $7 command, $8 change, $9 answer, $10 key, $11 hash.</summary>
internal static class LimitSql
{
    private const string Columns = """
        id, key, project_id, title, description, status_id, category, priority, assignee_ids, reporter_id, label_ids, parent_id, milestone_id, sprint_id,
        start_date, due_date, estimate_minutes, tracked_minutes, progress, position, custom_fields::text, created_at, updated_at, completed_at, version
        """;

    private const string Tell = """
        , h AS (UPDATE stream_head SET head = head + 1 WHERE id = $2 RETURNING head)
        , c AS (INSERT INTO change (stream_id, seq, at, actor_id, command_id, entity, entity_id, subject_id, op, version, data, before, project_id, team_only)
                SELECT $2, h.head, $6, $3, $7, 'task', $1, $1, 0, w.version, $8, NULL, NULL, false FROM h, w RETURNING 1)
        , r AS (INSERT INTO receipt (user_id, key, request_hash, command_id, status, location, body, at) VALUES ($3, $10, $11, $7, 201, NULL, $9, $6) RETURNING 1)
        """;

    public const string One = $"SELECT {Columns} FROM task WHERE id = $1 AND deleted_at IS NULL";

    public const string List = $"SELECT {Columns} FROM task WHERE project_id = $1 AND deleted_at IS NULL ORDER BY position, id LIMIT $2";

    public const string Create = $"""
        WITH n AS (INSERT INTO counter (id, last) VALUES ($2, 1) ON CONFLICT (id) DO UPDATE SET last = counter.last + 1 RETURNING last)
        , p AS (SELECT position FROM task WHERE project_id = $2 AND status_id = $4 ORDER BY position DESC LIMIT 1)
        , w AS (INSERT INTO task (id, workspace_id, number, key, project_id, title, description, status_id, category, priority, assignee_ids, reporter_id, label_ids,
                                  tracked_minutes, position, custom_fields, created_at, updated_at, version)
                SELECT $1, pr.workspace_id, n.last, pr.key || '-' || n.last, $2, $5, '', $4, 'Todo', 'None', '{"{}"}', $3, '{"{}"}', 0, 'V' || n.last, '{"{}"}', $6, $6, 1
                FROM n, project pr WHERE pr.id = $2 RETURNING version)
        {Tell}
        SELECT h.head, (SELECT position FROM p) FROM h, w, c, r
        """;

    public const string Move = $"""
        WITH p AS (SELECT position FROM task WHERE project_id = $2 AND status_id = $4 ORDER BY position DESC LIMIT 1)
        , w AS (UPDATE task SET status_id = $4, position = $5, updated_at = $6, version = version + 1 WHERE id = $1 RETURNING version)
        {Tell}
        SELECT h.head, (SELECT position FROM p) FROM h, w
        """;
}
