using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Tasks;

internal sealed class TaskItemTable : IEntityTypeConfiguration<TaskItem>, IEntityTypeConfiguration<Dependency>, IEntityTypeConfiguration<Comment>,
    IEntityTypeConfiguration<Reaction>, IEntityTypeConfiguration<ChecklistItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> builder)
    {
        builder.ToTable("task").HasQueryFilter(t => t.DeletedAt == null);
        builder.Property(t => t.Key).HasMaxLength(30);
        builder.Property(t => t.Title).HasMaxLength(500);
        builder.Property(t => t.Position).HasMaxLength(200).UseCollation("C");
        builder.Property(t => t.CustomFields).HasColumnType("jsonb");
        builder.Ignore(t => t.CounterId).Ignore(t => t.NeedsNumber);
        builder.HasIndex(t => new { t.ProjectId, t.StatusId, t.Position, t.Id });
        builder.HasIndex(t => new { t.ProjectId, t.Position, t.Id });
        builder.HasIndex(t => new { t.ProjectId, t.Number }).IsUnique();
        builder.HasIndex(t => new { t.WorkspaceId, t.Key });
        builder.HasIndex(t => t.ParentId);
        builder.HasIndex(t => t.AssigneeIds).HasMethod("gin");
        builder.HasOne<Project>().WithMany().HasForeignKey(t => t.ProjectId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Status>().WithMany().HasForeignKey(t => t.StatusId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(t => t.ParentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Milestone>().WithMany().HasForeignKey(t => t.MilestoneId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Dependency> builder)
    {
        builder.ToTable("dependency");
        builder.HasIndex(d => new { d.PredecessorId, d.SuccessorId })
            .Refuses("dependency_exists", "These two tasks are linked already. Change that link instead.");
        builder.HasIndex(d => d.SuccessorId);
        builder.HasIndex(d => d.ProjectId);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(d => d.PredecessorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(d => d.SuccessorId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Comment> builder)
    {
        builder.ToTable("comment");
        builder.Property(c => c.AuthorName).HasMaxLength(100);
        builder.HasIndex(c => new { c.TaskId, c.CreatedAt });
        builder.HasIndex(c => c.ProjectId);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Reaction> builder)
    {
        builder.ToTable("reaction");
        builder.HasIndex(r => new { r.CommentId, r.UserId, r.Kind }).Refuses("reaction_exists", "You have reacted like this already.");
        builder.HasIndex(r => new { r.TaskId, r.CreatedAt });
        builder.HasOne<Comment>().WithMany().HasForeignKey(r => r.CommentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChecklistItem> builder)
    {
        builder.ToTable("checklist_item");
        builder.Property(c => c.Text).HasMaxLength(1000);
        builder.Property(c => c.Position).HasMaxLength(200).UseCollation("C");
        builder.HasIndex(c => c.TaskId);
        builder.HasOne<TaskItem>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
