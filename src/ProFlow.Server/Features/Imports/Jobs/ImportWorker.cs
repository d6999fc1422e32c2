using System.Threading.Channels;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Imports.Merge;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports.Jobs;

/// <summary>Does the queued imports of this node, one after the other, and those that a dead process has left unfinished.</summary>
internal sealed partial class ImportWorker(
    IServiceScopeFactory scopes, NpgsqlDataSource source, ImportFolder folder, ImportLimits limits, AccessBook book, CommitSignal signal, TimeProvider time, ILogger<ImportWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan patience = TimeSpan.FromHours(1);
    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => wakes.Writer.TryWrite(true);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var swept = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var jobs = await InScopeAsync(db => db.UnfinishedJobsAsync(stoppingToken));
                if (!swept) await SweepAsync(jobs, stoppingToken);
                swept = true;
                foreach (var id in jobs) await DoAsync(id, stoppingToken);
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                wait.CancelAfter(poll);
                await wakes.Reader.ReadAsync(wait.Token);
            }
            catch (OperationCanceledException)
            {
                // Time to look again, or to stop.
            }
            catch (Exception failure)
            {
                Stumbled(log, failure);
                await Task.Delay(poll, stoppingToken).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        }
    }

    private async Task SweepAsync(List<Guid> jobs, CancellationToken ct)
    {
        folder.Sweep(jobs.ToHashSet(), time.GetUtcNow().UtcDateTime - patience);
        await InScopeAsync(db => db.SweepDataAsync(time.Now(), ct));
    }

    private async Task DoAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProFlowDb>();
        await using var held = await JobLock.TryTakeAsync(source, id, ct);
        // Somebody else may have finished it between the list and the lock.
        if (held is null || await db.JobAsync(id, ct) is not { State: JobState.Queued or JobState.Running } job) return;
        try
        {
            if (await OutcomeAsync(db, job, ct) is { } outcome) await outcome();
        }
        catch (Exception refused) when (refused is Refusal or UnreadableImport)
        {
            var code = refused is Refusal r ? r.Code : ((UnreadableImport)refused).Code;
            await FailAsync(db, job, code, refused.Message);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Failed(log, failure, id);
            await FailAsync(db, job, "importFailed", "The import stopped on an error of the server. Nothing was imported; the error was logged.");
        }
    }

    /// <summary>How to end the job, or null if it is to be left for another node.</summary>
    private async Task<Func<Task>?> OutcomeAsync(ProFlowDb db, ImportJob job, CancellationToken ct)
    {
        if (job.CommandId is { } command && await db.StandsAsync(command, ct)) return () => SucceedAsync(db, job);
        if (!folder.Has(job.Id))
        {
            if (time.Now() - job.CreatedAt < patience) return null;
            throw new Refusal(410, "importFileGone", "The uploaded file is no longer on the server. Start the import again.");
        }
        if (job.Attempts >= ImportJobs.MostAttempts) throw new Refusal(500, "importGaveUp", $"The server stopped {ImportJobs.MostAttempts} times during this import. Nothing was imported.");
        await db.BeginAsync(job.Id, ct);
        await RunAsync(job, ct);
        return () => SucceedAsync(db, job);
    }

    private async Task RunAsync(ImportJob job, CancellationToken ct)
    {
        ImportPlan plan;
        await using (var file = folder.Open(job.Id)) plan = ImportFormat.Read(file, job.Format, job.FileName, limits, ct);
        await InScopeAsync(db => db.ProgressAsync(job.Id, 0.4, ct));
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ProFlowDb>();
            try
            {
                await DemandAsync(db, job, ct);
                var wish = new ImportWish(job.WorkspaceId, job.ProjectId, job.AsNew, job.Name, job.Key);
                var command = new Command(job.UserId, time.Now(), signal);
                await RunImport.CommitAsync(db, book, plan, wish, job.FileName, command, (report, progress) => InScopeAsync(other => other.AnnounceAsync(job.Id, report, progress, ct)), ct);
                return;
            }
            catch (CommitConflict) when (attempt < 10)
            {
                await Task.Delay(attempt * 100, ct);
            }
        }
    }

    /// <summary>Rights may have been taken away between the upload and now.</summary>
    private async Task DemandAsync(ProFlowDb db, ImportJob job, CancellationToken ct)
    {
        var allowed = await book.InWorkspaceAsync(db, job.UserId, job.WorkspaceId, ct) is { } inWorkspace && inWorkspace.May(Right.Import)
            && (job.ProjectId is { } project
                ? await book.InProjectAsync(db, job.UserId, project, ct) is { } inProject && inProject.Rights.Covers(Rights.ToImportInto)
                : inWorkspace.May(Right.CreateProject));
        if (!allowed) throw Refusal.Forbidden("You may no longer import here.");
    }

    private async Task SucceedAsync(ProFlowDb db, ImportJob job)
    {
        await db.SucceedAsync(job.Id, time.Now(), CancellationToken.None);
        folder.Remove(job.Id);
    }

    private async Task FailAsync(ProFlowDb db, ImportJob job, string code, string sentence)
    {
        await db.FailAsync(job.Id, code, sentence, time.Now(), CancellationToken.None);
        folder.Remove(job.Id);
    }

    private async Task InScopeAsync(Func<ProFlowDb, Task> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<ProFlowDb>());
    }

    private async Task<T> InScopeAsync<T>(Func<ProFlowDb, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ProFlowDb>());
    }

    [LoggerMessage(EventId = 30, Level = LogLevel.Error, Message = "Import job {JobId} failed")]
    private static partial void Failed(ILogger log, Exception exception, Guid jobId);

    [LoggerMessage(EventId = 31, Level = LogLevel.Warning, Message = "The import worker could not look for jobs and tries again")]
    private static partial void Stumbled(ILogger log, Exception exception);
}
