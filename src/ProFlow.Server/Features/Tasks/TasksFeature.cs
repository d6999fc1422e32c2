using ProFlow.Server.Features.Tasks.Querying;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Features.Tasks;

internal static class TasksFeature
{
    public static void MapTasks(this RouteGroupBuilder api)
    {
        var project = api.MapGroup("/projects/{projectId:guid}").WithTags("Tasks");
        project.MapGet("/tasks", ListTasks.Handle).Needs(Right.ViewProject);
        project.MapPost("/tasks", CreateTask.Handle).Produces<TaskView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);
        project.MapPost("/tasks/batch", BatchTasks.Handle).Produces<BatchTasks.Answer>().Needs(Right.WriteTasks);
        project.MapGet("/task-ids", MatchTasks.Handle).Needs(Right.ViewProject);
        project.MapGet("/task-parts", CountTaskParts.Handle).Produces<TaskPartCounts>().Needs(Right.ViewProject);
        project.MapGet("/dependencies", ListDependencies.OfProject).Needs(Right.ViewProject);
        api.MapGet("/workspaces/{workspaceId:guid}/tasks", ListWorkspaceTasks.Handle).Needs(Right.ViewWorkspace).WithTags("Tasks");
        api.MapGet("/workspaces/{workspaceId:guid}/query-fields", ListQueryFields.Handle).Needs(Right.ViewWorkspace).WithTags("Tasks");
        api.MapGet("/workspaces/{workspaceId:guid}/tasks/{key}", GetTaskByKey.Handle).Produces<TaskView>().Needs(Right.ViewProject).WithTags("Tasks");

        var task = api.MapGroup("/tasks/{taskId:guid}").WithTags("Tasks");
        task.MapGet("/", GetTask.Handle).Produces<TaskView>().Needs(Right.ViewProject);
        task.MapPatch("/", PatchTask.Handle).Produces<TaskView>().Needs(Right.WriteTasks);
        task.MapDelete("/", DeleteTask.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.DeleteTasks);
        task.MapPost("/move", MoveTask.Handle).Produces<TaskView>().Needs(Right.WriteTasks);
        task.MapGet("/activity", TaskActivity.Handle).Needs(Right.ViewProject);

        task.MapGet("/comments", ListComments.Handle).Needs(Right.ViewProject);
        task.MapPost("/comments", AddComment.Handle).Produces<CommentView>(StatusCodes.Status201Created).Needs(Right.Comment);
        api.MapPatch("/comments/{commentId:guid}", PatchComment.Handle).Produces<CommentView>().Needs(Right.Comment).WithTags("Tasks");
        api.MapDelete("/comments/{commentId:guid}", DeleteComment.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.Comment).WithTags("Tasks");

        task.MapGet("/dependencies", ListDependencies.OfTask).Needs(Right.ViewProject);
        task.MapPost("/dependencies", AddDependency.Handle).Produces<DependencyView>(StatusCodes.Status201Created).Needs(Right.PlanTasks);
        api.MapPatch("/dependencies/{dependencyId:guid}", PatchDependency.Handle).Produces<DependencyView>().Needs(Right.PlanTasks).WithTags("Tasks");
        api.MapDelete("/dependencies/{dependencyId:guid}", RemoveDependency.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.PlanTasks).WithTags("Tasks");

        task.MapGet("/checklist", ListChecklist.Handle).Needs(Right.ViewProject);
        task.MapPost("/checklist", AddChecklistItem.Handle).Produces<ChecklistItemView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);
        api.MapPatch("/checklist/{itemId:guid}", PatchChecklistItem.Handle).Produces<ChecklistItemView>().Needs(Right.WriteTasks).WithTags("Tasks");
        api.MapDelete("/checklist/{itemId:guid}", DeleteChecklistItem.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.WriteTasks).WithTags("Tasks");

        task.MapGet("/attachments", ListAttachments.Handle).Needs(Right.ViewProject);
        task.MapPost("/attachments", AddAttachment.Handle).Produces<AttachmentView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);
        api.MapDelete("/attachments/{attachmentId:guid}", DeleteAttachment.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.WriteTasks).WithTags("Tasks");
    }
}
