namespace ProFlow.Server.Features.Imports;

/// <summary>What every plan is put through, whatever its source: a file may say what ProFlow refuses.</summary>
internal static class PlanChecks
{
    /// <summary>The links that can stand: both ends there, no double, and none that closes a cycle. A link between a task and one of its
    /// own ancestors counts as a cycle: the ancestor spans it.</summary>
    public static IReadOnlyList<PlanDependency> Dependencies(IReadOnlyList<PlanTask> tasks, IEnumerable<PlanDependency> links, List<string> warnings)
    {
        var byId = tasks.ToDictionary(t => t.SourceId, StringComparer.Ordinal);
        var standing = new List<PlanDependency>();
        var pairs = new HashSet<(string, string)>();
        var (missing, doubled, circular) = (0, 0, 0);
        foreach (var link in links)
        {
            var (from, to) = (link.PredecessorSourceId, link.SuccessorSourceId);
            if (!byId.ContainsKey(from) || !byId.ContainsKey(to)) missing++;
            else if (!pairs.Add((from, to))) doubled++;
            else if (from == to || IsAncestor(byId, from, to) || IsAncestor(byId, to, from)) circular++;
            else standing.Add(link);
        }
        var closing = ClosingLinks(standing);
        circular += closing.Count;
        var kept = standing.Where(l => !closing.Contains(l)).ToList();
        if (missing > 0) warnings.Add($"{missing} dependencies name a task that is not in the file: they are left out.");
        if (doubled > 0) warnings.Add($"{doubled} dependencies stand twice between the same two tasks: the first of each is kept.");
        if (circular > 0) warnings.Add($"{circular} dependencies would close a cycle: they are left out.");
        return kept;
    }

    public static bool IsWebLink(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && address!.Length <= 2000;

    /// <summary>Ids unique within each kind: a second of the same id gets a number.</summary>
    public static List<PlanData> Distinct(IEnumerable<PlanData> data)
    {
        var seen = new Dictionary<(string, string), int>();
        return [.. data.Select(d =>
        {
            var times = seen[(d.Kind, d.SourceId)] = seen.GetValueOrDefault((d.Kind, d.SourceId)) + 1;
            return times == 1 ? d : d with { SourceId = $"{d.SourceId}#{times}" };
        })];
    }

    private static bool IsAncestor(Dictionary<string, PlanTask> byId, string ancestor, string of)
    {
        for (var parent = byId[of].ParentSourceId; parent is not null; parent = byId[parent].ParentSourceId)
            if (parent == ancestor) return true;
        return false;
    }

    /// <summary>One depth-first walk: the links that lead back to a task still open on the way are the ones that close a cycle.</summary>
    private static HashSet<PlanDependency> ClosingLinks(List<PlanDependency> links)
    {
        var after = links.ToLookup(l => l.PredecessorSourceId, StringComparer.Ordinal);
        var closing = new HashSet<PlanDependency>();
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var start in links.Select(l => l.PredecessorSourceId))
        {
            if (done.ContainsKey(start)) continue;
            var way = new Stack<(string Task, IEnumerator<PlanDependency> Links)>();
            done[start] = false;
            way.Push((start, after[start].GetEnumerator()));
            while (way.TryPeek(out var at))
            {
                if (!at.Links.MoveNext())
                {
                    done[at.Task] = true;
                    way.Pop();
                    continue;
                }
                var link = at.Links.Current;
                if (!done.TryGetValue(link.SuccessorSourceId, out var left))
                {
                    done[link.SuccessorSourceId] = false;
                    way.Push((link.SuccessorSourceId, after[link.SuccessorSourceId].GetEnumerator()));
                }
                else if (!left) closing.Add(link);
            }
        }
        return closing;
    }
}
