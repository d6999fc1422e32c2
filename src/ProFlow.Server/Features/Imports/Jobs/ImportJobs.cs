using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Imports.Jobs;

/// <summary>The table of jobs, by plain SQL: a job is bookkeeping and no part of anybody's plan.</summary>
internal static class ImportJobs
{
    public const int MostAttempts = 3;

    /// <returns>False if this person has used the job's idempotency key at the same moment.</returns>
    public static async Task<bool> QueueAsync(this ProFlowDb db, ImportJob job, CancellationToken ct) =>
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO import_job (id, user_id, workspace_id, state, progress, file_name, format, project_id, as_new, name, key, attempts, report, created_at, finished_at, idempotency_key, request_hash)
            VALUES ({job.Id}, {job.UserId}, {job.WorkspaceId}, {Spell(job.State)}, {job.Progress}, {job.FileName}, {job.Format}, {job.ProjectId}, {job.AsNew}, {job.Name}, {job.Key}, 0,
                    {job.Report}::json, {job.CreatedAt}, {job.FinishedAt}, {job.IdempotencyKey}, {job.RequestHash})
            ON CONFLICT DO NOTHING
            """, ct) > 0;

    public static Task<ImportJob?> JobAsync(this ProFlowDb db, Guid id, CancellationToken ct) =>
        db.Set<ImportJob>().AsNoTracking().FirstOrDefaultAsync(j => j.Id == id, ct);

    public static Task<ImportJob?> JobAsync(this ProFlowDb db, Guid userId, string idempotencyKey, CancellationToken ct) =>
        db.Set<ImportJob>().AsNoTracking().FirstOrDefaultAsync(j => j.UserId == userId && j.IdempotencyKey == idempotencyKey, ct);

    public static Task<List<Guid>> UnfinishedJobsAsync(this ProFlowDb db, CancellationToken ct) =>
        db.Set<ImportJob>().AsNoTracking().Where(j => j.State == JobState.Queued || j.State == JobState.Running).OrderBy(j => j.CreatedAt).ThenBy(j => j.Id).Select(j => j.Id).ToListAsync(ct);

    public static Task BeginAsync(this ProFlowDb db, Guid id, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE import_job SET state = 'running', attempts = attempts + 1, progress = 0.05 WHERE id = {id}", ct);

    public static Task ProgressAsync(this ProFlowDb db, Guid id, double progress, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE import_job SET progress = {progress} WHERE id = {id}", ct);

    /// <summary>Written before the commit: a server that dies in it finds out afterwards whether the command stands.</summary>
    public static Task AnnounceAsync(this ProFlowDb db, Guid id, ImportReport report, double progress, CancellationToken ct)
    {
        var command = report.CommandIds.Count > 0 ? report.CommandIds[0] : (Guid?)null;
        return db.Database.ExecuteSqlAsync($"UPDATE import_job SET command_id = {command}, report = {JsonSerializer.Serialize(report, Json.Options)}::json, progress = {progress} WHERE id = {id}", ct);
    }

    public static Task SucceedAsync(this ProFlowDb db, Guid id, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE import_job SET state = 'succeeded', progress = 1, finished_at = {now}, project_id = COALESCE((report->>'projectId')::uuid, project_id) WHERE id = {id}", ct);

    public static Task FailAsync(this ProFlowDb db, Guid id, string code, string error, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE import_job SET state = 'failed', error_code = {code}, error = {error}, report = NULL, finished_at = {now} WHERE id = {id}", ct);

    public static Task<bool> StandsAsync(this ProFlowDb db, Guid commandId, CancellationToken ct) =>
        db.Changes.AsNoTracking().AnyAsync(c => c.CommandId == commandId, ct);

    /// <summary>Sets older than an undo may reach that nothing points to: of imports that were refused, stopped, replaced or undone.</summary>
    public static Task SweepDataAsync(this ProFlowDb db, DateTimeOffset now, CancellationToken ct)
    {
        // The id of a set begins with the time of its making.
        var youngest = Guid.CreateVersion7(now.AddDays(-30));
        return db.Database.ExecuteSqlAsync($"DELETE FROM imported_data d WHERE d.data_set < {youngest} AND NOT EXISTS (SELECT 1 FROM import_source s WHERE s.data_set = d.data_set)", ct);
    }

    private static string Spell(JobState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}

/// <summary>Holds a job for this process alone, for as long as it lives: the lock is the connection's, and falls with it.</summary>
internal sealed class JobLock : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly string name;

    private JobLock(NpgsqlConnection connection, string name) => (this.connection, this.name) = (connection, name);

    public static async Task<JobLock?> TryTakeAsync(NpgsqlDataSource source, Guid jobId, CancellationToken ct)
    {
        var held = new JobLock(await source.OpenConnectionAsync(ct), "import:" + jobId);
        try
        {
            if (await held.AskAsync("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", ct)) return held;
        }
        catch
        {
            await held.connection.DisposeAsync();
            throw;
        }
        await held.connection.DisposeAsync();
        return null;
    }

    /// <summary>Given back by word: a connection keeps its locks while it lies in the pool.</summary>
    public async ValueTask DisposeAsync()
    {
        if (connection.FullState == System.Data.ConnectionState.Open) await AskAsync("SELECT pg_advisory_unlock(hashtextextended($1, 0))", CancellationToken.None);
        await connection.DisposeAsync();
    }

    private async Task<bool> AskAsync(string sql, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand(sql, connection) { Parameters = { new NpgsqlParameter<string> { TypedValue = name } } };
        return (bool)(await ask.ExecuteScalarAsync(ct))!;
    }
}
