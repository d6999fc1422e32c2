using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>ASVS 6.3.4: every operation of the document, also one that is added tomorrow, asks for the second factor that a workspace requires.</summary>
public sealed class SecondFactorDoorTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    [Fact]
    public async Task V6_3_4_no_operation_in_a_workspace_that_requires_a_second_factor_answers_even_its_owner_without_one()
    {
        List<(string Endpoint, Call Call)> calls = [];
        foreach (var (endpoint, valid) in ValidCalls.Table.Where(v => Reference.Operations[v.Key] > Right.SignedIn)) calls.Add((endpoint, await valid.Make(world, null)));
        await world.App.LookAsync(db => db.Database.ExecuteSqlAsync($"UPDATE workspace SET requires_second_factor = true"));
        await Eventually.HoldsAsync(async () => (await world.Owner.TryAsync(HttpMethod.Get, $"projects/{world.Project.Id}")).StatusCode == HttpStatusCode.Forbidden, "the rule counts");
        var before = await world.ChangeCountAsync();

        List<string> doors = [];
        foreach (var (endpoint, call) in calls)
        {
            using var answer = await call.SendAsync(world.Owner, HttpMethod.Parse(endpoint.Split(' ')[0]));
            var text = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode != HttpStatusCode.Forbidden || !text.Contains("second_factor_needed", StringComparison.Ordinal)) doors.Add($"{endpoint} gave {(int)answer.StatusCode}: {text}");
        }

        Assert.Empty(doors);
        Assert.True(calls.Count > 50);
        Assert.Equal(before, await world.ChangeCountAsync());
    }
}
