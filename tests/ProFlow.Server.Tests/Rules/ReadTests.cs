using System.Globalization;
using Npgsql;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>v5.0.0-3.5.3: a GET changes nothing, whoever makes another's browser send it.</summary>
public sealed class ReadTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>Reads that write all the same, each with its reason.</summary>
    private static readonly Dictionary<string, string> writing = new()
    {
        ["GET auth/oauth/{provider}/start"] = "What was begun is remembered for ten minutes, under a secret in this browser's cookie; it does nothing for anybody.",
        ["GET auth/oauth/{provider}/callback"] = "A provider sends people back with a GET; it counts only in the browser that has begun, and once.",
        ["GET workspaces/{workspaceId}/audit/export"] = "That the audit log was taken out stands in the audit log.",
    };

    [Fact]
    public async Task No_GET_changes_anything_in_the_database()
    {
        var calls = new List<(string Endpoint, Call Call)>();
        foreach (var endpoint in ValidCalls.Table.Keys.Where(k => k.StartsWith("GET", StringComparison.Ordinal) && !writing.ContainsKey(k))) calls.Add((endpoint, await ValidCalls.Table[endpoint].Make(world, null)));
        var before = await FingerprintAsync();

        foreach (var (endpoint, call) in calls)
        {
            using var answer = await call.SendAsync(world.Owner, HttpMethod.Get);
            Assert.True((int)answer.StatusCode < 500, $"{endpoint} gave {(int)answer.StatusCode}.");
            Assert.True(before == await FingerprintAsync(), $"{endpoint} has changed something.");
        }
        Assert.True(calls.Count > 20);
    }

    [Fact]
    public async Task The_fingerprint_sees_a_changed_row()
    {
        var before = await FingerprintAsync();

        await world.NewTaskAsync();

        Assert.NotEqual(before, await FingerprintAsync());
    }

    /// <summary>One hash over all rows of all tables, but for those that a follower of the log brings up to date by itself, soon after a write.</summary>
    private async Task<string> FingerprintAsync()
    {
        await using var source = NpgsqlDataSource.Create(world.App.ConnectionString);
        var tables = new List<string>();
        await using (var select = source.CreateCommand("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('search_document', 'search_word', 'follower_place') ORDER BY 1"))
        await using (var rows = await select.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync()) tables.Add(rows.GetString(0));
        }
        // One array, because a function takes a hundred arguments at most and there are more tables than that allows.
        await using var hash = source.CreateCommand(string.Create(CultureInfo.InvariantCulture,
            $"SELECT md5(ARRAY[{string.Join(", ", tables.Select(t => $"'{t}', (SELECT string_agg(md5(t::text), '' ORDER BY t::text) FROM {t} t)"))}]::text)"));
        return (string)(await hash.ExecuteScalarAsync())!;
    }
}
