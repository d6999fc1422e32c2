using System.Xml;

namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>A first walk through the whole file, in constant memory: counts every kind of element, and refuses what no planning tool writes
/// before anything is built from it.</summary>
internal static class MspdiInventory
{
    private const int MostElements = 10_000_000;

    /// <summary>Containers that say nothing by themselves: a task is "Task", not "Tasks/Task".</summary>
    private static readonly HashSet<string> Containers = ["Tasks", "Resources", "Assignments", "Calendars", "OutlineCodes", "WBSMasks"];

    public static FieldInventory Walk(XmlReader xml, ImportLimits limits, CancellationToken ct = default)
    {
        var seen = new FieldInventory();
        // One entry for each open element: its path, and whether it had text or a child.
        var open = new Stack<(string Path, bool Filled)>();
        var elements = 0;
        var tasks = 0;
        while (xml.Read())
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    if (xml.Depth > ImportLimits.MaxDepth) throw new UnreadableImport("importTooDeep", $"The file nests deeper than {ImportLimits.MaxDepth} levels: no planning tool writes that.");
                    if (++elements > MostElements) throw new UnreadableImport("importTooLarge", $"The file holds more than {MostElements:N0} elements.");
                    if (elements % 4096 == 0) ct.ThrowIfCancellationRequested();
                    var path = Enter(xml, open);
                    if (path == "Task" && ++tasks > limits.MaxTasks + 1) throw new UnreadableImport("importTooManyTasks", $"The file holds more than {limits.MaxTasks:N0} tasks, the most that one import takes.");
                    CountAttributes(xml, path, seen);
                    if (xml.IsEmptyElement) seen.See(path, false);
                    else open.Push((path, false));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.Count > 0:
                    var (name, _) = open.Pop();
                    open.Push((name, true));
                    break;
                case XmlNodeType.EndElement:
                    var (ended, filled) = open.Pop();
                    if (ended.Length > 0) seen.See(ended, filled);
                    break;
            }
        }
        return seen;
    }

    private static string Enter(XmlReader xml, Stack<(string Path, bool Filled)> open)
    {
        if (open.Count == 0) return "";
        var (parent, _) = open.Pop();
        open.Push((parent, true));
        if (open.Count == 1) return Containers.Contains(xml.LocalName) ? xml.LocalName : "Project/" + xml.LocalName;
        return Containers.Contains(parent) ? xml.LocalName : parent + "/" + xml.LocalName;
    }

    private static void CountAttributes(XmlReader xml, string path, FieldInventory seen)
    {
        if (!xml.HasAttributes) return;
        while (xml.MoveToNextAttribute())
            if (xml.Prefix != "xmlns" && xml.Name != "xmlns") seen.See($"{path}/@{xml.LocalName}", xml.Value.Length > 0);
        xml.MoveToElement();
    }
}
