using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ProFlow.Server.Data;

/// <summary>The one database context. It reads as EF does; it writes through <see cref="Commit"/> alone.</summary>
internal sealed class ProFlowDb(DbContextOptions<ProFlowDb> options) : DbContext(options)
{
    public DbSet<Change> Changes => Set<Change>();
    public DbSet<StreamHead> StreamHeads => Set<StreamHead>();
    public DbSet<Receipt> Receipts => Set<Receipt>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw Silent();
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) => throw Silent();

    private static InvalidOperationException Silent() =>
        new("A write without its change would be silent: use the commit of the command.");

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        foreach (var type in typeof(ProFlowDb).Assembly.GetTypes().Where(t => t.IsEnum && t.Namespace?.StartsWith("ProFlow.Server.Features", StringComparison.Ordinal) == true))
        {
            configuration.Properties(type).HaveConversion(typeof(CamelCaseEnum<>).MakeGenericType(type)).HaveMaxLength(30);
        }
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(ProFlowDb).Assembly);
        model.Entity<Change>(e =>
        {
            e.ToTable("change").HasKey(c => new { c.StreamId, c.Seq });
            e.Property(c => c.Data).HasColumnType("json");
            e.Property(c => c.Before).HasColumnType("json");
            e.HasIndex(c => c.CommandId);
            e.HasIndex(c => new { c.SubjectId, c.StreamId, c.Seq });
        });
        model.Entity<StreamHead>(e => e.ToTable("stream_head").HasKey(s => s.Id));
        model.Entity<Guard>(e => e.ToTable("guard").HasKey(g => g.Id));
        model.Entity<Counter>(e => e.ToTable("counter").HasKey(s => s.Id));
        model.Entity<Receipt>(e =>
        {
            e.ToTable("receipt").HasKey(r => new { r.UserId, r.Key });
            e.HasIndex(r => r.At);
        });
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)))
        {
            model.Entity(type.ClrType).HasKey(nameof(Entity.Id));
            model.Entity(type.ClrType).Property(nameof(Entity.Id)).ValueGeneratedNever();
        }
    }

    private sealed class CamelCaseEnum<T>() : ValueConverter<T, string>(
        value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()),
        text => Enum.Parse<T>(text, true)) where T : struct, Enum;
}
