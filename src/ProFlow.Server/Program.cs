using ProFlow.Server;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Postgres;
using ProFlow.Server.Platform.Startup;

if (args is ["audit", ..]) return await AuditCommand.RunAsync(args[1..]);
if (args is ["user" or "keys", ..]) return await OperatorCommand.RunAsync(args);

return await StartupGuard.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
    builder.Logging.AddQuietDefaults();
    if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://localhost:5080");

    var settings = DatabaseSettings.From(builder.Configuration, builder.Environment.ContentRootPath);
    await using var database = await DatabaseHost.StartAsync(settings, new ConsoleProgress());
    await using var app = ServerHost.Build(builder, database.ConnectionString, settings.DataDirectory);
    await Database.MigrateAsync(database.OwnersConnectionString, database.ConnectionString, CancellationToken.None);
    StartupMemory.GiveBackLater(app.Lifetime);
    await app.StartAsync();
    Console.WriteLine($"ProFlow is ready: {app.Urls.First()}");
    await app.WaitForShutdownAsync();
});
