using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Identity.Profile;

/// <summary>A picture of somebody, drawn anew by the server. In the database, so that every node has it.</summary>
[Bookkeeping]
internal sealed class UserPicture
{
    /// <summary>256 random bits: whoever knows it may see the picture, as an image element can show no pass. Those who see the person know it.</summary>
    public required string Key { get; init; }
    public required Guid UserId { get; init; }
    public required byte[] Bytes { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class UserPictureTable : IEntityTypeConfiguration<UserPicture>
{
    public void Configure(EntityTypeBuilder<UserPicture> builder)
    {
        builder.ToTable("user_picture").HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(60);
        builder.HasIndex(p => p.UserId);
        builder.HasOne<User>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
