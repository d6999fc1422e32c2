using System.Net.Http.Headers;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Workspaces.ServiceAccounts;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Features.Identity.ApiTokens;

internal static class TokenCalls
{
    /// <summary>The person as a program that has one of their tokens.</summary>
    public static async Task<Person> TokenAsync(this ProFlowApp app, Person person, string[]? scopes = null, Guid[]? projectIds = null, DateTimeOffset? expiresAt = null)
    {
        var made = await person.PostAsync<CreatedTokenView>("me/tokens", new { name = "Script", scopes = scopes ?? Scopes.All, projectIds, expiresAt });
        return app.With(person, made.Token);
    }

    /// <summary>A service account with a token that may do all that its role may.</summary>
    public static async Task<(ServiceAccountView Account, Person Program, Guid TokenId)> ServiceAsync(this ProFlowApp app, Person admin, Guid workspaceId, string role = "member", string name = "Deploy bot")
    {
        var account = await admin.PostAsync<ServiceAccountView>($"workspaces/{workspaceId}/service-accounts", new { name, role });
        var made = await admin.PostAsync<CreatedTokenView>($"workspaces/{workspaceId}/service-accounts/{account.UserId}/tokens", new { name = "CI", scopes = Scopes.All });
        return (account, app.With(admin with { User = admin.User with { Id = account.UserId } }, made.Token), made.Id);
    }

    public static Person With(this ProFlowApp app, Person person, string token)
    {
        var http = app.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return person with { Http = http, AccessToken = token };
    }
}
