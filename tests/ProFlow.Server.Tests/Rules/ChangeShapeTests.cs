using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.SignInRules;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>A created change and the API tell of an entity in the same words: a client needs one reader for both.</summary>
public sealed class ChangeShapeTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>What a reply says of the caller, or once, and no change can.</summary>
    private static string[] OfTheCaller(string entity) => entity switch { "workspace" or "project" => ["role", "roleId", "can"], "invitation" => ["token", "url"], "comment" => ["can"], "workspaceSignIn" => ["groups"], _ => [] };

    [Fact]
    public async Task Every_entity_is_told_by_its_change_as_by_the_API()
    {
        var told = new Dictionary<string, object>
        {
            ["user"] = world.Owner.User,
            ["externalLogin"] = await world.NewLoginAsync(world.Owner),
            ["workspace"] = world.Workspace,
            ["workspaceSignIn"] = await world.Owner.PatchAsync<WorkspaceSignInView>($"workspaces/{world.Workspace.Id}/sign-in", new { required = false }),
            ["workspaceMember"] = (await world.Owner.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{world.Workspace.Id}/members")).Items[0],
            ["invitation"] = await world.NewInvitationAsync(),
            ["role"] = await world.NewRoleAsync("workspace", "import"),
            ["view"] = await world.NewViewAsync(),
            ["project"] = world.Project,
            ["projectMember"] = (await world.Owner.GetAsync<Page<ProjectMemberView>>($"projects/{world.Project.Id}/members")).Items[0],
            ["status"] = await world.NewStatusAsync(),
            ["label"] = await world.NewLabelAsync(),
            ["milestone"] = await world.NewMilestoneAsync(),
            ["task"] = await world.NewTaskAsync(),
            ["comment"] = await world.NewCommentAsync(world.Owner),
            ["reaction"] = await world.NewReactionAsync(),
            ["dependency"] = await world.NewDependencyAsync(),
            ["checklistItem"] = await world.NewChecklistItemAsync(),
            ["attachment"] = await world.NewAttachmentAsync(),
            ["timeEntry"] = await world.Owner.PostAsync<TimeEntryView>($"tasks/{world.Task.Id}/time-entries", new { startedAt = "2026-11-23T08:00:00.5Z", endedAt = "2026-11-23T09:30:00Z" }),
        };
        var entities = await world.App.LookAsync(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(t => typeof(Entity).IsAssignableFrom(t.ClrType)).Select(t => EntityShape.Of(t).Name).Order().ToList()));
        // Where a project was imported from is for the next import of the same file, and no answer of the API.
        Assert.Equal(entities, told.Keys.Append("importSource").Order());

        foreach (var (entity, view) in told)
        {
            var expected = JsonSerializer.SerializeToNode(view, view.GetType(), Json.Options)!.AsObject();
            foreach (var name in OfTheCaller(entity)) expected.Remove(name);
            var id = Guid.Parse(expected["id"]!.GetValue<string>());
            var change = await world.App.LookAsync(db => db.Changes.AsNoTracking().FirstAsync(c => c.EntityId == id && c.Op == ChangeOp.Created));
            var data = JsonNode.Parse(change.Data)!;
            Assert.True(JsonNode.DeepEquals(expected, data), $"{entity}: the API says\n{expected}\nand the change\n{data}");
            Assert.Equal(entity, change.Entity);
        }
    }

    [Fact]
    public async Task Nothing_hidden_leaves_the_server_with_a_change()
    {
        var said = await world.App.LookAsync(db => db.Changes.AsNoTracking().Select(c => c.Data).ToListAsync());

        Assert.All(said, data => Assert.DoesNotContain("Hash", data, StringComparison.Ordinal));
        Assert.All(said, data => Assert.DoesNotContain("deletedAt", data, StringComparison.Ordinal));
    }
}
