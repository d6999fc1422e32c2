using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Identity.Profile;

internal static class SetPicture
{
    /// <summary>The body is the picture: PNG, JPEG or WebP of at most 5 MB and 16 million pixels.</summary>
    public static async Task<IResult> Handle(HttpContext http, ProFlowDb db, Command command, Caller caller, CancellationToken ct)
    {
        var drawn = await PictureDrawing.DrawAsync(await BodyAsync(http, ct), ct);
        return await ChangeAsync(db, command, caller, drawn, user => Reply.Ok(UserView.Of(user), user.Version), ct);
    }

    /// <summary>The key follows into every membership, like the name, so that colleagues see the picture at once.</summary>
    public static async Task<Reply> ChangeAsync(ProFlowDb db, Command command, Caller caller, byte[]? drawn, Func<User, Reply> answer, CancellationToken ct)
    {
        var id = caller.UserId;
        var user = await db.Set<User>().FirstAsync(u => u.Id == id, ct);
        var key = drawn is null ? null : Sessions.NewSecret();
        if (user.Picture != key) (user.Picture, user.UpdatedAt) = (key, command.At);
        foreach (var membership in await db.Set<WorkspaceMember>().Where(m => m.UserId == id).ToListAsync(ct)) membership.Picture = key;
        return await db.CommitAsync(command, async () =>
        {
            await db.Database.ExecuteSqlAsync($"DELETE FROM user_picture WHERE user_id = {id}", CancellationToken.None);
            if (drawn is not null) await db.Database.ExecuteSqlAsync($"INSERT INTO user_picture (key, user_id, bytes, created_at) VALUES ({key}, {id}, {drawn}, {command.At})", CancellationToken.None);
        }, () => answer(user));
    }

    private static async Task<byte[]> BodyAsync(HttpContext http, CancellationToken ct)
    {
        if (http.Request.ContentLength > PictureDrawing.MaxBytes) throw TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = PictureDrawing.MaxBytes + 1;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, ct);
        return body.Length > PictureDrawing.MaxBytes ? throw TooLarge() : body.ToArray();
    }

    private static Refusal TooLarge() => new(413, "too_large", "A picture may have 5 MB. Make it smaller.");
}

internal static class RemovePicture
{
    public static async Task<IResult> Handle(ProFlowDb db, Command command, Caller caller, CancellationToken ct) =>
        await SetPicture.ChangeAsync(db, command, caller, null, _ => Reply.NoContent(), ct);
}

internal static class GetPicture
{
    /// <summary>A key never stands for another picture, so a browser keeps it for good.</summary>
    public static async Task<IResult> Handle(string key, HttpContext http, ProFlowDb db, CancellationToken ct)
    {
        var bytes = Invalid.Storable(key) ? await db.Set<UserPicture>().Where(p => p.Key == key).Select(p => p.Bytes).FirstOrDefaultAsync(ct) : null;
        if (bytes is null) throw Refusal.NotFound();
        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        http.Response.Headers.ContentDisposition = "inline; filename=\"picture.webp\"";
        return TypedResults.Bytes(bytes, PictureDrawing.ContentType);
    }
}
