using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Live;

public sealed class HubDoorTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    [Fact]
    public async Task A_ticket_opens_the_door_once()
    {
        var ada = await app.RegisterAsync();
        var ticket = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;

        await using var client = await LiveClient.ConnectAsync(ada, ticket: ticket);

        await client.SubscribeAsync($"user:{ada.Id}", 0);
        Assert.Equal(401, await StatusAsync(ticket));
    }

    [Fact]
    public async Task A_ticket_is_good_for_a_minute()
    {
        var ada = await app.RegisterAsync();
        var ticket = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;
        var stored = await app.LookAsync(db => Task.FromResult(db.Set<Ticket>().Single(t => t.Hash == Sessions.Hash(ticket))));
        Assert.InRange((stored.ExpiresAt - TimeProvider.System.GetUtcNow()).TotalSeconds, 30, 60);

        await app.SqlAsync("UPDATE ticket SET expires_at = now() - interval '1 millisecond'");

        Assert.Equal(401, await StatusAsync(ticket));
    }

    [Fact]
    public async Task Nothing_but_a_ticket_opens_the_door()
    {
        var ada = await app.RegisterAsync();

        Assert.Equal(401, await StatusAsync(ada.AccessToken));
        Assert.Equal(401, await StatusAsync(""));
        Assert.Equal(401, await StatusAsync("made-up"));
        Assert.Equal(401, await StatusAsync("", ("Authorization", $"Bearer {ada.AccessToken}")));
    }

    [Fact]
    public async Task A_ticket_of_an_ended_session_opens_nothing()
    {
        var ada = await app.RegisterAsync();
        var ticket = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;

        using var logout = await ada.TryAsync(HttpMethod.Post, "auth/logout");

        Assert.Equal(401, await StatusAsync(ticket));
    }

    [Fact]
    public async Task A_page_of_another_site_is_refused_and_does_not_use_up_the_ticket()
    {
        var ada = await app.RegisterAsync();
        var ticket = (await ada.PostAsync<TicketView>("auth/tickets")).Ticket;

        Assert.Equal(403, await StatusAsync(ticket, ("Origin", "https://evil.example")));
        Assert.Equal(403, await StatusAsync(ticket, ("Origin", "null")));

        await using var own = await LiveClient.ConnectAsync(ada, ticket: ticket, header: ("Origin", app.Address.GetLeftPart(UriPartial.Authority)));
    }

    [Fact]
    public async Task There_is_no_negotiation_and_no_other_transport()
    {
        var ada = await app.RegisterAsync();
        using var negotiation = await ada.Http.PostAsJsonAsync(new Uri(app.Address, "/hubs/live/negotiate?negotiateVersion=1"), new { });
        using var events = await ada.Http.GetAsync(new Uri(app.Address, "/hubs/live"));

        Assert.Equal(HttpStatusCode.BadRequest, negotiation.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, events.StatusCode);
    }

    /// <summary>What the server says to a bare WebSocket that knocks with this.</summary>
    private async Task<int> StatusAsync(string ticket, (string Name, string Value)? header = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (header is { } extra) socket.Options.SetRequestHeader(extra.Name, extra.Value);
        var address = new UriBuilder(new Uri(app.Address, "/hubs/live")) { Scheme = "ws", Query = $"access_token={Uri.EscapeDataString(ticket)}" };
        try
        {
            await socket.ConnectAsync(address.Uri, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }
        return (int)socket.HttpStatusCode;
    }
}
