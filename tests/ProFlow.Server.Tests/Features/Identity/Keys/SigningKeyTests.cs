using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Keys;

public sealed class SigningKeyTests(ProFlowApp app) : IClassFixture<ProFlowApp>, IAsyncLifetime
{
    private readonly FakeTimeProvider time = new(TimeProvider.System.GetUtcNow());
    private WebApplication node = null!, other = null!;

    /// <summary>Two nodes on one database, whose common clock the test turns.</summary>
    public async ValueTask InitializeAsync()
    {
        await app.SqlAsync("DELETE FROM signing_key");
        node = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));
        other = await app.StartNodeAsync(b => b.Services.AddSingleton<TimeProvider>(time));
    }

    public async ValueTask DisposeAsync()
    {
        await node.DisposeAsync();
        await other.DisposeAsync();
    }

    [Fact]
    public async Task A_key_that_is_old_gets_one_successor_however_many_nodes_notice()
    {
        Assert.Single(await StoredAsync());

        time.Advance(TimeSpan.FromDays(31));
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Keys(n % 2 == 0 ? node : other).LookAsync(default)));

        Assert.Equal(2, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task A_token_from_before_a_rotation_is_good_on_every_node_until_it_ends_by_itself()
    {
        var ada = await SignInAsync(node);
        time.Advance(TimeSpan.FromDays(31) - TimeSpan.FromMinutes(1));
        ada = await SignInAsync(node);
        var first = Kid(ada.AccessToken);
        await LookAsync();

        time.Advance(SigningKeys.Lead - TimeSpan.FromMinutes(1));
        Assert.Equal(first, Kid((ada = await SignInAsync(other)).AccessToken));
        time.Advance(TimeSpan.FromMinutes(2));
        var younger = await SignInAsync(node);

        Assert.NotEqual(first, Kid(younger.AccessToken));
        foreach (var person in new[] { ada.At(node), ada.At(other), younger.At(node), younger.At(other) }) Assert.Equal(HttpStatusCode.OK, await person.MeAsync());
        time.Advance(TimeSpan.FromMinutes(7));
        await LookAsync();
        Assert.Equal(HttpStatusCode.OK, await ada.At(other).MeAsync());
    }

    [Fact]
    public async Task The_jwks_tells_of_a_key_before_it_signs_and_until_nothing_needs_it()
    {
        var first = Assert.Single(await PublishedAsync(node));

        await Keys(other).RotateAsync();
        await LookAsync();
        var second = Assert.Single((await PublishedAsync(node)).Except([first]));
        Assert.Equal(first, Kid((await SignInAsync(node)).AccessToken));

        time.Advance(SigningKeys.Lead + TimeSpan.FromSeconds(1));
        Assert.Equal(second, Kid((await SignInAsync(node)).AccessToken));
        Assert.Equal([first, second], await PublishedAsync(other));

        time.Advance(SigningKeys.Overlap + TimeSpan.FromSeconds(1));
        await LookAsync();
        Assert.Equal([second], await PublishedAsync(node));
        await LookAsync();
        Assert.Equal([second], (await StoredAsync()).Select(k => k.KeyId));
    }

    [Fact]
    public async Task With_the_published_keys_anybody_can_check_a_token()
    {
        var ada = await SignInAsync(node);
        var published = new JsonWebKeySet(await app.Client().GetStringAsync(new Uri(node.Uri(), Jwks.Path)));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(ada.AccessToken, new TokenValidationParameters
        {
            ValidIssuer = "proflow",
            ValidAudience = "proflow-api",
            IssuerSigningKeys = published.GetSigningKeys(),
            ValidateLifetime = false,
        });

        Assert.True(result.IsValid);
        Assert.All(published.Keys, k => Assert.Null(k.D));
    }

    [Fact]
    public async Task A_key_is_used_by_the_other_node_at_once_although_it_has_not_heard_of_it()
    {
        var ada = await SignInAsync(node);
        await Keys(node).WithdrawAsync();
        await Keys(node).LookAsync(default);

        var after = await SignInAsync(node);

        Assert.NotEqual(Kid(ada.AccessToken), Kid(after.AccessToken));
        Assert.Equal(HttpStatusCode.OK, await after.At(other).MeAsync());
    }

    [Fact]
    public async Task What_a_withdrawn_key_has_signed_is_worth_nothing_also_where_it_is_remembered()
    {
        var ada = await SignInAsync(node);
        Assert.Equal(HttpStatusCode.OK, await ada.At(node).MeAsync());
        Assert.Equal(HttpStatusCode.OK, await ada.At(other).MeAsync());

        await Keys(node).WithdrawAsync();
        // The look that each node takes every five seconds.
        await LookAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await ada.At(node).MeAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, await ada.At(other).MeAsync());
    }

    [Fact, Trait("Security", "11.2.2")]
    public async Task Private_keys_lie_sealed_and_are_sealed_anew_under_a_new_master_key()
    {
        var old = Assert.Single(await StoredAsync());
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => System.Security.Cryptography.ECDsa.Create().ImportPkcs8PrivateKey(old.PrivateKey, out _));
        var key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        void NewMaster(WebApplicationBuilder b) => b.Configuration["ProFlow:Keys:Master:fresh"] = key;

        await using var renewed = await app.StartNodeAsync(NewMaster);
        await Eventually.HoldsAsync(async () => (await StoredAsync())[0].PrivateKey.AsSpan().StartsWith(renewed.Services.GetRequiredService<Vault>().CurrentHeader()), "the key is sealed anew");

        Assert.Equal(0, await renewed.Services.GetRequiredService<Resealing>().ResealAsync(default));
        Assert.Equal(old.PublicKey, (await StoredAsync())[0].PublicKey);
        Assert.Equal(HttpStatusCode.OK, await (await SignInAsync(renewed)).At(renewed).MeAsync());
        var refusal = await Assert.ThrowsAsync<StartupRefusal>(() => app.StartNodeAsync());
        Assert.Contains("sealed under the master key \"fresh\"", refusal.Message, StringComparison.Ordinal);
    }

    private static SigningKeys Keys(WebApplication of) => of.Services.GetRequiredService<SigningKeys>();

    private async Task LookAsync()
    {
        await Keys(node).LookAsync(default);
        await Keys(other).LookAsync(default);
    }

    private Task<List<SigningKey>> StoredAsync() => app.LookAsync(db => db.Set<SigningKey>().AsNoTracking().OrderBy(k => k.ActiveFrom).ToListAsync());

    private static string Kid(string token) => new JsonWebToken(token).Kid;

    private async Task<List<string>> PublishedAsync(WebApplication of)
    {
        using var document = JsonDocument.Parse(await app.Client().GetStringAsync(new Uri(of.Uri(), Jwks.Path)));
        return [.. document.RootElement.GetProperty("keys").EnumerateArray().Select(k => k.GetProperty("kid").GetString()!)];
    }

    private Task<Person> SignInAsync(WebApplication of) => app.RegisterAsync("Ada", of);
}
