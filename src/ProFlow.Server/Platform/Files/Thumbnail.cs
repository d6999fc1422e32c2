using SkiaSharp;

namespace ProFlow.Server.Platform.Files;

/// <summary>A small picture of a picture: turned as its camera said, and without anything else that the camera said.</summary>
/// <param name="Content">WebP; null where the picture is too large to be opened here, or broken.</param>
/// <param name="Width">Of the picture itself, in pixels.</param>
internal sealed record Thumbnail(byte[]? Content, int? Width, int? Height)
{
    public const string MediaType = "image/webp";

    /// <summary>What is larger is not opened: its pixels alone would take hundreds of megabytes.</summary>
    public const long MostBytes = 64 << 20, MostPixels = 40_000_000;

    /// <summary>No picture that anybody has taken; opening it would only break something.</summary>
    public const long MostClaimed = 500_000_000;

    /// <summary>Twice the width of a tile, for fine screens.</summary>
    private const int Side = 640;
    private const int Quality = 80;

    /// <summary>How many pixels a picture claims to have, by its first bytes; null if they do not tell.</summary>
    public static long? ClaimedPixels(byte[] head)
    {
        using var data = SKData.CreateCopy(head);
        using var codec = SKCodec.Create(data);
        return codec is null ? null : (long)codec.Info.Width * codec.Info.Height;
    }

    public static Thumbnail Of(byte[] picture)
    {
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null) return new Thumbnail(null, null, null);
        var turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        var (width, height) = turned ? (codec.Info.Height, codec.Info.Width) : (codec.Info.Width, codec.Info.Height);
        return new Thumbnail((long)width * height <= MostPixels ? Shrink(codec) : null, width, height);
    }

    private static byte[]? Shrink(SKCodec codec)
    {
        var scale = Math.Min(1f, (float)Side / Math.Max(codec.Info.Width, codec.Info.Height));
        // Some formats can be opened at a fraction of their size at once.
        var opened = codec.GetScaledDimensions(scale);
        using var bitmap = new SKBitmap(new SKImageInfo(opened.Width, opened.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) return null;
        var (width, height) = (Math.Max(1, (int)(codec.Info.Width * scale)), Math.Max(1, (int)(codec.Info.Height * scale)));
        var turned = codec.EncodedOrigin >= SKEncodedOrigin.LeftTop;
        using var surface = SKSurface.Create(new SKImageInfo(turned ? height : width, turned ? width : height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using var image = SKImage.FromBitmap(bitmap);
        surface.Canvas.Concat(Turn(codec.EncodedOrigin, width, height));
        surface.Canvas.DrawImage(image, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using var shot = surface.Snapshot();
        using var encoded = shot.Encode(SKEncodedImageFormat.Webp, Quality);
        return encoded.ToArray();
    }

    /// <summary>EXIF's eight ways to hold a camera: from where a pixel lies in the file to where it lies for the eye.</summary>
    private static SKMatrix Turn(SKEncodedOrigin origin, int w, int h) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, w, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, w, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, h, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, h, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, h, -1, 0, w, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, w, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
