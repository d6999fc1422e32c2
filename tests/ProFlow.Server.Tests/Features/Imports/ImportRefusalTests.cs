using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ProFlow.Server.Tests.Harness;
using Xunit;
using static ProFlow.Server.Tests.Features.Imports.ImportSamples;
using static ProFlow.Server.Tests.Features.Imports.ImportServer;

namespace ProFlow.Server.Tests.Features.Imports;

public sealed class ImportRefusalTests(ImportServer server) : IClassFixture<ImportServer>
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes(Mspdi(Task(1, "A")));

    [Theory]
    [InlineData("<Project xmlns=\"http://schemas.microsoft.com/project\"><Tasks>", 400, "importBroken")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]><Project>&a;</Project>", 400, "importBroken")]
    [InlineData("{\"lists\":[],\"cards\":", 400, "importBroken")]
    [InlineData("", 400, "importEmpty")]
    [InlineData("name,due\nA,B", 415, "importUnknownFormat")]
    [InlineData("<APIBusinessObjects/>", 415, "importUnknownFormat")]
    public async Task What_cannot_be_read_is_refused_at_once_and_leaves_nothing(string text, int status, string code)
    {
        // A place of its own: in the others' an import of another test may just be coming to its end.
        var workspace = await server.Ada.WorkspaceAsync();

        using var response = await ImportServer.PostAsync(server.Owner, workspace.Id, Encoding.UTF8.GetBytes(text), "plan.xml");

        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal((status, code), ((int)response.StatusCode, (string?)problem["code"]));
        Assert.Empty(await ListAsync(server.Owner, $"workspaces/{workspace.Id}/projects"));
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_early()
    {
        using var form = new MultipartFormDataContent { { new StreamContent(new Zeros(200L << 20)), "file", "huge.xml" } };
        using var declared = await server.Owner.PostAsync(Imports, form, TestContext.Current.CancellationToken);
        using var unknown = new HttpRequestMessage(HttpMethod.Post, Imports) { Content = new MultipartFormDataContent { { new StreamContent(new Zeros(200L << 20, seekable: false)), "file", "huge.xml" } } };
        unknown.Headers.TransferEncodingChunked = true;
        using var streamed = await server.Owner.SendAsync(unknown, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.RequestEntityTooLarge), (declared.StatusCode, streamed.StatusCode));
        Assert.Contains("50 MB", await declared.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_make_no_sense_are_named()
    {
        using var response = await server.PostAsync(Plan, ("format", "csv"), ("dryRun", "maybe"), ("key", "1"), ("projectId", "x"));
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        using var noForm = await server.Owner.PostAsync(Imports, json, TestContext.Current.CancellationToken);
        using var empty = new MultipartFormDataContent { { new StringContent("auto"), "format" } };
        using var noFile = await server.Owner.PostAsync(Imports, empty, TestContext.Current.CancellationToken);

        var errors = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["errors"]!.AsObject();
        Assert.Equal(["dryRun", "format", "key", "projectId"], errors.Select(e => e.Key).Order());
        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.UnsupportedMediaType, HttpStatusCode.BadRequest), (response.StatusCode, noForm.StatusCode, noFile.StatusCode));
    }

    [Fact]
    public async Task Members_import_into_new_projects_leads_into_their_own_and_guests_nowhere()
    {
        var (member, guest, stranger) = (await server.JoinAsync("Mel", "member"), await server.JoinAsync("Gus", "guest"), await server.App.RegisterAsync("Sam"));
        var project = (string)(await server.ImportAsync(Plan, ("asNew", "true")))["projectId"]!;

        async Task<int> Try(HttpClient who, params (string, string)[] fields)
        {
            using var response = await PostAsync(who, server.WorkspaceId, Plan, "plan.xml", fields);
            return (int)response.StatusCode;
        }

        Assert.Equal((202, 403, 404), (await Try(member.Http), await Try(guest.Http), await Try(stranger.Http)));
        Assert.Equal((403, 202), (await Try(member.Http, ("projectId", project)), await Try(server.Owner, ("projectId", project))));
        using var anonymous = server.App.Client();
        Assert.Equal(401, await Try(anonymous));
        using var foreign = await stranger.Http.GetAsync(new Uri($"projects/{project}/imported-data", UriKind.Relative), TestContext.Current.CancellationToken);
        using var plain = await member.Http.GetAsync(new Uri($"projects/{project}/imported-data", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Forbidden), (foreign.StatusCode, plain.StatusCode));
    }

    [Fact]
    public async Task A_job_exists_for_whoever_started_it()
    {
        using var started = await server.PostAsync(Plan, ("dryRun", "true"));
        var job = (string)(await OkAsync(started))["id"]!;
        var other = await server.JoinAsync("Oda", "admin");

        using var response = await other.Http.GetAsync(new Uri($"jobs/{job}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task A_repeated_request_begins_no_second_import()
    {
        async Task<HttpResponseMessage> Send(byte[] file)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Imports) { Content = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "plan.xml" } } };
            request.Headers.Add("Idempotency-Key", "import-once");
            return await server.Owner.SendAsync(request, TestContext.Current.CancellationToken);
        }

        using var first = await Send(Plan);
        using var second = await Send(Plan);
        using var other = await Send([.. Plan, (byte)' ']);

        Assert.Equal((string?)(await OkAsync(first))["id"], (string?)(await OkAsync(second))["id"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
    }

    private Uri Imports => new($"workspaces/{server.WorkspaceId}/imports", UriKind.Relative);

    /// <summary>Many bytes out of nowhere.</summary>
    private sealed class Zeros(long length, bool seekable = true) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => seekable;
        public override bool CanWrite => false;
        public override long Length => seekable ? length : throw new NotSupportedException();
        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - Position);
            Array.Clear(buffer, offset, read);
            Position += read;
            return read;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;
        public override void Flush() { }
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
