using System.Globalization;
using System.Text;
using CsCheck;
using ProFlow.Server.Features.Identity.Factors;
using Xunit;

namespace ProFlow.Server.Tests.Features.Identity.Factors;

public sealed class TotpTests
{
    private static readonly Gen<byte[]> secrets = Gen.Byte.Array[Totp.SecretSize];
    private static readonly Gen<DateTimeOffset> moments = Gen.Long[0, 4_000_000_000].Select(DateTimeOffset.FromUnixTimeSeconds);

    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "94287082")]
    [InlineData("2005-03-18T01:58:29Z", "07081804")]
    [InlineData("2005-03-18T01:58:31Z", "14050471")]
    [InlineData("2009-02-13T23:31:30Z", "89005924")]
    [InlineData("2033-05-18T03:33:20Z", "69279037")]
    [InlineData("2603-10-11T11:33:20Z", "65353130")]
    public void The_vectors_of_RFC_6238_come_out(string at, string code) =>
        Assert.Equal(code, Totp.Code("12345678901234567890"u8, Totp.StepAt(DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)), digits: 8));

    [Theory]
    [InlineData(0, "755224"), InlineData(1, "287082"), InlineData(2, "359152"), InlineData(3, "969429"), InlineData(4, "338314")]
    [InlineData(5, "254676"), InlineData(6, "287922"), InlineData(7, "162583"), InlineData(8, "399871"), InlineData(9, "520489")]
    public void The_vectors_of_RFC_4226_come_out(long counter, string code) =>
        Assert.Equal(code, Totp.Code("12345678901234567890"u8, counter));

    [Theory]
    [InlineData("", ""), InlineData("f", "MY"), InlineData("fo", "MZXQ"), InlineData("foo", "MZXW6"), InlineData("foob", "MZXW6YQ"), InlineData("fooba", "MZXW6YTB"), InlineData("foobar", "MZXW6YTBOI")]
    public void A_secret_is_written_in_the_base32_of_RFC_4648(string secret, string text) =>
        Assert.Equal(text, Totp.Text(Encoding.ASCII.GetBytes(secret)));

    [Fact]
    public void A_code_is_right_in_its_step_and_in_the_ones_beside_it() => Gen.Select(secrets, moments, Gen.Int[-1, 1]).Sample((secret, at, drift) =>
    {
        var step = Totp.StepAt(at) + drift;
        return step < 0 || Totp.StepOf(Totp.Code(secret, step), secret, at) is { } found && Totp.Code(secret, found) == Totp.Code(secret, step);
    });

    [Fact]
    public void A_code_from_further_away_is_wrong() => Gen.Select(secrets, moments, Gen.Int[2, 1000], Gen.Bool).Sample((secret, at, distance, later) =>
    {
        var code = Totp.Code(secret, Totp.StepAt(at) + (later ? distance : -distance));
        var near = Enumerable.Range(-1, 3).Any(d => Totp.Code(secret, Totp.StepAt(at) + d) == code);
        return near || Totp.StepOf(code, secret, at) is null;
    });

    [Theory, InlineData(""), InlineData("12345"), InlineData("1234567"), InlineData("abcdef"), InlineData("١٢٣٤٥٦"), InlineData("-12345")]
    public void What_is_no_code_is_wrong(string code) =>
        Assert.Null(Totp.StepOf(code, "12345678901234567890"u8, DateTimeOffset.UnixEpoch));

    [Fact]
    public void The_link_tells_an_app_whose_secret_it_is_and_how_to_use_it() =>
        Assert.Equal("otpauth://totp/ProFlow:ada%2Bwork%40example.org?secret=MZXW6YTBOI&issuer=ProFlow&algorithm=SHA1&digits=6&period=30", Totp.Link("ada+work@example.org", "foobar"u8));
}
