using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Audit;

/// <summary>P8: the chain from its first event to its last, under load and after parts of it were taken out on purpose.</summary>
public sealed class AuditChainTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Twelve_writers_leave_a_dense_chain_that_holds()
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i =>
        {
            for (var k = 0; k < 5; k++) await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "guest" });
        }));

        var chain = await app.ChainAsync(workspace.Id);

        Assert.Equal(Enumerable.Range(1, 62).Select(n => (long)n), chain.Select(e => e.N));
        Assert.Empty((await VerifyAsync(workspace.Id)).Problems);
    }

    [Fact]
    public async Task A_person_can_be_taken_out_and_the_chain_still_holds()
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "guest", email = ben.User.Email });
        await ben.JoinAsync(ada, workspace.Id, "guest");

        await app.LookAsync(db => db.Database.ExecuteSqlAsync($"SELECT audit_forget({ben.Id}, {ben.User.Email}, now())"));

        var chain = await app.ChainAsync(workspace.Id);
        Assert.All(chain.Where(e => e.ActorId == ben.Id), e => Assert.Null(e.Address));
        Assert.DoesNotContain(chain, e => e.TargetName == ben.User.Email);
        Assert.Empty((await VerifyAsync(workspace.Id)).Problems);
        Assert.Equal("audit.personErased", chain[^1].Action);
    }

    [Fact]
    public async Task What_is_older_than_is_kept_goes_as_a_whole_and_signed()
    {
        var (chain, now) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow());
        object Line(DateTimeOffset at) => AuditTrail.Line(new(AuditAction.WorkspaceUpdated, new AuditPlace("chain", chain)), at, null, null);
        await app.LookAsync(async db => { await AuditTrail.AppendAsync(db, [.. Enumerable.Range(40, 5).Select(days => Line(now.AddDays(-days))), Line(now)]); return 0; });
        await using var node = await app.StartNodeAsync(b => b.Configuration["ProFlow:Audit:KeepDays"] = "1");

        var tooYoung = await Assert.ThrowsAsync<PostgresException>(() => app.LookAsync(db => db.Database.ExecuteSqlAsync($"SELECT audit_prune({chain}, 6)")));
        var removed = await node.Services.GetRequiredService<AuditRetention>().PruneAsync(_ => true, CancellationToken.None);

        Assert.Equal(("PF403", 5L), (tooYoung.SqlState, removed));
        Assert.Equal([(6L, "workspace.updated"), (7L, "audit.pruned")], (await app.ChainAsync(chain)).Select(e => (e.N, e.Action)));
        Assert.Empty((await VerifyAsync(chain)).Problems);
    }

    private async Task<ChainReport> VerifyAsync(Guid chain)
    {
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        return Assert.Single((await app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(connection, chain, CancellationToken.None)).Chains);
    }
}
