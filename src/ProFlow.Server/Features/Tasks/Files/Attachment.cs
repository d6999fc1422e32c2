using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>Whether there is a small picture of a file.</summary>
public enum PreviewState { None, Pending, Ready }

/// <summary>What belongs to a task beside its text: a link to something outside, or a file that is kept here.</summary>
internal sealed class Attachment : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid TaskId { get; init; }
    public required string Name { get; set; }

    /// <summary>Of a link; null for a file.</summary>
    public string? Url { get; init; }

    /// <summary>The stored file. Hidden: an old id would tell that somebody has uploaded the same content before.</summary>
    [Hidden]
    public Guid? FileId { get; init; }
    public long? Size { get; init; }

    /// <summary>What the content is by its first bytes.</summary>
    public string? MediaType { get; init; }
    public PreviewState Preview { get; set; }

    [Hidden]
    public Guid? PreviewFileId { get; set; }

    /// <summary>Of a picture, in pixels, turned as it is shown; null as long as nobody has looked.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>Null where nobody with an account here has added it.</summary>
    public Guid? AuthorId { get; init; }
    public string? AuthorName { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => TaskId;
}

internal sealed class AttachmentTable : IEntityTypeConfiguration<Attachment>
{
    /// <summary>Whoever sweeps stored files asks these.</summary>
    public static readonly FileReference[] References = [new("attachment", "file_id", "attachment", "fileId"), new("attachment", "preview_file_id", "attachment", "previewFileId")];

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachment", t => t.HasCheckConstraint("ck_attachment_link_or_file", "(url IS NULL) <> (file_id IS NULL)"));
        builder.Property(a => a.Name).HasMaxLength(300);
        builder.Property(a => a.Url).HasMaxLength(4000);
        builder.Property(a => a.MediaType).HasMaxLength(100);
        builder.Property(a => a.AuthorName).HasMaxLength(100);
        builder.Property(a => a.Preview).HasDefaultValue(PreviewState.None);
        builder.HasIndex(a => a.TaskId);
        builder.HasIndex(a => a.FileId);
        builder.HasIndex(a => a.PreviewFileId);
        builder.HasIndex(a => a.Id).HasDatabaseName("ix_attachment_pending_preview").HasFilter("preview = 'pending'");
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.PreviewFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
