using System.Net;
using System.Text.Json;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.TimeTracking;

public sealed class TimeEntryTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Work_is_written_down_by_span_or_by_length_and_adds_up_on_the_task()
    {
        var ada = await app.RegisterAsync();
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id);
        var path = $"tasks/{task.Id}/time-entries";

        var span = await ada.PostAsync<TimeEntryView>(path, new { startedAt = "2026-11-23T23:30:00+02:00", endedAt = "2026-11-23T22:15:30Z", note = "Late", billable = true });
        var length = await ada.PostAsync<TimeEntryView>(path, new { date = "2026-11-24", minutes = 1440 });

        Assert.Equal((new DateOnly(2026, 11, 23), 46, "Late", true, ada.Id, "Ada"), (span.Date, span.Minutes, span.Note, span.Billable, span.UserId!.Value, span.UserName));
        Assert.Equal((null, null, "", false), (length.StartedAt, length.EndedAt, length.Note, length.Billable));
        Assert.Equal(1486, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).TrackedMinutes);
        Assert.Equal([span.Id, length.Id], (await ada.GetAsync<Page<TimeEntryView>>(path)).Items.Select(e => e.Id));
    }

    [Fact]
    public async Task Entries_that_come_at_once_are_all_counted()
    {
        var ada = await app.RegisterAsync();
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id);

        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => ada.PostAsync<TimeEntryView>($"tasks/{task.Id}/time-entries", new { date = "2026-11-24", minutes = n })));

        Assert.Equal(36, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).TrackedMinutes);
    }

    [Theory]
    [InlineData("{}", "body"), InlineData("""{"date":"2026-11-23"}""", "body"), InlineData("""{"minutes":5}""", "body"), InlineData("""{"startedAt":"2026-11-23T08:00:00Z"}""", "body")]
    [InlineData("""{"date":"2026-11-23","minutes":5,"startedAt":"2026-11-23T08:00:00Z"}""", "body"), InlineData("""{"date":"2026-11-23","minutes":0}""", "minutes"), InlineData("""{"date":"2026-11-23","minutes":1441}""", "minutes")]
    [InlineData("""{"startedAt":"2026-11-23T08:00:00Z","endedAt":"2026-11-23T08:00:00Z"}""", "endedAt"), InlineData("""{"startedAt":"2026-11-23T08:00:00Z","endedAt":"2026-11-23T07:00:00Z"}""", "endedAt"), InlineData("""{"startedAt":"2026-11-23T08:00:00Z","endedAt":"2026-11-24T08:00:01Z"}""", "endedAt")]
    [InlineData("""{"startedAt":"2026-11-23T08:00:00Z","endedAt":"2026-11-23T08:00:10Z"}""", "endedAt")]
    public async Task What_is_no_span_of_work_is_refused_by_field(string body, string field)
    {
        var ada = await app.RegisterAsync();
        var task = await ada.TaskAsync((await ada.ProjectAsync()).Id);

        var refused = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"tasks/{task.Id}/time-entries", JsonDocument.Parse(body).RootElement);

        Assert.Equal(field, refused.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.Equal(0, (await ada.GetAsync<TaskView>($"tasks/{task.Id}")).TrackedMinutes);
    }
}
