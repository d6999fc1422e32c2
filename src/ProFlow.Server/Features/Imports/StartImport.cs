using ProFlow.Server.Data;
using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Features.Imports.Merge;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports;

internal static class StartImport
{
    /// <summary>Reads of whole files at once: each may take some hundred MB of memory.</summary>
    private static readonly SemaphoreSlim readers = new(2);

    /// <returns>202 and a queued job; of a dry run 200 and a job that is done already. What cannot be read is refused here, before there is a job.</returns>
    public static async Task<IResult> Handle(
        Guid workspaceId, HttpContext http, ProFlowDb db, Command command, Caller caller, Access access, AccessBook book, ImportFolder folder, ImportLimits limits, ImportWorker worker, CancellationToken ct)
    {
        await access.DemandWorkspaceAsync(workspaceId, ct);
        var upload = await ImportUpload.ReceiveAsync(http.Request, folder, limits, ct);
        var queued = false;
        try
        {
            var (wish, format, dryRun) = await CheckAsync(workspaceId, upload, db, access, ct);
            if (command.Idempotency is { } key && await EarlierAsync(db, caller.UserId, key, upload, ct) is { } earlier) return Accepted(earlier);
            var report = await ReadAsync(upload, format, wish, dryRun, db, book, folder, limits, caller.UserId, command.At, ct);
            var job = new ImportJob
            {
                Id = upload.Id,
                UserId = caller.UserId,
                WorkspaceId = workspaceId,
                State = report is null ? JobState.Queued : JobState.Succeeded,
                Progress = report is null ? 0 : 1,
                FileName = upload.FileName,
                Format = format,
                ProjectId = wish.ProjectId,
                AsNew = wish.AsNew,
                Name = wish.Name,
                Key = wish.Key,
                Report = report is null ? null : System.Text.Json.JsonSerializer.Serialize(report, Json.Options),
                CreatedAt = command.At,
                FinishedAt = report is null ? null : command.At,
                IdempotencyKey = command.Idempotency?.Key,
                RequestHash = upload.Hash,
            };
            if (!await db.QueueAsync(job, CancellationToken.None)) throw Refusal.Conflict("import_running", "The same request is being answered right now.");
            queued = report is null;
            if (queued) worker.Wake();
            return report is null ? Accepted(job) : Reply.Ok(JobView.Of(job));
        }
        catch (UnreadableImport unreadable)
        {
            throw new Refusal(unreadable.Status, unreadable.Code, unreadable.Message);
        }
        finally
        {
            if (!queued) folder.Remove(upload.Id);
        }
    }

    private static Reply Accepted(ImportJob job) => Reply.Accepted($"/api/v1/jobs/{job.Id}", JobView.Of(job));

    private static async Task<ImportReport?> ReadAsync(
        ImportUpload upload, string format, ImportWish wish, bool dryRun, ProFlowDb db, AccessBook book, ImportFolder folder, ImportLimits limits, Guid userId, DateTimeOffset now, CancellationToken ct)
    {
        await readers.WaitAsync(ct);
        try
        {
            await using var file = folder.Open(upload.Id);
            var plan = ImportFormat.Read(file, format, upload.FileName, limits, ct);
            return dryRun ? await RunImport.DryAsync(db, book, plan, wish, upload.FileName, userId, now, ct) : null;
        }
        finally
        {
            readers.Release();
        }
    }

    private static async Task<(ImportWish Wish, string Format, bool DryRun)> CheckAsync(Guid workspaceId, ImportUpload upload, ProFlowDb db, Access access, CancellationToken ct)
    {
        var invalid = new Invalid();
        string? Field(string name) => upload.Fields.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
        bool Flag(string name)
        {
            invalid.When(Field(name) is not (null or "true" or "false"), name, "Has to be true or false.");
            return Field(name) == "true";
        }
        var format = Field("format") ?? ImportFormat.Auto;
        invalid.When(!ImportFormat.Known.Contains(format), "format", "Has to be mspdi, trello or auto.");
        var (dryRun, asNew) = (Flag("dryRun"), Flag("asNew"));
        Guid? projectId = null;
        if (Field("projectId") is { } text && !invalid.When(!Guid.TryParse(text, out _), "projectId", "This is not an id.")) projectId = Guid.Parse(text);
        invalid.When(projectId is not null && asNew, "asNew", "Choose a project or a new one, not both.");
        if (Field("name") is { } name) invalid.Text("name", name, 1, 200);
        var key = Field("key")?.ToUpperInvariant();
        invalid.When(key is not null && !Id.ProjectKey().IsMatch(key), "key", "A key has 1 to 10 letters A to Z and digits, and begins with a letter.");
        invalid.Throw();
        if (projectId is { } id)
        {
            var project = await access.DemandProjectAsync(id, Right.ManageProject, ct);
            if (project.WorkspaceId != workspaceId) throw Refusal.NotFound();
            project.Rights.DemandAll(Rights.ToImportInto);
        }
        else await access.DemandWorkspaceAsync(workspaceId, Right.CreateProject, ct);
        return (new ImportWish(workspaceId, projectId, asNew, Field("name"), key), format, dryRun);
    }

    /// <summary>The job that the same request has begun already.</summary>
    private static async Task<ImportJob?> EarlierAsync(ProFlowDb db, Guid userId, IdempotencyKey key, ImportUpload upload, CancellationToken ct)
    {
        if (await db.JobAsync(userId, key.Key, ct) is not { } earlier) return null;
        return upload.Hash.AsSpan().SequenceEqual(earlier.RequestHash) ? earlier
            : throw new Refusal(422, "idempotency_mismatch", "This Idempotency-Key was used for another request. Make a new key for a new request.");
    }
}

internal static class GetJob
{
    /// <summary>A job exists for whoever started it.</summary>
    public static async Task<JobView> Handle(Guid jobId, ProFlowDb db, Caller caller, CancellationToken ct) =>
        await db.JobAsync(jobId, ct) is { } job && job.UserId == caller.UserId ? JobView.Of(job) : throw Refusal.NotFound();
}
