using System.Text;

namespace ProFlow.Server.Platform.Files;

/// <summary>What a file is, by its first bytes. What a client claims counts for nothing.</summary>
internal static class FileKinds
{
    public const string Unknown = "application/octet-stream";
    private const string PlainText = "text/plain; charset=utf-8";

    private static readonly (string Type, int At, byte[] Bytes)[] magic =
    [
        ("image/png", 0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", 0, [0xFF, 0xD8, 0xFF]),
        ("image/gif", 0, [.. "GIF87a"u8]),
        ("image/gif", 0, [.. "GIF89a"u8]),
        ("image/webp", 8, [.. "WEBP"u8]),
        ("application/pdf", 0, [.. "%PDF-"u8]),
        ("application/zip", 0, [.. "PK\u0003\u0004"u8]),
        ("application/zip", 0, [.. "PK\u0005\u0006"u8]),
        ("application/gzip", 0, [0x1F, 0x8B]),
        ("video/mp4", 4, [.. "ftyp"u8]),
        ("video/webm", 0, [0x1A, 0x45, 0xDF, 0xA3]),
        ("audio/mpeg", 0, [.. "ID3"u8]),
        ("audio/ogg", 0, [.. "OggS"u8]),
    ];

    /// <summary>Types whose name promises something that a browser or a person would act on: the bytes have to keep it.</summary>
    private static readonly Dictionary<string, string> promised = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".pdf"] = "application/pdf",
    };

    /// <summary>May be shown by a browser in place; all others are only ever saved.</summary>
    private static readonly HashSet<string> shown = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"];

    public static bool IsShown(string type) => shown.Contains(type);

    public static bool IsImage(string type) => type.StartsWith("image/", StringComparison.Ordinal);

    public static string Of(ReadOnlySpan<byte> head)
    {
        foreach (var (type, at, bytes) in magic)
        {
            if (head.Length >= at + bytes.Length && head.Slice(at, bytes.Length).SequenceEqual(bytes) && (type != "image/webp" || head.StartsWith("RIFF"u8))) return type;
        }
        return IsText(head) ? PlainText : Unknown;
    }

    /// <summary>The type of a file of this name that begins like this.</summary>
    /// <exception cref="Refusal">415: it is named as a picture or PDF and is none, or another.</exception>
    public static string Demand(string name, ReadOnlySpan<byte> head)
    {
        var type = Of(head);
        if (promised.TryGetValue(Path.GetExtension(name), out var expected) && type != expected)
            throw new Refusal(415, "not_what_it_says", $"The file is named {Path.GetExtension(name)}, but its content is something else. Give it the ending that fits.");
        return type;
    }

    // Text with control characters is some format of its own; a character may be cut at the end of the head.
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || head.IndexOfAnyInRange((byte)0, (byte)8) >= 0 || head.IndexOfAnyInRange((byte)14, (byte)26) >= 0) return false;
        var decoder = Encoding.GetEncoding("utf-8", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback).GetDecoder();
        try
        {
            decoder.GetCharCount(head, flush: false);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
