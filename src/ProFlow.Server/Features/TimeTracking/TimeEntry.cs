using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks;

namespace ProFlow.Server.Features.TimeTracking;

/// <summary>Work done on a task by one person.</summary>
internal sealed class TimeEntry : Entity
{
    public required Guid ProjectId { get; init; }
    public required Guid TaskId { get; init; }
    public Guid? UserId { get; init; }
    public required string UserName { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public required DateOnly Date { get; set; }
    public required int Minutes { get; set; }
    public string Note { get; set; } = "";
    public bool Billable { get; set; }
    public DateTimeOffset CreatedAt { get; init; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
    public override Guid SubjectId => TaskId;
}

internal sealed class TimeEntryTable : IEntityTypeConfiguration<TimeEntry>
{
    public void Configure(EntityTypeBuilder<TimeEntry> builder)
    {
        builder.ToTable("time_entry");
        builder.Property(e => e.UserName).HasMaxLength(100);
        builder.Property(e => e.Note).HasMaxLength(2000);
        builder.HasIndex(e => e.TaskId);
        builder.HasIndex(e => new { e.UserId, e.Date });
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(e => e.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
