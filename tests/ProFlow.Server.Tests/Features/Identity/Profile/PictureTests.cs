using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Identity.Profile;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using SkiaSharp;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Profile;

public sealed class PictureTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    internal static byte[] Png(int width = 400, int height = 300, SKEncodedImageFormat format = SKEncodedImageFormat.Png)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    internal static async Task<string> PictureOfAsync(Person person)
    {
        using var answer = await PutAsync(person, Png());
        return JsonSerializer.Deserialize<UserView>(await answer.Content.ReadAsStringAsync(), Json.Options)!.Picture!;
    }

    [Theory, InlineData(SKEncodedImageFormat.Png), InlineData(SKEncodedImageFormat.Jpeg), InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_drawn_anew_as_a_square_and_shown_to_colleagues(SKEncodedImageFormat format)
    {
        var ada = await app.RegisterAsync();
        var workspace = await ada.WorkspaceAsync();

        using var answer = await PutAsync(ada, Png(format: format));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var key = (await ada.GetAsync<UserView>("me")).Picture;
        Assert.Equal(key, (await ada.GetAsync<Page<WorkspaceMemberView>>($"workspaces/{workspace.Id}/members")).Items.Single().Picture);
        Assert.Contains(await app.ChangesAsync(workspace.Id), c => c.Entity == "workspaceMember" && c.Data.Contains(key!, StringComparison.Ordinal));
        using var shown = await app.Client().GetAsync($"pictures/{key}");
        Assert.Equal(("image/webp", "nosniff"), (shown.Content.Headers.ContentType?.MediaType, shown.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.True(shown.Headers.CacheControl!.Private && shown.Headers.CacheControl.MaxAge > TimeSpan.FromDays(300));
        using var drawn = SKBitmap.Decode(await shown.Content.ReadAsByteArrayAsync());
        Assert.Equal((256, 256), (drawn.Width, drawn.Height));
    }

    [Fact]
    public async Task A_new_picture_takes_the_place_of_the_old_and_a_removed_one_is_gone()
    {
        var ada = await app.RegisterAsync();
        var first = await PictureOfAsync(ada);
        var second = await PictureOfAsync(ada);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await ShownAsync(first), await ShownAsync(second)));
        await ada.DeleteAsync("me/picture");

        Assert.Equal(HttpStatusCode.NotFound, await ShownAsync(second));
        Assert.Null((await ada.GetAsync<UserView>("me")).Picture);
        Assert.Equal(0, await app.LookAsync(db => db.Set<UserPicture>().CountAsync(p => p.UserId == ada.Id)));
    }

    [Fact]
    public async Task Nothing_of_the_file_is_kept_but_what_can_be_seen()
    {
        var ada = await app.RegisterAsync();
        // v5.0.0-5.2.2, C-6: a page behind a picture is no page any more, and neither is a place in its metadata.
        byte[] polyglot = [.. Png(format: SKEncodedImageFormat.Jpeg), .. "<script>alert(1)</script>GPS 47.1"u8];

        using var page = await PutAsync(ada, polyglot, "text/html");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, page.StatusCode);
        using var answer = await PutAsync(ada, polyglot, "image/png");
        var key = (await ada.GetAsync<UserView>("me")).Picture;
        var bytes = await app.Client().GetByteArrayAsync($"pictures/{key}");

        Assert.Equal(-1, bytes.AsSpan().IndexOf("script"u8));
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("MZ\u0090 an exe", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GIF89a", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("", HttpStatusCode.UnsupportedMediaType)]
    public async Task What_is_no_picture_is_refused_whatever_it_is_called(string text, HttpStatusCode status)
    {
        var ada = await app.RegisterAsync();

        using var answer = await PutAsync(ada, System.Text.Encoding.Latin1.GetBytes(text));

        Assert.Equal(status, answer.StatusCode);
        Assert.Null((await ada.GetAsync<UserView>("me")).Picture);
    }

    [Fact]
    public async Task A_small_file_that_claims_to_be_huge_is_refused_by_its_head()
    {
        // v5.0.0-5.2.6
        var ada = await app.RegisterAsync();
        var flood = Png(1, 1);
        ((byte[])[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]).CopyTo(flood, 16);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(flood.AsSpan(29), Crc(flood.AsSpan(12, 17)));

        using var answer = await PutAsync(ada, flood);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var large = await PutAsync(ada, new byte[PictureDrawing.MaxBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Fact]
    public async Task Name_time_zone_and_language_are_kept_and_what_is_none_is_refused()
    {
        var ada = await app.RegisterAsync();

        var patched = await ada.PatchAsync<UserView>("me", new { timeZone = "Europe/Berlin", locale = "de-CH" });

        Assert.Equal(("Europe/Berlin", "de-CH"), (patched.TimeZone, patched.Locale));
        Assert.Contains("\"timeZone\":\"Europe/Berlin\"", (await app.ChangesAsync(ada.Id))[^1].Data, StringComparison.Ordinal);
        foreach (var (field, wrong) in new[] { ("timeZone", "Europe/Atlantis"), ("timeZone", "W. Europe Standard Time"), ("timeZone", "../etc/passwd"), ("locale", "klingon"), ("locale", "de_CH"), ("locale", "") })
        {
            var problem = await ada.RefusedAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, "me", new Dictionary<string, string> { [field] = wrong });
            Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _), wrong);
        }
        var cleared = await ada.PatchAsync<UserView>("me", new Dictionary<string, string?> { ["timeZone"] = null, ["locale"] = null });
        Assert.Equal((null, null), (cleared.TimeZone, cleared.Locale));
    }

    /// <summary>The checksum of PNG's parts, so that only the size is wrong.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc >> 1) ^ (0xedb88320 & (uint)-(int)(crc & 1));
        }
        return ~crc;
    }

    private async Task<HttpStatusCode> ShownAsync(string key)
    {
        using var answer = await app.Client().GetAsync($"pictures/{key}");
        return answer.StatusCode;
    }

    private static Task<HttpResponseMessage> PutAsync(Person person, byte[] file, string type = "image/png") =>
        person.Http.PutAsync(new Uri("me/picture", UriKind.Relative), new ByteArrayContent(file) { Headers = { ContentType = new(type) } });
}
