using System.Security.Claims;
using Microsoft.AspNetCore.SignalR;
using ProFlow.Server.Data;
using ProFlow.Server.Platform.Access;

namespace ProFlow.Server.Live;

/// <summary>The live channel. Who connects has been decided by <see cref="HubAuthentication"/>; what they may hear, by the pump.</summary>
internal sealed class LiveHub(LivePump pump, Connections connections, ProFlowDb db) : Hub
{
    private const int MaxSubscriptions = 200;

    private HashSet<Channel> Mine => (HashSet<Channel>)(Context.Items[nameof(Mine)] ??= new HashSet<Channel>());

    public override Task OnConnectedAsync()
    {
        connections.Add(Context, Guid.Parse(Context.User!.FindFirstValue("sid")!));
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context.ConnectionId);
        foreach (var channel in Mine) pump.Unsubscribe(Context.ConnectionId, channel);
        return Task.CompletedTask;
    }

    /// <summary>Joins workspace:{id}, project:{id} or user:{id}; first comes what was committed after the number.</summary>
    public async Task Subscribe(string channel, long? afterSeq = null)
    {
        var parsed = Channel.Parse(channel) ?? throw new HubException("not_found");
        if (Context.User!.Identity is TokenIdentity { Grant: var grant } && !parsed.MayBeHeardBy(grant)) throw new HubException("not_found");
        if (!Mine.Contains(parsed) && Mine.Count >= MaxSubscriptions) throw new HubException("too_many_subscriptions");
        var user = Guid.Parse(Context.User!.FindFirstValue("sub")!);
        Mine.Add(parsed);
        try
        {
            await pump.SubscribeAsync(db, new Subscription(Context.ConnectionId, user, Guid.Parse(Context.User!.FindFirstValue("sid")!), parsed), afterSeq, Clients.Caller, Context.ConnectionAborted);
        }
        catch (HubException)
        {
            if (Mine.Remove(parsed)) pump.Unsubscribe(Context.ConnectionId, parsed);
            throw;
        }
    }

    public Task Unsubscribe(string channel)
    {
        if (Channel.Parse(channel) is { } parsed && Mine.Remove(parsed)) pump.Unsubscribe(Context.ConnectionId, parsed);
        return Task.CompletedTask;
    }
}
