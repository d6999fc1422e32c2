using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Accounts;

internal static class AccountCalls
{
    /// <summary>Calls an endpoint of sign-in without being signed in.</summary>
    public static Task<HttpResponseMessage> SayAsync(this ProFlowApp app, string path, object body) => app.Client().PostAsJsonAsync($"auth/{path}", body);

    public static async Task<HttpStatusCode> StatusAsync(this ProFlowApp app, string path, object body)
    {
        using var answer = await app.SayAsync(path, body);
        return answer.StatusCode;
    }

    public static async Task<HttpStatusCode> LogInStatusAsync(this ProFlowApp app, string email, string password)
    {
        using var answer = await app.Client().LogInAsync(email, password);
        return answer.StatusCode;
    }

    public static async Task DoneAsync(this Person person, string path, object? body = null)
    {
        using var answer = await person.TryAsync(HttpMethod.Post, $"auth/{path}", body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{path} gave {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    internal static Task<User> RowAsync(this ProFlowApp app, Person person) => app.LookAsync(db => db.Set<User>().AsNoTracking().FirstAsync(u => u.Id == person.Id));
}
