using ProFlow.Server.Platform;

namespace ProFlow.Server.Live;

internal static class LiveServices
{
    public static void AddLive(this IServiceCollection services)
    {
        services.AddSingleton<Connections>().AddSingleton<SightBook>().AddSingleton<Snapshots>();
        services.AddSingleton<NodeSignal>().AddHostedService(p => p.GetRequiredService<NodeSignal>());
        services.AddSingleton<LivePump>().AddHostedService(p => p.GetRequiredService<LivePump>());
        services.AddSignalR(o =>
        {
            o.MaximumReceiveMessageSize = 32 * 1024;
            o.EnableDetailedErrors = false;
        }).AddJsonProtocol(o => Json.Configure(o.PayloadSerializerOptions));
    }
}
