using ProFlow.Server.Platform;
using SkiaSharp;

namespace ProFlow.Server.Features.Identity.Profile;

/// <summary>
/// Makes a square of 256 pixels in WebP of what somebody sent. Nothing of the file itself is kept: no place where it was taken, no second
/// file hidden in it, nothing that a browser could take for a page.
/// </summary>
internal static class PictureDrawing
{
    public const string ContentType = "image/webp";
    public const int MaxBytes = 5 * 1024 * 1024;
    private const int Side = 256;
    private const int Quality = 85;

    /// <summary>Known from the file's head, before anything is unpacked: a few kilobytes can claim to be gigabytes.</summary>
    private const long MaxPixels = 16_000_000;

    private static readonly SKEncodedImageFormat[] taken = [SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Webp];
    private static readonly SemaphoreSlim atOnce = new(2);

    /// <exception cref="Refusal">415 if it is no PNG, JPEG or WebP, 400 if it is too large or broken.</exception>
    public static async Task<byte[]> DrawAsync(byte[] file, CancellationToken ct)
    {
        await atOnce.WaitAsync(ct);
        try
        {
            return Draw(file);
        }
        finally
        {
            atOnce.Release();
        }
    }

    private static byte[] Draw(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data);
        if (codec is null || !taken.Contains(codec.EncodedFormat)) throw new Refusal(415, "media_type", "Send a picture as PNG, JPEG or WebP.");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MaxPixels) throw Refusal.Invalid("picture", $"This picture has more than {MaxPixels / 1_000_000} million pixels. Make it smaller.");
        using var bitmap = SKBitmap.Decode(codec, new SKImageInfo(width, height)) ?? throw Refusal.Invalid("picture", "This picture is broken.");
        using var image = SKImage.FromBitmap(bitmap);
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        Upright(surface.Canvas, codec.EncodedOrigin);
        var crop = Math.Min(width, height);
        surface.Canvas.DrawImage(image, SKRect.Create((width - crop) / 2f, (height - crop) / 2f, crop, crop), SKRect.Create(Side, Side), new SKSamplingOptions(SKCubicResampler.Mitchell));
        using var drawn = surface.Snapshot();
        using var encoded = drawn.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <summary>Cameras write the picture as the sensor lay, and beside it how it was held.</summary>
    private static void Upright(SKCanvas canvas, SKEncodedOrigin origin)
    {
        canvas.Translate(Side / 2f, Side / 2f);
        var turn = origin switch { SKEncodedOrigin.BottomRight or SKEncodedOrigin.BottomLeft => 180, SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom => 90, SKEncodedOrigin.LeftBottom or SKEncodedOrigin.LeftTop => 270, _ => 0 };
        canvas.RotateDegrees(turn);
        if (origin is SKEncodedOrigin.TopRight or SKEncodedOrigin.BottomLeft or SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightBottom) canvas.Scale(-1, 1);
        canvas.Translate(-Side / 2f, -Side / 2f);
    }
}
