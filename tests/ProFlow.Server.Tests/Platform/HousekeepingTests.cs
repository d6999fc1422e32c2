using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
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

    private async Task CleanAsync(TimeSpan later, params (string Key, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
        var clock = new FakeTimeProvider(app.Services.GetRequiredService<TimeProvider>().GetUtcNow() + later);
        using var housekeeping = ActivatorUtilities.CreateInstance<Housekeeping>(app.Services, configuration, clock);
        await housekeeping.CleanAsync(CancellationToken.None);
    }
}
