using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Tests.Features.Identity.Profile;
using ProFlow.Server.Tests.Features.Imports;
using ProFlow.Server.Tests.Harness;

namespace ProFlow.Server.Tests.Rules;

/// <summary>A request that has to succeed for whoever may make it.</summary>
internal sealed record Call(string Path, object? Body = null)
{
    public (string Name, string Value)[] Headers { get; init; } = [];

    /// <summary>A file to import, where the endpoint takes a form and no JSON.</summary>
    public string? File { get; init; }

    /// <summary>The body is this picture.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>Sent by somebody else than the role says, who loses by it what the others need.</summary>
    public Person? As { get; init; }

    /// <summary>A piece of a file.</summary>
    public byte[]? Piece { get; init; }

    public Task<HttpResponseMessage> SendAsync(Person person, HttpMethod method, params (string Name, string Value)[] more)
    {
        if (As is not null) person = As;
        if (Piece is not null) return FileCalls.PutAsync(person, Path, Piece);
        if (Picture is not null)
        {
            var picture = new ByteArrayContent(Picture) { Headers = { ContentType = new("image/png") } };
            var request = new HttpRequestMessage(method, Path) { Content = picture };
            foreach (var (name, value) in more) request.Headers.TryAddWithoutValidation(name, value);
            return person.Http.SendAsync(request);
        }
        if (File is null) return person.TryAsync(method, Path, Body, [.. Headers, .. more]);
        var form = new MultipartFormDataContent { { new StringContent(File), "file", "board.json" }, { new StringContent("true"), "dryRun" } };
        return person.Http.SendAsync(new HttpRequestMessage(method, Path) { Content = form });
    }
}

/// <param name="Make">Prepares what the request is about. Without a caller it is about what the owner has made in the project.</param>
/// <param name="Effective">The right that counts where the handler looks closer than the route's declaration.</param>
internal sealed record Valid(Func<RoleWorld, Person?, Task<Call>> Make, Right? Effective = null);

/// <summary>One valid request to each endpoint of the API: what the rules walk. An endpoint without an entry fails the role matrix.</summary>
internal static class ValidCalls
{
    public static readonly IReadOnlyDictionary<string, Valid> Table = new Dictionary<string, Valid>(
        [.. IdentityCalls(), .. FactorCalls.All(), .. WorkspaceCalls(), .. ProjectCalls(), .. ImportCalls(), .. TaskCalls(), .. FileCalls.All()]);

    public static KeyValuePair<string, Valid> On(string endpoint, Func<RoleWorld, Call> make, Right? effective = null) =>
        new(endpoint, new Valid((w, _) => Task.FromResult(make(w)), effective));

    public static KeyValuePair<string, Valid> On(string endpoint, Func<RoleWorld, Person?, Task<Call>> make, Right? effective = null) =>
        new(endpoint, new Valid(make, effective));

    private static IEnumerable<KeyValuePair<string, Valid>> IdentityCalls() =>
    [
        On("POST auth/register", w => new("auth/register", new { email = $"{w.Name("new").Replace(' ', '.')}@example.org", password = "correct horse", name = "New" })),
        On("POST auth/login", w => new("auth/login", new { email = w.Owner.User.Email, password = "correct horse" })),
        On("POST auth/refresh", async (w, _) => new("auth/refresh") { Headers = [("Cookie", (await w.App.RegisterAsync()).RefreshCookie.Split(';')[0])] }),
        On("POST auth/logout", w => new("auth/logout")),
        On("GET auth/providers", w => new("auth/providers")),
        On("GET auth/sessions", w => new("auth/sessions")),
        On("DELETE auth/sessions/{sessionId}", async (w, p) => new($"auth/sessions/{await w.NewSessionAsync(p ?? w.Owner)}")),
        On("GET auth/reauthenticate", w => new("auth/reauthenticate")),
        On("POST auth/reauthenticate", w => new("auth/reauthenticate", new { password = "correct horse" })),
        On("DELETE auth/sessions", async (w, p) => { await w.NewSessionAsync(p ?? w.Owner); return new("auth/sessions"); }),
        On("GET me/tokens", w => new("me/tokens")),
        On("POST me/tokens", w => new("me/tokens", new { name = w.Name("Token"), scopes = new[] { "tasks:read" } })),
        On("DELETE me/tokens/{tokenId}", async (w, p) => new($"me/tokens/{await w.NewTokenAsync(p ?? w.Owner)}")),
        On("GET auth/email", w => new("auth/email")),
        On("POST auth/change-email", w => new("auth/change-email", new { email = $"{w.Name("moved").Replace(' ', '.')}@example.org" })),
        On("POST auth/confirm-email", async (w, _) => new("auth/confirm-email", new { token = await TokenAsync(w, AccountTokenKind.ConfirmAddress) })),
        On("POST auth/resend-confirmation", async (w, p) => new("auth/resend-confirmation") { As = p is null ? null : await w.App.RegisterAsync("Unconfirmed") }),
        On("POST auth/change-password", async (w, p) => new("auth/change-password", new { currentPassword = "correct horse", newPassword = "correct horse two" }) { As = p is null ? null : await w.App.RegisterAsync("Careful") }),
        On("POST auth/forgot-password", w => new("auth/forgot-password", new { email = w.Owner.User.Email })),
        On("POST auth/reset-password", async (w, _) => new("auth/reset-password", new { token = await TokenAsync(w, AccountTokenKind.ResetPassword), password = "correct horse two" })),
        On("GET auth/delete-account", w => new("auth/delete-account")),
        On("POST auth/delete-account", async (w, p) =>
        {
            var person = p is null ? w.Owner : await w.App.RegisterAsync("Leaving");
            return new("auth/delete-account", new { confirm = person.User.Email, handOver = Array.Empty<object>() }) { As = p is null ? null : person };
        }),
        On("GET auth/oauth/{provider}/start", w => new("auth/oauth/github/start")),
        On("GET auth/oauth/{provider}/callback", w => new("auth/oauth/github/callback?state=x&code=y") { Headers = [("Accept", "text/html")] }),
        On("POST auth/oauth/{provider}/link", w => new("auth/oauth/github/link")),
        On("POST auth/oauth/{provider}/prove", w => new("auth/oauth/github/prove")),
        On("POST auth/tickets", w => new("auth/tickets")),
        On("GET me", w => new("me")),
        On("GET me/logins", w => new("me/logins")),
        On("DELETE me/logins/{loginId}", async (w, p) => new($"me/logins/{(await w.NewLoginAsync(p ?? w.Owner)).Id}")),
        On("GET me/snapshot", w => new("me/snapshot")),
        On("GET me/changes", w => new("me/changes?after=0&limit=10")),
        On("PATCH me", w => new("me", new { name = w.Name("Name") })),
        On("PUT me/picture", w => new("me/picture") { Picture = PictureTests.Png() }),
        On("DELETE me/picture", w => new("me/picture")),
        On("GET pictures/{key}", async (w, _) => new($"pictures/{await PictureTests.PictureOfAsync(await w.App.RegisterAsync("Pictured"))}")),
    ];

    /// <summary>A link for somebody new, as their letter would have it.</summary>
    private static async Task<string> TokenAsync(RoleWorld w, AccountTokenKind kind)
    {
        var person = await w.App.RegisterAsync("Newcomer");
        return await w.App.LookAsync(db => AccountTokens.IssueAsync(db, kind, person.Id, person.User.Email, DateTimeOffset.UnixEpoch.AddYears(100)));
    }

    private static IEnumerable<KeyValuePair<string, Valid>> WorkspaceCalls() =>
    [
        On("GET workspaces", w => new("workspaces")),
        On("POST workspaces", w => new("workspaces", new { name = w.Name() })),
        On("GET workspaces/{workspaceId}", w => new($"workspaces/{w.Workspace.Id}")),
        On("PATCH workspaces/{workspaceId}", w => new($"workspaces/{w.Workspace.Id}", new { name = w.Name() })),
        On("DELETE workspaces/{workspaceId}", async (w, p) => new($"workspaces/{(p is null ? w.Workspace : await p.WorkspaceAsync()).Id}")),
        On("GET workspaces/{workspaceId}/snapshot", w => new($"workspaces/{w.Workspace.Id}/snapshot")),
        On("GET workspaces/{workspaceId}/changes", w => new($"workspaces/{w.Workspace.Id}/changes")),
        On("GET workspaces/{workspaceId}/audit", w => new($"workspaces/{w.Workspace.Id}/audit")),
        On("GET workspaces/{workspaceId}/audit/state", w => new($"workspaces/{w.Workspace.Id}/audit/state")),
        On("GET workspaces/{workspaceId}/audit/export", w => new($"workspaces/{w.Workspace.Id}/audit/export")),
        On("GET workspaces/{workspaceId}/sign-in", w => new($"workspaces/{w.Workspace.Id}/sign-in")),
        On("PATCH workspaces/{workspaceId}/sign-in", w => new($"workspaces/{w.Workspace.Id}/sign-in", new { required = false })),
        On("GET workspaces/{workspaceId}/members", w => new($"workspaces/{w.Workspace.Id}/members")),
        On("PATCH workspaces/{workspaceId}/members/{userId}", async (w, _) => new($"workspaces/{w.Workspace.Id}/members/{(await w.NewGuestAsync()).Id}", new { role = "member" })),
        On("DELETE workspaces/{workspaceId}/members/{userId}", async (w, _) => new($"workspaces/{w.Workspace.Id}/members/{(await w.NewGuestAsync()).Id}"), Right.ManageMembers),
        On("GET permissions", w => new("permissions")),
        On("GET workspaces/{workspaceId}/roles", w => new($"workspaces/{w.Workspace.Id}/roles")),
        On("POST workspaces/{workspaceId}/roles", w => new($"workspaces/{w.Workspace.Id}/roles", new { name = w.Name("Role"), scope = "project", permissions = new[] { "comment" } })),
        On("PATCH workspaces/{workspaceId}/roles/{roleId}", async (w, _) => new($"workspaces/{w.Workspace.Id}/roles/{(await w.NewRoleAsync()).Id}", new { name = w.Name("Role") })),
        On("DELETE workspaces/{workspaceId}/roles/{roleId}", async (w, _) => new($"workspaces/{w.Workspace.Id}/roles/{(await w.NewRoleAsync()).Id}")),
        On("POST workspaces/{workspaceId}/transfer", async (w, p) => await TransferAsync(w, p)),
        On("GET workspaces/{workspaceId}/service-accounts", w => new($"workspaces/{w.Workspace.Id}/service-accounts")),
        On("POST workspaces/{workspaceId}/service-accounts", w => new($"workspaces/{w.Workspace.Id}/service-accounts", new { name = w.Name("Bot"), role = "guest" })),
        On("PATCH workspaces/{workspaceId}/service-accounts/{userId}", async (w, _) => new(await w.NewServiceAccountAsync(), new { name = w.Name("Bot"), disabled = true })),
        On("DELETE workspaces/{workspaceId}/service-accounts/{userId}", async (w, _) => new(await w.NewServiceAccountAsync())),
        On("GET workspaces/{workspaceId}/service-accounts/{userId}/tokens", async (w, _) => new(await w.NewServiceAccountAsync() + "/tokens")),
        On("POST workspaces/{workspaceId}/service-accounts/{userId}/tokens", async (w, _) => new(await w.NewServiceAccountAsync() + "/tokens", new { name = "CI", scopes = new[] { "tasks:read" } })),
        On("DELETE workspaces/{workspaceId}/service-accounts/{userId}/tokens/{tokenId}", async (w, _) => new(await w.NewServiceTokenAsync())),
        On("GET workspaces/{workspaceId}/invitations", w => new($"workspaces/{w.Workspace.Id}/invitations")),
        On("POST workspaces/{workspaceId}/invitations", w => new($"workspaces/{w.Workspace.Id}/invitations", new { role = "guest" })),
        On("DELETE workspaces/{workspaceId}/invitations/{invitationId}", async (w, _) => new($"workspaces/{w.Workspace.Id}/invitations/{(await w.NewInvitationAsync()).Id}")),
        On("GET invitations/{token}", async (w, _) => new($"invitations/{(await w.NewInvitationAsync()).Token}")),
        On("POST invitations/{token}/accept", async (w, p) => new($"invitations/{(await InvitationAsync(w, p)).Token}/accept")),
        On("GET workspaces/{workspaceId}/tasks", w => new($"workspaces/{w.Workspace.Id}/tasks?query=status:open")),
        On("GET workspaces/{workspaceId}/query-fields", w => new($"workspaces/{w.Workspace.Id}/query-fields")),
        On("GET workspaces/{workspaceId}/views", w => new($"workspaces/{w.Workspace.Id}/views")),
        On("POST workspaces/{workspaceId}/views", w => new($"workspaces/{w.Workspace.Id}/views", new { name = w.Name("View"), layout = "list", query = "assignee:me" })),
        On("PATCH workspaces/{workspaceId}/views/{viewId}", async (w, p) => new($"workspaces/{w.Workspace.Id}/views/{(await w.NewViewAsync(p)).Id}", new { name = w.Name("View") })),
        On("DELETE workspaces/{workspaceId}/views/{viewId}", async (w, p) => new($"workspaces/{w.Workspace.Id}/views/{(await w.NewViewAsync(p)).Id}")),
        On("POST workspaces/{workspaceId}/views/{viewId}/share", async (w, p) => new($"workspaces/{w.Workspace.Id}/views/{(await w.NewViewAsync(p)).Id}/share", new { shared = true })),
        On("GET workspaces/{workspaceId}/search", w => new($"workspaces/{w.Workspace.Id}/search?q=task")),
        On("GET workspaces/{workspaceId}/tasks/{key}", w => new($"workspaces/{w.Workspace.Id}/tasks/{w.Task.Key}")),
    ];

    /// <summary>Of a workspace of the caller's own: handing over that of the others would end the story.</summary>
    private static async Task<Call> TransferAsync(RoleWorld w, Person? caller)
    {
        if (caller is null) return new($"workspaces/{w.Workspace.Id}/transfer", new { userId = w[Role.Admin].Id });
        var (workspace, heir) = (await caller.WorkspaceAsync(), await w.App.RegisterAsync("Heir"));
        await heir.JoinAsync(caller, workspace.Id, "member");
        return new($"workspaces/{workspace.Id}/transfer", new { userId = heir.Id });
    }

    /// <summary>Into a place of no consequence for the other calls.</summary>
    private static async Task<InvitationView> InvitationAsync(RoleWorld w, Person? caller)
    {
        var workspace = caller is null ? w.Workspace : await w.Owner.WorkspaceAsync();
        return await w.Owner.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "guest" });
    }

    private static IEnumerable<KeyValuePair<string, Valid>> ProjectCalls() =>
    [
        On("GET workspaces/{workspaceId}/projects", w => new($"workspaces/{w.Workspace.Id}/projects")),
        On("POST workspaces/{workspaceId}/projects", w => new($"workspaces/{w.Workspace.Id}/projects", new { name = w.Name("Project") })),
        On("GET projects/{projectId}", w => new($"projects/{w.Project.Id}")),
        On("PATCH projects/{projectId}", w => new($"projects/{w.Project.Id}", new { name = w.Name("Project") })),
        On("DELETE projects/{projectId}", async (w, p) => new($"projects/{(p is null ? w.Project : await w.NewProjectAsync()).Id}")),
        On("GET projects/{projectId}/snapshot", w => new($"projects/{w.Project.Id}/snapshot")),
        On("GET projects/{projectId}/changes", w => new($"projects/{w.Project.Id}/changes?after=0")),
        On("GET projects/{projectId}/members", w => new($"projects/{w.Project.Id}/members")),
        On("POST projects/{projectId}/members", async (w, _) => new($"projects/{w.Project.Id}/members", new { userId = (await w.NewGuestAsync()).Id, role = "viewer" })),
        On("PATCH projects/{projectId}/members/{userId}", async (w, _) => new($"projects/{w.Project.Id}/members/{(await w.NewGuestAsync(true)).Id}", new { role = "contributor" })),
        On("DELETE projects/{projectId}/members/{userId}", async (w, _) => new($"projects/{w.Project.Id}/members/{(await w.NewGuestAsync(true)).Id}"), Right.ManageProjectMembers),
        On("GET projects/{projectId}/members/{userId}/access", w => new($"projects/{w.Project.Id}/members/{w[Role.Member].Id}/access")),
        On("GET projects/{projectId}/statuses", w => new($"projects/{w.Project.Id}/statuses")),
        On("POST projects/{projectId}/statuses", w => new($"projects/{w.Project.Id}/statuses", new { name = w.Name("Status"), category = "todo" })),
        On("PATCH projects/{projectId}/statuses/{statusId}", async (w, _) => new($"projects/{w.Project.Id}/statuses/{(await w.NewStatusAsync()).Id}", new { name = w.Name("Status") })),
        On("DELETE projects/{projectId}/statuses/{statusId}", async (w, _) => new($"projects/{w.Project.Id}/statuses/{(await w.NewStatusAsync()).Id}")),
        On("GET projects/{projectId}/milestones", w => new($"projects/{w.Project.Id}/milestones")),
        On("POST projects/{projectId}/milestones", w => new($"projects/{w.Project.Id}/milestones", new { name = w.Name("Milestone"), dueDate = "2026-12-01" })),
        On("PATCH projects/{projectId}/milestones/{milestoneId}", async (w, _) => new($"projects/{w.Project.Id}/milestones/{(await w.NewMilestoneAsync()).Id}", new { name = w.Name("Milestone") })),
        On("DELETE projects/{projectId}/milestones/{milestoneId}", async (w, _) => new($"projects/{w.Project.Id}/milestones/{(await w.NewMilestoneAsync()).Id}")),
        On("GET projects/{projectId}/labels", w => new($"projects/{w.Project.Id}/labels")),
        On("POST projects/{projectId}/labels", w => new($"projects/{w.Project.Id}/labels", new { name = w.Name("Label") })),
        On("PATCH projects/{projectId}/labels/{labelId}", async (w, _) => new($"projects/{w.Project.Id}/labels/{(await w.NewLabelAsync()).Id}", new { name = w.Name("Label") })),
        On("DELETE projects/{projectId}/labels/{labelId}", async (w, _) => new($"projects/{w.Project.Id}/labels/{(await w.NewLabelAsync()).Id}")),
        On("GET projects/{projectId}/task-ids", w => new($"projects/{w.Project.Id}/task-ids?query=assignee:me")),
        On("GET projects/{projectId}/task-parts", w => new($"projects/{w.Project.Id}/task-parts")),
        On("GET projects/{projectId}/dependencies", w => new($"projects/{w.Project.Id}/dependencies")),
        On("POST commands/{commandId}/undo", async (w, p) => new($"commands/{await w.NewCommandAsync(p ?? w.Owner)}/undo"), Right.WriteTasks),
    ];

    private static IEnumerable<KeyValuePair<string, Valid>> ImportCalls() =>
    [
        On("POST workspaces/{workspaceId}/sample", w => new($"workspaces/{w.Workspace.Id}/sample")),
        On("POST workspaces/{workspaceId}/imports", w => new($"workspaces/{w.Workspace.Id}/imports") { File = ImportSamples.TrelloBoard }),
        On("GET jobs/{jobId}", async (w, p) => new($"jobs/{await JobAsync(p ?? w.Owner)}")),
        On("GET projects/{projectId}/imports", w => new($"projects/{w.Project.Id}/imports")),
        On("GET projects/{projectId}/imported-data", w => new($"projects/{w.Project.Id}/imported-data")),
    ];

    /// <summary>The job of a dry run in a workspace of the person's own.</summary>
    internal static async Task<Guid> JobAsync(Person person)
    {
        var call = new Call($"workspaces/{(await person.WorkspaceAsync()).Id}/imports") { File = ImportSamples.TrelloBoard };
        using var answer = await call.SendAsync(person, HttpMethod.Post);
        answer.EnsureSuccessStatusCode();
        return System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("id").GetGuid();
    }

    private static IEnumerable<KeyValuePair<string, Valid>> TaskCalls() =>
    [
        On("GET projects/{projectId}/tasks", w => new($"projects/{w.Project.Id}/tasks?sort=-dueDate&limit=5")),
        On("POST projects/{projectId}/tasks", w => new($"projects/{w.Project.Id}/tasks", new { title = w.Name("Task") })),
        On("POST projects/{projectId}/tasks/batch", w => new($"projects/{w.Project.Id}/tasks/batch", new { operations = new[] { new { create = new { title = w.Name("Task") } } } })),
        On("GET tasks/{taskId}", w => new($"tasks/{w.Task.Id}")),
        On("PATCH tasks/{taskId}", w => new($"tasks/{w.Task.Id}", new { title = w.Name("Task") })),
        On("DELETE tasks/{taskId}", async (w, _) => new($"tasks/{(await w.NewTaskAsync()).Id}")),
        On("POST tasks/{taskId}/move", w => new($"tasks/{w.Task.Id}/move", new { })),
        On("GET tasks/{taskId}/activity", w => new($"tasks/{w.Task.Id}/activity")),
        On("GET tasks/{taskId}/comments", w => new($"tasks/{w.Task.Id}/comments")),
        On("POST tasks/{taskId}/comments", w => new($"tasks/{w.Task.Id}/comments", new { body = w.Name("Comment") })),
        On("PATCH comments/{commentId}", async (w, p) => new($"comments/{(await w.NewCommentAsync(p ?? w.Owner)).Id}", new { body = w.Name("Comment") })),
        On("DELETE comments/{commentId}", async (w, p) => new($"comments/{(await w.NewCommentAsync(p ?? w.Owner)).Id}")),
        On("GET comments/{commentId}/history", async (w, _) => new($"comments/{(await w.NewCommentAsync(w.Owner)).Id}/history")),
        On("GET tasks/{taskId}/reactions", w => new($"tasks/{w.Task.Id}/reactions")),
        On("POST comments/{commentId}/reactions", async (w, _) => new($"comments/{(await w.NewCommentAsync(w.Owner)).Id}/reactions", new { kind = "heart" })),
        On("DELETE comments/{commentId}/reactions/{kind}", async (w, _) => new($"comments/{(await w.NewReactionAsync()).CommentId}/reactions/heart")),
        On("GET tasks/{taskId}/dependencies", w => new($"tasks/{w.Task.Id}/dependencies")),
        On("POST tasks/{taskId}/dependencies", async (w, _) => new($"tasks/{w.Task.Id}/dependencies", new { predecessorId = (await w.NewTaskAsync()).Id, type = "SS", lagMinutes = -60 })),
        On("PATCH dependencies/{dependencyId}", async (w, _) => new($"dependencies/{(await w.NewDependencyAsync()).Id}", new { type = "FF" })),
        On("DELETE dependencies/{dependencyId}", async (w, _) => new($"dependencies/{(await w.NewDependencyAsync()).Id}")),
        On("GET tasks/{taskId}/checklist", w => new($"tasks/{w.Task.Id}/checklist")),
        On("POST tasks/{taskId}/checklist", w => new($"tasks/{w.Task.Id}/checklist", new { text = w.Name("Step") })),
        On("PATCH checklist/{itemId}", async (w, _) => new($"checklist/{(await w.NewChecklistItemAsync()).Id}", new { done = true })),
        On("DELETE checklist/{itemId}", async (w, _) => new($"checklist/{(await w.NewChecklistItemAsync()).Id}")),
        On("GET tasks/{taskId}/attachments", w => new($"tasks/{w.Task.Id}/attachments")),
        On("POST tasks/{taskId}/attachments", w => new($"tasks/{w.Task.Id}/attachments", new { url = "https://example.org/plan" })),
        On("DELETE attachments/{attachmentId}", async (w, _) => new($"attachments/{(await w.NewAttachmentAsync()).Id}")),
        On("GET tasks/{taskId}/time-entries", w => new($"tasks/{w.Task.Id}/time-entries")),
        On("POST tasks/{taskId}/time-entries", w => new($"tasks/{w.Task.Id}/time-entries", new { date = "2026-11-23", minutes = 30 })),
    ];
}
