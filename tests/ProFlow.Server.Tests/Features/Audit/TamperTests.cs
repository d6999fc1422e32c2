using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Audit;

/// <summary>P8, ASVS 16.4.2: whoever owns the tables and switches the triggers off can change the log, but not unseen.</summary>
public sealed class TamperTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    /// <summary>What is done to a chain of twelve events of which ten are signed, and what the verifier has to say.</summary>
    public static TheoryData<string, string> Touch => new()
    {
        { "UPDATE audit_event SET actor_id = target_id WHERE chain = $1 AND n = 5", "event 5 is not as it was written" },
        { "UPDATE audit_event SET at = at - interval '1 hour' WHERE chain = $1 AND n = 12", "event 12 is not as it was written" },
        { "UPDATE audit_event SET action = 'member.added' WHERE chain = $1 AND n = 3", "event 3 is not as it was written" },
        { "UPDATE audit_event SET address = '203.0.113.9' WHERE chain = $1 AND n = 4", "address or program of event 4" },
        { "UPDATE audit_event SET details = replace(details, '{\"name\":', '{ \"name\":') WHERE chain = $1 AND n = 6", "name or details of event 6" },
        { "UPDATE audit_event SET details = NULL, target_name = NULL, content_salt = NULL WHERE chain = $1 AND n = 6", "event 6 was emptied, and no event says for whose sake" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n = 7", "event 7 is missing" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n BETWEEN 6 AND 8", "events 6 to 8 are missing" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n = 1", "event 1 is missing" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n > 10", "events 11 to 12 are missing at the end" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n > 8; UPDATE audit_head SET n = 8, hash = (SELECT hash FROM audit_event WHERE chain = $1 AND n = 8) WHERE chain = $1", "ends at 8: its tail was cut off" },
        { "DELETE FROM audit_event WHERE chain = $1; DELETE FROM audit_head WHERE chain = $1; DELETE FROM audit_checkpoint WHERE chain = $1", "the head of the chain is gone" },
        { "UPDATE audit_event SET n = CASE n WHEN 4 THEN 1005 ELSE 1004 END WHERE chain = $1 AND n IN (4, 5); UPDATE audit_event SET n = n - 1000 WHERE chain = $1 AND n > 1000", "event 4 is not as it was written" },
        { "UPDATE audit_event SET n = n + 1000 WHERE chain = $1 AND n > 5; UPDATE audit_event SET n = n - 999 WHERE chain = $1 AND n > 1000; INSERT INTO audit_event SELECT chain, 6, form, at, action, outcome, actor_id, project_id, target_type, target_id, command_id, address, agent, target_name, details, origin_salt, origin_seal, content_salt, content_seal, hash FROM audit_event WHERE chain = $1 AND n = 5; UPDATE audit_head SET n = n + 1 WHERE chain = $1", "event 6 is not as it was written" },
        { "DELETE FROM audit_event WHERE chain = $1 AND n < 4; UPDATE audit_head SET base_n = 3, base_hash = (SELECT hash FROM audit_event WHERE chain = $1 AND n = 4) WHERE chain = $1", "events 1 to 3 are not there, and nothing that was signed says so" },
        { "UPDATE audit_checkpoint SET hash = sha256('x') WHERE chain = $1", "was not signed by this server" },
        { Rewrite, "is not the one that was signed on" },
        { "DELETE FROM audit_checkpoint WHERE chain = $1; " + Rewrite, "is not the one that was signed on" },
    };

    /// <summary>The whole chain anew, with hashes that fit.</summary>
    private const string Rewrite = """
        DO $do$ DECLARE r audit_event; h bytea := decode(repeat('00', 32), 'hex'); BEGIN
            FOR r IN SELECT * FROM audit_event WHERE chain = $1 ORDER BY n LOOP
                IF r.n = 2 THEN r.actor_id := NULL; END IF;
                h := sha256(h || int8send(r.n) || convert_to(audit_canonical(r), 'UTF8'));
                UPDATE audit_event SET actor_id = r.actor_id, hash = h WHERE chain = r.chain AND n = r.n;
            END LOOP;
            UPDATE audit_head SET hash = h WHERE chain = $1;
        END $do$
        """;

    [Theory, MemberData(nameof(Touch))]
    public async Task Whoever_touches_the_log_is_found(string sql, string finding)
    {
        var chain = await ChainOfTwelveAsync();
        Assert.Empty((await VerifyAsync(chain)).Problems);

        await AsOwnerAsync("ALTER TABLE audit_event DISABLE TRIGGER USER; ALTER TABLE audit_checkpoint DISABLE TRIGGER USER");
        await AsOwnerAsync(sql.Replace("$1", $"'{chain}'", StringComparison.Ordinal));
        await AsOwnerAsync("ALTER TABLE audit_event ENABLE TRIGGER USER; ALTER TABLE audit_checkpoint ENABLE TRIGGER USER");

        Assert.Contains((await VerifyAsync(chain)).Problems, p => p.Contains(finding, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owner_too_is_refused_while_the_triggers_stand()
    {
        var chain = await ChainOfTwelveAsync();

        foreach (var sql in (string[])[$"UPDATE audit_event SET n = n + 100 WHERE chain = '{chain}'", $"DELETE FROM audit_event WHERE chain = '{chain}'", "TRUNCATE audit_event", "DELETE FROM audit_checkpoint", "TRUNCATE audit_checkpoint"])
            Assert.Equal("PF403", (await Assert.ThrowsAsync<PostgresException>(() => AsOwnerAsync(sql))).SqlState);
    }

    [Theory]
    [InlineData("UPDATE audit_event SET actor_id = NULL"), InlineData("DELETE FROM audit_event"), InlineData("TRUNCATE audit_event")]
    [InlineData("INSERT INTO audit_event SELECT * FROM audit_event LIMIT 1"), InlineData("UPDATE audit_head SET n = 0"), InlineData("DELETE FROM audit_head")]
    [InlineData("UPDATE audit_checkpoint SET n = 0"), InlineData("DELETE FROM audit_checkpoint"), InlineData("ALTER TABLE audit_event DISABLE TRIGGER USER")]
    [InlineData("CREATE TABLE mine (id int)"), InlineData("DROP TABLE task"), InlineData("ALTER TABLE task ADD x int"), InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'")]
    [InlineData("DELETE FROM \"__EFMigrationsHistory\""), InlineData("SET ROLE proflow"), InlineData("SET session_replication_role = replica"), InlineData("TRUNCATE task")]
    public async Task The_applications_role_may_not(string sql)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);

        // 42501: insufficient privilege, which also stands for "must be owner".
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task A_chain_that_was_touched_is_not_signed_again()
    {
        var chain = await ChainOfTwelveAsync();
        await AsOwnerAsync($"ALTER TABLE audit_event DISABLE TRIGGER USER; UPDATE audit_event SET outcome = 'refused' WHERE chain = '{chain}' AND n = 12; ALTER TABLE audit_event ENABLE TRIGGER USER");

        await Checkpoints.SignAsync(CancellationToken.None);

        Assert.Equal(12, Checkpoints.BrokenAt(chain));
        Assert.Equal(10, (await VerifyAsync(chain)).SignedThrough?.N);
    }

    private AuditCheckpoints Checkpoints => app.Services.GetRequiredService<AuditCheckpoints>();

    /// <summary>workspace.created, member.added, eight renames; signed; two more.</summary>
    private async Task<Guid> ChainOfTwelveAsync()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        for (var i = 1; i <= 10; i++)
        {
            await ada.PatchAsync<WorkspaceView>($"workspaces/{workspace.Id}", new { name = $"Name {i}" });
            if (i == 8) await Checkpoints.SignAsync(CancellationToken.None);
        }
        return workspace.Id;
    }

    private async Task<ChainReport> VerifyAsync(Guid chain)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        return Assert.Single((await app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(connection, chain, CancellationToken.None)).Chains);
    }

    private async Task AsOwnerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(app.OwnersConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
