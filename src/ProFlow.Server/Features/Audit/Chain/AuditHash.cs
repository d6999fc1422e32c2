using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Features.Audit.Chain;

/// <summary>Recomputes what the database function audit_append has computed, independently of it. Not for several threads at once.</summary>
internal sealed class AuditHash
{
    public const int Form = 1;
    private static readonly byte[] none = new byte[32];
    private byte[] buffer = new byte[4096];
    private int length;

    /// <summary>h(n) = SHA-256(h(n-1) ‖ n ‖ canonical row).</summary>
    public byte[] Of(ReadOnlySpan<byte> previous, AuditRow row)
    {
        length = 0;
        Raw(previous);
        BinaryPrimitives.WriteInt64BigEndian(Room(8), row.N);
        length += 8;
        Field(row.Form.ToString(CultureInfo.InvariantCulture));
        Field(row.Chain);
        Field(((row.At.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10).ToString(CultureInfo.InvariantCulture));
        Field(row.Action);
        Field(row.Outcome);
        Field(row.ActorId);
        Field(row.ProjectId);
        Field(row.TargetType);
        Field(row.TargetId);
        Field(row.CommandId);
        Field(Convert.ToHexStringLower(row.OriginSeal));
        Field(Convert.ToHexStringLower(row.ContentSeal));
        return SHA256.HashData(buffer.AsSpan(0, length));
    }

    /// <summary>What comes before the first event of a chain.</summary>
    public static ReadOnlySpan<byte> Genesis => none;

    public bool OriginHolds(AuditRow row) => Holds(row.OriginSalt!, row.OriginSeal, row.Address, row.Agent);

    public bool ContentHolds(AuditRow row) => Holds(row.ContentSalt!, row.ContentSeal, row.TargetName, row.Details);

    private bool Holds(byte[] salt, byte[] seal, string? one, string? two)
    {
        length = 0;
        Raw(salt);
        Field(one);
        Field(two);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(buffer.AsSpan(0, length), hash);
        return hash.SequenceEqual(seal);
    }

    private void Field(Guid? value)
    {
        if (value is not { } id) { Raw("-"u8); return; }
        Raw("36:"u8);
        id.TryFormat(Room(36), out var written);
        length += written;
    }

    private void Field(string? value)
    {
        if (value is null) { Raw("-"u8); return; }
        var size = Encoding.UTF8.GetByteCount(value);
        size.TryFormat(Room(11), out var digits, provider: CultureInfo.InvariantCulture);
        length += digits;
        Raw(":"u8);
        length += Encoding.UTF8.GetBytes(value, Room(size));
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        length += bytes.Length;
    }

    private Span<byte> Room(int size)
    {
        if (buffer.Length - length < size) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + size));
        return buffer.AsSpan(length);
    }
}
