using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Features.Tasks.Querying;
using ProFlow.Server.Platform.Access;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Platform.Web;

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
        api.MapGet("/comments/{commentId:guid}/history", CommentHistory.Handle).Needs(Right.ViewProject).WithTags("Tasks");
        task.MapGet("/reactions", ListReactions.Handle).Needs(Right.ViewProject);
        api.MapPost("/comments/{commentId:guid}/reactions", AddReaction.Handle).Produces<ReactionView>(StatusCodes.Status201Created).Produces<ReactionView>().Needs(Right.Comment).WithTags("Tasks");
        api.MapDelete("/comments/{commentId:guid}/reactions/{kind}", RemoveReaction.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.Comment).WithTags("Tasks");

        task.MapGet("/dependencies", ListDependencies.OfTask).Needs(Right.ViewProject);
        task.MapPost("/dependencies", AddDependency.Handle).Produces<DependencyView>(StatusCodes.Status201Created).Needs(Right.PlanTasks);
        api.MapPatch("/dependencies/{dependencyId:guid}", PatchDependency.Handle).Produces<DependencyView>().Needs(Right.PlanTasks).WithTags("Tasks");
        api.MapDelete("/dependencies/{dependencyId:guid}", RemoveDependency.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.PlanTasks).WithTags("Tasks");

        task.MapGet("/checklist", ListChecklist.Handle).Needs(Right.ViewProject);
        task.MapPost("/checklist", AddChecklistItem.Handle).Produces<ChecklistItemView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);
        api.MapPatch("/checklist/{itemId:guid}", PatchChecklistItem.Handle).Produces<ChecklistItemView>().Needs(Right.WriteTasks).WithTags("Tasks");
        api.MapDelete("/checklist/{itemId:guid}", DeleteChecklistItem.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.WriteTasks).WithTags("Tasks");
        MapFiles(api, task);
    }

    private static void MapFiles(RouteGroupBuilder api, RouteGroupBuilder task)
    {
        task.MapGet("/attachments", ListAttachments.Handle).Needs(Right.ViewProject);
        task.MapPost("/attachments", AddAttachment.Handle).Accepts<AddAttachment.Request>("application/json", "multipart/form-data")
            .Produces<AttachmentView>(StatusCodes.Status201Created).Needs(Right.WriteTasks).AddOpenApiOperationTransformer(FileForm.DescribeAsync);
        task.MapPost("/uploads", BeginUpload.Handle).Produces<UploadView>(StatusCodes.Status201Created).Needs(Right.WriteTasks);

        var upload = api.MapGroup("/uploads/{uploadId:guid}").WithTags("Tasks");
        upload.MapGet("/", ReadUpload.Handle).Needs(Right.WriteTasks);
        upload.MapPut("/pieces/{number:int}", PutPiece.Handle).Produces<UploadView>().Needs(Right.WriteTasks).AddOpenApiOperationTransformer(FileForm.DescribePieceAsync);
        upload.MapDelete("/", CancelUpload.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.WriteTasks);

        var attachment = api.MapGroup("/attachments/{attachmentId:guid}").WithTags("Tasks");
        attachment.MapPatch("/", PatchAttachment.Handle).Produces<AttachmentView>().Needs(Right.WriteTasks);
        attachment.MapDelete("/", DeleteAttachment.Handle).Produces(StatusCodes.Status204NoContent).Needs(Right.WriteTasks);
        attachment.MapGet("/content", ServeAttachment.Content).Produces<Stream>(contentType: FileKinds.Unknown).Needs(Right.ViewProject).ServesFiles();
        attachment.MapGet("/preview", ServeAttachment.Preview).Produces<Stream>(contentType: Thumbnail.MediaType).Needs(Right.ViewProject).ServesFiles();
        attachment.MapPost("/link", LinkAttachment.Handle).Needs(Right.ViewProject).ForPeopleAlone();
        api.MapGet("/files/{secret}", LinkAttachment.Open).Produces<Stream>(contentType: FileKinds.Unknown).Needs(Right.Anonymous).ServesFiles().WithTags("Tasks");
    }

    /// <summary>What uploads and downloads go through.</summary>
    public static void AddTaskFiles(this IServiceCollection services)
    {
        services.AddSingleton<Uploads>().AddSingleton<FileForm>();
        services.AddSingleton<PreviewWorker>().AddHostedService(p => p.GetRequiredService<PreviewWorker>());
        foreach (var reference in AttachmentTable.References) services.AddSingleton(reference);
    }
}
