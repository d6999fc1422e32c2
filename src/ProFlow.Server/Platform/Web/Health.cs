using Npgsql;

namespace ProFlow.Server.Platform.Web;

internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Json(new { status = "live" })).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Ready means that each dependency, by name, answers.</summary>
    private static async Task<IResult> ReadyAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        var database = await AnswersAsync(source, ct);
        return Results.Json(new { status = database ? "ready" : "not ready", checks = new { database = database ? "ok" : "does not answer" } }, statusCode: database ? 200 : 503);
    }

    private static async Task<bool> AnswersAsync(NpgsqlDataSource source, CancellationToken ct)
    {
        try
        {
            await using var ping = source.CreateCommand("SELECT 1");
            ping.CommandTimeout = 3;
            await ping.ExecuteScalarAsync(ct);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
