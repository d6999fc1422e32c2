using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;

namespace ProFlow.Server.Features.Imports;

/// <summary>Where a project's imported entities came from: which of them each item of the file became, and what the file last said of it.
/// It is written in the import's own command, so that an undo takes it back with everything else.</summary>
internal sealed class ImportSource : Entity
{
    [Hidden] public required Guid WorkspaceId { get; init; }
    public required Guid ProjectId { get; init; }

    /// <summary>mspdi or trello.</summary>
    public required string Format { get; init; }

    /// <summary>The same for every state of the same plan.</summary>
    [Hidden] public required string SourceKey { get; init; }
    public required string FileName { get; set; }
    public required Guid ImportedById { get; set; }
    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>JSON of <see cref="Merge.ImportLinks"/>.</summary>
    [Hidden] public required string Links { get; set; }

    /// <summary>The rows of <see cref="ImportedData"/> that hold what the file said beyond ProFlow's fields.</summary>
    [Hidden] public Guid? DataSet { get; set; }
    [Hidden] public string? DataHash { get; set; }

    public override IEnumerable<StreamRef> Streams() => [new(ProjectId)];
}

/// <summary>What a file said that no field of ProFlow holds yet, word for word. Rows of a set are written before the command that
/// points to the set: until then, and after an undo, nobody sees them.</summary>
[Bookkeeping]
internal sealed class ImportedData
{
    public required Guid DataSet { get; init; }

    /// <summary>1, 2, 3… within the set, in the file's order.</summary>
    public required int Number { get; init; }
    public required string Kind { get; init; }
    public required string SourceId { get; init; }
    public required string Data { get; init; }
}

internal sealed class ImportSourceTable : IEntityTypeConfiguration<ImportSource>, IEntityTypeConfiguration<ImportedData>
{
    public void Configure(EntityTypeBuilder<ImportSource> builder)
    {
        builder.ToTable("import_source");
        builder.Property(s => s.Format).HasMaxLength(20);
        builder.Property(s => s.SourceKey).HasMaxLength(120);
        builder.Property(s => s.FileName).HasMaxLength(255);
        builder.HasIndex(s => new { s.ProjectId, s.Format, s.SourceKey }).Refuses("import_source_exists", "This file is being imported into this project already.");
        builder.HasIndex(s => new { s.WorkspaceId, s.Format, s.SourceKey });
        builder.HasOne<Project>().WithMany().HasForeignKey(s => s.ProjectId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ImportedData> builder)
    {
        builder.ToTable("imported_data").HasKey(d => new { d.DataSet, d.Number });
        builder.Property(d => d.Kind).HasMaxLength(30);
        builder.Property(d => d.Data).HasColumnType("json");
        builder.HasIndex(d => new { d.DataSet, d.Kind, d.Number });
    }
}
