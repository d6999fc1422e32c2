using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

/// <summary>The server with a mail server beside it. As a class fixture: both for the tests of a class.</summary>
public sealed class MailedApp : IAsyncLifetime
{
    public const string PublicAddress = "https://flow.example.org";

    public ProFlowApp App { get; } = new();
    public MailPeer Mail { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Mail = await MailPeer.StartAsync("none");
        App.Configure = builder => Configure(builder, Mail.Port);
        await App.InitializeAsync();
    }

    public static void Configure(WebApplicationBuilder builder, int port) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["ProFlow:PublicAddress"] = PublicAddress,
        ["ProFlow:Mail:Host"] = "127.0.0.1",
        ["ProFlow:Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["ProFlow:Mail:Tls"] = "none",
        ["ProFlow:Mail:From"] = "ProFlow <flow@example.org>",
    });

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
