using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Files;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>A file on its way to a task. Whoever began it goes on with it, from any place, until a day after its last piece.</summary>
[Bookkeeping]
internal sealed class Upload
{
    public required Guid Id { get; init; }
    public required Guid UserId { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid TaskId { get; init; }
    public required Guid KeyId { get; init; }
    public required string Name { get; init; }
    public required long Size { get; init; }
    public required int PieceBytes { get; init; }

    /// <summary>Known with the first piece.</summary>
    public required string MediaType { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public FileDraft Draft => new(Id, WorkspaceId, KeyId, Size, PieceBytes);
}

/// <param name="PieceBytes">The length of each piece but the last.</param>
/// <param name="Missing">Numbers of the pieces that are still to be sent.</param>
public sealed record UploadView(Guid Id, Guid TaskId, string Name, long Size, int PieceBytes, int Pieces, IReadOnlyList<int> Missing, DateTimeOffset ExpiresAt);

internal sealed class UploadTable : IEntityTypeConfiguration<Upload>
{
    public void Configure(EntityTypeBuilder<Upload> builder)
    {
        builder.ToTable("upload").HasKey(u => u.Id);
        builder.Ignore(u => u.Draft);
        builder.Property(u => u.Name).HasMaxLength(AttachmentName.MaxLength);
        builder.Property(u => u.MediaType).HasMaxLength(100);
        builder.HasIndex(u => u.UserId);
        builder.HasIndex(u => u.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(u => u.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(u => u.TaskId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<FileKey>().WithMany().HasForeignKey(u => u.KeyId).OnDelete(DeleteBehavior.Restrict);
    }
}
