using ProFlow.Server.Data;
using ProFlow.Server.Features.Audit;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Rules;

/// <summary>Who did what is told of every entity, or somebody has said why not.</summary>
public sealed class AuditRuleTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task Every_entity_has_an_entry_in_the_audit_rules() =>
        Assert.Empty(await app.LookAsync(db => Task.FromResult(db.Model.GetEntityTypes().Select(t => t.ClrType)
            .Where(t => typeof(Entity).IsAssignableFrom(t) && !AuditRules.Knows(t)).Select(t => t.Name).ToList())));
}
