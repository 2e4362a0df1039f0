using System.Globalization;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>
/// One statement over arrays. The LATERAL query with OFFSET 0 is not flattened, so that every key is an index probe:
/// a hash join would read the whole table for each chunk.
/// </summary>
internal static class PostgresKeyLookUp
{
    public static async Task RunAsync(NpgsqlTransaction transaction, KeyLookUp lookUp, LookedUp take, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Statement(lookUp), transaction.Connection, transaction);
        foreach (var part in lookUp.Parts)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = part });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = new long[lookUp.Columns];
        while (await reader.ReadAsync(cancellation))
        {
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = reader.GetInt64(column + 1);
            }

            take((int)reader.GetInt64(0) - 1, values);
        }
    }

    private static string Statement(KeyLookUp lookUp)
    {
        var query = lookUp.Query;
        for (var part = lookUp.Parts.Count; part > 0; part--)
        {
            query = query.Replace(":" + part.ToString(CultureInfo.InvariantCulture), $"k.p{part}", StringComparison.Ordinal);
        }

        var numbers = Enumerable.Range(1, lookUp.Parts.Count);
        var arrays = string.Join(", ", numbers.Select(n => $"${n}"));
        var names = string.Join(", ", numbers.Select(n => $"p{n}"));
        return $"SELECT k.place, q.* FROM unnest({arrays}) WITH ORDINALITY AS k({names}, place) CROSS JOIN LATERAL ({query} OFFSET 0) AS q";
    }
}
