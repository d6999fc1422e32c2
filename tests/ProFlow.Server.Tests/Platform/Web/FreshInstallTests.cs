using System.Net;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Workspaces;
using ProFlow.Server.Tests.Features.Identity;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Web;

/// <summary>v5.0.0-6.3.2: what is there before anybody came.</summary>
public sealed class FreshInstallTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_new_server_has_no_accounts_and_so_no_default_passwords()
    {
        Assert.Equal(0, await app.LookAsync(db => db.Set<User>().CountAsync()));
        Assert.Equal(0, await app.LookAsync(db => db.Set<Workspace>().CountAsync()));
        using var client = app.Client();
        foreach (var email in (string[])["admin", "admin@localhost", "admin@example.org", "proflow"])
        {
            using var answer = await client.LogInAsync(email, "admin");
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }
}
