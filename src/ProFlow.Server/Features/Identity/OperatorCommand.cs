using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity.Keys;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Startup;

namespace ProFlow.Server.Features.Identity;

/// <summary>
/// What whoever runs the server may do past its screens: ./proflow user disable|enable|sign-out EMAIL, ./proflow keys rotate|withdraw|master.
/// Running servers need not be stopped: they see it within seconds.
/// </summary>
internal static class OperatorCommand
{
    private const string Usage = """
        ./proflow user disable EMAIL    sign somebody out everywhere and let them in no more
        ./proflow user enable EMAIL     let them in again
        ./proflow user sign-out EMAIL   end all their sessions
        ./proflow keys rotate           give the key that signs access tokens a successor now
        ./proflow keys withdraw         make what it has signed worthless at once: somebody may have seen it
        ./proflow keys files            give every workspace a new key for its new files
        ./proflow keys master           add a new master key to the key file; it counts from the next start
        """;

    public static async Task<int> RunAsync(string[] words)
    {
        Func<IServiceProvider, Task<string>>? act = words switch
        {
            ["user", "disable", var email] => services => DisableAsync(services, email, true),
            ["user", "enable", var email] => services => DisableAsync(services, email, false),
            ["user", "sign-out", var email] => services => SignOutAsync(services, email),
            ["keys", "rotate"] => RotateAsync,
            ["keys", "withdraw"] => WithdrawAsync,
            ["keys", "files"] => RotateFileKeysAsync,
            _ => null,
        };
        if (words is ["keys", "master"]) return await StartupGuard.RunAsync(AddMasterKeyAsync);
        if (act is null)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }
        return await StartupGuard.RunAsync(async () =>
        {
            var builder = Builder();
            var settings = DatabaseSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
            await using var database = await DatabaseHost.LookAsync(settings);
            await using var app = ServerHost.Build(builder, database.ConnectionString, settings.DataDirectory);
            await using var scope = app.Services.CreateAsyncScope();
            Console.WriteLine(await act(scope.ServiceProvider));
        });
    }

    public static async Task<string> DisableAsync(IServiceProvider services, string email, bool disabled)
    {
        var db = services.GetRequiredService<ProFlowDb>();
        var command = new Command(null, services.GetRequiredService<TimeProvider>().Now(), services.GetRequiredService<CommitSignal>());
        var user = await FindAsync(db, email);
        if (user.DisabledAt is not null != disabled) (user.DisabledAt, user.UpdatedAt) = (disabled ? command.At : null, command.At);
        await db.CommitAsync(command, Reply.NoContent);
        if (!disabled) return $"{user.Email} may sign in again.";
        await SignOutAsync(services, email);
        return $"{user.Email} is disabled: signed out everywhere within seconds, and their tokens do not work.";
    }

    public static async Task<string> SignOutAsync(IServiceProvider services, string email)
    {
        var db = services.GetRequiredService<ProFlowDb>();
        var user = await FindAsync(db, email);
        var ended = await services.GetRequiredService<Sessions>().EndOthersAsync(db, user.Id, null, CancellationToken.None);
        return $"{user.Email}: {ended.Length} sessions ended.";
    }

    private static async Task<User> FindAsync(ProFlowDb db, string email)
    {
        var address = User.Normalise(email);
        return await db.Set<User>().FirstOrDefaultAsync(u => u.Email == address) ?? throw new StartupRefusal($"Nobody has an account with the address {email}.");
    }

    private static async Task<string> RotateAsync(IServiceProvider services)
    {
        await services.GetRequiredService<SigningKeys>().RotateAsync();
        return $"A new key is published; it signs in {SigningKeys.Lead.TotalMinutes:0} minutes.";
    }

    private static async Task<string> WithdrawAsync(IServiceProvider services)
    {
        await services.GetRequiredService<SigningKeys>().WithdrawAsync();
        return "A new key signs from now on, and nothing that another has signed is believed. Whoever is signed in stays so.";
    }

    private static async Task<string> RotateFileKeysAsync(IServiceProvider services)
    {
        var workspaces = await services.GetRequiredService<ProFlowDb>().Set<Platform.Files.FileKey>().Select(k => k.WorkspaceId).Distinct().ToListAsync();
        foreach (var workspace in workspaces) await services.GetRequiredService<Platform.Files.FileKeys>().RotateAsync(workspace, CancellationToken.None);
        return $"{workspaces.Count} workspaces have a new key for new files. What lies there opens as before.";
    }

    private static async Task AddMasterKeyAsync()
    {
        var builder = Builder();
        var settings = DatabaseSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
        var path = MasterKeys.FileOf(builder.Configuration, settings.DataDirectory);
        if (!File.Exists(path)) throw new StartupRefusal($"There is no key file {path}: the first start of the server makes it.");
        await Console.Out.WriteLineAsync($"The master key \"{MasterKeys.Append(path)}\" was added to {path}. Restart the server; what lies under the old key is sealed anew within an hour. Back the file up.");
    }

    private static WebApplicationBuilder Builder()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddQuietDefaults();
        return builder;
    }
}
