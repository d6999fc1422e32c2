using Npgsql;

namespace ProFlow.Server.Data;

/// <summary>What the role may that the application works with: rows, not tables; of the audit log, to read it and to call what appends to it.</summary>
internal static class ApplicationRole
{
    // A table without the right to read it is one that a migration has made since.
    private const string LacksSql = """
        SELECT NOT has_function_privilege($1, 'audit_append(json)', 'EXECUTE')
            OR EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT has_table_privilege($1, c.oid, 'SELECT'))
        """;

    private const string GrantSql = """
        GRANT USAGE ON SCHEMA public TO {0};
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {0};
        REVOKE INSERT, UPDATE, DELETE ON audit_event, audit_head, audit_checkpoint, "__EFMigrationsHistory" FROM {0};
        GRANT INSERT ON audit_checkpoint TO {0};
        GRANT EXECUTE ON FUNCTION audit_append(json), audit_prune(uuid, bigint), audit_forget(uuid, text, timestamptz) TO {0};
        """;

    public static async Task GrantAsync(NpgsqlDataSource owner, string role, CancellationToken ct)
    {
        await using var connection = await owner.OpenConnectionAsync(ct);
        await using var look = new NpgsqlCommand(LacksSql, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = role } } };
        if (await look.ExecuteScalarAsync(ct) is not true) return;
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var quoted = '"' + role.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
        await using var grant = new NpgsqlCommand(GrantSql.Replace("{0}", quoted, StringComparison.Ordinal), connection, transaction);
        await grant.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
