using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks;

public sealed class ActivityTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Each_change_of_a_task_is_told_with_what_was_and_what_is_the_newest_first()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var statuses = await ada.StatusesAsync(project.Id);
        var task = await ada.TaskAsync(project.Id, "Before");
        await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { title = "After", dueDate = "2026-12-01" });
        await ada.PostAsync<TaskView>($"tasks/{task.Id}/move", new { statusId = statuses[3].Id });

        var told = (await ada.GetAsync<Page<ActivityView>>($"tasks/{task.Id}/activity")).Items;

        Assert.Equal(["updated", "updated", "created"], told.Select(a => a.Op));
        Assert.True(told[0].Seq > told[1].Seq && told[1].Seq > told[2].Seq);
        Assert.All(told, a => Assert.Equal((ada.Id, "task", task.Id), (a.ActorId!.Value, a.Entity, a.EntityId)));
        var edit = told[1].Fields.ToDictionary(f => f.Field);
        Assert.Equal(["dueDate", "title"], edit.Keys.Order());
        Assert.Equal(("Before", "After"), (edit["title"].From!.Value.GetString(), edit["title"].To!.Value.GetString()));
        Assert.Equal((JsonValueKind.Null, "2026-12-01"), (edit["dueDate"].From?.ValueKind ?? JsonValueKind.Null, edit["dueDate"].To!.Value.GetString()));
        var moved = told[0].Fields.ToDictionary(f => f.Field);
        Assert.Equal((statuses[0].Id, statuses[3].Id), (moved["statusId"].From!.Value.GetGuid(), moved["statusId"].To!.Value.GetGuid()));
        Assert.Equal(("todo", "done"), (moved["category"].From!.Value.GetString(), moved["category"].To!.Value.GetString()));
        Assert.DoesNotContain("position", moved.Keys);
    }

    [Fact]
    public async Task Parts_of_a_task_are_told_with_it_and_those_of_others_are_not()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var (task, other) = (await ada.TaskAsync(project.Id), await ada.TaskAsync(project.Id));
        var comment = await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = "x" });
        await ada.PostAsync<ChecklistItemView>($"tasks/{task.Id}/checklist", new { text = "x" });
        await ada.PostAsync<DependencyView>($"tasks/{task.Id}/dependencies", new { predecessorId = other.Id });
        await ada.PostAsync<CommentView>($"tasks/{other.Id}/comments", new { body = "elsewhere" });
        await ada.DeleteAsync($"comments/{comment.Id}");

        var told = (await ada.GetAsync<Page<ActivityView>>($"tasks/{task.Id}/activity")).Items;

        Assert.Equal(["comment deleted", "dependency created", "checklistItem created", "comment created", "task created"], told.Select(a => $"{a.Entity} {a.Op}"));
    }

    [Fact]
    public async Task A_long_history_comes_page_by_page_each_step_once()
    {
        var ada = await app.RegisterAsync();
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id);
        for (var n = 0; n < 6; n++) await ada.PatchAsync<TaskView>($"tasks/{task.Id}", new { progress = n });

        List<long> seqs = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ada.GetAsync<Page<ActivityView>>($"tasks/{task.Id}/activity?limit=2&cursor={cursor}");
            seqs.AddRange(page.Items.Select(a => a.Seq));
            cursor = page.NextCursor;
        }

        Assert.Equal(7, seqs.Count);
        Assert.Equal(seqs.Distinct().OrderDescending(), seqs);
    }
}
