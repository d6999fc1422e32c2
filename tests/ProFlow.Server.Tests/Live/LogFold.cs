using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace ProFlow.Server.Tests.Live;

/// <summary>The client's generic rule, once more: created and updated lay their data over the row, deleted takes it away.</summary>
internal sealed class LogFold
{
    private static readonly (string Property, string Entity)[] lists =
    [
        ("members", "projectMember"), ("statuses", "status"), ("labels", "label"), ("tasks", "task"), ("dependencies", "dependency"),
    ];

    private readonly SortedDictionary<string, JsonObject> rows = new(StringComparer.Ordinal);

    public long Seq { get; private set; }

    public static LogFold OfProject(JsonElement snapshot)
    {
        var fold = new LogFold { Seq = snapshot.GetProperty("seq").GetInt64() };
        fold.Put("project", snapshot.GetProperty("project"));
        foreach (var (property, entity) in lists)
        {
            foreach (var row in snapshot.GetProperty(property).EnumerateArray()) fold.Put(entity, row);
        }
        return fold;
    }

    public LogFold Apply(IEnumerable<JsonElement> changes)
    {
        foreach (var change in changes) Apply(change);
        return this;
    }

    private void Apply(JsonElement change)
    {
        var seq = change.GetProperty("seq").GetInt64();
        Assert.Equal(Seq + 1, seq);
        Seq = seq;
        if (!change.TryGetProperty("entity", out var entity)) return;
        var key = $"{entity.GetString()} {change.GetProperty("entityId").GetString()}";
        switch (change.GetProperty("op").GetString())
        {
            case "deleted":
                rows.Remove(key);
                return;
            case "updated" when !rows.ContainsKey(key):
                return;
        }
        var row = rows.TryGetValue(key, out var held) ? held : rows[key] = [];
        foreach (var field in change.GetProperty("data").EnumerateObject()) row[field.Name] = JsonNode.Parse(field.Value.GetRawText());
        row["version"] = change.GetProperty("version").GetInt64();
    }

    /// <summary>What a project's snapshot shows, in one spelling: rows that it does not carry, and links to tasks that are gone, left out.</summary>
    public string State()
    {
        var shown = rows.Where(r => r.Key.Split(' ')[0] is "project" or "projectMember" or "status" or "label" or "task" || IsWhole(r));
        return string.Join('\n', shown.Select(r => $"{r.Key} {Sorted(r.Value)}"));
    }

    private bool IsWhole(KeyValuePair<string, JsonObject> row) =>
        row.Key.StartsWith("dependency ", StringComparison.Ordinal)
        && rows.ContainsKey($"task {row.Value["predecessorId"]}") && rows.ContainsKey($"task {row.Value["successorId"]}");

    private void Put(string entity, JsonElement row) => rows[$"{entity} {row.GetProperty("id").GetString()}"] = JsonNode.Parse(row.GetRawText())!.AsObject();

    // What the caller may do is of the reply, not of the row.
    private static string Sorted(JsonObject row) =>
        string.Join(',', row.Where(f => !(f.Key is "can" || (f.Key is "role" or "roleId" && row.ContainsKey("can")))).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}:{f.Value?.ToJsonString() ?? "null"}"));
}
