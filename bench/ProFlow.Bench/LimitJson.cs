using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Npgsql;

namespace ProFlow.Bench;

/// <summary>A row of <see cref="LimitSql"/> as the API's task, written by hand.</summary>
internal static class LimitJson
{
    private static readonly string[] Names =
    [
        "id", "key", "projectId", "title", "description", "statusId", "category", "priority", "assigneeIds", "reporterId", "labelIds", "parentId", "milestoneId", "sprintId",
        "startDate", "dueDate", "estimateMinutes", "trackedMinutes", "progress", "position", "customFields", "createdAt", "updatedAt", "completedAt", "version",
    ];

    public static void Task(Utf8JsonWriter writer, NpgsqlDataReader row)
    {
        writer.WriteStartObject();
        for (var i = 0; i < Names.Length; i++)
        {
            writer.WritePropertyName(Names[i]);
            if (row.IsDBNull(i)) writer.WriteNullValue();
            else Value(writer, row, i);
        }
        writer.WriteEndObject();
    }

    public static ArrayBufferWriter<byte> Written(Guid id, Guid projectId, Guid statusId, string? text, DateTimeOffset at)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteString("projectId", projectId);
        writer.WriteString("statusId", statusId);
        writer.WriteString("title", text);
        writer.WriteString("description", "");
        foreach (var name in Names.Where(n => n.EndsWith("Ids", StringComparison.Ordinal)))
        {
            writer.WriteStartArray(name);
            writer.WriteEndArray();
        }
        foreach (var name in Names.Where(n => n is "parentId" or "milestoneId" or "sprintId" or "startDate" or "dueDate" or "estimateMinutes" or "progress" or "completedAt")) writer.WriteNull(name);
        writer.WriteString("category", "todo");
        writer.WriteString("priority", "none");
        writer.WriteString("createdAt", at);
        writer.WriteString("updatedAt", at);
        writer.WriteEndObject();
        writer.Flush();
        return buffer;
    }

    private static void Value(Utf8JsonWriter writer, NpgsqlDataReader row, int i)
    {
        switch (Names[i])
        {
            case "assigneeIds" or "labelIds":
                writer.WriteStartArray();
                foreach (var id in row.GetFieldValue<Guid[]>(i)) writer.WriteStringValue(id);
                writer.WriteEndArray();
                break;
            case "startDate" or "dueDate": writer.WriteStringValue(row.GetFieldValue<DateOnly>(i).ToString("O", CultureInfo.InvariantCulture)); break;
            case "estimateMinutes" or "trackedMinutes" or "progress": writer.WriteNumberValue(row.GetInt32(i)); break;
            case "version": writer.WriteNumberValue(row.GetInt64(i)); break;
            case "customFields": writer.WriteRawValue(row.GetString(i), skipInputValidation: true); break;
            case "createdAt" or "updatedAt" or "completedAt": writer.WriteStringValue(row.GetFieldValue<DateTimeOffset>(i)); break;
            case "id" or "projectId" or "statusId" or "reporterId" or "parentId" or "milestoneId" or "sprintId": writer.WriteStringValue(row.GetGuid(i)); break;
            default: writer.WriteStringValue(row.GetString(i)); break;
        }
    }
}
