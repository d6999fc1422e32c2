using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;

namespace ProFlow.Server.Platform.Files;

/// <summary>A key that a workspace's files are sealed under, itself sealed by the vault. The newest seals, all open.</summary>
[Bookkeeping]
internal sealed class FileKey
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required byte[] Secret { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The content of one or more attachments of a workspace. Who uses it is told by the rows that refer to it, by nothing else.</summary>
[Bookkeeping]
internal sealed class StoredFile
{
    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid KeyId { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required long Size { get; init; }
    public required int PieceBytes { get; init; }

    /// <summary>Of the first upload: pieces are sealed for this id and stay so.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A piece of a stored file or of an unfinished upload, with the object that holds it. Numbers are 0, 1, 2…</summary>
[Bookkeeping]
internal sealed class FilePiece
{
    public required Guid FileId { get; init; }
    public required int Number { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required Guid ObjectId { get; init; }
    public required int Length { get; init; }

    /// <summary>HMAC of the plain bytes under the file's key.</summary>
    public required byte[] Digest { get; init; }
}

internal sealed class FileTables : IEntityTypeConfiguration<FileKey>, IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<FilePiece>
{
    public void Configure(EntityTypeBuilder<FileKey> builder)
    {
        builder.ToTable("file_key").HasKey(k => k.Id);
        builder.HasIndex(k => new { k.WorkspaceId, k.CreatedAt });
        builder.HasOne<Workspace>().WithMany().HasForeignKey(k => k.WorkspaceId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("stored_file").HasKey(f => f.Id);
        builder.HasIndex(f => new { f.WorkspaceId, f.KeyId, f.Fingerprint }).IsUnique();
        builder.HasOne<FileKey>().WithMany().HasForeignKey(f => f.KeyId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<FilePiece> builder)
    {
        builder.ToTable("file_piece").HasKey(p => new { p.FileId, p.Number });
        builder.HasIndex(p => p.ObjectId).IsUnique();
    }
}
