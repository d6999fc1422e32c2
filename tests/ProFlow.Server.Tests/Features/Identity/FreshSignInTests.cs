using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

/// <summary>v5.0.0-7.5.1: what changes how somebody signs in asks first who sits there.</summary>
public sealed class FreshSignInTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task An_old_proof_of_identity_is_refused_with_its_code_and_a_new_one_is_given_by_the_password()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapPost("/planted", () => TypedResults.Ok()).Needs(Right.SignedIn).NeedsFreshSignIn());
        var ada = await app.RegisterAsync();
        Assert.Equal(HttpStatusCode.OK, (await PlantedAsync(node, ada)).StatusCode);
        await app.ForgetProofAsync(ada);

        using var stale = await PlantedAsync(node, ada);

        Assert.Equal(HttpStatusCode.Unauthorized, stale.StatusCode);
        Assert.Equal("insufficient_user_authentication", (await RoleWorld.ProblemAsync(stale, "planted")).GetProperty("code").GetString());
        Assert.Equal("Bearer error=\"insufficient_user_authentication\", max_age=\"600\"", stale.Headers.WwwAuthenticate.Single().ToString());
        await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "auth/reauthenticate", new { password = "wrong horse" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await PlantedAsync(node, ada)).StatusCode);
        Assert.Equal(["password"], (await ada.GetAsync<ProofView>("auth/reauthenticate")).Methods);
        using var proved = await ada.TryAsync(HttpMethod.Post, "auth/reauthenticate", new { password = "correct horse" });
        Assert.Equal(HttpStatusCode.NoContent, proved.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PlantedAsync(node, ada)).StatusCode);
    }

    [Fact]
    public async Task A_proof_counts_for_the_session_that_gave_it_and_a_refresh_is_none()
    {
        await using var node = await app.StartNodeAsync(plant: api => api.MapPost("/planted", () => TypedResults.Ok()).Needs(Right.SignedIn).NeedsFreshSignIn());
        var ada = await app.RegisterAsync();
        var elsewhere = await app.AgainAsync(ada);
        await app.ForgetProofAsync(ada);

        using var proved = await elsewhere.TryAsync(HttpMethod.Post, "auth/reauthenticate", new { password = "correct horse" });
        using var refreshed = await ada.Http.RefreshAsync(IdentityCalls.Token(ada.RefreshCookie));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.OK), (proved.StatusCode, refreshed.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await PlantedAsync(node, elsewhere)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await PlantedAsync(node, ada)).StatusCode);
    }

    private static Task<HttpResponseMessage> PlantedAsync(WebApplication node, Person person) =>
        person.Http.PostAsync(new Uri(new Uri(node.Urls.First()), "/api/v1/planted"), null);
}
