using System.Net.Http.Headers;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Features.Tasks.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Valid requests to what uploads and serves files.</summary>
internal static class FileCalls
{
    private static readonly byte[] content = "Plan"u8.ToArray();

    public static IEnumerable<KeyValuePair<string, Valid>> All() =>
    [
        ValidCalls.On("POST tasks/{taskId}/uploads", w => new($"tasks/{w.Task.Id}/uploads", new { name = "plan.txt", size = 4 })),
        ValidCalls.On("GET uploads/{uploadId}", async (w, p) => new($"uploads/{(await UploadAsync(w, p)).Id}")),
        ValidCalls.On("PUT uploads/{uploadId}/pieces/{number}", async (w, p) => new($"uploads/{(await UploadAsync(w, p)).Id}/pieces/0") { Piece = content }),
        ValidCalls.On("DELETE uploads/{uploadId}", async (w, p) => new($"uploads/{(await UploadAsync(w, p)).Id}")),
        ValidCalls.On("PATCH attachments/{attachmentId}", async (w, _) => new($"attachments/{(await w.NewAttachmentAsync()).Id}", new { name = w.Name("File") })),
        ValidCalls.On("GET attachments/{attachmentId}/content", async (w, _) => new($"attachments/{(await FileAsync(w.Owner, w.Task.Id)).Id}/content")),
        ValidCalls.On("GET attachments/{attachmentId}/preview", async (w, _) => new($"attachments/{(await PictureAsync(w)).Id}/preview")),
        ValidCalls.On("POST attachments/{attachmentId}/link", async (w, _) => new($"attachments/{(await FileAsync(w.Owner, w.Task.Id)).Id}/link")),
        ValidCalls.On("GET files/{secret}", async (w, _) => await LinkAsync(w)),
    ];

    /// <summary>Begun by this person where they may, else by the owner.</summary>
    private static Task<UploadView> UploadAsync(RoleWorld world, Person? person) => UploadAsync(person ?? world.Owner, world.Task.Id);

    public static Task<UploadView> UploadAsync(Person person, Guid taskId) => person.PostAsync<UploadView>($"tasks/{taskId}/uploads", new { name = "plan.txt", size = content.Length });

    public static Task<HttpResponseMessage> PutAsync(Person person, string path, byte[] piece) =>
        person.Http.PutAsync(path, new ByteArrayContent(piece) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } });

    /// <summary>A whole file on a task.</summary>
    public static async Task<AttachmentView> FileAsync(Person person, Guid taskId, byte[]? bytes = null, string name = "plan.txt")
    {
        bytes ??= content;
        var upload = await person.PostAsync<UploadView>($"tasks/{taskId}/uploads", new { name, size = bytes.Length });
        for (var number = 0; number < upload.Pieces; number++)
        {
            using var sent = await PutAsync(person, $"uploads/{upload.Id}/pieces/{number}", bytes[(number * upload.PieceBytes)..Math.Min(bytes.Length, (number + 1) * upload.PieceBytes)]);
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync());
        }
        return await person.PostAsync<AttachmentView>($"tasks/{taskId}/attachments", new { uploadId = upload.Id });
    }

    /// <summary>The attachment once its preview is settled.</summary>
    public static async Task<AttachmentView> SettledAsync(Person person, AttachmentView file)
    {
        var now = file;
        await Eventually.HoldsAsync(async () => (now = (await person.GetAsync<Page<AttachmentView>>($"tasks/{file.TaskId}/attachments?limit=1000")).Items.Single(a => a.Id == file.Id)).Preview != PreviewState.Pending, $"{file.Name} has its preview, or will have none");
        return now;
    }

    private static async Task<Call> LinkAsync(RoleWorld world)
    {
        var file = await FileAsync(world.Owner, world.Task.Id);
        using var answer = await world.Owner.TryAsync(HttpMethod.Post, $"attachments/{file.Id}/link");
        var link = (await System.Net.Http.Json.HttpContentJsonExtensions.ReadFromJsonAsync<FileLinkView>(answer.Content))!;
        return new(link.Url["/api/v1/".Length..]) { Headers = [("Cookie", answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0])] };
    }

    private static async Task<AttachmentView> PictureAsync(RoleWorld world) =>
        await SettledAsync(world.Owner, await FileAsync(world.Owner, world.Task.Id, Picture.Png(8, 8), "dot.png"));
}
