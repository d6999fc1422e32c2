using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Features.Tasks;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Audit;

/// <summary>
/// Notes who was refused what (ASVS 16.3.2): every 403, every write at something that is there and does not exist for the caller, and limits.
/// It is noted when the answer is out, so that nobody can tell by the clock whether something is there.
/// </summary>
internal static class AuditRefusals
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (Refusal refusal) when (IsNoted(http, refusal.Status))
        {
            var tried = Attempt.Of(http, refusal.Status);
            http.Response.OnCompleted(() => NoteAsync(http, tried));
            throw;
        }
    }

    /// <summary>What was tried: the handler of exceptions takes endpoint and route from the request.</summary>
    /// <param name="Route">The pattern, not the address: an address may carry the secret of a link.</param>
    private sealed record Attempt(int Status, string Method, string? Route, AuditTarget? Target, Guid? WorkspaceId, Guid? ProjectId, Guid? TaskId)
    {
        public static Attempt Of(HttpContext http, int status)
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern;
            // The innermost thing that the address names: projects/{projectId}/members/{userId} is about a user.
            var about = route?.Parameters.LastOrDefault(p => p.Name.EndsWith("Id", StringComparison.Ordinal))?.Name;
            return new Attempt(status, http.Request.Method, route?.RawText, about is null ? null : new(about[..^2], Value(http, about)),
                Value(http, "workspaceId"), Value(http, "projectId"), Value(http, "taskId"));
        }

        private static Guid? Value(HttpContext http, string name) => Guid.TryParse(http.GetRouteValue(name) as string, out var id) ? id : null;
    }

    private static bool IsNoted(HttpContext http, int status) => status switch
    {
        403 or 429 => true,
        404 => !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && http.User.Identity?.IsAuthenticated == true,
        _ => false,
    };

    private static async Task NoteAsync(HttpContext http, Attempt tried)
    {
        var db = http.RequestServices.GetRequiredService<ProFlowDb>();
        var place = await PlaceAsync(db, tried);
        if (tried.Status == 404 && place is null) return;
        await http.RequestServices.GetRequiredService<AuditTrail>().NoteAsync(
            new(tried.Status == 429 ? AuditAction.LimitReached : AuditAction.AccessRefused, place is { } known ? AuditPlace.In(known) : AuditPlace.Server)
            {
                Outcome = AuditOutcome.Refused,
                Target = tried.Target,
                Details = new { tried.Method, tried.Route, tried.Status },
            });
    }

    /// <summary>The workspace or project that the request was about, if it is there at all.</summary>
    private static async Task<Guid?> PlaceAsync(ProFlowDb db, Attempt tried)
    {
        if (tried.WorkspaceId is { } workspace) return await db.Set<Workspace>().AnyAsync(w => w.Id == workspace) ? workspace : null;
        if (tried.ProjectId is { } project) return await db.Set<Project>().AnyAsync(p => p.Id == project) ? project : null;
        if (tried.TaskId is { } task) return await db.Set<TaskItem>().Where(t => t.Id == task).Select(t => (Guid?)t.ProjectId).FirstOrDefaultAsync();
        return null;
    }
}
