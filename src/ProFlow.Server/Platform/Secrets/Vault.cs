using System.Security.Cryptography;
using System.Text;

namespace ProFlow.Server.Platform.Secrets;

/// <summary>A column of sealed values, in a table whose key is the uuid "id". Registered as a service, it is sealed anew when the master key has changed.</summary>
internal sealed record SealedColumn(string Table, string Column);

/// <summary>
/// Seals what the database should not be able to read, with AES-256-GCM under the current master key. A sealed value opens
/// only in the row and column that it was sealed for: moved elsewhere, or touched, it is refused.
/// </summary>
/// <remarks>Layout: 1 byte version, 1 byte length and the name of the master key, 12 bytes nonce, 16 bytes tag, the cipher.</remarks>
internal sealed class Vault(MasterKeys keys)
{
    private const byte Version = 1;
    private const int NonceSize = 12, TagSize = 16;

    public byte[] Seal(ReadOnlySpan<byte> plain, SealedColumn place, Guid id)
    {
        var header = CurrentHeader();
        var nonce = RandomNumberGenerator.GetBytes(NonceSize);
        var (tag, cipher) = (new byte[TagSize], new byte[plain.Length]);
        using var aes = new AesGcm(keys.Find(keys.Current)!, TagSize);
        aes.Encrypt(nonce, plain, cipher, tag, Bound(header, place, id));
        return [.. header, .. nonce, .. tag, .. cipher];
    }

    /// <exception cref="MissingMasterKeyException">It was sealed under a master key that this server does not have.</exception>
    /// <exception cref="CryptographicException">It was touched, or sealed for another place.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedValue, SealedColumn place, Guid id)
    {
        if (sealedValue.Length < 2 || sealedValue[0] != Version || sealedValue.Length < 2 + sealedValue[1] + NonceSize + TagSize)
            throw new CryptographicException("This was not sealed here.");
        var header = sealedValue[..(2 + sealedValue[1])];
        var name = Encoding.ASCII.GetString(header[2..]);
        var body = sealedValue[header.Length..];
        var plain = new byte[body.Length - NonceSize - TagSize];
        using var aes = new AesGcm(keys.Find(name) ?? throw new MissingMasterKeyException(name), TagSize);
        aes.Decrypt(body[..NonceSize], body[(NonceSize + TagSize)..], body.Slice(NonceSize, TagSize), plain, Bound(header, place, id));
        return plain;
    }

    /// <summary>How everything begins that is sealed under the current master key.</summary>
    public byte[] CurrentHeader() => [Version, (byte)keys.Current.Length, .. Encoding.ASCII.GetBytes(keys.Current)];

    private static byte[] Bound(ReadOnlySpan<byte> header, SealedColumn place, Guid id) =>
        [.. header, .. Encoding.ASCII.GetBytes($"{place.Table}.{place.Column}|{id}")];
}

/// <summary>What was sealed under a master key that is not there any more cannot be opened.</summary>
internal sealed class MissingMasterKeyException(string name)
    : CryptographicException($"The master key \"{name}\" is missing, under which this was sealed.")
{
    public string Name { get; } = name;
}
