using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>What a browser does on the way to a provider and back: keeps cookies by host and path, and follows redirects as far as one wants.</summary>
internal sealed class Browser(Uri server)
{
    /// <summary>The public address of the servers in these tests; nobody has to know which port they really have.</summary>
    public const string Home = ProFlowApp.PublicAddress;

    private readonly CookieContainer cookies = new();
    private static readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

    /// <summary>One request. An address without a host is one of ProFlow's API.</summary>
    public async Task<Visit> GoAsync(string address, HttpContent? form = null, string? accept = null, string? host = null)
    {
        var uri = new Uri(new Uri(Home + "/api/v1/"), address);
        using var request = new HttpRequestMessage(form is null ? HttpMethod.Get : HttpMethod.Post, uri.Host == "proflow.test" ? new Uri(server, uri.PathAndQuery) : uri) { Content = form };
        if (cookies.GetCookieHeader(uri) is { Length: > 0 } sent) request.Headers.Add("Cookie", sent);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (host is not null) request.Headers.Host = host;
        using var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set)) foreach (var cookie in set) cookies.SetCookies(uri, cookie.Replace("samesite=strict", "", StringComparison.Ordinal).Replace("samesite=lax", "", StringComparison.Ordinal));
        var to = answer.Headers.Location is { } location ? new Uri(uri, location) : null;
        return new Visit(uri, answer.StatusCode, await answer.Content.ReadAsStringAsync(), to, answer.Headers.TryGetValues("Set-Cookie", out var all) ? [.. all] : []);
    }

    /// <summary>Follows redirects until there is a page, or one back to ProFlow's own pages.</summary>
    public async Task<Visit> FollowAsync(string address, HttpContent? form = null)
    {
        var visit = await GoAsync(address, form);
        for (var hops = 0; hops < 15 && visit.To is { } to && !(to.Host == "proflow.test" && !to.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal)); hops++) visit = await GoAsync(to.AbsoluteUri);
        return visit;
    }

    /// <summary>The person whose session the cookies stand for, as the page after the sign-in learns it.</summary>
    public async Task<Person> SignedInAsync()
    {
        var cookie = cookies.GetCookies(new Uri(Home + "/api/v1/auth/refresh"))["refresh"]?.Value;
        Assert.NotNull(cookie);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(server, "/api/v1/") };
        using var answer = await client.RefreshAsync(cookie);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var signedIn = (await answer.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        return new Person(client, signedIn.User, signedIn.AccessToken, answer.Headers.GetValues("Set-Cookie").Single());
    }

    /// <summary>A cookie that the API answered to somebody's own request, as their browser would keep it.</summary>
    public void Keep(HttpResponseMessage answer)
    {
        foreach (var cookie in answer.Headers.GetValues("Set-Cookie")) cookies.SetCookies(new Uri(Home + "/api/v1/auth/oauth"), cookie.Replace("samesite=lax", "", StringComparison.Ordinal));
    }
}

/// <param name="To">Where a redirect leads.</param>
internal sealed record Visit(Uri Address, HttpStatusCode Status, string Body, Uri? To, string[] Cookies)
{
    public string Query(string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(To!.Query)[name].ToString();

    public bool BeganSession => Cookies.Any(c => c.StartsWith("refresh=", StringComparison.Ordinal));

    public string Code => System.Text.Json.JsonDocument.Parse(Body).RootElement.GetProperty("code").GetString()!;
}
