using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Live;

internal static class LiveCalls
{
    /// <summary>The same person with the same session at another node.</summary>
    public static Person At(this Person person, WebApplication node)
    {
        var http = node.Client();
        if (person.AccessToken.Length > 0) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken);
        return person with { Http = http };
    }

    public static HttpClient Client(this WebApplication node) => new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(new Uri(node.Urls.First()), "/api/v1/") };

    public static Uri Uri(this WebApplication node) => new(node.Urls.First());

    public static async Task<(List<JsonElement> Items, long Latest)> ChangesAsync(this Person person, string stream, long after, int? limit = null)
    {
        var page = await person.GetAsync<JsonElement>($"{stream}/changes?after={after}{(limit is null ? "" : $"&limit={limit}")}");
        return ([.. page.GetProperty("items").EnumerateArray()], page.GetProperty("latest").GetInt64());
    }

    public static async Task<long> HeadAsync(this Person person, Guid project) => (await person.ChangesAsync($"projects/{project}", 0, 1)).Latest;

    public static Task<JsonElement> SnapshotAsync(this Person person, Guid project) => person.GetAsync<JsonElement>($"projects/{project}/snapshot");

    /// <summary>SQL past the server, as somebody with a console on the database would do it.</summary>
    public static async Task SqlAsync(this ProFlowApp app, string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
