using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>The ways in which MSPDI writes values, and the guarded reader for its XML.</summary>
internal static class MspdiXml
{
    public const string Namespace = "http://schemas.microsoft.com/project";

    static MspdiXml() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>No DTD (and so no entity of any kind), nothing fetched, no more characters than the file may have bytes.</summary>
    public static XmlReader Open(Stream file, ImportLimits limits)
    {
        file.Position = 0;
        return XmlReader.Create(file, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = limits.MaxBytes,
            CheckCharacters = false,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
            CloseInput = false,
        });
    }

    /// <summary>The child's text, null when there is no such child or nothing in it. Namespaces do not count: old exporters leave them out.</summary>
    public static string? Text(this XElement of, string name)
    {
        var text = of.Child(name)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static XElement? Child(this XElement of, string name) => of.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Children(this XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);

    public static bool Flag(this XElement of, string name) => of.Text(name) is "1" or "true";

    public static int? Int(this XElement of, string name) => Number(of.Text(name)) is { } n && Math.Abs(n) < int.MaxValue ? (int)n : null;

    public static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) && double.IsFinite(n) ? n : null;

    /// <summary>Wall-clock time of the plan: MSPDI has no time zones. An offset, where a tool wrote one, is not applied.</summary>
    public static DateTime? Time(string? text)
    {
        if (text is null or { Length: < 10 }) return null;
        var local = text.Length > 19 ? text[..19] : text;
        return DateTime.TryParseExact(local, ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is > 1000 and < 9000 ? time : null;
    }

    public static DateTime? Time(this XElement of, string name) => Time(of.Text(name));

    public static DateOnly? Day(this XElement of, string name) => of.Time(name) is { } time ? DateOnly.FromDateTime(time) : null;

    /// <summary>An ISO 8601 duration such as PT8H30M0S, in minutes.</summary>
    public static double? Minutes(string? text)
    {
        if (text is null) return null;
        try
        {
            return XmlConvert.ToTimeSpan(text).TotalMinutes;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static double? Minutes(this XElement of, string name) => Minutes(of.Text(name));

    public static int? WholeMinutes(double? minutes) =>
        minutes is { } m && Math.Abs(m) < int.MaxValue ? (int)Math.Round(m, MidpointRounding.AwayFromZero) : null;

    /// <summary>The element word for word: children by their names, several of one name as an array.</summary>
    public static JsonNode? Json(XElement element, Func<XElement, bool>? leaveOut = null)
    {
        if (!element.HasElements && !element.Attributes().Any(a => !a.IsNamespaceDeclaration))
            return element.Value.Length == 0 ? null : JsonValue.Create(NoteText.Clean(element.Value, ImportLimits.MaxText));

        var json = new JsonObject();
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
            json["@" + attribute.Name.LocalName] = NoteText.Clean(attribute.Value, ImportLimits.MaxText);
        foreach (var group in element.Elements().Where(e => leaveOut is null || !leaveOut(e)).GroupBy(e => e.Name.LocalName))
        {
            var values = group.Select(e => Json(e)).ToArray();
            json[group.Key] = values.Length == 1 ? values[0] : new JsonArray(values);
        }
        if (!element.HasElements) json["#text"] = NoteText.Clean(element.Value, ImportLimits.MaxText);
        return json;
    }
}
