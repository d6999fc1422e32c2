using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace ProFlow.Server.Data;

internal static class Database
{
    private const int DefaultPoolSize = 100;
    private const int PoolSize = 40;

    public static void AddDatabase(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton(_ => Source(connectionString));
        services.AddDbContextPool<ProFlowDb>((provider, options) => Configure(options, provider.GetRequiredService<NpgsqlDataSource>()));
    }

    public static NpgsqlDataSource Source(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "proflow", MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, IncludeErrorDetail = false };
        // PostgreSQL's default is 100 connections for all: a node must not take them all, or another could not start.
        if (settings.MaxPoolSize == DefaultPoolSize) settings.MaxPoolSize = PoolSize;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    public static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) => options
        .UseNpgsql(source, npgsql => npgsql.SetPostgresVersion(15, 0))
        .UseSnakeCaseNamingConvention()
        // The search cuts what it found first and ranks it then: an order before the cut would have to read everything.
        .ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning));

    /// <summary>Brings the tables up to date as their owner, and gives the application's role its rights in them.</summary>
    public static async Task MigrateAsync(string ownersConnectionString, string connectionString, CancellationToken ct)
    {
        await using var source = Source(ownersConnectionString);
        var options = new DbContextOptionsBuilder<ProFlowDb>();
        Configure(options, source);
        await using var db = new ProFlowDb(options.Options);
        await db.Database.MigrateAsync(ct);
        var role = new NpgsqlConnectionStringBuilder(connectionString).Username;
        if (role is not null && role != new NpgsqlConnectionStringBuilder(ownersConnectionString).Username) await ApplicationRole.GrantAsync(source, role, ct);
    }
}

/// <summary>For `./proflow migration NAME` alone: no database is asked.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<ProFlowDb>
{
    public ProFlowDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<ProFlowDb>();
        Database.Configure(options, Database.Source("Host=localhost;Database=proflow"));
        return new ProFlowDb(options.Options);
    }
}
