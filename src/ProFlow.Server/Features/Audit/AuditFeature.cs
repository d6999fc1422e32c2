using ProFlow.Server.Features.Audit.Chain;

namespace ProFlow.Server.Features.Audit;

internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddScoped<AuditTrail>();
        services.AddSingleton<AuditFloodgate>().AddHostedService(p => p.GetRequiredService<AuditFloodgate>());
        services.AddSingleton(new CheckpointFile(configuration, dataDirectory)).AddSingleton<AuditSigner>().AddSingleton<AuditRetention>().AddSingleton<AuditVerifier>();
        services.AddSingleton<AuditCheckpoints>().AddHostedService(p => p.GetRequiredService<AuditCheckpoints>());
    }
}
