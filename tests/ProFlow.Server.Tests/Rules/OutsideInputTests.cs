using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Imports;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Collections of bad JSON and naughty strings that others made, where they lie beside the repository.</summary>
public sealed class OutsideInputTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private const string Data = "07-specs-and-hostile-input";

    [Fact]
    public async Task Each_body_that_is_no_JSON_is_400_and_nothing_else_is_500()
    {
        var files = Directory.GetFiles(Path.Combine(OutsideData.Folder(Data), "json-test-suite"), "*.json", SearchOption.AllDirectories);
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();

        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            var content = new ByteArrayContent(await File.ReadAllBytesAsync(file));
            content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            using var answer = await ada.Http.PostAsync($"projects/{project.Id}/tasks", content);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{name} gave {(int)answer.StatusCode}");
            await RoleWorld.ProblemAsync(answer, name);
        }

        Assert.NotEmpty(files);
        Assert.Empty((await ada.GetAsync<Page<TaskView>>($"projects/{project.Id}/tasks")).Items);
    }

    [Fact]
    public async Task Each_naughty_string_comes_back_as_it_was_sent()
    {
        var strings = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Path.Combine(OutsideData.Folder(Data), "blns", "blns.json")))!;
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        var task = await ada.TaskAsync(project.Id);
        var file = await FileCalls.FileAsync(ada, task.Id);

        foreach (var text in strings.Where(Invalid.Storable))
        {
            // A title and a name are one line of words: blanks around them go, as the reader would never see them.
            var (fitsTitle, fitsName) = (text.Trim().Length is > 0 && text.Length <= 500, text.Trim().Length is > 0 && text.Length <= 200);
            var after = await ada.PatchAsync<TaskView>($"tasks/{task.Id}", fitsTitle ? new { title = text, description = text } : (object)new { description = text });
            Assert.Equal(text, after.Description);
            if (fitsTitle) Assert.Equal(text.Trim(), after.Title);
            if (text.Trim().Length > 0) Assert.Equal(text, (await ada.PostAsync<CommentView>($"tasks/{task.Id}/comments", new { body = text })).Body);
            if (fitsName) Assert.Equal(text.Trim(), (await ada.PatchAsync<ProjectView>($"projects/{project.Id}", new { name = text })).Name);
            if (text.Trim().Length is > 0 && text.Length <= 300)
            {
                Assert.Equal(text, (await ada.PatchAsync<AttachmentView>($"attachments/{file.Id}", new { name = text })).Name);
                // Whatever the name, the header that carries it is one, and the content is there.
                using var content = await ada.Http.GetAsync($"attachments/{file.Id}/content");
                Assert.True(content.IsSuccessStatusCode, text);
                Assert.Equal("attachment", content.Content.Headers.ContentDisposition?.DispositionType);
            }
            Assert.Equal(after.Description, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).Description);
        }

        var stored = (await ada.GetAsync<Page<CommentView>>($"tasks/{task.Id}/comments?limit=1000")).Items.Select(c => c.Body);
        Assert.Equal(strings.Where(s => Invalid.Storable(s) && s.Trim().Length > 0), stored);
    }
}
