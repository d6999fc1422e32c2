using System.Text;
using System.Xml;
using ProFlow.Server.Features.Imports.Mspdi;
using ProFlow.Server.Features.Imports.Trello;

namespace ProFlow.Server.Features.Imports;

/// <summary>Tells a file's format from its first bytes, whatever it is called, and reads it.</summary>
internal static class ImportFormat
{
    public const string Auto = "auto";

    public static readonly string[] Known = [Auto, MspdiReader.Format, TrelloReader.Format];

    /// <param name="file">Seekable.</param>
    /// <param name="format">What the caller says it is, or auto.</param>
    /// <param name="fileName">Names the project when nothing in the file does.</param>
    /// <param name="limits">What is refused.</param>
    /// <param name="ct">Stops between two items.</param>
    /// <exception cref="UnreadableImport">Broken, of another format, or past a limit.</exception>
    public static ImportPlan Read(Stream file, string format, string? fileName, ImportLimits limits, CancellationToken ct = default)
    {
        if (file.Length == 0) throw new UnreadableImport("importEmpty", "The file is empty.");
        if (file.Length > limits.MaxBytes) throw new UnreadableImport("importTooLarge", $"The file is larger than {limits.MaxBytes / (1024 * 1024)} MB.", 413);
        var found = Sniff(file, limits);
        if (format != Auto && format != found)
            throw new UnreadableImport("importUnknownFormat", $"The file is not {Name(format)} but {Name(found)}.", 415);
        return found == MspdiReader.Format ? MspdiReader.Read(file, fileName, limits, ct) : TrelloReader.Read(file, limits, ct);
    }

    public static string Name(string format) => format switch
    {
        MspdiReader.Format => "Microsoft Project XML",
        TrelloReader.Format => "a Trello board in JSON",
        _ => format,
    };

    private static string Sniff(Stream file, ImportLimits limits)
    {
        file.Position = 0;
        var head = new byte[4096];
        var start = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
        if (start.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 }))
            throw new UnreadableImport("importUnknownFormat", "This is a binary file of Microsoft Project (.mpp) or Office. In Microsoft Project choose File, Save as, XML, and import that.", 415);
        if (start.StartsWith("PK"u8) || start.StartsWith(new byte[] { 0x1F, 0x8B }))
            throw new UnreadableImport("importUnknownFormat", "This is a compressed file. Unpack it and import the XML or JSON inside.", 415);
        if (start.StartsWith("%PDF"u8)) throw new UnreadableImport("importUnknownFormat", "This is a PDF. Import Microsoft Project XML or a Trello board in JSON.", 415);

        using var text = new StreamReader(new MemoryStream(start.ToArray()), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var first = text.ReadToEnd().TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        return first.FirstOrDefault() switch
        {
            '<' => SniffXml(file, limits),
            '{' => TrelloReader.Format,
            _ => throw new UnreadableImport("importUnknownFormat", "The file is neither Microsoft Project XML nor a Trello board in JSON.", 415),
        };
    }

    private static string SniffXml(Stream file, ImportLimits limits)
    {
        using var xml = MspdiXml.Open(file, limits);
        try
        {
            xml.MoveToContent();
        }
        catch (XmlException)
        {
            // The reader says what is wrong with it, and where.
            return MspdiReader.Format;
        }
        if (xml.LocalName == "Project") return MspdiReader.Format;
        throw new UnreadableImport("importUnknownFormat", xml.LocalName switch
        {
            "APIBusinessObjects" => "This is a Primavera P6 XML file. Open it in Microsoft Project and save it as XML, and import that.",
            "html" => "This is a web page, not a plan. Save the board or plan itself as a file and import that.",
            _ => "This XML is not a Microsoft Project file: its root is not Project.",
        }, 415);
    }
}
