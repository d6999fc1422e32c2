using ProFlow.Server.Features.Imports.Jobs;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Imports;

internal static class ImportsFeature
{
    /// <param name="services">The application's.</param>
    /// <param name="configuration">ProFlow:Imports:MaxMegabytes and :MaxTasks.</param>
    /// <param name="dataDirectory">The folder of all data.</param>
    public static void AddImports(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var limits = new ImportLimits();
        services.AddSingleton(limits with
        {
            MaxBytes = (configuration.GetValue<int?>("ProFlow:Imports:MaxMegabytes") ?? (int)(limits.MaxBytes >> 20)) * (1L << 20),
            MaxTasks = configuration.GetValue<int?>("ProFlow:Imports:MaxTasks") ?? limits.MaxTasks,
        });
        services.AddSingleton(new ImportFolder(Path.Combine(dataDirectory, "imports")));
        services.AddSingleton<ImportWorker>().AddHostedService(s => s.GetRequiredService<ImportWorker>());
    }

    public static void MapImports(this RouteGroupBuilder api)
    {
        api.MapPost("/workspaces/{workspaceId:guid}/imports", StartImport.Handle).Needs(Right.Import).WithTags("Imports")
            .Produces<JobView>().Produces<JobView>(StatusCodes.Status202Accepted).AddOpenApiOperationTransformer(ImportForm.DescribeAsync);
        api.MapGet("/jobs/{jobId:guid}", GetJob.Handle).Needs(Right.SignedIn).WithTags("Imports");
        api.MapGet("/projects/{projectId:guid}/imports", ListImports.Handle).Needs(Right.ManageProject).WithTags("Imports");
        api.MapGet("/projects/{projectId:guid}/imported-data", ListImportedData.Handle).Needs(Right.ManageProject).WithTags("Imports");
    }
}
