using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace ProFlow.Server.Data;

/// <summary>What the commit needs to know of an entity type, read once from EF's model: its SQL and the spelling of its fields.</summary>
internal sealed class EntityShape
{
    private static readonly ConcurrentDictionary<IEntityType, EntityShape> known = new();
    private static readonly NpgsqlCommand parameterFactory = new();

    public required string Name { get; init; }
    public required string Table { get; init; }
    public required Type ClrType { get; init; }
    public required Field[] Fields { get; init; }
    public required string InsertSql { get; init; }
    public required string DeleteSql { get; init; }

    /// <summary>Parents before children, so that inserts in this order meet their foreign keys.</summary>
    public required int Rank { get; init; }

    public static EntityShape Of(IEntityType type) => known.GetOrAdd(type, Build);

    /// <summary>The shape whose changes are called <paramref name="name"/>, or null.</summary>
    public static EntityShape? Named(IModel model, string name) => model.GetEntityTypes()
        .Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).Select(Of).FirstOrDefault(s => s.Name == name);

    private static EntityShape Build(IEntityType type)
    {
        var table = type.GetTableName() ?? throw new InvalidOperationException($"{type.ClrType.Name} has no table.");
        var store = StoreObjectIdentifier.Table(table, type.GetSchema());
        var fields = type.GetProperties().Select(p => Field.Of(p, store)).ToArray();
        var columns = string.Join(", ", fields.Select(f => f.Column));
        var values = string.Join(", ", fields.Select((_, i) => $"${i + 1}"));
        return new EntityShape
        {
            Name = Spelling(type.ClrType),
            Table = table,
            ClrType = type.ClrType,
            Fields = fields,
            Rank = RankOf(type, []),
            InsertSql = $"INSERT INTO {table} ({columns}) VALUES ({values})",
            DeleteSql = $"WITH w AS (DELETE FROM {table} WHERE id = $1 AND version = $2 RETURNING 1) SELECT expect_one_row((SELECT count(*) FROM w))",
        };
    }

    public string UpdateSql(IReadOnlyList<Field> changed)
    {
        var sets = string.Join(", ", changed.Select((f, i) => $"{f.Column} = ${i + 3}"));
        var comma = changed.Count > 0 ? ", " : "";
        return $"WITH w AS (UPDATE {Table} SET version = version + 1{comma}{sets} WHERE id = $1 AND version = $2 RETURNING 1) SELECT expect_one_row((SELECT count(*) FROM w))";
    }

    private static string Spelling(Type type)
    {
        var name = type.GetCustomAttribute<EntityNameAttribute>()?.Name ?? type.Name;
        return JsonNamingPolicy.CamelCase.ConvertName(name);
    }

    private static int RankOf(IEntityType type, HashSet<IEntityType> path)
    {
        if (!path.Add(type)) return 0;
        var parents = type.GetForeignKeys().Select(k => k.PrincipalEntityType).Where(p => p != type);
        var rank = parents.Select(p => RankOf(p, path) + 1).DefaultIfEmpty(0).Max();
        path.Remove(type);
        return rank;
    }

    internal sealed class Field
    {
        public required IProperty Property { get; init; }
        public required string Column { get; init; }
        public required string Json { get; init; }
        public required bool Hidden { get; init; }
        public required bool Secret { get; init; }
        public required bool IsVersion { get; init; }
        public required RelationalTypeMapping Mapping { get; init; }

        public static Field Of(IProperty property, StoreObjectIdentifier store) => new()
        {
            Property = property,
            Column = property.GetColumnName(store)!,
            Json = JsonNamingPolicy.CamelCase.ConvertName(property.Name),
            Hidden = property.PropertyInfo?.GetCustomAttribute<HiddenAttribute>() is not null,
            Secret = property.PropertyInfo?.GetCustomAttribute<SecretAttribute>() is not null,
            IsVersion = property.Name == nameof(Entity.Version),
            Mapping = property.GetRelationalTypeMapping(),
        };

        public NpgsqlParameter Parameter(object? value) =>
            (NpgsqlParameter)Mapping.CreateParameter(parameterFactory, "", value, Property.IsNullable);

        public void Write(Utf8JsonWriter writer, object? value)
        {
            writer.WritePropertyName(Json);
            switch (value)
            {
                case null: writer.WriteNullValue(); break;
                case string s when Mapping.StoreType == "jsonb": writer.WriteRawValue(s); break;
                case string s: writer.WriteStringValue(s); break;
                case Guid g: writer.WriteStringValue(g); break;
                case bool b: writer.WriteBooleanValue(b); break;
                case int i: writer.WriteNumberValue(i); break;
                case long l: writer.WriteNumberValue(l); break;
                default: JsonSerializer.Serialize(writer, value, value.GetType(), Platform.Json.Options); break;
            }
        }

        /// <summary>The inverse of <see cref="Write"/>.</summary>
        public object? Read(JsonElement element)
        {
            if (element.ValueKind == JsonValueKind.Null) return null;
            if (Mapping.StoreType == "jsonb" && Property.ClrType == typeof(string)) return element.GetRawText();
            return element.Deserialize(Property.ClrType, Platform.Json.Options);
        }

        public object? Current(EntityEntry entry) => entry.CurrentValues[Property];
        public object? Original(EntityEntry entry) => entry.OriginalValues[Property];
    }
}

/// <summary>The name of an entity in the changes and the API, where the class has to have another ("task" is taken in C#).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class EntityNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
