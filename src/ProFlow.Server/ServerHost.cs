using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Features.History;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Accounts;
using ProFlow.Server.Features.Identity.Providers;
using ProFlow.Server.Features.Imports;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Sample;
using ProFlow.Server.Features.Search;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.TimeTracking;
using ProFlow.Server.Features.Views;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Features.Workspaces.SignInRules;
using ProFlow.Server.Live;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Platform.Mail;
using ProFlow.Server.Platform.Redis;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Web;
using ProFlow.Server.Platform.Web.Limits;
using ProFlow.Server.Platform.Web.Tls;

namespace ProFlow.Server;

/// <summary>The server put together: services, the pipeline in its order, one MapX a feature.</summary>
internal static class ServerHost
{
    private const long MaxBody = 10 * 1024 * 1024;

    public static WebApplication Build(WebApplicationBuilder builder, string connectionString, string dataDirectory)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            // Slow clients: what is not here by then, or comes slower than that, frees its connection.
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.Limits.MaxConcurrentUpgradedConnections = 20_000;
        });
        var address = PublicAddress.From(builder.Configuration);
        builder.AddTls();
        AddServices(builder.Services, builder.Configuration, connectionString, dataDirectory);
        builder.Services.AddSingleton(address);
        builder.Services.AddMail(builder.Configuration, address);
        builder.Services.AddProviders(builder.Configuration, address);
        builder.Services.AddImports(builder.Configuration, dataDirectory);
        var app = builder.Build();
        address.Listening = () => app.Urls;
        UsePipeline(app);
        MapEndpoints(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, IConfiguration configuration, string connectionString, string dataDirectory)
    {
        services.AddDatabase(connectionString);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddSingleton<CommitSignal>().AddSingleton<CommitEpoch>().AddSingleton<AccessBook>().AddSingleton<ProofBook>().AddSingleton<GroupRoles>().AddSingleton<ProjectSettingsBook>();
        services.AddScoped<Caller>().AddScoped<Access>();
        services.AddScoped(p => WriteFilter.MakeCommand(
            p.GetRequiredService<IHttpContextAccessor>().HttpContext!, p.GetRequiredService<Caller>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<CommitSignal>()));
        services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(dataDirectory, "keys")));
        services.AddAudit(configuration, dataDirectory);
        services.AddSecrets(configuration, dataDirectory);
        services.AddFiles(configuration, dataDirectory);
        services.AddTaskFiles();
        services.AddTrustedProxies(configuration);
        services.AddAllowedOrigins(configuration);
        services.AddSingleton(RedisConnection.From(configuration));
        services.AddRateLimits(configuration);
        services.AddIdentity(configuration);
        services.AddLive();
        services.AddSearch();
        services.AddSingleton<Housekeeping>().AddHostedService(p => p.GetRequiredService<Housekeeping>());
        services.AddProblemDetails().AddExceptionHandler<RefusalHandler>();
        services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddApiDocument();
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseTrustedProxies();
        app.UseExceptionHandler();
        app.UseMiddlewareDelegate(SecurityHeaders.InvokeAsync);
        app.UseTls();
        app.UseMiddlewareDelegate(BareStatus.InvokeAsync);
        app.UseMiddlewareDelegate(RequestShape.InvokeAsync);
        app.UseWebClient();
        app.UseRouting();
        app.UseAllowedOrigins();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseWebSockets();
        app.UseMiddlewareDelegate(HubAuthentication.InvokeAsync);
        app.UseAuthorization();
        app.UseMiddlewareDelegate(AuditRefusals.InvokeAsync);
        app.UseMiddlewareDelegate(TokenGate.InvokeAsync);
        app.UseMiddlewareDelegate(UnknownAddress.RefuseOtherEncodings);
        app.UseMiddlewareDelegate(WriteFilter.BufferBodyAsync);
    }

    private static void MapEndpoints(WebApplication app)
    {
        var api = MapApi(app);
        api.MapIdentity();
        api.MapProviders();
        api.MapWorkspaces();
        api.MapProjects();
        api.MapTasks();
        api.MapTimeTracking();
        api.MapSearch();
        api.MapViews();
        api.MapHistory();
        api.MapAudit();
        api.MapImports();
        api.MapSample();
        app.MapHub<LiveHub>(HubAuthentication.Path, o => o.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets);
        app.MapJwks();
        app.MapHealth();
        app.MapApiDocument();
        app.MapWebClient();
    }

    /// <summary>The group of the API, with the filters that stand before every endpoint in it.</summary>
    public static RouteGroupBuilder MapApi(WebApplication app)
    {
        var api = app.MapGroup("/api/v1");
        api.AddEndpointFilter(ConfirmedGate.InvokeAsync);
        api.AddEndpointFilter(FreshSignInFilter.InvokeAsync);
        api.AddEndpointFilterFactory((context, next) => IsWrite(context) ? invocation => WriteFilter.InvokeAsync(invocation, next) : next);
        api.AddEndpointFilter(AccessFilter.InvokeAsync);
        return api;
    }

    private static bool IsWrite(EndpointFilterFactoryContext context) =>
        context.MethodInfo.GetParameters().Any(p => p.ParameterType == typeof(Command));
}
