using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Platform.Web.Limits;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

/// <summary>The whole server on a real socket and a database of its own. As a class fixture: one for the tests of a class.</summary>
public sealed class ProFlowApp : IAsyncLifetime
{
    /// <summary>Where people's browsers would find it, as the settings have it; it listens at <see cref="Address"/>.</summary>
    public const string PublicAddress = "http://proflow.test";
    private const string Template = "proflow_template";
    private readonly TestFolder folder = TestFolder.Create("app");
    private WebApplication? app;
    private int people;

    /// <summary>Settings of this server, given before it starts.</summary>
    public Action<WebApplicationBuilder>? Configure { get; set; }

    /// <summary>As the application's own role, which the server works with as it does in production.</summary>
    public string ConnectionString => Application(OwnersConnectionString);

    public string OwnersConnectionString { get; private set; } = "";
    public Uri Address { get; private set; } = null!;
    internal IServiceProvider Services => app!.Services;
    public string DataDirectory => folder.Path;

    /// <summary>What lies where the files are kept.</summary>
    internal IBlobStore Store() => Services.GetRequiredService<IBlobStore>();

    public async ValueTask InitializeAsync()
    {
        await TestPostgres.EnsureTemplateAsync(Template, MigrateAsync);
        OwnersConnectionString = await TestPostgres.CloneDatabaseAsync(Template);
        await StartAsync();
    }

    /// <summary>Stops the server and starts another one on the same database.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A second node on the same database; the caller disposes it.</summary>
    /// <param name="plant">Maps further endpoints into the API, to see its guards at work.</param>
    public async Task<WebApplication> StartNodeAsync(Action<WebApplicationBuilder>? configure = null, Action<RouteGroupBuilder>? plant = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        // Without a mail server each letter is a warning.
        builder.Logging.AddFilter("ProFlow.Server.Platform.Mail", LogLevel.Error);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["ProFlow:DataDirectory"] = folder.Path, ["ProFlow:PublicAddress"] = PublicAddress });
        // A provider that can be gone to without asking it anything first.
        const string github = "ProFlow:Auth:Providers:github:";
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { [github + "Kind"] = "github", [github + "ClientId"] = "proflow", [github + "ClientSecret"] = "secret" });
        // What a hash costs is asserted in one test and would slow all others down.
        builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1000);
        // Tests come by the hundred from one address; the limits have tests of their own, which set them.
        builder.Configuration.AddInMemoryCollection(Enum.GetValues<LimitKind>().ToDictionary(kind => $"ProFlow:Limits:{kind}", _ => (string?)"off"));
        // The tests' browsers stand at the address of the moment, which is known only once the server listens.
        builder.Services.PostConfigure<IdentityPasskeyOptions>(o => (o.ServerDomain, o.ValidateOrigin) = (null, null));
        configure?.Invoke(builder);
        var node = ServerHost.Build(builder, ConnectionString, folder.Path);
        plant?.Invoke(ServerHost.MapApi(node));
        await node.StartAsync();
        return node;
    }

    private async Task StartAsync()
    {
        app = await StartNodeAsync(Configure);
        Address = new Uri(app.Urls.First());
    }

    /// <summary>Somebody who has just registered, with a client that is signed in.</summary>
    public Task<Person> RegisterAsync(string name = "Ada") => RegisterAsync(name, app!);

    /// <summary>The same at another node of this database.</summary>
    public async Task<Person> RegisterAsync(string name, WebApplication at)
    {
        var email = $"{name.ToLowerInvariant()}{Interlocked.Increment(ref people)}@example.org";
        var client = Client(new Uri(at.Urls.First()));
        var answer = await client.PostAsJsonAsync("auth/register", new { email, password = "correct horse", name });
        answer.EnsureSuccessStatusCode();
        var signedIn = (await answer.Content.ReadFromJsonAsync<SignedIn>(Json.Options))!;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        return new Person(client, signedIn.User, signedIn.AccessToken, answer.Headers.GetValues("Set-Cookie").First());
    }

    /// <summary>A client that is not signed in and keeps no cookies by itself.</summary>
    public HttpClient Client(Uri? node = null) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(node ?? Address, "/api/v1/") };

    /// <summary>A look into the database, past the API.</summary>
    internal async Task<T> LookAsync<T>(Func<ProFlowDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<ProFlowDb>());
    }

    /// <summary>The changes of a stream as they stand in the log.</summary>
    internal Task<List<Change>> ChangesAsync(Guid stream) =>
        LookAsync(db => db.Changes.AsNoTracking().Where(c => c.StreamId == stream).OrderBy(c => c.Seq).ToListAsync());

    private async Task StopAsync()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static Task MigrateAsync(string owner) => Database.MigrateAsync(owner, Application(owner), CancellationToken.None);

    private static string Application(string owner) => new NpgsqlConnectionStringBuilder(owner) { Username = EmbeddedDatabase.Application }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await TestPostgres.DropDatabaseAsync(ConnectionString);
        folder.Dispose();
    }
}

/// <summary>Somebody with an account, and what they need to call the API.</summary>
public sealed record Person(HttpClient Http, UserView User, string AccessToken, string RefreshCookie)
{
    public Guid Id => User.Id;
}
