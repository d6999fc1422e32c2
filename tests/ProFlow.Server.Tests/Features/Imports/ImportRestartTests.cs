using System.Text;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Platform;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Imports;

/// <summary>What a dead server leaves behind is finished by the next one, once.</summary>
public sealed class ImportRestartTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes(Mspdi(Task(1, "A") + Task(2, "B", Link(1))));

    [Fact]
    public async Task A_job_that_died_before_its_commit_is_done_from_the_start()
    {
        var job = await server.LeaveBehindAsync(Plan, "running", attempts: 1, commandId: Id.New());

        server.App.Services.GetRequiredService<ImportWorker>().Wake();

        var finished = await server.FinishAsync(job);
        Assert.Equal("succeeded", (string?)finished["state"]);
        Assert.Equal(2, (await ListAsync(server.Owner, $"projects/{finished["report"]!["projectId"]}/tasks")).Count);
        Assert.False(server.App.Services.GetRequiredService<ImportFolder>().Has(job));
    }

    [Fact]
    public async Task A_job_that_died_after_its_commit_is_not_done_again()
    {
        var report = await server.ImportAsync(Plan, ("asNew", "true"));
        var tasks = (await ListAsync(server.Owner, $"projects/{report["projectId"]}/tasks")).Count;
        var job = await server.LeaveBehindAsync(Plan, "running", attempts: 1, commandId: (Guid)report["commandIds"]![0]!, report.ToJsonString());

        server.App.Services.GetRequiredService<ImportWorker>().Wake();

        var finished = await server.FinishAsync(job);
        Assert.Equal((string?)report["projectId"], (string?)finished["report"]!["projectId"]);
        Assert.Equal(tasks, (await ListAsync(server.Owner, $"projects/{report["projectId"]}/tasks")).Count);
    }

    [Fact]
    public async Task A_job_that_stops_the_server_every_time_is_given_up()
    {
        var job = await server.LeaveBehindAsync(Plan, "running", attempts: ImportJobs.MostAttempts, null);

        server.App.Services.GetRequiredService<ImportWorker>().Wake();

        var finished = await server.FinishAsync(job);
        Assert.Equal(("failed", "importGaveUp"), ((string?)finished["state"], (string?)finished["error"]!["code"]));
    }
}

/// <summary>Apart from the others: its server comes back at another address.</summary>
public sealed class ImportQueueTests(ImportServer server) : IClassFixture<ImportServer>
{
    [Fact]
    public async Task A_queued_job_survives_a_restart()
    {
        var job = await server.LeaveBehindAsync(Encoding.UTF8.GetBytes(Mspdi(ImportSamples.Task(1, "A"))), "queued", attempts: 0, null);

        await server.App.RestartAsync();

        for (var wait = 0; wait < 300; wait++)
        {
            if (await server.App.LookAsync(db => db.JobAsync(job, TestContext.Current.CancellationToken)) is { State: JobState.Succeeded }) return;
            await System.Threading.Tasks.Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail("The job was not taken up.");
    }
}
