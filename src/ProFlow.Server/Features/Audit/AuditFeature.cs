namespace ProFlow.Server.Features.Audit;

internal static class AuditFeature
{
    public static void AddAudit(this IServiceCollection services)
    {
        services.AddScoped<AuditTrail>();
        services.AddSingleton<AuditFloodgate>().AddHostedService(p => p.GetRequiredService<AuditFloodgate>());
    }
}
