using ProFlow.Server.Live;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Projects;

internal static class ProjectsFeature
{
    public static void MapProjects(this RouteGroupBuilder api)
    {
        var list = api.MapGroup("/workspaces/{workspaceId:guid}/projects").WithTags("Projects");
        list.MapGet("/", ListProjects.Handle).Needs(Right.ViewWorkspace);
        list.MapPost("/", CreateProject.Handle).Produces<ProjectView>(StatusCodes.Status201Created).Needs(Right.CreateProject);

        var one = api.MapGroup("/projects/{projectId:guid}").WithTags("Projects");
        one.MapGet("/", GetProject.Handle).Produces<ProjectView>().Needs(Right.ViewProject);
        one.MapPatch("/", PatchProject.Handle).Produces<ProjectView>().Needs(Right.ManageProject);
        one.MapDelete("/", DeleteProject.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.DeleteProject);

        one.MapGet("/snapshot", GetProjectSnapshot.Handle).Produces<ProjectSnapshot>().Needs(Right.ViewProject).WithScopes(Scopes.ProjectsRead, Scopes.TasksRead);
        one.MapGet("/changes", GetChanges.OfProject).Needs(Right.ViewProject).WithScopes(Scopes.ProjectsRead, Scopes.TasksRead);

        one.MapGet("/members", ListProjectMembers.Handle).Needs(Right.ViewProject);
        one.MapPost("/members", AddProjectMember.Handle).Produces<ProjectMemberView>(StatusCodes.Status201Created).Needs(Right.ManageProjectMembers);
        one.MapPatch("/members/{userId:guid}", PatchProjectMember.Handle).Produces<ProjectMemberView>().Needs(Right.ManageProjectMembers);
        one.MapDelete("/members/{userId:guid}", RemoveProjectMember.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ViewProject);
        one.MapGet("/members/{userId:guid}/access", ExplainAccess.Handle).Needs(Right.ViewProject);

        one.MapGet("/statuses", ListStatuses.Handle).Needs(Right.ViewProject);
        one.MapPost("/statuses", CreateStatus.Handle).Produces<StatusView>(StatusCodes.Status201Created).Needs(Right.ManageWorkflow);
        one.MapPatch("/statuses/{statusId:guid}", PatchStatus.Handle).Produces<StatusView>().Needs(Right.ManageWorkflow);
        one.MapDelete("/statuses/{statusId:guid}", DeleteStatus.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageWorkflow);

        one.MapGet("/labels", ListLabels.Handle).Needs(Right.ViewProject);
        one.MapPost("/labels", CreateLabel.Handle).Produces<LabelView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);
        one.MapPatch("/labels/{labelId:guid}", PatchLabel.Handle).Produces<LabelView>().Needs(Right.WriteTasks);
        one.MapDelete("/labels/{labelId:guid}", DeleteLabel.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.ManageWorkflow);

        one.MapGet("/milestones", ListMilestones.Handle).Needs(Right.ViewProject);
        one.MapPost("/milestones", CreateMilestone.Handle).Produces<MilestoneView>(StatusCodes.Status201Created).Needs(Right.PlanTasks);
        one.MapPatch("/milestones/{milestoneId:guid}", PatchMilestone.Handle).Produces<MilestoneView>().Needs(Right.PlanTasks);
        one.MapDelete("/milestones/{milestoneId:guid}", DeleteMilestone.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.PlanTasks);
    }
}
