using System.Net;
using System.Text.Json;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Search;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Views;

public sealed class SavedViewTests(SearchWorld world) : IClassFixture<SearchWorld>
{
    private string Views => $"workspaces/{world.Workspace.Id}/views";

    [Fact]
    public async Task A_private_view_is_told_in_its_owners_stream_alone()
    {
        var (mine, theirs) = (await world.App.ChangesAsync(world.Ada.Id), await world.App.ChangesAsync(world.Workspace.Id));

        var view = await MakeAsync("My week", query: "assignee:me due:thisweek order by due", layout: "calendar");

        Assert.Equal(("My week", "assignee:me due:thisweek order by due", ViewLayout.Calendar, false), (view.Name, view.Query, view.Layout, view.Shared));
        var told = Assert.Single((await world.App.ChangesAsync(world.Ada.Id)).Skip(mine.Count));
        Assert.Equal(("view", view.Id, ChangeOp.Created), (told.Entity, told.EntityId, told.Op));
        Assert.Equal(theirs.Count, (await world.App.ChangesAsync(world.Workspace.Id)).Count);
        Assert.Contains((await world.Ada.GetAsync<MySnapshot>("me/snapshot")).Views, v => v.Id == view.Id);
        Assert.DoesNotContain((await world.Ada.GetAsync<WorkspaceSnapshot>($"workspaces/{world.Workspace.Id}/snapshot")).Views, v => v.Id == view.Id);
        var ben = await MemberAsync("Ben");
        Assert.DoesNotContain((await ListAsync(ben)).Items, v => v.Id == view.Id);
        await ben.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Patch, $"{Views}/{view.Id}", new { name = "Mine now" });
    }

    [Fact]
    public async Task A_shared_view_is_a_new_one_for_the_team_and_none_for_guests()
    {
        var view = await MakeAsync("Late everywhere", query: "due<today status:open");
        var ben = await MemberAsync("Bea");

        var shared = await world.Ada.PostAsync<SavedViewView>($"{Views}/{view.Id}/share", new { shared = true });

        Assert.NotEqual(view.Id, shared.Id);
        Assert.Contains((await ListAsync(ben)).Items, v => v.Id == shared.Id && v.Name == "Late everywhere");
        Assert.Contains((await world.Ada.GetAsync<WorkspaceSnapshot>($"workspaces/{world.Workspace.Id}/snapshot")).Views, v => v.Id == shared.Id);
        Assert.DoesNotContain((await ListAsync(world.Gus)).Items, v => v.Id == shared.Id);
        Assert.Equal([ChangeOp.Created, ChangeOp.Deleted], (await world.App.ChangesAsync(world.Ada.Id)).Where(c => c.EntityId == view.Id).Select(c => c.Op));
        var told = Assert.Single(await world.App.ChangesAsync(world.Workspace.Id), c => c.EntityId == shared.Id);
        Assert.True(told.TeamOnly);
        await ben.RefusedAsync(HttpStatusCode.Forbidden, HttpMethod.Delete, $"{Views}/{shared.Id}");

        var again = await world.Ada.PostAsync<SavedViewView>($"{Views}/{shared.Id}/share", new { shared = false });
        Assert.DoesNotContain((await ListAsync(ben)).Items, v => v.Id == shared.Id || v.Id == again.Id);
    }

    [Fact]
    public async Task A_shared_view_of_a_private_project_exists_only_where_the_project_does()
    {
        var view = await MakeAsync("Plans", layout: "board", projectId: world.Private.Id);
        var shared = await world.Ada.PostAsync<SavedViewView>($"{Views}/{view.Id}/share", new { shared = true });

        Assert.DoesNotContain((await ListAsync(await MemberAsync("Cleo"))).Items, v => v.Id == shared.Id);
        Assert.Equal(world.Private.Id, Assert.Single(await world.App.ChangesAsync(world.Workspace.Id), c => c.EntityId == shared.Id).ProjectId);
    }

    [Fact]
    public async Task A_view_is_renamed_deleted_and_brought_back_by_undo()
    {
        var view = await MakeAsync("Draft");
        var renamed = await world.Ada.PatchAsync<SavedViewView>($"{Views}/{view.Id}", new { name = "Ready", icon = "🚀", sort = "-dueDate" });
        Assert.Equal(("Ready", "🚀", "-dueDate", 2), (renamed.Name, renamed.Icon, renamed.Sort, renamed.Version));
        using var deletion = await world.Ada.TryAsync(HttpMethod.Delete, $"{Views}/{view.Id}");
        Assert.DoesNotContain((await ListAsync(world.Ada)).Items, v => v.Id == view.Id);

        await world.Ada.PostAsync<object>($"commands/{deletion.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Equal(("Ready", "🚀"), (await ListAsync(world.Ada)).Items.Where(v => v.Id == view.Id).Select(v => (v.Name, v.Icon)).Single());
        await world.Gus.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Post, $"commands/{deletion.Headers.GetValues("Command-Id").Single()}/undo");
    }

    [Fact]
    public async Task A_member_undoes_what_they_did_to_a_view_that_they_share()
    {
        var dan = await MemberAsync("Dan");
        var view = await dan.PostAsync<SavedViewView>(Views, new { name = "Dans", layout = "list" });
        var shared = await dan.PostAsync<SavedViewView>($"{Views}/{view.Id}/share", new { shared = true });
        using var deletion = await dan.TryAsync(HttpMethod.Delete, $"{Views}/{shared.Id}");

        await dan.PostAsync<object>($"commands/{deletion.Headers.GetValues("Command-Id").Single()}/undo");

        Assert.Contains((await ListAsync(world.Ada)).Items, v => v.Id == shared.Id);
    }

    [Theory]
    [InlineData("{\"layout\":\"list\"}", "name"), InlineData("{\"name\":\"A\",\"layout\":\"board\"}", "layout"), InlineData("{\"name\":\"A\",\"layout\":\"tree\"}", "layout"), InlineData("{\"name\":\"A\"}", "layout"),
     InlineData("{\"name\":\"A\",\"layout\":\"list\",\"query\":\"due<\"}", "query"), InlineData("{\"name\":\"A\",\"layout\":\"list\",\"sort\":\"a b\"}", "sort"), InlineData("{\"name\":\"A\",\"layout\":\"list\",\"projectId\":\"01990000-0000-7000-8000-000000000000\"}", "projectId")]
    public async Task What_is_no_view_is_refused(string body, string field)
    {
        var problem = await world.Ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Views, JsonDocument.Parse(body).RootElement);

        Assert.Contains(field, problem.GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private Task<SavedViewView> MakeAsync(string name, string query = "", string layout = "list", Guid? projectId = null) =>
        world.Ada.PostAsync<SavedViewView>(Views, new { name, layout, query, projectId });

    private static Task<Page<SavedViewView>> ListAsync(Person person, string views) => person.GetAsync<Page<SavedViewView>>(views);

    private Task<Page<SavedViewView>> ListAsync(Person person) => ListAsync(person, Views);

    private async Task<Person> MemberAsync(string name)
    {
        var person = await world.App.RegisterAsync(name);
        await person.JoinAsync(world.Ada, world.Workspace.Id, "member");
        return person;
    }
}
