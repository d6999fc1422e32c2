using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ProFlow.Server.Data;

/// <summary>One tracked entity on its way into the database, with the change that tells of it.</summary>
internal sealed class PendingWrite
{
    private readonly EntityEntry entry;
    private readonly EntityShape.Field[] modified;

    private PendingWrite(EntityEntry entry)
    {
        this.entry = entry;
        Entity = (Entity)entry.Entity;
        Shape = EntityShape.Of(entry.Metadata);
        State = entry.State;
        modified = State == EntityState.Modified
            ? [.. Shape.Fields.Where(f => !f.IsVersion && entry.Property(f.Property).IsModified)]
            : [];
        Op = OpOf();
        LoadedVersion = State == EntityState.Added ? 0 : (long)entry.OriginalValues[nameof(Entity.Version)]!;
    }

    public Entity Entity { get; }
    public EntityShape Shape { get; }
    public EntityState State { get; }
    public ChangeOp Op { get; }
    public long LoadedVersion { get; }

    /// <summary>Every tracked write, in an order that meets foreign keys and locks rows the same way each time.</summary>
    /// <exception cref="InvalidOperationException">A write that no stream would hear of.</exception>
    public static List<PendingWrite> Collect(ProFlowDb db)
    {
        db.ChangeTracker.DetectChanges();
        var writes = new List<PendingWrite>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (!typeof(Entity).IsAssignableFrom(entry.Metadata.ClrType)) throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} is no Entity: its write would be silent.");
            var write = new PendingWrite(entry);
            if (write.State == EntityState.Modified && write.modified.Length == 0) continue;
            if (!write.Entity.Streams().Any()) throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} names no stream: its write would be silent.");
            writes.Add(write);
        }
        return [.. writes.Where(w => w.State == EntityState.Added).OrderBy(w => w.Shape.Rank),
            .. writes.Where(w => w.State == EntityState.Modified).OrderBy(w => w.Shape.Rank).ThenBy(w => w.Entity.Id),
            .. writes.Where(w => w.State == EntityState.Deleted).OrderByDescending(w => w.Shape.Rank).ThenBy(w => w.Entity.Id)];
    }

    /// <summary>Gives the entity the version that it will have once committed.</summary>
    public void RaiseVersion() => Entity.Version = LoadedVersion + 1;

    public (string Sql, Npgsql.NpgsqlParameter[] Parameters) Statement()
    {
        var key = new Npgsql.NpgsqlParameter<Guid> { TypedValue = Entity.Id };
        var version = new Npgsql.NpgsqlParameter<long> { TypedValue = LoadedVersion };
        return State switch
        {
            EntityState.Added => (Shape.InsertSql, [.. Shape.Fields.Select(f => f.Parameter(f.Current(entry)))]),
            EntityState.Modified => (Shape.UpdateSql(modified), [key, version, .. modified.Select(f => f.Parameter(f.Current(entry)))]),
            _ => (Shape.DeleteSql, [key, version]),
        };
    }

    /// <summary>The public patch: all fields of a created entity, the changed ones of an updated, none of a deleted.</summary>
    public string Data() => Op switch
    {
        ChangeOp.Created => Render(Shape.Fields.Where(f => !f.Hidden), f => f.IsVersion ? Entity.Version : f.Current(entry)),
        ChangeOp.Updated => Render(modified.Where(f => !f.Hidden), f => f.Current(entry)),
        _ => "{}",
    };

    /// <summary>What stood there before, for history and undo; null for an insert.</summary>
    public string? Before() => State switch
    {
        EntityState.Added => null,
        EntityState.Modified => Render(modified, f => f.Secret ? null : f.Original(entry)),
        _ => Render(Shape.Fields, f => f.Secret ? null : f.Original(entry)),
    };

    private ChangeOp OpOf() => State switch
    {
        EntityState.Added => ChangeOp.Created,
        EntityState.Deleted => ChangeOp.Deleted,
        _ when Entity is ITrashable trashable && modified.Any(f => f.Property.Name == nameof(ITrashable.DeletedAt)) =>
            trashable.DeletedAt is null ? ChangeOp.Created : ChangeOp.Deleted,
        _ => ChangeOp.Updated,
    };

    private static string Render(IEnumerable<EntityShape.Field> fields, Func<EntityShape.Field, object?> value)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Platform.Json.Options.Encoder }))
        {
            writer.WriteStartObject();
            foreach (var field in fields) field.Write(writer, value(field));
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
