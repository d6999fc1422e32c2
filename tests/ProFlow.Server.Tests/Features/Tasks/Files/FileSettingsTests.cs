using Microsoft.Extensions.Configuration;
using ProFlow.Server.Platform.Files;
using ProFlow.Server.Platform.Startup;
using Xunit;

namespace ProFlow.Server.Tests.Features.Tasks.Files;

/// <summary>Configuration alone chooses where files lie, and a wrong one stops the start with a sentence.</summary>
public sealed class FileSettingsTests
{
    [Fact]
    public void Without_a_setting_files_lie_in_a_folder_and_have_up_to_one_gigabyte()
    {
        var settings = FileSettings.From(Configuration());

        Assert.Null(S3Settings.From(Configuration()));
        Assert.Equal((1L << 30, 4 << 20, 365), (settings.MaxBytes, settings.PieceBytes, (int)settings.RotateKeysAfter.TotalDays));
    }

    [Theory]
    [InlineData("Bucket", "proflow", "Url is missing")]
    [InlineData("Url", "s3.example.org", "https://")]
    [InlineData("Url", "http://s3.example.org", "without TLS")]
    [InlineData("Url", "https://s3.example.org", "Bucket is missing")]
    public void A_half_set_store_stops_the_start(string name, string value, string told)
    {
        var refusal = Assert.Throws<StartupRefusal>(() => S3Settings.From(Configuration(($"S3:{name}", value))));

        Assert.Contains(told, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("ProFlow__Files__S3__", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_in_a_network_of_ones_own_may_be_asked_without_tls_when_it_is_said()
    {
        var settings = S3Settings.From(Configuration(("S3:Url", "http://store:9000/"), ("S3:AllowPlain", "true"), ("S3:Bucket", "b"), ("S3:AccessKey", "a"), ("S3:SecretKey", "s")));

        Assert.Equal(("http://store:9000", "b", "us-east-1", "", 30), (settings!.Url, settings.Bucket, settings.Region, settings.Prefix, (int)settings.Timeout.TotalSeconds));
    }

    [Theory, InlineData("MaxBytes", "1 GB"), InlineData("MaxBytes", "0"), InlineData("RotateKeysDays", "-1"), InlineData("PieceBytes", "100000000")]
    public void A_number_that_is_none_stops_the_start(string name, string value) =>
        Assert.Contains($"ProFlow__Files__{name}", Assert.Throws<StartupRefusal>(() => FileSettings.From(Configuration((name, value)))).Message, StringComparison.Ordinal);

    private static IConfiguration Configuration(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => $"ProFlow:Files:{s.Name}", s => (string?)s.Value)).Build();
}
