using System.Buffers.Binary;
using SkiaSharp;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>Pictures for tests.</summary>
internal static class Picture
{
    /// <summary>The left half red, the right half blue.</summary>
    public static byte[] Png(int width, int height) => Encode(width, height, SKEncodedImageFormat.Png);

    /// <summary>The same as a camera writes it that was held so, with the place where it was taken.</summary>
    public static byte[] Jpeg(int width, int height, byte orientation, string place)
    {
        var plain = Encode(width, height, SKEncodedImageFormat.Jpeg);
        var exif = Exif(orientation, place);
        var segment = new byte[4 + exif.Length];
        (segment[0], segment[1]) = (0xFF, 0xE1);
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(exif.Length + 2));
        exif.CopyTo(segment, 4);
        return [.. plain[..2], .. segment, .. plain[2..]];
    }

    /// <summary>The head of a PNG that claims any size, and no pixels.</summary>
    public static byte[] Claiming(int width, int height)
    {
        var png = Png(1, 1);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    public static SKBitmap Open(byte[] content) => SKBitmap.Decode(content);

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.Red);
        using var blue = new SKPaint { Color = SKColors.Blue };
        surface.Canvas.DrawRect(SKRect.Create(width / 2f, 0, width, height), blue);
        using var image = surface.Snapshot();
        using var data = image.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] Exif(byte orientation, string place)
    {
        // TIFF, big endian: two tags, the orientation and a description.
        var text = System.Text.Encoding.ASCII.GetBytes(place + "\0");
        return
        [
            .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, 0, 0, 0, (byte)text.Length, 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
            0, 0, 0, 0, .. text,
        ];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
        return ~crc;
    }
}
