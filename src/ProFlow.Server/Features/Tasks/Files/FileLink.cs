using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;

namespace ProFlow.Server.Features.Tasks.Files;

/// <summary>An address of one file for one browser of one session, for a few minutes. Only hashes are kept.</summary>
[Bookkeeping]
internal sealed class FileLink
{
    public required byte[] Hash { get; init; }
    public required byte[] BrowserHash { get; init; }
    public required Guid AttachmentId { get; init; }
    public required Guid UserId { get; init; }
    public required Guid SessionId { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class FileLinkTable : IEntityTypeConfiguration<FileLink>
{
    public void Configure(EntityTypeBuilder<FileLink> builder)
    {
        builder.ToTable("file_link").HasKey(l => l.Hash);
        builder.HasIndex(l => l.ExpiresAt);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
