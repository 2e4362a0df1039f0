using System.Data.Common;
using Dapper;
using Xinheng.Registry.Search;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>How far the search index has come.</summary>
/// <param name="Through">The last change in the index.</param>
/// <param name="Last">The last change of the registry.</param>
public sealed record SearchProgress(ChangeNumber Through, ChangeNumber Last);

/// <summary>
/// Finds subjects by parts of name or code. The index is derived from the registry and follows it by cursor;
/// what was taken a moment ago is found after the next <see cref="CatchUpAsync"/>. Safe to use from many threads.
/// </summary>
public sealed class SearchIndex(Database database)
{
    /// <summary>How many subjects are looked through one by one before the tokens are asked: texts that match many are found here.</summary>
    private const int Window = 10_000;

    private const int ChangesAtOnce = 20_000;
    private const int ChangesWorthAnalysing = 5_000;
    private const int LongestPage = 500;

    internal const string HitColumns = "subject, subject_key, name, division, industry, subject_kind, licence, state_owned, former_names, former_codes";

    private readonly RegistryChanges changes = new(database);

    /// <summary>Brings the index up to the registry's last change. Several processes may call it; each step is done once.</summary>
    public async Task<SearchProgress> CatchUpAsync(IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        var taken = 0L;
        while (true)
        {
            var last = await changes.LastAsync(cancellation);
            var (through, count) = await database.WriteAsync(StepAsync, cancellation);
            taken += count;
            var state = new SearchProgress(through, last);
            progress?.Report(state);
            if (count == 0)
            {
                await SettleAsync(taken, cancellation);
                return state;
            }
        }
    }

    /// <summary>
    /// Empties the index and fills it again from the registry: what to do when it is lost or doubted. Meanwhile a search finds
    /// what is already back.
    /// </summary>
    public async Task<SearchProgress> RebuildAsync(IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default)
    {
        await database.WriteAsync(
            (transaction, _) => transaction.Connection!.ExecuteAsync(SearchTables.Empty(database.Dialect), transaction: transaction), // open while the transaction is
            cancellation);
        return await CatchUpAsync(progress, cancellation);
    }

    /// <summary>Searches. A text of which no letter or digit is left finds what the filters alone let through.</summary>
    public async Task<SubjectPage> SearchAsync(SubjectQuery query, CancellationToken cancellation = default)
    {
        var limit = Math.Clamp(query.Limit, 1, LongestPage);
        var terms = SearchTokens.Terms(query.Text);
        var conditions = new SearchConditions(database.Dialect, query, terms);
        await using var connection = await database.OpenAsync(cancellation);
        var through = query.After.Value + Window;
        var hits = await HitsAsync(connection, conditions.InWindow(HitColumns), conditions.Values(query.After.Value, through, limit + 1));
        if (hits.Count <= limit)
        {
            hits.AddRange(await HitsAsync(
                connection, conditions.ByTokens(HitColumns), conditions.Values(through, long.MaxValue, limit + 1 - hits.Count)));
        }

        return hits.Count > limit ? new SubjectPage(hits[..limit], hits[limit - 1].Number) : new SubjectPage(hits, null);
    }

    internal static async Task<List<SubjectHit>> HitsAsync(DbConnection connection, string sql, DynamicParameters values)
    {
        await using var reader = await connection.ExecuteReaderAsync(sql, values);
        var hits = new List<SubjectHit>();
        while (await reader.ReadAsync())
        {
            hits.Add(new SubjectHit
            {
                Number = new SubjectNumber(reader.GetInt64(0)),
                Key = reader.GetString(1),
                Name = reader.GetString(2),
                Division = reader.Text(3),
                Industry = reader.Text(4),
                SubjectKind = reader.GetString(5),
                Licence = reader.GetString(6),
                StateOwned = reader.GetString(7),
                FormerNames = reader.Text(8)?.Split('\n') ?? [],
                FormerCodes = reader.Text(9)?.Split('\n') ?? [],
            });
        }

        return hits;
    }

    private async Task<(ChangeNumber Through, int Count)> StepAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var cursor = await connection.ExecuteScalarAsync<long>(
            "UPDATE registry_search_cursor SET change_number = change_number WHERE cursor = 1 RETURNING change_number", transaction: transaction);
        var step = await changes.AfterAsync(new ChangeNumber(cursor), ChangesAtOnce, cancellation);
        if (step.Count == 0)
        {
            return (new ChangeNumber(cursor), 0);
        }

        await SearchRows.ReplaceAsync(database, transaction, step, cancellation);
        var through = step[^1].Number;
        await connection.ExecuteAsync(
            "UPDATE registry_search_cursor SET change_number = @Value WHERE cursor = 1", new { through.Value }, transaction);
        return (through, step.Count);
    }

    // After much was added, the engine is told what the index looks like, so that it chooses its plans well.
    private async Task SettleAsync(long taken, CancellationToken cancellation)
    {
        if (taken >= ChangesWorthAnalysing && database.Engine is Engine.Postgres)
        {
            await using var connection = await database.OpenAsync(cancellation);
            await connection.ExecuteAsync("SELECT gin_clean_pending_list('registry_search_tokens'); ANALYZE registry_search");
        }
    }
}
