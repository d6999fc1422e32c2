using System.Text.Json;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

/// <summary>A listener on the live hub, as a browser would be one: a ticket, one WebSocket, no negotiation.</summary>
internal sealed class LiveClient : IAsyncDisposable
{
    private readonly HubConnection connection;
    private readonly List<JsonElement> changes = [];
    private readonly List<string> ended = [];
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private LiveClient(Uri address, (string Name, string Value)? header)
    {
        connection = new HubConnectionBuilder().WithUrl(address, o =>
        {
            (o.SkipNegotiation, o.Transports) = (true, HttpTransportType.WebSockets);
            if (header is { } extra) o.Headers[extra.Name] = extra.Value;
        }).Build();
        connection.On<JsonElement>("changes", batch =>
        {
            lock (changes) changes.AddRange(batch.EnumerateArray());
        });
        connection.On<JsonElement>("unsubscribed", told =>
        {
            lock (changes) ended.Add(told.GetProperty("channel").GetString()!);
        });
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
    }

    public Task Closed => closed.Task;

    public static async Task<LiveClient> ConnectAsync(Person person, Uri? node = null, string? ticket = null, (string Name, string Value)? header = null)
    {
        ticket ??= (await person.PostAsync<TicketView>("auth/tickets")).Ticket;
        var client = new LiveClient(new Uri(node ?? person.Http.BaseAddress!, $"/hubs/live?access_token={Uri.EscapeDataString(ticket)}"), header);
        try
        {
            await client.connection.StartAsync();
            return client;
        }
        catch
        {
            await client.DisposeAsync();
            throw;
        }
    }

    public Task SubscribeAsync(string channel, long? afterSeq = null) => connection.InvokeAsync("Subscribe", channel, afterSeq);

    public Task UnsubscribeAsync(string channel) => connection.InvokeAsync("Unsubscribe", channel);

    /// <summary>Everything that has come of a channel so far, in the order of its coming.</summary>
    public List<JsonElement> Of(string channel)
    {
        lock (changes) return [.. changes.Where(c => c.GetProperty("channel").GetString() == channel)];
    }

    public List<long> Numbers(string channel) => [.. Of(channel).Select(c => c.GetProperty("seq").GetInt64())];

    public bool WasEnded(string channel)
    {
        lock (changes) return ended.Contains(channel);
    }

    public Task HasReachedAsync(string channel, long seq, double seconds = 10) =>
        Eventually.HoldsAsync(() => Numbers(channel) is { Count: > 0 } numbers && numbers[^1] >= seq, $"a subscriber of {channel} has number {seq}", seconds);

    /// <summary>From the number after <paramref name="after"/> to <paramref name="last"/>, each once and in order.</summary>
    public void AssertDense(string channel, long after, long last) =>
        Assert.Equal(Enumerable.Range(1, (int)(last - after)).Select(n => after + n), Numbers(channel));

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
