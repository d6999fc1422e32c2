namespace ProFlow.Server.Features.Imports.Mspdi;

/// <summary>Parents from outline levels. A level that jumps (1 to 3) hangs under the nearest task above it.</summary>
internal static class MspdiOutline
{
    /// <summary>Deeper than any plan that a person reads; what lies deeper is flattened to this level.</summary>
    private const int Deepest = 64;

    public static IReadOnlyList<(string? Parent, bool HasChildren)> Of(IReadOnlyList<MspdiTask> tasks)
    {
        var places = new (string? Parent, bool HasChildren)[tasks.Count];
        var above = new Stack<int>();
        for (var i = 0; i < tasks.Count; i++)
        {
            while (above.Count > 0 && (tasks[above.Peek()].Level >= tasks[i].Level || above.Count >= Deepest)) above.Pop();
            if (above.Count > 0)
            {
                places[i].Parent = tasks[above.Peek()].Uid;
                places[above.Peek()].HasChildren = true;
            }
            above.Push(i);
        }
        return places;
    }
}

/// <summary>MSPDI knows no workflow: how far a task is says where it stands.</summary>
internal static class MspdiStatuses
{
    private static readonly PlanStatus[] All =
    [
        new("todo", "To do", "todo", true), new("inProgress", "In progress", "inProgress", true),
        new("done", "Done", "done", true), new("cancelled", "Inactive", "cancelled", true),
    ];

    public static string CategoryOf(MspdiTask task) =>
        !task.IsActive ? "cancelled" : task.PercentComplete switch { 0 => "todo", < 100 => "inProgress", _ => "done" };

    public static IReadOnlyList<PlanStatus> Of(IEnumerable<PlanTask> tasks)
    {
        var used = tasks.Select(t => t.StatusSourceId).ToHashSet();
        return [.. All.Where(s => s.SourceId != "cancelled" || used.Contains(s.SourceId))];
    }
}
