using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Imports.Jobs;

internal enum JobState { Queued, Running, Succeeded, Failed }

/// <summary>One import on its way. The uploaded file lies in the data folder under the job's id until the job is over.</summary>
[Bookkeeping]
internal sealed class ImportJob
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required JobState State { get; init; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; init; }
    public required string FileName { get; init; }
    public required string Format { get; init; }

    /// <summary>The project that was asked for; of a job that has succeeded, the one that it went into.</summary>
    public Guid? ProjectId { get; init; }
    public bool AsNew { get; init; }
    public string? Name { get; init; }
    public string? Key { get; init; }

    /// <summary>How often it was begun: what has stopped the server three times is not tried a fourth time.</summary>
    public int Attempts { get; init; }

    /// <summary>The command that is about to be committed. If it stands in the log, the import is done, whatever the state says.</summary>
    public Guid? CommandId { get; init; }
    public string? Report { get; init; }
    public string? ErrorCode { get; init; }
    public string? Error { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }
    public string? IdempotencyKey { get; init; }
    public byte[]? RequestHash { get; init; }
}

internal sealed class ImportJobTable : IEntityTypeConfiguration<ImportJob>
{
    public void Configure(EntityTypeBuilder<ImportJob> builder)
    {
        builder.ToTable("import_job").HasKey(j => j.Id);
        builder.Property(j => j.FileName).HasMaxLength(255);
        builder.Property(j => j.Format).HasMaxLength(20);
        builder.Property(j => j.Name).HasMaxLength(200);
        builder.Property(j => j.Key).HasMaxLength(10);
        builder.Property(j => j.ErrorCode).HasMaxLength(60);
        builder.Property(j => j.IdempotencyKey).HasMaxLength(200);
        builder.Property(j => j.Report).HasColumnType("json");
        builder.HasIndex(j => new { j.UserId, j.IdempotencyKey }).IsUnique().HasFilter("idempotency_key IS NOT NULL");
        builder.HasIndex(j => new { j.ProjectId, j.CreatedAt, j.Id });
        builder.HasIndex(j => j.CreatedAt).HasFilter("state IN ('queued', 'running')");
    }
}

/// <param name="State">queued, running, succeeded or failed.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Report">Of a finished job.</param>
/// <param name="Error">Of a failed job: nothing was imported.</param>
public sealed record JobView(Guid Id, string Kind, string State, double Progress, ImportReport? Report, JobError? Error, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    internal static JobView Of(ImportJob job) => new(
        job.Id, "import", job.State.ToString().ToLowerInvariant(), job.Progress,
        job is { State: JobState.Succeeded, Report: { } report } ? System.Text.Json.JsonSerializer.Deserialize<ImportReport>(report, Platform.Json.Options) : null,
        job.Error is { } error ? new JobError(job.ErrorCode ?? "importFailed", error) : null, job.CreatedAt, job.FinishedAt);
}

/// <summary>Why a job failed, in a code and a sentence.</summary>
public sealed record JobError(string Code, string Detail);
