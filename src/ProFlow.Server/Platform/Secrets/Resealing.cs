using System.Security.Cryptography;
using Npgsql;

namespace ProFlow.Server.Platform.Secrets;

/// <summary>
/// Brings what was sealed under an earlier master key under the current one, at the start and then every hour, so that the earlier can
/// be taken away. Row by row, each in its own statement: it may be killed anywhere, and several nodes may do it at once.
/// </summary>
internal sealed partial class Resealing(NpgsqlDataSource source, Vault vault, IEnumerable<SealedColumn> columns, TimeProvider time, ILogger<Resealing> log) : BackgroundService
{
    private static readonly TimeSpan every = TimeSpan.FromHours(1);
    private const int PageSize = 200;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        do
        {
            try
            {
                await ResealAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                Failed(log, failure.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <returns>How many values were sealed anew.</returns>
    public async Task<int> ResealAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var column in columns) done += await ResealAsync(column, ct);
        return done;
    }

    private async Task<int> ResealAsync(SealedColumn column, CancellationToken ct)
    {
        var (done, after) = (0, Guid.Empty);
        for (List<(Guid Id, byte[] Value)> page; (page = await PageAsync(column, after, ct)).Count > 0; after = page[^1].Id)
        {
            foreach (var (id, value) in page) done += await ResealAsync(column, id, value, ct);
        }
        return done;
    }

    private async Task<List<(Guid Id, byte[] Value)>> PageAsync(SealedColumn column, Guid after, CancellationToken ct)
    {
        var header = vault.CurrentHeader();
        await using var select = source.CreateCommand(
            $"SELECT id, {column.Column} FROM {column.Table} WHERE id > $1 AND {column.Column} IS NOT NULL AND substring({column.Column} FROM 1 FOR {header.Length}) <> $2 ORDER BY id LIMIT {PageSize}");
        select.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = after });
        select.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = header });
        await using var rows = await select.ExecuteReaderAsync(ct);
        var page = new List<(Guid, byte[])>();
        while (await rows.ReadAsync(ct)) page.Add((rows.GetGuid(0), rows.GetFieldValue<byte[]>(1)));
        return page;
    }

    private async Task<int> ResealAsync(SealedColumn column, Guid id, byte[] old, CancellationToken ct)
    {
        try
        {
            // Whoever wrote the row meanwhile has sealed it under the current key already.
            await using var update = source.CreateCommand($"UPDATE {column.Table} SET {column.Column} = $3 WHERE id = $1 AND {column.Column} = $2");
            update.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
            update.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = old });
            update.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = vault.Seal(vault.Open(old, column, id), column, id) });
            return await update.ExecuteNonQueryAsync(ct);
        }
        catch (CryptographicException failure)
        {
            Unopened(log, column.Table, id, failure.Message);
            return 0;
        }
    }

    [LoggerMessage(EventId = 50, Level = LogLevel.Warning, Message = "Sealing anew failed ({Reason}); it is tried again in an hour")]
    private static partial void Failed(ILogger log, string reason);

    [LoggerMessage(EventId = 51, Level = LogLevel.Error, Message = "A sealed value of {Table}, row {Id}, cannot be opened: {Reason}")]
    private static partial void Unopened(ILogger log, string table, Guid id, string reason);
}

internal static class SecretServices
{
    /// <summary>The vault with its master keys; whoever keeps sealed values registers a <see cref="SealedColumn"/>.</summary>
    public static void AddSecrets(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        services.AddSingleton(MasterKeys.From(configuration, dataDirectory)).AddSingleton<Vault>();
        services.AddSingleton<Resealing>().AddHostedService(p => p.GetRequiredService<Resealing>());
    }
}
