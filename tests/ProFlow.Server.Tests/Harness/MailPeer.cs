using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using MimeKit;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

/// <param name="Raw">The letter as it went over the wire.</param>
public sealed record Received(string From, IReadOnlyList<string> To, bool Tls, string? User, string Raw)
{
    [JsonIgnore]
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Raw)));

    /// <summary>What stands behind the # of the letter's link.</summary>
    [JsonIgnore]
    public string Token => Message.TextBody!.Split('#')[1].Split('\n', '\r')[0];
}

/// <summary>A real mail server (npm's smtp-server) beside the tests, with whatever it has taken.</summary>
public sealed class MailPeer : IAsyncDisposable
{
    private readonly Process process;
    private readonly HttpClient box;

    private MailPeer(Process process, int port, int boxPort)
    {
        this.process = process;
        Port = port;
        box = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{boxPort}") };
    }

    public int Port { get; }

    /// <param name="arguments">starttls (with a certificate that nobody trusts, or the one named after it), tls or none.</param>
    public static async Task<MailPeer> StartAsync(params string[] arguments)
    {
        var info = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/peers/smtp-server.mjs"), .. arguments]) { RedirectStandardOutput = true };
        var process = Process.Start(info)!;
        var ready = (await process.StandardOutput.ReadLineAsync())?.Split(' ');
        Assert.True(ready is ["READY", _, _], "The mail server did not start: run npm ci --prefix tests/peers.");
        return new MailPeer(process, int.Parse(ready[1], null), int.Parse(ready[2], null));
    }

    public async Task<IReadOnlyList<Received>> LettersAsync() => (await box.GetFromJsonAsync<List<Received>>("/"))!;

    /// <summary>Waits for the letter to this address whose subject has these words in it.</summary>
    public async Task<Received> LetterAsync(string to, string subject = "")
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(20))
        {
            if ((await LettersAsync()).LastOrDefault(l => l.To.Contains(to) && l.Message.Subject!.Contains(subject, StringComparison.Ordinal)) is { } letter) return letter;
        }
        throw new TimeoutException($"No letter \"{subject}\" came to {to}: {string.Join(", ", (await LettersAsync()).Select(l => $"{l.To[0]} {l.Message.Subject}"))}");
    }

    /// <summary>Refuses every connection from now on, or no longer.</summary>
    public async Task BeAwayAsync(bool away) => (await box.PutAsync(new Uri(away ? "/away" : "/here", UriKind.Relative), null)).EnsureSuccessStatusCode();

    public ValueTask DisposeAsync()
    {
        box.Dispose();
        process.Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }
}
