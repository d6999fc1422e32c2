using System.Reflection;
using Microsoft.AspNetCore.SignalR;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>The hub's methods by everybody, with channels of their own and of others. E-5: a foreign channel is one of nothing.</summary>
public sealed class HubMatrixTests(RoleWorld world) : IClassFixture<RoleWorld>
{
    /// <summary>What a method of the hub asks for. One that is missing here fails the build.</summary>
    private static readonly Dictionary<string, string> known = new()
    {
        ["Subscribe"] = "viewWorkspace for workspace:{id}, viewProject for project:{id}, oneself for user:{id}",
        ["Unsubscribe"] = "nothing: it only ends what one has",
    };

    [Fact]
    public void Every_method_of_the_hub_is_known() => Assert.Equal(
        known.Keys.Order(),
        typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.GetBaseDefinition().DeclaringType == typeof(LiveHub)).Select(m => m.Name).Order());

    [Fact]
    public async Task Everybody_hears_what_their_role_is_due()
    {
        var failures = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Anonymous))
        {
            var person = world[role];
            await using var client = await LiveClient.ConnectAsync(person);
            async Task ExpectAsync(string channel, bool allowed)
            {
                var refused = await Record.ExceptionAsync(() => client.SubscribeAsync(channel, 0));
                if (allowed ? refused is not null : refused is not HubException || !refused.Message.EndsWith("not_found", StringComparison.Ordinal)) failures.Add($"{role}, {channel}: {refused?.Message ?? "let in"}");
            }
            await ExpectAsync($"workspace:{world.Workspace.Id}", Reference.Has(role, Right.ViewWorkspace));
            await ExpectAsync($"project:{world.Project.Id}", Reference.Has(role, Right.ViewProject));
            await ExpectAsync($"workspace:{world.OtherWorkspace.Id}", role is Role.Stranger or Role.OtherAdmin);
            await ExpectAsync($"user:{person.Id}", true);
            await ExpectAsync($"user:{world[role == Role.Owner ? Role.Admin : Role.Owner].Id}", false);
            await ExpectAsync($"project:{Id.New()}", false);
        }
        Assert.Empty(failures);
    }
}
