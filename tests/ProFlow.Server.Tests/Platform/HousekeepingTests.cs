using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Features.Audit;
using ProFlow.Server.Tests.Features.Identity.Accounts;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform;

public sealed class HousekeepingTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task What_is_over_goes_and_a_log_without_a_limit_stays_whole()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        await ada.SendAsync<JsonElement>(HttpMethod.Post, $"projects/{project.Id}/tasks", new { title = "Kept" }, ("Idempotency-Key", "once"));
        await ada.PostAsync<TicketView>("auth/tickets");
        var before = (await app.ChangesAsync(project.Id)).Count;

        await CleanAsync(TimeSpan.FromDays(200));

        Assert.Equal(0, await app.LookAsync(db => db.Receipts.CountAsync(r => r.UserId == ada.Id)));
        Assert.Equal(0, await app.LookAsync(db => db.Set<Ticket>().CountAsync()));
        Assert.Equal(0, await app.LookAsync(db => db.Set<Session>().CountAsync(s => s.UserId == ada.Id)));
        Assert.Equal(before, (await app.ChangesAsync(project.Id)).Count);
    }

    [Fact]
    public async Task A_trimmed_log_says_gone_to_those_before_and_goes_on_for_those_after()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var latest = (await app.ChangesAsync(project.Id))[^1].Seq;

        await CleanAsync(TimeSpan.FromDays(40), ("ProFlow:ChangeLog:KeepDays", "31"));

        await ada.RefusedAsync(HttpStatusCode.Gone, HttpMethod.Get, $"projects/{project.Id}/changes?after=0");
        await ada.TaskAsync(project.Id, "After the trim");
        var next = await ada.GetAsync<JsonElement>($"projects/{project.Id}/changes?after={latest}");
        Assert.Equal([latest + 1], next.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("seq").GetInt64()));
    }

    [Fact]
    public async Task Who_has_deleted_their_account_is_taken_out_of_the_audit_log_in_time_and_the_chain_still_holds()
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "guest", email = ben.User.Email });
        await ben.JoinAsync(ada, workspace.Id, "guest");
        var kept = (await app.ChainAsync(workspace.Id)).Count;
        await ben.DoneAsync("delete-account", new { confirm = ben.User.Email, handOver = Array.Empty<object>() });
        Assert.Contains(await app.ChainAsync(workspace.Id), e => e.ActorId == ben.Id && e.Address is not null);

        await CleanAsync(TimeSpan.FromDays(89));
        Assert.Contains(await app.ChainAsync(workspace.Id), e => e.TargetName == ben.User.Email);
        await CleanAsync(TimeSpan.FromDays(91));
        await CleanAsync(TimeSpan.FromDays(92));

        var log = await app.LookAsync(db => db.Set<AuditRow>().AsNoTracking().ToListAsync());
        Assert.All(log.Where(e => e.ActorId == ben.Id), e => Assert.Null(e.Address ?? e.Agent));
        Assert.DoesNotContain(log, e => $"{e.TargetName} {e.Details}".Contains(ben.User.Email, StringComparison.Ordinal));
        Assert.Contains(log, e => e.ActorId == ada.Id && e.Address is not null);
        Assert.Single(log, e => e.Chain == workspace.Id && e.Action == "audit.personErased" && e.TargetId == ben.Id);
        Assert.True((await app.ChainAsync(workspace.Id)).Count > kept);
        Assert.Equal(0, await app.LookAsync(db => db.Set<Erasure>().CountAsync()));
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync();
        var report = await app.Services.GetRequiredService<AuditVerifier>().VerifyAsync(connection, null, CancellationToken.None);
        Assert.True(report.Intact, string.Join("; ", report.Chains.SelectMany(c => c.Problems)));
    }

    [Theory, InlineData(null, 90), InlineData("0", 0), InlineData("never", null)]
    public void How_long_somebody_stays_in_the_audit_log_is_a_setting(string? text, int? days) => Assert.Equal(days, AuditErasure.KeepDays(Set("ProFlow:Audit:ForgetDays", text)));

    [Theory, InlineData("-1"), InlineData("soon"), InlineData("1.5")]
    public void A_setting_that_means_nothing_stops_the_start(string text) => Assert.Throws<StartupRefusal>(() => AuditErasure.KeepDays(Set("ProFlow:Audit:ForgetDays", text)));

    private static IConfiguration Set(string name, string? text) => new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(name, text)]).Build();

    private async Task CleanAsync(TimeSpan later, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var clock = new FakeTimeProvider(app.Services.GetRequiredService<TimeProvider>().GetUtcNow() + later);
        var erasure = new AuditErasure(app.Services.GetRequiredService<NpgsqlDataSource>(), AuditErasure.KeepDays(configuration), clock);
        using var housekeeping = ActivatorUtilities.CreateInstance<Housekeeping>(app.Services, erasure, configuration, clock);
        await housekeeping.CleanAsync(CancellationToken.None);
    }
}
