using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;

namespace ProFlow.Server.Platform.Startup;

/// <summary>Turns a failed start into one line on standard error and exit code 1; what is not understood keeps its stack trace.</summary>
public static class StartupGuard
{
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (Exception failure) when (Explain(failure) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return 1;
        }
    }

    /// <summary>The refusal behind a failure, or null when the failure is not one that the owner can mend.</summary>
    public static StartupRefusal? Explain(Exception failure) => failure switch
    {
        StartupRefusal refusal => refusal,
        IOException { InnerException: AddressInUseException } busy => new StartupRefusal(
            $"{Address(busy)} is already in use: stop the program that holds it, or choose another address with ASPNETCORE_URLS=http://localhost:5081.", busy),
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } } denied => new StartupRefusal(
            $"{Address(denied)} may not be used by this user: choose a port above 1023 with ASPNETCORE_URLS=http://localhost:5081.", denied),
        SocketException { SocketErrorCode: SocketError.AccessDenied } denied => new StartupRefusal(
            "The address may not be used by this user: choose a port above 1023 with ASPNETCORE_URLS=http://localhost:5081.", denied),
        SocketException { SocketErrorCode: SocketError.AddressNotAvailable } absent => new StartupRefusal(
            "This machine does not have the address that ASPNETCORE_URLS names: use http://localhost:5080 or http://0.0.0.0:5080.", absent),
        _ => null,
    };

    // Kestrel names the address only in its message: "Failed to bind to address http://127.0.0.1:5080: address already in use."
    private static string Address(IOException failure)
    {
        var word = failure.Message.Split(' ').FirstOrDefault(part => part.Contains("://", StringComparison.Ordinal));
        return word is null ? "The HTTP address" : word.TrimEnd(':', '.');
    }
}
