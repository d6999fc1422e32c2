using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Platform.Web;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>Providers come from the settings alone; a wrong setting stops the start with one line that names it.</summary>
public sealed class ProviderConfigurationTests
{
    [Fact]
    public void A_kind_two_names_and_a_secret_are_all_that_the_well_known_ones_need()
    {
        var providers = Read(("google:Kind", "google"), ("google:ClientId", "id"), ("google:ClientSecret", "secret"), ("GitHub:Kind", "GitHub"), ("GitHub:ClientId", "id"), ("GitHub:ClientSecret", "secret"),
            ("ms:Kind", "microsoft"), ("ms:ClientId", "id"), ("ms:ClientSecret", "secret"));

        Assert.Equal(
            [("github", "GitHub", "https://github.com", "read:user user:email"), ("google", "Google", "https://accounts.google.com", "openid email profile"), ("ms", "Microsoft", "https://login.microsoftonline.com/common/v2.0", "openid email profile")],
            providers.Select(p => (p.Id, p.Name, p.Authority, string.Join(' ', p.Scopes))));
        Assert.True(providers[2].IsMultiTenant);
        Assert.False(Read(("ms:Kind", "microsoft"), ("ms:ClientId", "id"), ("ms:ClientSecret", "s"), ("ms:Authority", "https://login.microsoftonline.com/6dd1b4a2-11a5-4b93-a1ad-2a3d0f0f5d11/v2.0"))[0].IsMultiTenant);
    }

    [Theory]
    [InlineData("Kind", null, "ProFlow__Auth__Providers__x__Kind is missing")]
    [InlineData("Kind", "saml", "ProFlow__Auth__Providers__x__Kind is \"saml\": choose google, github, microsoft or oidc")]
    [InlineData("Kind", "0", "ProFlow__Auth__Providers__x__Kind is \"0\"")]
    [InlineData("Name", null, "ProFlow__Auth__Providers__x__Name is missing")]
    [InlineData("Authority", null, "ProFlow__Auth__Providers__x__Authority is missing")]
    [InlineData("Authority", "id.example.org", "ProFlow__Auth__Providers__x__Authority is \"id.example.org\"")]
    [InlineData("Authority", "http://id.example.org", "it has to begin with https://")]
    [InlineData("Authority", "https://id.example.org?x=1", "ProFlow__Auth__Providers__x__Authority is")]
    [InlineData("ClientId", null, "ProFlow__Auth__Providers__x__ClientId is missing")]
    [InlineData("ClientSecret", null, "ProFlow__Auth__Providers__x__ClientSecret is missing")]
    [InlineData("ClientAuthentication", "jwt", "choose post or basic")]
    [InlineData("Scopes", "email", "it has to contain openid")]
    [InlineData("TrustEmail", "yes", "choose true or false")]
    [InlineData("ClientID2", "typo", "ProFlow__Auth__Providers__x__ClientID2 is not a setting")]
    public void A_wrong_setting_stops_the_start_with_one_line(string name, string? value, string sentence)
    {
        var settings = new Dictionary<string, string?> { ["Kind"] = "oidc", ["Name"] = "Staff", ["Authority"] = "https://id.example.org", ["ClientId"] = "id", ["ClientSecret"] = "not-to-be-told" };
        if (value is null) settings.Remove(name);
        else settings[name] = value;

        var refusal = Assert.Throws<StartupRefusal>(() => Read([.. settings.Select(s => ($"x:{s.Key}", s.Value!))]));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.DoesNotContain("not-to-be-told", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("microsoft", "TrustEmail", "true"), InlineData("microsoft", "GroupsClaim", "groups"), InlineData("github", "GroupsClaim", "groups"), InlineData("github", "MfaValues", "mfa")]
    public void What_a_kind_can_not_vouch_for_can_not_be_asked_of_it(string kind, string name, string value) =>
        Assert.StartsWith($"ProFlow__Auth__Providers__x__{name} is", Assert.Throws<StartupRefusal>(() => Read(("x:Kind", kind), ("x:ClientId", "id"), ("x:ClientSecret", "s"), ($"x:{name}", value))).Message, StringComparison.Ordinal);

    [Theory, InlineData("a b"), InlineData("a/b"), InlineData("-a"), InlineData("ü")]
    public void A_name_that_can_not_stand_in_an_address_is_refused(string id) =>
        Assert.Contains("is not a name for a provider", Assert.Throws<StartupRefusal>(() => Read(($"{id}:Kind", "google"))).Message, StringComparison.Ordinal);

    [Theory, InlineData("flow.example.org"), InlineData("https://flow.example.org/path"), InlineData("https://flow.example.org?x"), InlineData("ftp://flow.example.org"), InlineData("https://a:b@flow.example.org"), InlineData("https://flow.example.org#x")]
    public void A_public_address_that_is_none_stops_the_start(string address) =>
        Assert.StartsWith("ProFlow__PublicAddress is", Assert.Throws<StartupRefusal>(() => PublicAddress.From(Configuration(("ProFlow:PublicAddress", address)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Providers_need_the_public_address()
    {
        var configuration = Configuration(("ProFlow:Auth:Providers:google:Kind", "google"), ("ProFlow:Auth:Providers:google:ClientId", "id"), ("ProFlow:Auth:Providers:google:ClientSecret", "s"));

        var refusal = Assert.Throws<StartupRefusal>(() => new ServiceCollection().AddProviders(configuration, PublicAddress.From(configuration)));

        Assert.StartsWith("ProFlow__PublicAddress is missing", refusal.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ProviderSettings> Read(params (string Name, string Value)[] settings) =>
        ProviderConfiguration.From(Configuration([.. settings.Select(s => ("ProFlow:Auth:Providers:" + s.Name, s.Value))]));

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Name, s.Value))).Build();
}
