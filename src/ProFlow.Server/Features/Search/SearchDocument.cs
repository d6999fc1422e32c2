using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using ProFlow.Server.Data;

namespace ProFlow.Server.Features.Search;

/// <summary>What can be found.</summary>
public enum SearchKind { Task, Comment, File }

/// <summary>The words of a task, a comment or a file's name, kept by <see cref="SearchIndexer"/>. Never shown: what is shown is read from the rows themselves.</summary>
[Bookkeeping]
internal sealed class SearchDocument
{
    /// <summary>That of the task, comment or attachment.</summary>
    public Guid Id { get; init; }
    public SearchKind Kind { get; init; }
    public Guid WorkspaceId { get; init; }
    public Guid ProjectId { get; init; }
    public Guid TaskId { get; init; }

    /// <summary>A comment for the team alone.</summary>
    public bool Internal { get; init; }

    /// <summary>When it was last changed: of equal hits the newer comes first.</summary>
    public DateTimeOffset At { get; init; }
    public required NpgsqlTsVector Words { get; init; }
}

/// <summary>A word that stands in titles and names of a workspace: what a mistyped one may have been meant to be. Never shown.</summary>
[Bookkeeping]
internal sealed class SearchWord
{
    public Guid WorkspaceId { get; init; }
    public required string Word { get; init; }
}

internal sealed class SearchTable : IEntityTypeConfiguration<SearchDocument>, IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchDocument> builder)
    {
        builder.ToTable("search_document").HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.HasIndex(d => new { d.WorkspaceId, d.ProjectId, d.Words }).HasMethod("gin");
        builder.HasIndex(d => d.TaskId);
    }

    public void Configure(EntityTypeBuilder<SearchWord> builder)
    {
        builder.ToTable("search_word").HasKey(w => new { w.WorkspaceId, w.Word });
        builder.HasIndex(w => new { w.WorkspaceId, w.Word }, "ix_search_word_like").HasMethod("gin").HasOperators("uuid_ops", "gin_trgm_ops");
    }
}
