using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.ApiTokens;
using ProFlow.Server.Features.Identity.Factors;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>
/// ASVS 14.2.1 and 16.2.5: every secret that people and programs hold goes through the server, in its right place, in wrong ones and into faults, while all that the server's own
/// code logs is kept, and what the libraries log as a server is set up. None of it stands there.
/// </summary>
public sealed class SecretsInLogsTests : IAsyncLifetime
{
    private readonly MailPeerApp mailed = new();

    public ValueTask InitializeAsync() => mailed.InitializeAsync();
    public ValueTask DisposeAsync() => mailed.DisposeAsync();

    [Fact]
    public async Task No_secret_stands_in_the_log()
    {
        var app = mailed.App;
        var ada = await app.RegisterAsync();
        Dictionary<string, string> secrets = new()
        {
            ["password"] = "correct horse",
            ["access token"] = ada.AccessToken,
            ["refresh token"] = ada.RefreshCookie.Split(';')[0].Split('=')[1],
            ["letter's token"] = (await mailed.Mail.LetterAsync(ada.User.Email)).Token,
        };
        var workspace = await ada.WorkspaceAsync();
        secrets["invitation"] = (await ada.PostAsync<InvitationView>($"workspaces/{workspace.Id}/invitations", new { role = "member" })).Token!;
        secrets["personal token"] = (await ada.PostAsync<CreatedTokenView>("me/tokens", new { name = "Script", scopes = new[] { "projects:read" } })).Token;
        secrets["authenticator's secret"] = (await ada.PostAsync<TotpDraftView>("auth/factors/totp")).Secret;
        secrets["ticket"] = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;
        await using (var live = await LiveClient.ConnectAsync(ada, ticket: secrets["ticket"])) { }
        await ada.TryAsync(HttpMethod.Post, "auth/forgot-password", new { email = ada.User.Email });
        secrets["reset token"] = (await mailed.Mail.LetterAsync(ada.User.Email, "Choose a new password")).Token;

        using var stranger = app.Client();
        foreach (var (_, secret) in secrets)
        {
            await WrongPlacesAsync(stranger, secret);
            await WrongPlacesAsync(ada.Http, secret);
        }
        // The database can't be asked: the fault is told with all that the server knows of it.
        await using (var owner = NpgsqlDataSource.Create(app.OwnersConnectionString))
        await using (var rename = owner.CreateCommand("ALTER TABLE app_user RENAME TO app_user_gone"))
            await rename.ExecuteNonQueryAsync();
        foreach (var (_, secret) in secrets)
            Assert.True((int)(await stranger.PostAsJsonCallAsync("auth/login", new { email = "ada@example.org", password = secret })).StatusCode >= 500);

        var log = mailed.Log.ToArray();
        Assert.Contains(log, line => line.Contains("app_user", StringComparison.Ordinal));
        Assert.All(secrets, secret => Assert.DoesNotContain(log, line => line.Contains(secret.Value, StringComparison.Ordinal)));
    }

    private static async Task WrongPlacesAsync(HttpClient http, string secret)
    {
        var escaped = Uri.EscapeDataString(secret);
        foreach (var path in (string[])[$"auth/sessions/{escaped}", $"invitations/{escaped}", $"me?access_token={escaped}", $"workspaces?cursor={escaped}", $"{escaped}"])
            (await http.GetAsync(path)).Dispose();
        (await http.GetAsync($"/hubs/live?access_token={escaped}")).Dispose();
        await http.PostAsJsonCallAsync("auth/login", new { email = secret, password = secret, code = secret });
        await http.PostAsJsonCallAsync("auth/register", new { email = $"{Guid.CreateVersion7():N}@example.org", password = secret, name = 5 });
        await http.PostAsJsonCallAsync("auth/reset-password", new { token = secret, newPassword = "password1" });
        await http.PostAsJsonCallAsync("auth/reauthenticate", new { password = secret, extra = secret });
        using var odd = new HttpRequestMessage(HttpMethod.Get, "me");
        odd.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret + "x");
        odd.Headers.TryAddWithoutValidation("Cookie", $"proflow_refresh={secret}; other={secret}");
        odd.Headers.TryAddWithoutValidation("Idempotency-Key", secret);
        (await http.SendAsync(odd)).Dispose();
    }

    /// <summary>The server with mail, and everything that it logs.</summary>
    private sealed class MailPeerApp : IAsyncLifetime, ILoggerProvider
    {
        public ProFlowApp App { get; } = new();
        public MailPeer Mail { get; private set; } = null!;
        public ConcurrentQueue<string> Log { get; } = new();

        public async ValueTask InitializeAsync()
        {
            Mail = await MailPeer.StartAsync("none");
            App.Configure = builder =>
            {
                MailedApp.Configure(builder, Mail.Port);
                builder.Logging.ClearProviders().AddProvider(this).SetMinimumLevel(LogLevel.Trace);
                builder.Logging.AddQuietDefaults();
                builder.Logging.AddFilter("ProFlow.Server.Platform.Mail", LogLevel.Trace);
            };
            await App.InitializeAsync();
        }

        public ILogger CreateLogger(string categoryName) => new Keeper(this, categoryName);

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Mail.DisposeAsync();
        }

        public void Dispose() { }

        private sealed class Keeper(MailPeerApp all, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                all.Log.Enqueue($"{category} {formatter(state, exception)} {state} {exception}");
        }
    }
}

file static class JsonCalls
{
    public static Task<HttpResponseMessage> PostAsJsonCallAsync(this HttpClient http, string path, object body) =>
        http.PostAsync(path, System.Net.Http.Json.JsonContent.Create(body, body.GetType()));
}
