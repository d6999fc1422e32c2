using System.Diagnostics;
using System.Globalization;
using Amazon.Runtime;
using Amazon.S3;
using Xunit;

namespace ProFlow.Server.Tests.Harness;

/// <summary>A real S3 store (OpenStack Swift) behind a wire that a test can cut, hold up or let break off.</summary>
public sealed class S3Server : IAsyncLifetime
{
    private const string Bucket = "proflow", User = "files", Secret = "not-a-secret";
    private readonly TestFolder folder = TestFolder.Create("s3");
    private readonly int port = FreePorts();
    private Process? process;

    internal FaultyWire Wire { get; private set; } = null!;

    /// <summary>What a server is configured with to keep its files here, over the wire.</summary>
    internal Dictionary<string, string?> Settings => new()
    {
        ["ProFlow:Files:S3:Url"] = $"http://127.0.0.1:{Wire.Port}",
        ["ProFlow:Files:S3:Bucket"] = Bucket,
        ["ProFlow:Files:S3:AccessKey"] = $"test:{User}",
        ["ProFlow:Files:S3:SecretKey"] = Secret,
        ["ProFlow:Files:S3:Prefix"] = "here/",
        ["ProFlow:Files:S3:TimeoutSeconds"] = "2",
    };

    public async ValueTask InitializeAsync()
    {
        // Where whoever it runs as can read it.
        var script = Path.Combine(folder.Path, "s3-server.py");
        File.Copy(Path.Combine(Repository.Root, "tests", "peers", "s3-server.py"), script);
        string[] run = ["/usr/bin/python3", script, folder.Path, port.ToString(CultureInfo.InvariantCulture), User, Secret];
        if (Environment.UserName == "root")
        {
            // The store refuses to serve as root.
            await Process.Start("chown", ["-R", "nobody", folder.Path]).WaitForExitAsync();
            await Process.Start("chmod", ["a+x", Path.GetDirectoryName(folder.Path)!, Path.GetDirectoryName(Path.GetDirectoryName(folder.Path))!]).WaitForExitAsync();
            run = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--", .. run];
        }
        process = Process.Start(new ProcessStartInfo(run[0], run[1..]) { RedirectStandardOutput = true })!;
        Assert.Equal("READY", await process.StandardOutput.ReadLineAsync());
        Wire = new FaultyWire(port);
        using var client = new AmazonS3Client(new BasicAWSCredentials($"test:{User}", Secret), new AmazonS3Config
        {
            ServiceURL = $"http://127.0.0.1:{port}",
            ForcePathStyle = true,
            AuthenticationRegion = "us-east-1",
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
        await client.PutBucketAsync(Bucket);
    }

    public ValueTask DisposeAsync()
    {
        Wire?.Dispose();
        process?.Kill();
        process?.WaitForExit();
        process?.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The first of four ports that are free.</summary>
    private static int FreePorts()
    {
        while (true)
        {
            var first = Random.Shared.Next(24_000, 30_000);
            try
            {
                var held = Enumerable.Range(first, 4).Select(p => new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, p)).ToList();
                foreach (var listener in held) listener.Start();
                foreach (var listener in held) listener.Dispose();
                return first;
            }
            catch (System.Net.Sockets.SocketException)
            {
                // One of them is taken: another four.
            }
        }
    }
}
