using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Providers;

/// <summary>A real OpenID provider that others made, as a process of its own: tests/peers/openid.mjs.</summary>
internal sealed partial class OpenIdPeer : IAsyncDisposable
{
    public const string ClientId = "proflow", Secret = "proflow-secret-which-is-long-enough";
    private readonly Process process;

    private OpenIdPeer(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    public string Issuer { get; }

    /// <summary>Its packages are installed by ./proflow test.</summary>
    public static async Task<OpenIdPeer> StartAsync(string redirectUri)
    {
        var script = Path.Combine(Root(), "tests", "peers", "openid.mjs");
        var process = Process.Start(new ProcessStartInfo("node", [script, redirectUri]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith("READY ", StringComparison.Ordinal)) return new OpenIdPeer(process, line["READY ".Length..]);
        throw new InvalidOperationException($"The provider did not start: {await errors}");
    }

    /// <summary>Signs in there by name and agrees, as a person would on its pages, from the address that ProFlow sent the browser to.</summary>
    /// <returns>Where the provider sends the browser back to.</returns>
    public async Task<Uri> SignInAsync(Browser browser, Uri authorize, string name)
    {
        var visit = await browser.FollowAsync(authorize.AbsoluteUri);
        foreach (var form in new Dictionary<string, string>[] { new() { ["prompt"] = "login", ["login"] = name, ["password"] = "any" }, new() { ["prompt"] = "consent" } })
        {
            if (Action().Match(visit.Body) is not { Success: true } action) break;
            visit = await browser.GoAsync(new Uri(visit.Address, action.Groups[1].Value).AbsoluteUri, new FormUrlEncodedContent(form));
            while (visit.To is { } to && to.Host != "proflow.test") visit = await browser.GoAsync(to.AbsoluteUri);
        }
        Assert.True(visit.To?.Host == "proflow.test", $"The provider did not send the browser back but said: {visit.Body}");
        return visit.To!;
    }

    /// <summary>What it tells of a person from now on.</summary>
    public async Task TellAsync(string name, object claims)
    {
        using var http = new HttpClient();
        using var answer = await http.PutAsJsonAsync($"{Issuer}/people/{name}", claims);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ProFlow.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex("action=\"([^\"]+)\"")]
    private static partial Regex Action();
}
