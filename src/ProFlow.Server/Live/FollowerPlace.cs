using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;

namespace ProFlow.Server.Live;

/// <summary>How far a follower has read in a stream.</summary>
[Bookkeeping]
internal sealed class FollowerPlace : IEntityTypeConfiguration<FollowerPlace>
{
    public string Follower { get; init; } = "";
    public Guid StreamId { get; init; }
    public long Seq { get; init; }

    public void Configure(EntityTypeBuilder<FollowerPlace> builder)
    {
        builder.ToTable("follower_place").HasKey(p => new { p.Follower, p.StreamId });
        builder.Property(p => p.Follower).HasMaxLength(30);
    }
}
