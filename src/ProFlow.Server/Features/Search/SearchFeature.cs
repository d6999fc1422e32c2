using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Search;

internal static class SearchFeature
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddScoped<ISearchEngine, PostgresSearch>();
        services.AddHostedService<SearchIndexer>();
    }

    public static void MapSearch(this RouteGroupBuilder api) =>
        api.MapGet("/workspaces/{workspaceId:guid}/search", SearchWorkspace.Handle).Needs(Right.ViewWorkspace).WithTags("Search");
}
