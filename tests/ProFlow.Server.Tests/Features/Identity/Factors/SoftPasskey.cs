using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

/// <summary>A device with one passkey, in software: makes and signs what WebAuthn says, or, where a test asks for it, something that is not right.</summary>
internal sealed class SoftPasskey : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, Eligible = 0x08, BackedUp = 0x10, Attested = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public byte[] CredentialId { get; init; } = RandomNumberGenerator.GetBytes(32);
    public byte[] UserHandle { get; set; } = [];
    public uint Count { get; set; } = 1;
    public bool RecognisesOwner { get; set; } = true;
    public bool Synced { get; set; }
    public string? Origin { get; set; }
    public string? Domain { get; set; }
    public string? Challenge { get; set; }

    public void Dispose() => key.Dispose();

    /// <summary>What navigator.credentials.create() gives.</summary>
    public object Make(JsonElement options, Browser browser)
    {
        UserHandle = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        var client = ClientData("webauthn.create", options, browser);
        byte[] data = [.. AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, Attested), .. new byte[16], 0, (byte)CredentialId.Length, .. CredentialId, .. CoseKey()];
        byte[] attestation = [0xa3, .. Text("fmt"), .. Text("none"), .. Text("attStmt"), 0xa0, .. Text("authData"), 0x59, (byte)(data.Length >> 8), (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = Encode(client), attestationObject = Encode(attestation), transports = new[] { "internal" } });
    }

    /// <summary>What navigator.credentials.get() gives.</summary>
    public object Sign(JsonElement options, Browser browser)
    {
        Count += 1;
        var client = ClientData("webauthn.get", options, browser);
        var data = AuthenticatorData(options.GetProperty("rpId").GetString()!, 0);
        var signature = key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Encode(client), authenticatorData = Encode(data), signature = Encode(signature), userHandle = Encode(UserHandle) });
    }

    private object Credential(object response) => new { id = Encode(CredentialId), rawId = Encode(CredentialId), type = "public-key", response, clientExtensionResults = new { } };

    private byte[] ClientData(string type, JsonElement options, Browser browser) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = Challenge ?? options.GetProperty("challenge").GetString(), origin = Origin ?? browser.Origin, crossOrigin = false });

    private byte[] AuthenticatorData(string domain, byte flags)
    {
        var all = (byte)(flags | Present | (RecognisesOwner ? Verified : 0) | (Synced ? Eligible | BackedUp : 0));
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, Count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Domain ?? domain)), all, .. count];
    }

    /// <summary>ES256 on P-256, RFC 9053.</summary>
    private byte[] CoseKey()
    {
        var point = key.ExportParameters(false).Q;
        return [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
