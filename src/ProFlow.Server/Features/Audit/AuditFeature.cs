using Npgsql;
using ProFlow.Server.Features.Audit.Chain;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Audit;

internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddScoped<AuditTrail>();
        services.AddSingleton<AuditFloodgate>().AddHostedService(p => p.GetRequiredService<AuditFloodgate>());
        services.AddSingleton(new CheckpointFile(configuration, dataDirectory)).AddSingleton<AuditSigner>().AddSingleton<AuditRetention>().AddSingleton<AuditVerifier>();
        var forgetAfter = AuditErasure.KeepDays(configuration);
        services.AddSingleton(p => new AuditErasure(p.GetRequiredService<NpgsqlDataSource>(), forgetAfter, p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AuditCheckpoints>().AddHostedService(p => p.GetRequiredService<AuditCheckpoints>());
    }

    public static void MapAudit(this RouteGroupBuilder api)
    {
        var log = api.MapGroup("/workspaces/{workspaceId:guid}/audit").WithTags("Audit");
        log.MapGet("/", ListAudit.Handle).Needs(Right.ReadAudit);
        log.MapGet("/state", GetAuditState.Handle).Needs(Right.ReadAudit);
        log.MapGet("/export", ExportAudit.Handle).Produces<string>(StatusCodes.Status200OK, "text/csv").Needs(Right.ReadAudit);
    }
}
