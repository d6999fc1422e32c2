using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Views;

internal static class ViewsFeature
{
    public static void MapViews(this RouteGroupBuilder api)
    {
        var views = api.MapGroup("/workspaces/{workspaceId:guid}/views").WithTags("Views");
        views.MapGet("/", ListViews.Handle).Needs(Right.ViewWorkspace);
        views.MapPost("/", CreateView.Handle).Produces<SavedViewView>(StatusCodes.Status201Created).Needs(Right.ViewWorkspace);
        views.MapPatch("/{viewId:guid}", PatchView.Handle).Produces<SavedViewView>().Needs(Right.ViewWorkspace);
        views.MapDelete("/{viewId:guid}", DeleteView.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ViewWorkspace);
        views.MapPost("/{viewId:guid}/share", ShareView.Handle).Produces<SavedViewView>(StatusCodes.Status201Created).Needs(Right.TeamComments);
    }
}

/// <summary>The caller's own views and those that are shared with them.</summary>
internal static class ListViews
{
    private sealed record Position(Guid Id);

    public static async Task<Page<SavedViewView>> Handle(Guid workspaceId, ProFlowDb db, Caller caller, Access access, int? limit, string? cursor, CancellationToken ct)
    {
        var mine = await access.DemandWorkspaceAsync(workspaceId, ct);
        var take = Paging.Limit(limit);
        var after = Paging.Decode<Position>(cursor)?.Id;
        var rows = await db.VisibleViews(mine, caller.UserId).AsNoTracking().Where(v => after == null || v.Id > after).OrderBy(v => v.Id).Take(take + 1).ToListAsync(ct);
        return rows.ToPage(take, SavedViewView.Of, v => new Position(v.Id));
    }
}
