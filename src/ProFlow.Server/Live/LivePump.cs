using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Live;

/// <summary>
/// Sends what the log holds to whoever listens on this node. A commit only wakes it; what it sends it has read from the log,
/// by number, so nothing is lost when a wake-up is. Once a second it looks after all streams, rights and sessions by itself.
/// </summary>
internal sealed partial class LivePump : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan sweepEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan slowest = TimeSpan.FromSeconds(5);

    private readonly IHubContext<LiveHub> hub;
    private readonly IServiceScopeFactory scopes;
    private readonly SightBook sights;
    private readonly CommitEpoch epoch;
    private readonly Connections connections;
    private readonly NodeSignal nodes;
    private readonly ILogger<LivePump> log;
    private readonly ConcurrentDictionary<Guid, StreamFeed> feeds = new();

    public LivePump(
        IHubContext<LiveHub> hub, IServiceScopeFactory scopes, SightBook sights, CommitEpoch epoch,
        Connections connections, NodeSignal nodes, CommitSignal signal, Sessions sessions, ILogger<LivePump> log)
    {
        (this.hub, this.scopes, this.sights, this.epoch, this.connections, this.nodes, this.log) = (hub, scopes, sights, epoch, connections, nodes, log);
        signal.Happened += committed =>
        {
            nodes.Tell(committed);
            OnCommit(committed);
        };
        nodes.Heard += OnCommit;
        sessions.Ended += connections.CloseSessions;
    }

    /// <summary>Joins the stream: sends what came after <paramref name="afterSeq"/>, then everything as it happens.</summary>
    /// <exception cref="HubException">"not_found", or "gone" where the log does not reach back so far.</exception>
    public async Task SubscribeAsync(ProFlowDb db, Subscription subscription, long? afterSeq, IClientProxy client, CancellationToken ct)
    {
        var channel = subscription.Channel;
        var at = await CatchUpAsync(db, subscription, afterSeq, client, ct);
        var feed = feeds.GetOrAdd(channel.Id, _ => new StreamFeed(channel));
        await feed.Turn.WaitAsync(ct);
        try
        {
            subscription.Sight = await sights.OfAsync(db, subscription.UserId, subscription.SessionId, channel, ct) ?? throw new HubException("not_found");
            await MeetAsync(db, feed, subscription, at, client, ct);
            feed.Subscriptions[subscription.ConnectionId] = subscription;
            // One who hung up meanwhile has been taken out already, before they were in.
            if (ct.IsCancellationRequested) feed.Subscriptions.TryRemove(subscription.ConnectionId, out _);
        }
        finally
        {
            feed.Turn.Release();
        }
        Wake(feed);
    }

    public void Unsubscribe(string connectionId, Channel channel)
    {
        if (feeds.TryGetValue(channel.Id, out var feed)) feed.Subscriptions.TryRemove(connectionId, out _);
    }

    /// <summary>The long part of catching up, outside anybody's turn. Gives the last number that was sent; null if no number was asked for.</summary>
    private async Task<long?> CatchUpAsync(ProFlowDb db, Subscription subscription, long? afterSeq, IClientProxy client, CancellationToken ct)
    {
        var channel = subscription.Channel;
        subscription.Sight = await sights.OfAsync(db, subscription.UserId, subscription.SessionId, channel, ct) ?? throw new HubException("not_found");
        if (afterSeq is not { } seq) return null;
        var head = await ChangeLog.HeadAsync(db, channel.Id) ?? throw new HubException("not_found");
        if (seq < head.TrimmedTo || seq > head.Head) throw new HubException("gone");
        while (seq < head.Head)
        {
            var changes = await ChangeLog.ReadAsync(db, channel.Id, seq, PageSize, ct);
            if (changes.Count == 0) break;
            await client.SendAsync("changes", Render(changes, subscription), ct);
            seq = changes[^1].Seq;
        }
        return seq;
    }

    /// <summary>Brings the newcomer and the others to the same number, in the feed's turn: first whoever listens already, then the newcomer.</summary>
    private async Task MeetAsync(ProFlowDb db, StreamFeed feed, Subscription subscription, long? at, IClientProxy client, CancellationToken ct)
    {
        // Nobody was told anything while nobody listened: the feed begins where the newcomer is.
        if (feed.Subscriptions.IsEmpty) feed.Told = at ?? (await ChangeLog.HeadAsync(db, feed.Channel.Id))?.Head ?? throw new HubException("not_found");
        else if (at > feed.Told) await SendRoundAsync(db, feed, at.Value, ct);
        for (var mine = at ?? feed.Told; mine < feed.Told;)
        {
            var changes = (await ChangeLog.ReadAsync(db, feed.Channel.Id, mine.Value, PageSize, ct)).Where(c => c.Seq <= feed.Told).ToList();
            if (changes.Count == 0) return;
            await client.SendAsync("changes", Render(changes, subscription), ct);
            mine = changes[^1].Seq;
        }
    }

    private static ChangeView[] Render(List<Change> changes, Subscription subscription)
    {
        var name = subscription.Channel.ToString();
        return [.. changes.Select(c => subscription.Sight.View(name, c))];
    }

    private void OnCommit(Committed committed)
    {
        if (committed.AccessShaped) epoch.Advance();
        foreach (var stream in committed.Streams)
        {
            if (feeds.TryGetValue(stream, out var feed)) Wake(feed);
        }
        if (committed.AccessShaped) _ = Task.Run(() => GuardedAsync(ReviewRightsAsync));
    }

    private void Wake(StreamFeed feed)
    {
        if (!feed.Subscriptions.IsEmpty && feed.Wake()) _ = Task.Run(() => GuardedAsync(ct => RoundAsync(feed, ct)));
    }

    private async Task RoundAsync(StreamFeed feed, CancellationToken ct)
    {
        await feed.Turn.WaitAsync(ct);
        try
        {
            feed.BeginRound();
            await using var scope = scopes.CreateAsyncScope();
            await SendRoundAsync(scope.ServiceProvider.GetRequiredService<ProFlowDb>(), feed, long.MaxValue, ct);
        }
        finally
        {
            feed.Turn.Release();
        }
    }

    /// <summary>Sends the subscribers what is new up to a number. To be called in the feed's turn.</summary>
    private async Task SendRoundAsync(ProFlowDb db, StreamFeed feed, long upTo, CancellationToken ct)
    {
        while (feed.Told is { } told && told < upTo)
        {
            var changes = await ChangeLog.ReadAsync(db, feed.Channel.Id, told, PageSize, ct);
            if (changes.Count == 0) return;
            var aboutRights = changes.Any(c => c.Entity is "workspace" or "workspaceMember" or "role" or "project" or "projectMember");
            if (aboutRights)
            {
                // Also where nobody has told this node: what is remembered of rights is older than the log.
                epoch.Advance();
                await RefreshSightsAsync(db, feed, ct);
            }
            await SendAsync(feed, changes, ct);
            feed.Told = changes[^1].Seq;
            if (changes.Count < PageSize) return;
        }
    }

    /// <summary>One message for all who see the same of these changes.</summary>
    private async Task SendAsync(StreamFeed feed, List<Change> changes, CancellationToken ct)
    {
        var name = feed.Channel.ToString();
        var audiences = feed.Subscriptions.Values.GroupBy(s => string.Concat(changes.Select(c => s.Sight.Sees(c) ? '1' : '0')));
        foreach (var audience in audiences)
        {
            var message = changes.Select((c, i) => new ChangeView { Channel = name, Seq = c.Seq, Row = audience.Key[i] == '1' ? c : null }).ToArray();
            var sending = hub.Clients.Clients(audience.Select(s => s.ConnectionId).ToList()).SendAsync("changes", message, ct);
            // One who does not read must not hold up the others: what they miss they fetch by number.
            if (!sending.IsCompleted && await Task.WhenAny(sending, Task.Delay(slowest, ct)) != sending) SlowReaders(log, name);
        }
    }

    private async Task RefreshSightsAsync(ProFlowDb db, StreamFeed feed, CancellationToken ct)
    {
        foreach (var bySession in feed.Subscriptions.Values.GroupBy(s => (s.UserId, s.SessionId)).ToList())
        {
            var sight = await sights.OfAsync(db, bySession.Key.UserId, bySession.Key.SessionId, feed.Channel, ct);
            foreach (var subscription in bySession)
            {
                if (sight is not null) subscription.Sight = sight;
                else await EndAsync(feed, subscription, ct);
            }
        }
    }

    private async Task EndAsync(StreamFeed feed, Subscription subscription, CancellationToken ct)
    {
        if (!feed.Subscriptions.TryRemove(subscription.ConnectionId, out _)) return;
        await hub.Clients.Client(subscription.ConnectionId).SendAsync("unsubscribed", new { channel = feed.Channel.ToString(), reason = "not_found" }, ct);
    }

    private async Task ReviewRightsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProFlowDb>();
        foreach (var feed in feeds.Values.Where(f => !f.Subscriptions.IsEmpty))
        {
            await feed.Turn.WaitAsync(ct);
            try
            {
                await RefreshSightsAsync(db, feed, ct);
            }
            finally
            {
                feed.Turn.Release();
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(sweepEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken)) await GuardedAsync(SweepAsync);
    }

    /// <summary>What a lost wake-up, or another node, left undone: new numbers, lost rights, ended sessions.</summary>
    private async Task SweepAsync(CancellationToken ct)
    {
        var listened = feeds.Values.Where(f => !f.Subscriptions.IsEmpty).ToDictionary(f => f.Channel.Id);
        var sessions = connections.Sessions();
        if (sessions.Length == 0) return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProFlowDb>();
        var alive = await scope.ServiceProvider.GetRequiredService<Sessions>().AliveAmongAsync(db, sessions, ct);
        connections.CloseSessions([.. sessions.Except(alive)]);
        var ids = listened.Keys.ToList();
        var heads = await db.StreamHeads.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Head }).ToListAsync(ct);
        foreach (var head in heads.Where(h => h.Head > listened[h.Id].Told)) Wake(listened[head.Id]);
        await ReviewRightsAsync(ct);
    }

    private async Task GuardedAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // The database may be away for a moment; the next wake-up or sweep goes on from the same number.
            RoundFailed(log, failure);
        }
    }

    [LoggerMessage(EventId = 10, Level = LogLevel.Warning, Message = "A round of live updates failed; it is tried again within a second")]
    private static partial void RoundFailed(ILogger log, Exception failure);

    [LoggerMessage(EventId = 11, Level = LogLevel.Information, Message = "Readers of {Channel} are slow")]
    private static partial void SlowReaders(ILogger log, string channel);
}
