using System.Net;
using System.Text;
using ProFlow.Server.Features.Tasks.Files;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Rules;
using SkiaSharp;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>Small pictures of pictures.</summary>
public sealed class PreviewTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_picture_gets_a_small_one_that_is_upright_and_says_nothing_of_where_it_was_taken()
    {
        var (ada, task) = await BeginAsync();
        // 6: the camera was turned, the picture stands on its side in the file. Red, on the left there, is on top for the eye.
        var original = Picture.Jpeg(1200, 800, orientation: 6, place: "47.3769N 8.5417E");

        var file = await FileCalls.SettledAsync(ada, await FileCalls.FileAsync(ada, task, original, "peak.jpg"));
        using var answer = await ada.Http.GetAsync($"attachments/{file.Id}/preview");
        var content = await answer.Content.ReadAsByteArrayAsync();
        using var small = Picture.Open(content);

        Assert.Equal((PreviewState.Ready, 800, 1200), (file.Preview, file.Width, file.Height));
        Assert.Equal(Thumbnail.MediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal((426, 640), (small.Width, small.Height));
        Assert.True(small.GetPixel(213, 100) is { Red: > 200, Blue: < 60 }, $"On top is {small.GetPixel(213, 100)}.");
        Assert.True(small.GetPixel(213, 540) is { Red: < 60, Blue: > 200 }, $"Below is {small.GetPixel(213, 540)}.");
        Assert.Contains("47.3769N", Encoding.Latin1.GetString(original), StringComparison.Ordinal);
        Assert.DoesNotContain("47.3769N", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal(original, await ada.Http.GetByteArrayAsync($"attachments/{file.Id}/content"));
    }

    [Theory]
    [InlineData(SKEncodedOrigin.TopLeft), InlineData(SKEncodedOrigin.TopRight), InlineData(SKEncodedOrigin.BottomRight), InlineData(SKEncodedOrigin.BottomLeft)]
    [InlineData(SKEncodedOrigin.LeftTop), InlineData(SKEncodedOrigin.RightTop), InlineData(SKEncodedOrigin.RightBottom), InlineData(SKEncodedOrigin.LeftBottom)]
    public void Each_way_to_hold_a_camera_is_turned_upright(SKEncodedOrigin origin)
    {
        var made = Thumbnail.Of(Picture.Jpeg(60, 40, (byte)origin, ""));

        using var small = Picture.Open(made.Content!);
        var redAt = origin switch
        {
            SKEncodedOrigin.TopLeft or SKEncodedOrigin.BottomLeft => (5, 20),
            SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomRight => (55, 20),
            SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop => (20, 5),
            _ => (20, 55),
        };
        Assert.Equal(origin >= SKEncodedOrigin.LeftTop ? (40, 60) : (60, 40), (small.Width, small.Height));
        Assert.True(small.GetPixel(redAt.Item1, redAt.Item2) is { Red: > 180, Blue: < 80 }, $"{origin}: {small.GetPixel(redAt.Item1, redAt.Item2)}");
    }

    /// <summary>v5.0.0-5.2.6: a picture that claims 4 billion pixels is refused by its head, and a large one is kept and never opened.</summary>
    [Fact]
    public async Task V5_2_6_a_flood_of_pixels_is_422_and_a_very_large_picture_has_no_small_one()
    {
        var (ada, task) = await BeginAsync();
        var bomb = Picture.Claiming(65_535, 65_535);
        var upload = await ada.PostAsync<UploadView>($"tasks/{task}/uploads", new { name = "bomb.png", size = bomb.Length });

        using var answer = await FileCalls.PutAsync(ada, $"uploads/{upload.Id}/pieces/0", bomb);
        var large = await FileCalls.SettledAsync(ada, await FileCalls.FileAsync(ada, task, Picture.Claiming(10_000, 10_000), "wall.png"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal((PreviewState.None, 10_000, 10_000), (large.Preview, large.Width, large.Height));
        await ada.RefusedAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"attachments/{large.Id}/preview");
    }

    [Theory]
    [InlineData("broken.png", "\u0089PNG\r\n\u001a\nnothing"), InlineData("broken.jpg", "\u00ff\u00d8\u00ff"), InlineData("broken.gif", "GIF89a")]
    public async Task A_broken_picture_is_a_file_without_a_small_one(string name, string text)
    {
        var (ada, task) = await BeginAsync();

        var file = await FileCalls.SettledAsync(ada, await FileCalls.FileAsync(ada, task, Encoding.Latin1.GetBytes(text), name));

        Assert.Equal(PreviewState.None, file.Preview);
    }

    private async Task<(Person Ada, Guid Task)> BeginAsync()
    {
        var ada = await app.RegisterAsync();
        return (ada, (await ada.TaskAsync((await ada.ProjectAsync()).Id)).Id);
    }
}
