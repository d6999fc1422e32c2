using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Platform.Web.Limits;

/// <summary>Spends from a limit: by this node's own book, and by the shared one where there is one. It never fails open: without Redis the own book decides.</summary>
internal sealed class RateLimiter(RateLimits limits, LimitBook book, SharedLimitBook shared)
{
    public ValueTask<Verdict> SpendAsync(LimitKind kind, UInt128 who)
    {
        var limit = limits[kind];
        if (limit.IsOff) return new(new Verdict(limit, true, TimeSpan.Zero));
        var own = book.Spend(limit, who);
        return own.Allowed && shared.IsThere ? shared.SpendAsync(own, who) : new(own);
    }

    public void Refund(LimitKind kind, UInt128 who)
    {
        var limit = limits[kind];
        if (limit.IsOff) return;
        book.Refund(limit, who);
        if (shared.IsThere) shared.Refund(limit, who);
    }

    public static Refusal Refused(in Verdict verdict, string sentence)
    {
        var fields = new HeaderDictionary();
        RateLimitFields.Write(fields, verdict);
        return Refusal.TooMany("too_many_requests", sentence, verdict.RetryAfter, fields.ToDictionary(f => f.Key, f => f.Value.ToString()));
    }
}

/// <summary>Who spends, as a number: nothing that is kept, here or in Redis, tells a name or an address of mail.</summary>
internal static class Who
{
    /// <summary>An IPv4 address, or the /64 of an IPv6 one: that is what one subscriber gets.</summary>
    public static UInt128 Of(IPAddress? address)
    {
        if (address is null) return 0;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    public static UInt128 Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    public static UInt128 Of(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
