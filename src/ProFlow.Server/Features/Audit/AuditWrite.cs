using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit;

/// <summary>A write of a command as <see cref="AuditRules"/> looks at it.</summary>
internal sealed class AuditWrite(PendingWrite write, IReadOnlyList<PendingWrite> command)
{
    private const int MaxText = 120;
    private static readonly string[] incidental = ["version", "updatedAt", "position"];
    private JsonObject? data, before;

    public Entity Entity => write.Entity;
    public ChangeOp Op => write.Op;
    private JsonObject Data => data ??= JsonNode.Parse(write.Data())!.AsObject();
    private JsonObject Before => before ??= JsonNode.Parse(write.Before() ?? "{}")!.AsObject();

    /// <summary>True if the write updates the field, hidden or not.</summary>
    public bool Sets(string field) => Op == ChangeOp.Updated && Before.ContainsKey(field);

    /// <summary>True if the command itself makes this project: its parts need no events of their own.</summary>
    public bool Born(Guid projectId) => command.Any(w => w is { State: EntityState.Added } && w.Entity.Id == projectId);

    /// <summary>From what to what the public fields were set; null if none of them was.</summary>
    public object? Fields(params string[] names) => Describe(Data.Where(f => names.Contains(f.Key)));

    public object? FieldsBut(params string[] names) => Describe(Data.Where(f => !names.Contains(f.Key)));

    /// <summary>The event of an entity whose operations each have one word, or none.</summary>
    public IEnumerable<AuditEvent> Is<T>(AuditPlace place, AuditTarget target, AuditAction? created, AuditAction? updated, AuditAction? deleted, AuditAction? restored = null) where T : Entity
    {
        var action = Op switch
        {
            ChangeOp.Created => write.State == EntityState.Added ? created : restored,
            ChangeOp.Deleted => deleted,
            _ => updated,
        };
        var fields = Op == ChangeOp.Updated && action is not null ? FieldsBut() : null;
        return action is null || (Op == ChangeOp.Updated && fields is null) ? [] : [new AuditEvent(action, place) { Target = target, Details = fields }];
    }

    private Dictionary<string, object>? Describe(IEnumerable<KeyValuePair<string, JsonNode?>> fields)
    {
        var told = fields.Where(f => !incidental.Contains(f.Key)).ToDictionary(f => f.Key, f => (object)new { from = Short(Before[f.Key]), to = Short(f.Value) });
        return told.Count == 0 ? null : told;
    }

    private static JsonNode? Short(JsonNode? value) =>
        value is JsonValue text && text.TryGetValue<string>(out var s) && s.Length > MaxText ? JsonValue.Create(Cut.To(s, MaxText) + "…") : value?.DeepClone();
}
