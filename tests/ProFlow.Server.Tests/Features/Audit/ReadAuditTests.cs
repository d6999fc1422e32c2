using System.Net;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Audit;

/// <summary>The log as admins read and export it, and what is noted of whoever is refused.</summary>
public sealed class ReadAuditTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task An_admin_finds_events_by_actor_action_target_outcome_time_and_text()
    {
        var (ada, ben, workspace) = await TwoAsync();
        var log = $"workspaces/{workspace}/audit";
        var all = (await ada.GetAsync<Page<AuditEventView>>(log)).Items;

        Assert.Equal(["invitation.accepted", "member.added"], await ActionsAsync(ada, $"{log}?actor={ben.Id}"));
        Assert.Equal(["member.added", "member.added"], await ActionsAsync(ada, $"{log}?action=member"));
        Assert.Equal(["member.added"], await ActionsAsync(ada, $"{log}?action=member.added&target={ben.Id}"));
        Assert.Empty(await ActionsAsync(ada, $"{log}?outcome=failed"));
        Assert.Equal(["workspace.created"], await ActionsAsync(ada, $"{log}?q=northSOUND"));
        Assert.Empty(await ActionsAsync(ada, $"{log}?q=%25"));
        Assert.Equal(all.Count, (await ActionsAsync(ada, $"{log}?from={all[^1].At:O}&to={all[0].At.AddSeconds(1):O}".Replace("+00:00", "Z", StringComparison.Ordinal))).Count);
        Assert.Equal(("Ben", ben.Id), (all[0].ActorName, all[0].ActorId!.Value));
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{log}?action=nothing");
    }

    [Fact]
    public async Task Pages_go_on_where_they_ended_while_events_come_in()
    {
        var (ada, _, workspace) = await TwoAsync();
        var first = await ada.GetAsync<Page<AuditEventView>>($"workspaces/{workspace}/audit?limit=2");
        await ada.PatchAsync<WorkspaceView>($"workspaces/{workspace}", new { name = "In between" });

        var second = await ada.GetAsync<Page<AuditEventView>>($"workspaces/{workspace}/audit?limit=1000&cursor={first.NextCursor}");

        Assert.Equal([5, 4, 3, 2, 1], first.Items.Concat(second.Items).Select(e => e.N));
        Assert.Null(second.NextCursor);
    }

    [Fact]
    public async Task Whoever_is_no_admin_is_refused_and_that_is_noted()
    {
        var (ada, ben, workspace) = await TwoAsync();

        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace}/audit");

        await Eventually.HoldsAsync(async () => (await app.ChainAsync(workspace)).Exists(e => e.Action == "access.refused"), "the event");
        var refused = await app.OnlyAsync(workspace, AuditAction.AccessRefused);
        Assert.Equal((ben.Id, "refused"), (refused.ActorId!.Value, refused.Outcome));
        Assert.Equal("""{"method":"GET","route":"/api/v1/workspaces/{workspaceId:guid}/audit/","status":403}""", refused.Details);
    }

    [Fact]
    public async Task A_role_of_ones_own_reads_and_exports_the_log_and_nothing_beside_it()
    {
        var (ada, ben, workspace) = await TwoAsync();
        var auditor = await ada.PostAsync<RoleView>($"workspaces/{workspace}/roles", new { name = "Auditor", scope = "workspace", permissions = new[] { "readAudit" } });
        var keeper = await ada.PostAsync<RoleView>($"workspaces/{workspace}/roles", new { name = "Keeper", scope = "workspace", permissions = new[] { "manageWorkspace" } });

        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{ben.Id}", new { roleId = auditor.Id });
        Assert.NotEmpty(await ActionsAsync(ben, $"workspaces/{workspace}/audit"));
        using var export = await ben.TryAsync(HttpMethod.Get, $"workspaces/{workspace}/audit/export");
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace}", new { name = "Mine" });
        await ada.PatchAsync<WorkspaceMemberView>($"workspaces/{workspace}/members/{ben.Id}", new { roleId = keeper.Id });

        Assert.Equal(HttpStatusCode.OK, export.StatusCode);
        Assert.Equal(ben.Id, (await app.OnlyAsync(workspace, AuditAction.AuditExported)).ActorId);
        Assert.Contains("Read the audit log", (await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Get, $"workspaces/{workspace}/audit/export")).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    /// <summary>B-1: nothing of a stranger's attempt stands in the workspace's log; the server's has it.</summary>
    [Fact]
    public async Task A_strangers_attempt_stands_in_the_servers_log_alone()
    {
        var (_, _, workspace) = await TwoAsync();
        var stranger = await app.RegisterAsync("Stranger");
        var before = await app.ChainAsync(workspace);

        await stranger.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"workspaces/{workspace}", new { name = "Mine" });

        await Eventually.HoldsAsync(async () => (await app.ChainAsync(AuditPlace.ServerChain)).Exists(e => e.ActorId == stranger.Id && e.Action == "access.refused"), "the event");
        Assert.Equal(before.Count, (await app.ChainAsync(workspace)).Count);
    }

    [Fact]
    public async Task An_export_is_itself_an_event_and_no_cell_of_it_is_a_formula()
    {
        var ada = await app.RegisterAsync();
        await ada.PatchAsync<object>("me", new { name = "=cmd|' /C calc'!A0" });
        var workspace = await ada.WorkspaceAsync("=HYPERLINK(\"x\")");

        var csv = await (await ada.TryAsync(HttpMethod.Get, $"workspaces/{workspace.Id}/audit/export")).Content.ReadAsStringAsync();
        var lines = await (await ada.TryAsync(HttpMethod.Get, $"workspaces/{workspace.Id}/audit/export?format=jsonl&action=workspace")).Content.ReadAsStringAsync();

        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", csv, StringComparison.Ordinal);
        Assert.Contains("'=cmd|' /C calc'!A0", csv, StringComparison.Ordinal);
        Assert.Equal(["workspace.created", "member.added", "audit.exported", "audit.exported"], (await app.ChainAsync(workspace.Id)).Select(e => e.Action));
        Assert.Single(lines.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Twenty_failures_a_minute_are_told_one_by_one_and_the_rest_as_a_number()
    {
        var (ada, ben, workspace) = await TwoAsync();
        for (var i = 0; i < AuditFloodgate.PerMinute + 7; i++) await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Patch, $"workspaces/{workspace}", new { name = "x" });
        var gate = (AuditFloodgate)app.Services.GetService(typeof(AuditFloodgate))!;
        // An event is noted after its answer.
        await Eventually.HoldsAsync(async () => gate.Withheld == 7 && (await app.ChainAsync(workspace)).Count(e => e.Action == "access.refused") == AuditFloodgate.PerMinute, "the events");

        await gate.SummariseAsync(all: true);

        Assert.StartsWith("""{"more":7,""", (await app.ChainAsync(workspace))[^1].Details, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> ActionsAsync(Person who, string path) => [.. (await who.GetAsync<Page<AuditEventView>>(path)).Items.Select(e => e.Action)];

    /// <summary>An owner, a member, and five events: created, added, invited, added, accepted.</summary>
    private async Task<(Person Ada, Person Ben, Guid Workspace)> TwoAsync()
    {
        var (ada, ben) = (await app.RegisterAsync(), await app.RegisterAsync("Ben"));
        var workspace = await ada.WorkspaceAsync();
        await ben.JoinAsync(ada, workspace.Id, "member");
        return (ada, ben, workspace.Id);
    }
}
