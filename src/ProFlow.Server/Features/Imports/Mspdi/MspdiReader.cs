using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>Reads Microsoft Project's XML (MSPDI, as saved by Project 2002 and later) element by element: memory grows with the plan, not with the XML.</summary>
internal static class MspdiReader
{
    public const string Format = "mspdi";

    /// <param name="file">Seekable; read twice.</param>
    /// <param name="fileName">Names the project when nothing in the file does.</param>
    /// <param name="limits">What is refused.</param>
    /// <param name="ct">Stops between two elements.</param>
    /// <exception cref="UnreadableImport">Broken, another format, or past a limit.</exception>
    public static ImportPlan Read(Stream file, string? fileName, ImportLimits limits, CancellationToken ct = default)
    {
        try
        {
            FieldInventory seen;
            using (var xml = MspdiXml.Open(file, limits)) seen = MspdiInventory.Walk(xml, limits, ct);
            var content = Load(file, limits, ct);
            return new MspdiPlanner(content, seen, fileName, Digest(file)).Plan();
        }
        catch (XmlException e)
        {
            var dtd = e.Message.Contains("DTD", StringComparison.Ordinal);
            throw new UnreadableImport("importBroken", dtd
                ? "The file declares a document type (DTD). Plans do not, and it is not read for safety."
                : $"The file is not well-formed XML: it breaks at line {e.LineNumber}, column {e.LinePosition}.");
        }
    }

    private static MspdiContent Load(Stream file, ImportLimits limits, CancellationToken ct)
    {
        using var xml = MspdiXml.Open(file, limits);
        xml.MoveToContent();
        if (xml.LocalName != "Project" || (xml.NamespaceURI.Length > 0 && !xml.NamespaceURI.StartsWith(MspdiXml.Namespace, StringComparison.Ordinal)))
            throw new UnreadableImport("importUnknownFormat", "This XML is not a Microsoft Project file: its root is not Project.", 415);
        var content = new MspdiContent();
        if (xml.IsEmptyElement) return content;
        xml.Read();
        while (!xml.EOF && xml.NodeType != XmlNodeType.EndElement)
        {
            ct.ThrowIfCancellationRequested();
            if (xml.NodeType != XmlNodeType.Element) xml.Read();
            else if (MspdiContent.Lists.Contains(xml.LocalName)) ReadList(xml, content, ct);
            else if (MspdiContent.Layout.Contains(xml.LocalName)) xml.Skip();
            else content.Header.Add(XNode.ReadFrom(xml));
        }
        return content;
    }

    private static void ReadList(XmlReader xml, MspdiContent content, CancellationToken ct)
    {
        var list = xml.LocalName;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }
        xml.Read();
        while (!xml.EOF && xml.NodeType != XmlNodeType.EndElement)
        {
            ct.ThrowIfCancellationRequested();
            if (xml.NodeType == XmlNodeType.Element) content.Take(list, (XElement)XNode.ReadFrom(xml));
            else xml.Read();
        }
        xml.ReadEndElement();
    }

    private static string Digest(Stream file)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}

/// <summary>What the file holds, each list already in its own shape.</summary>
internal sealed class MspdiContent
{
    public static readonly HashSet<string> Lists = ["Tasks", "Resources", "Assignments", "Calendars", "OutlineCodes", "WBSMasks", "ExtendedAttributes"];
    public static readonly HashSet<string> Layout = ["Views", "Filters", "Groups", "Tables", "Maps", "Reports", "Drawings", "DataLinks", "VBAProjects"];

    public XElement Header { get; } = new("Project");
    public List<MspdiTask> Tasks { get; } = [];
    public List<MspdiResource> Resources { get; } = [];
    public List<MspdiAssignment> Assignments { get; } = [];
    public List<MspdiCalendar> Calendars { get; } = [];
    public List<PlanData> Data { get; } = [];
    public Dictionary<string, string> CustomFieldNames { get; } = new(StringComparer.Ordinal);

    public void Take(string list, XElement item)
    {
        switch (list, item.Name.LocalName)
        {
            case ("Tasks", "Task"): Tasks.Add(MspdiTask.Read(item)); break;
            case ("Resources", "Resource"): Resources.Add(MspdiResource.Read(item)); break;
            case ("Assignments", "Assignment"): Assignments.Add(MspdiAssignment.Read(item)); break;
            case ("Calendars", "Calendar"): Calendars.Add(MspdiCalendars.Read(item)); break;
            case ("ExtendedAttributes", _): TakeCustomField(item); break;
            case ("OutlineCodes", _): Keep("outlineCode", item.Text("Guid") ?? item.Text("FieldID"), item); break;
            case ("WBSMasks", _): Keep("wbsMask", item.Text("Level"), item); break;
            default: Header.Add(item); break;
        }
    }

    private void TakeCustomField(XElement field)
    {
        var id = field.Text("FieldID");
        if (id is not null && field.Text("FieldName") is { } name) CustomFieldNames[id] = field.Text("Alias") is { } alias ? $"{name} ({alias})" : name;
        Keep("customField", id, field);
    }

    private void Keep(string kind, string? id, XElement item)
    {
        if (MspdiXml.Json(item) is { } json) Data.Add(new PlanData(kind, id ?? $"{kind}{Data.Count}", json is JsonObject ? json : new JsonObject { ["value"] = json }));
    }
}

internal sealed record MspdiResource(string Uid, string Name, string? Email, bool IsPerson, JsonNode? Data, IReadOnlyList<PlanData> Kept)
{
    public static MspdiResource Read(XElement resource)
    {
        var uid = resource.Text("UID") ?? "";
        var kept = MspdiKept.Baselines(resource, "resource:" + uid).ToList();
        if (MspdiKept.Timephased(resource, "resource:" + uid) is { } timephased) kept.Add(timephased);
        // Type 1 is work; material and cost resources, and the nameless resource 0 "unassigned", are nobody.
        var isPerson = (resource.Int("Type") ?? 1) == 1 && !resource.Flag("IsNull") && !resource.Flag("IsCostResource") && uid != "0";
        return new MspdiResource(uid, NoteText.OneLine(resource.Text("Name")), resource.Text("EmailAddress"), isPerson, MspdiXml.Json(resource, MspdiTask.IsKeptApart), kept);
    }
}

internal sealed record MspdiAssignment(string Uid, string? TaskUid, string? ResourceUid, JsonNode? Data, IReadOnlyList<PlanData> Kept)
{
    public static MspdiAssignment Read(XElement assignment)
    {
        var uid = assignment.Text("UID") ?? "";
        var kept = MspdiKept.Baselines(assignment, "assignment:" + uid).ToList();
        if (MspdiKept.Timephased(assignment, "assignment:" + uid) is { } timephased) kept.Add(timephased);
        var data = new JsonObject
        {
            ["taskSourceId"] = assignment.Text("TaskUID"),
            ["resourceSourceId"] = assignment.Text("ResourceUID"),
            ["units"] = MspdiXml.Number(assignment.Text("Units")),
            ["workMinutes"] = MspdiXml.WholeMinutes(assignment.Minutes("Work")),
            ["actualWorkMinutes"] = MspdiXml.WholeMinutes(assignment.Minutes("ActualWork")),
            ["source"] = MspdiXml.Json(assignment, MspdiTask.IsKeptApart),
        };
        return new MspdiAssignment(uid, assignment.Text("TaskUID"), assignment.Text("ResourceUID"), data, kept);
    }
}

/// <summary>Identity of a file by what it says of its origin.</summary>
internal static class MspdiIdentity
{
    public static (string Key, bool Strong) Of(XElement header, string digest)
    {
        if (Guid.TryParse(header.Text("GUID"), out var guid) && guid != Guid.Empty) return ("guid:" + guid.ToString("D"), true);
        var (name, created) = (header.Text("Name"), header.Text("CreationDate"));
        if (name is null && created is null) return ("content:" + digest, true);
        var origin = Encoding.UTF8.GetBytes($"{name}\n{header.Text("Title")}\n{created}");
        return ("origin:" + Convert.ToHexStringLower(SHA256.HashData(origin))[..32], false);
    }
}
