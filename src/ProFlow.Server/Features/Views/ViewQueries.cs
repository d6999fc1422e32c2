using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Tasks.Querying;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Views;

internal static class ViewQueries
{
    /// <summary>Those that exist for somebody in a workspace: their own, and what the team shares, of projects that they see.</summary>
    public static IQueryable<SavedView> VisibleViews(this ProFlowDb db, WorkspaceAccess mine, Guid userId)
    {
        var (workspaceId, team) = (mine.WorkspaceId, mine.May(Right.TeamComments));
        var projects = db.VisibleProjects(mine, userId).Select(p => p.Project.Id);
        return db.Set<SavedView>().Where(v => v.WorkspaceId == workspaceId && (v.Shared ? team : v.OwnerId == userId)
            && (v.ProjectId == null || projects.Contains(v.ProjectId.Value)));
    }

    /// <summary>A view to write: one's own, or as an admin a shared one.</summary>
    public static async Task<SavedView> WriteViewAsync(this ProFlowDb db, WorkspaceAccess mine, Guid userId, Guid viewId, CancellationToken ct)
    {
        var view = await db.VisibleViews(mine, userId).AsTracking().FirstOrDefaultAsync(v => v.Id == viewId, ct) ?? throw Refusal.NotFound();
        return view.OwnerId == userId || mine.May(Right.ManageWorkspace) ? view : throw Refusal.Forbidden("A shared view is changed by whoever made it, and by admins. Save one of your own.");
    }

    public static void CheckName(Invalid invalid, string? name) => invalid.Text("name", name, 1, 100);

    public static void CheckIcon(Invalid invalid, string? icon)
    {
        if (icon is not null) invalid.Text("icon", icon, 1, 40);
    }

    public static void CheckWord(Invalid invalid, string field, string? word) =>
        invalid.When(word is not null && (word.Length is 0 or > 40 || !word.All(c => char.IsAsciiLetter(c) || c == '-')), field, "Has to be a word such as dueDate, with - in front for the other way round.");

    public static void CheckLayout(Invalid invalid, ViewLayout? layout, Guid? projectId)
    {
        if (layout is null) invalid.Add("layout", "Has to be list, board, gantt or calendar.");
        else invalid.When(projectId is null && layout is ViewLayout.Board or ViewLayout.Gantt, "layout", "A board and a Gantt show one project.");
    }

    /// <summary>Only what can be read is kept. The names in it may come and go.</summary>
    public static void CheckQuery(string query)
    {
        try
        {
            QueryParser.Parse(query);
        }
        catch (QueryProblem problem)
        {
            throw Refusal.BadQuery(problem.Message, problem.At.Start, problem.At.Length, problem.Expected, problem.Suggestion);
        }
    }
}
