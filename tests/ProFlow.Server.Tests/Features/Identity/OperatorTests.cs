using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Features.Identity.ApiTokens;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>What ./proflow user does, from beside a running server.</summary>
public sealed class OperatorTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact, Trait("Security", "7.4.5")]
    public async Task Whoever_is_disabled_is_out_with_all_they_had_until_they_are_enabled()
    {
        var ada = await app.RegisterAsync();
        var token = await app.TokenAsync(ada);
        await using var ears = await LiveClient.ConnectAsync(ada);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await ada.MeAsync(), await token.MeAsync()));

        var told = await BesideAsync(s => OperatorCommand.DisableAsync(s, $" {ada.User.Email.ToUpperInvariant()}", true));

        Assert.Contains("is disabled", told, StringComparison.Ordinal);
        await ears.Closed.WaitAsync(TimeSpan.FromSeconds(5));
        await Eventually.HoldsAsync(async () => await ada.MeAsync() == HttpStatusCode.Unauthorized && await token.MeAsync() == HttpStatusCode.Unauthorized, "both are refused", 5);
        Assert.Single(await app.ChangesAsync(ada.Id), c => c is { Entity: "user", ActorId: null, Version: 2 });

        await BesideAsync(s => OperatorCommand.DisableAsync(s, ada.User.Email, false));
        using var login = await app.Client().LogInAsync(ada.User.Email);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (login.StatusCode, await token.MeAsync()));
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.MeAsync());
    }

    [Fact, Trait("Security", "7.4.5")]
    public async Task Whoever_is_signed_out_may_sign_in_again()
    {
        var ada = await app.RegisterAsync();
        await app.AgainAsync(ada);

        Assert.Contains("2 sessions ended", await BesideAsync(s => OperatorCommand.SignOutAsync(s, ada.User.Email)), StringComparison.Ordinal);

        await Eventually.HoldsAsync(async () => await ada.MeAsync() == HttpStatusCode.Unauthorized, "the session is over", 5);
        using var login = await app.Client().LogInAsync(ada.User.Email);
        Assert.Equal(HttpStatusCode.OK, login.StatusCode);
    }

    [Fact]
    public async Task An_address_that_nobody_has_and_a_word_that_is_none_are_refused()
    {
        var refusal = await Assert.ThrowsAsync<StartupRefusal>(() => BesideAsync(s => OperatorCommand.SignOutAsync(s, "nobody@example.org")));

        Assert.Contains("nobody@example.org", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(2, await OperatorCommand.RunAsync(["user", "remove", "ada@example.org"]));
    }

    /// <summary>In a process apart from the one that Ada talks to, as the command line is.</summary>
    private async Task<string> BesideAsync(Func<IServiceProvider, Task<string>> act)
    {
        await using var beside = await app.StartNodeAsync();
        await using var scope = beside.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }
}
