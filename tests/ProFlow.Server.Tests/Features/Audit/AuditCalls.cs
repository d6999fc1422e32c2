using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Features.Audit;

internal static class AuditCalls
{
    /// <summary>A chain as it stands in the database.</summary>
    public static Task<List<AuditRow>> ChainAsync(this ProFlowApp app, Guid chain) =>
        app.LookAsync(db => db.Set<AuditRow>().AsNoTracking().Where(e => e.Chain == chain).OrderBy(e => e.N).ToListAsync());

    /// <summary>The one event of an action in a chain.</summary>
    public static async Task<AuditRow> OnlyAsync(this ProFlowApp app, Guid chain, AuditAction action) =>
        Assert.Single(await app.ChainAsync(chain), e => e.Action == action.Name);
}
