using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Platform;

namespace ProFlow.Server.Features.Projects;

internal static class ProjectQueries
{
    public static async Task<Project> ProjectAsync(this ProFlowDb db, Guid projectId, CancellationToken ct) =>
        await db.Set<Project>().FirstOrDefaultAsync(p => p.Id == projectId, ct) ?? throw Refusal.NotFound();

    /// <summary>A key made of the name's initials or first letters that no project of the workspace has.</summary>
    public static async Task<string> FreeKeyAsync(this ProFlowDb db, Guid workspaceId, string name, CancellationToken ct)
    {
        var words = name.ToUpperInvariant().Split([' ', '-', '_', '.', '/'], StringSplitOptions.RemoveEmptyEntries)
            .Select(w => string.Concat(w.Where(char.IsAsciiLetterOrDigit))).Where(w => w.Length > 0 && char.IsAsciiLetter(w[0])).ToList();
        var stem = words.Count switch
        {
            0 => "P",
            1 => words[0][..Math.Min(3, words[0].Length)],
            _ => string.Concat(words.Take(4).Select(w => w[0])),
        };
        var taken = (await db.Set<Project>().Where(p => p.WorkspaceId == workspaceId && p.Key.StartsWith(stem)).Select(p => p.Key).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? stem : stem + n.ToString(CultureInfo.InvariantCulture)).First(k => !taken.Contains(k));
    }

    /// <summary>Refuses a place that is not of this project as if it did not exist.</summary>
    public static async Task<T> PartAsync<T>(this ProFlowDb db, Guid projectId, Guid id, CancellationToken ct) where T : Entity =>
        await db.Set<T>().FirstOrDefaultAsync(e => e.Id == id && EF.Property<Guid>(e, "ProjectId") == projectId, ct) ?? throw Refusal.NotFound();
}
