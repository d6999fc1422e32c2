using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using ProFlow.Server.Data;
using ProFlow.Server.Features.Identity;
using ProFlow.Server.Features.Projects;
using ProFlow.Server.Platform;
using ProFlow.Server.Tests.Harness;
using ProFlow.Server.Tests.Live;
using Xunit;

namespace ProFlow.Server.Tests.Data;

/// <summary>Plants writes that nobody would hear of, and sees each of them fail.</summary>
public sealed class SilentWriteTests(ProFlowApp app) : IClassFixture<ProFlowApp>
{
    private static readonly string[] Forbidden = ["SaveChanges", "ExecuteUpdate", "ExecuteDelete", "ExecuteSqlRaw", "ExecuteSqlInterpolated"];

    [Theory]
    [InlineData("SaveChanges")]
    [InlineData("SaveChangesAsync")]
    public async Task Entity_Frameworks_own_way_of_saving_is_closed(string method)
    {
        var project = await (await app.RegisterAsync()).ProjectAsync();

        await app.LookAsync<int>(async db =>
        {
            (await db.Set<Project>().SingleAsync(p => p.Id == project.Id)).Name = "Silent";
            foreach (var overload in typeof(DbContext).GetMethods().Where(m => m.Name == method))
            {
                object?[] arguments = [.. overload.GetParameters().Select(p => p.ParameterType == typeof(bool) ? (object)true : CancellationToken.None)];
                var failure = await Assert.ThrowsAnyAsync<Exception>(async () =>
                {
                    if (overload.Invoke(db, arguments) is Task saving) await saving;
                });
                Assert.IsType<InvalidOperationException>(failure.InnerException ?? failure);
            }
            return 0;
        });

        Assert.Equal(project.Name, await NameAsync(project.Id));
    }

    [Fact]
    public async Task An_entity_that_names_no_stream_fails_the_whole_commit()
    {
        var project = await (await app.RegisterAsync()).ProjectAsync();
        var before = await app.ChangesAsync(project.Id);
        await using var source = Database.Source(app.ConnectionString);
        await using var db = Planted(source);
        (await db.Set<Project>().SingleAsync(p => p.Id == project.Id)).Name = "Loud";
        db.Add(new SilentNote { Id = Id.New() });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(NewCommand(), Reply.NoContent));

        Assert.Contains("SilentNote names no stream", failure.Message, StringComparison.Ordinal);
        Assert.Equal(project.Name, await NameAsync(project.Id));
        Assert.Equal(before.Count, (await app.ChangesAsync(project.Id)).Count);
    }

    [Fact]
    public async Task A_row_of_the_servers_own_books_can_not_be_written_past_the_commit()
    {
        var ada = await app.RegisterAsync();

        await app.LookAsync<int>(async db =>
        {
            (await db.Set<Session>().FirstAsync(s => s.UserId == ada.Id)).EndedAt = NewCommand().At;
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(NewCommand(), Reply.NoContent));
            Assert.Contains("Session is no Entity", failure.Message, StringComparison.Ordinal);
            return 0;
        });

        Assert.Null(await app.LookAsync(db => db.Set<Session>().Where(s => s.UserId == ada.Id).Select(s => s.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_change_whose_stream_is_not_there_takes_its_row_along()
    {
        var ada = await app.RegisterAsync();
        var project = await ada.ProjectAsync();
        await app.SqlAsync($"DELETE FROM stream_head WHERE id = '{project.Id}'");

        using var answer = await ada.TryAsync(HttpMethod.Patch, $"projects/{project.Id}", new { name = "Silent" });

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(project.Name, await NameAsync(project.Id));
        Assert.DoesNotContain(await app.ChangesAsync(project.WorkspaceId), c => c.Data.Contains("Silent", StringComparison.Ordinal));
    }

    [Fact]
    public void No_code_of_the_server_calls_what_writes_past_the_commit()
    {
        using var file = new PEReader(File.OpenRead(typeof(ProFlowDb).Assembly.Location));
        var assembly = file.GetMetadataReader();
        var called = assembly.MemberReferences.Select(assembly.GetMemberReference).Select(m => assembly.GetString(m.Name)).ToHashSet(StringComparer.Ordinal);

        // The one that is allowed, for the books, shows that calls are found at all.
        Assert.Contains("ExecuteSqlAsync", called);
        Assert.DoesNotContain(called, name => Forbidden.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_table_is_told_of_or_is_declared_as_the_servers_own_books()
    {
        using var source = Database.Source(app.ConnectionString);
        using var db = new ProFlowDb(Options(source).Options);

        var neither = db.Model.GetEntityTypes().Select(t => t.ClrType)
            .Where(t => !typeof(Entity).IsAssignableFrom(t) && t.GetCustomAttribute<BookkeepingAttribute>() is null).Select(t => t.Name);

        Assert.Empty(neither);
    }

    private static ProFlowDb Planted(NpgsqlDataSource source) =>
        new((DbContextOptions<ProFlowDb>)Options(source).ReplaceService<IModelCustomizer, Planting>().Options);

    private static DbContextOptionsBuilder<ProFlowDb> Options(NpgsqlDataSource source)
    {
        var options = new DbContextOptionsBuilder<ProFlowDb>();
        Database.Configure(options, source);
        return options;
    }

    private static Command NewCommand() => new(null, TimeProvider.System.Now(), new CommitSignal());

    private Task<string> NameAsync(Guid project) => app.LookAsync(db => db.Set<Project>().Where(p => p.Id == project).Select(p => p.Name).SingleAsync());

    private sealed class SilentNote : Entity
    {
        public override IEnumerable<StreamRef> Streams() => [];
    }

    private sealed class Planting(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            modelBuilder.Entity<SilentNote>().ToTable("silent_note");
            base.Customize(modelBuilder, context);
        }
    }
}
