using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Configuration;
using ProFlow.Server.Platform;
using ProFlow.Server.Platform.Secrets;
using ProFlow.Server.Platform.Startup;
using ProFlow.Server.Tests.Harness;
using Xunit;

namespace ProFlow.Server.Tests.Platform.Secrets;

public sealed class VaultTests : IDisposable
{
    private static readonly SealedColumn place = new("totp", "secret");
    private static readonly byte[] secret = Encoding.UTF8.GetBytes("JBSWY3DPEHPK3PXP");
    private readonly TestFolder folder = TestFolder.Create("vault");
    private readonly Guid id = Id.New();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_sealed_opens_where_it_was_sealed_for()
    {
        var vault = Vault();

        var sealedValue = vault.Seal(secret, place, id);

        Assert.Equal(secret, vault.Open(sealedValue, place, id));
        Assert.Equal([], vault.Open(vault.Seal([], place, id), place, id));
        Assert.Equal(-1, sealedValue.AsSpan().IndexOf(secret));
    }

    [Fact, Trait("Security", "11.3.3")]
    public void A_sealed_value_does_not_open_in_another_row_column_or_table()
    {
        var vault = Vault();
        var sealedValue = vault.Seal(secret, place, id);

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedValue, place, Id.New()));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedValue, place with { Column = "other" }, id));
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedValue, place with { Table = "other" }, id));
    }

    [Fact, Trait("Security", "11.3.3")]
    public void Whoever_turns_any_bit_or_cuts_anything_off_has_destroyed_it()
    {
        var vault = Vault();
        var sealedValue = vault.Seal(secret, place, id);

        for (var at = 0; at < sealedValue.Length; at++)
        {
            var touched = sealedValue.ToArray();
            touched[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(touched, place, id));
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(sealedValue.AsSpan(0, at), place, id));
        }
    }

    [Fact, Trait("Security", "11.3.2")]
    public void No_nonce_comes_twice()
    {
        var vault = Vault();
        var start = vault.CurrentHeader().Length;

        var nonces = Enumerable.Range(0, 100_000).Select(_ => Convert.ToHexString(vault.Seal([], place, id), start, 12));

        Assert.Equal(100_000, nonces.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact, Trait("Security", "11.2.2")]
    public void After_the_master_key_has_changed_the_old_opens_and_the_new_seals()
    {
        var before = Vault();
        var old = before.Seal(secret, place, id);

        var name = MasterKeys.Append(MasterKeys.DefaultFile(folder.Path));
        var after = Vault();

        Assert.Equal(secret, after.Open(old, place, id));
        var fresh = after.Seal(secret, place, id);
        Assert.Contains(name, Encoding.ASCII.GetString(fresh), StringComparison.Ordinal);
        Assert.DoesNotContain(name, Encoding.ASCII.GetString(old), StringComparison.Ordinal);
        var missing = Assert.Throws<MissingMasterKeyException>(() => before.Open(fresh, place, id));
        Assert.Equal(name, missing.Name);
    }

    [Fact]
    public void The_first_start_makes_a_key_that_only_its_owner_reads_and_the_next_finds_it()
    {
        var sealedValue = Vault().Seal(secret, place, id);

        Assert.Equal(secret, Vault().Open(sealedValue, place, id));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(MasterKeys.DefaultFile(folder.Path)));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "keys")));
    }

    [Fact]
    public async Task Of_many_that_start_at_once_one_makes_the_key()
    {
        var vaults = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Vault())));

        var sealedValue = vaults[0].Seal(secret, place, id);

        Assert.All(vaults, v => Assert.Equal(secret, v.Open(sealedValue, place, id)));
        Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "keys")));
    }

    [Fact]
    public void Keys_can_come_from_the_settings_alone_and_then_no_file_is_made()
    {
        (string, string)[] two = [("Master:old", NewKey()), ("Master:new", NewKey())];

        var old = Vault([.. two, ("Current", "old")]).Seal(secret, place, id);

        Assert.Equal(secret, Vault([.. two, ("Current", "new")]).Open(old, place, id));
        Assert.Equal(secret, Vault(two[0]).Open(Vault(two[0]).Seal(secret, place, id), place, id));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "keys")));
    }

    [Theory]
    [InlineData("Master:a", "short", "is no master key")]
    [InlineData("Master:a b", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", "is no master key")]
    [InlineData("Current", "absent", "which is not there")]
    public void A_setting_that_is_wrong_stops_the_start_with_what_to_do(string name, string value, string sentence)
    {
        var refusal = Assert.Throws<StartupRefusal>(() => Vault((name, value)));

        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Of_several_keys_the_current_one_has_to_be_named() =>
        Assert.Contains("ProFlow__Keys__Current", Assert.Throws<StartupRefusal>(() => Vault(("Master:a", NewKey()), ("Master:b", NewKey()))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_key_file_that_is_none_is_named()
    {
        var path = Path.Combine(folder.Path, "mine");
        File.WriteAllText(path, "no key\n");

        Assert.Contains(path, Assert.Throws<StartupRefusal>(() => Vault(("File", path))).Message, StringComparison.Ordinal);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private Vault Vault(params (string Name, string Value)[] settings) => new(MasterKeys.From(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>("ProFlow:Keys:" + s.Name, s.Value))).Build(), folder.Path));
}
