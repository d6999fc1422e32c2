using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace ProFlow.Bench;

/// <summary>
/// The bare limit: the same database work, the row with its number, the change with its own, the receipt, as one statement
/// written by hand and prepared, and nothing else: nobody signs in, nothing is checked, nobody is told.
/// </summary>
internal static class BareLimit
{
    public static async Task<int> ServeAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database + ";Max Auto Prepare=50;Auto Prepare Min Usages=1;No Reset On Close=true;Maximum Pool Size=60");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/tasks/{id:guid}", (Guid id, HttpContext http) => ReadAsync(source, http, LimitSql.One, [new NpgsqlParameter<Guid> { TypedValue = id }], one: true));
        app.MapGet("/projects/{id:guid}/tasks", (Guid id, int limit, HttpContext http) => ReadAsync(source, http, LimitSql.List, [new NpgsqlParameter<Guid> { TypedValue = id }, new NpgsqlParameter<int> { TypedValue = limit }], one: false));
        app.MapPost("/projects/{id:guid}/tasks", (Guid id, Guid userId, NewTask task, HttpContext http) => WriteAsync(source, http, LimitSql.Create, Guid.CreateVersion7(), id, userId, task.StatusId, task.Title));
        app.MapPost("/tasks/{id:guid}/move", (Guid id, Guid projectId, Guid userId, NewTask task, HttpContext http) => WriteAsync(source, http, LimitSql.Move, id, projectId, userId, task.StatusId, "V" + Random.Shared.Next(1, 1 << 30).ToString("x8", CultureInfo.InvariantCulture)));
        await app.StartAsync();
        Console.WriteLine($"Limit is ready: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    private sealed record NewTask(Guid StatusId, string? Title);

    private static async Task ReadAsync(NpgsqlDataSource source, HttpContext http, string sql, NpgsqlParameter[] parameters, bool one)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync();
        var buffer = new ArrayBufferWriter<byte>(one ? 1024 : 1024 * 1024);
        await using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            if (!one) writer.WriteStartArray();
            while (await reader.ReadAsync()) LimitJson.Task(writer, reader);
            if (!one) writer.WriteEndArray();
        }
        await AnswerAsync(http, buffer);
    }

    private static async Task WriteAsync(NpgsqlDataSource source, HttpContext http, string sql, Guid id, Guid projectId, Guid userId, Guid statusId, string? text)
    {
        var at = TimeProvider.System.GetUtcNow();
        var answer = LimitJson.Written(id, projectId, statusId, text, at);
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(new NpgsqlParameter[]
        {
            new NpgsqlParameter<Guid> { TypedValue = id },
            new NpgsqlParameter<Guid> { TypedValue = projectId },
            new NpgsqlParameter<Guid> { TypedValue = userId },
            new NpgsqlParameter<Guid> { TypedValue = statusId },
            new NpgsqlParameter<string> { TypedValue = text! },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = at },
            new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
            new NpgsqlParameter { Value = System.Text.Encoding.UTF8.GetString(answer.WrittenSpan), NpgsqlDbType = NpgsqlDbType.Json },
            new NpgsqlParameter<byte[]> { TypedValue = answer.WrittenSpan.ToArray() },
            new NpgsqlParameter<string> { TypedValue = http.Request.Headers["Idempotency-Key"].ToString() },
            new NpgsqlParameter<byte[]> { TypedValue = new byte[32] },
        });
        if (await command.ExecuteScalarAsync() is null) throw new InvalidOperationException("Nothing was written.");
        await AnswerAsync(http, answer);
    }

    private static async Task AnswerAsync(HttpContext http, ArrayBufferWriter<byte> body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.WrittenCount;
        await http.Response.Body.WriteAsync(body.WrittenMemory);
    }
}
