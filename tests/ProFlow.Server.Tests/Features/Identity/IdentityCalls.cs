using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity;

internal static class IdentityCalls
{
    /// <summary>The refresh token in a Set-Cookie header.</summary>
    public static string Token(string setCookie) => setCookie.Split(';')[0].Split('=', 2)[1];

    public static string? NewToken(this HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? Token(cookies.First()) : null;

    public static Task<HttpResponseMessage> RefreshAsync(this HttpClient http, string? token, params (string Name, string Value)[] headers) =>
        http.WithCookieAsync("auth/refresh", token, headers);

    public static async Task<HttpResponseMessage> WithCookieAsync(this HttpClient http, string path, string? token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        if (token is not null) request.Headers.Add("Cookie", $"refresh={token}");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> LogInAsync(this HttpClient http, string email, string password = "correct horse") =>
        http.PostAsJsonAsync("auth/login", new { email, password });

    /// <summary>The same account on another device.</summary>
    public static async Task<Person> AgainAsync(this ProFlowApp app, Person person)
    {
        var http = app.Client();
        using var answer = await http.LogInAsync(person.User.Email);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var signedIn = (await answer.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!;
        http.DefaultRequestHeaders.Authorization = new("Bearer", signedIn.AccessToken);
        return new Person(http, signedIn.User, signedIn.AccessToken, answer.Headers.GetValues("Set-Cookie").Single());
    }

    /// <summary>Makes the last proof of identity of all the person's sessions a day old.</summary>
    public static Task<int> ForgetProofAsync(this ProFlowApp app, Person person) => app.LookAsync(db =>
        db.Database.ExecuteSqlAsync($"UPDATE session SET authenticated_at = authenticated_at - interval '1 day' WHERE user_id = {person.Id}"));

    public static async Task<HttpStatusCode> MeAsync(this Person person)
    {
        using var answer = await person.TryAsync(HttpMethod.Get, "me");
        return answer.StatusCode;
    }
}
