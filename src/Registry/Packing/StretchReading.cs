using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry.Packing;

/// <summary>Reads stretches of changes on one connection, packed ones by their blocks, and by their rows where a block is damaged.</summary>
/// <param name="database">Where the registry is.</param>
/// <param name="connection">Open, of this database.</param>
/// <param name="takers">Who takes registrations and who takes first reports.</param>
internal sealed class StretchReading(Database database, DbConnection connection, (Action<BulkReader> Registrations, Action<BulkReader> Records) takers)
{
    /// <summary>Reads stretches of one kind that lie side by side.</summary>
    public async Task ReadAsync(RegistryStretch first, RegistryStretch last, CancellationToken cancellation)
    {
        var (after, through) = (first.After, last.Through);
        if (!first.IsPacked)
        {
            ReadRows(connection, after, through);
            return;
        }

        // The damaged block is read by its rows on its own, for the order of all; then those behind it.
        while (after < through && ReadBlocks(after, through, cancellation) is { } damaged)
        {
            await using var other = await database.OpenAsync(cancellation);
            ReadRows(other, damaged.After, damaged.Through);
            after = damaged.Through;
        }
    }

    private void ReadRows(DbConnection from, long after, long through)
    {
        using (var rows = database.ReadBulk(from, RowForm.Registrations.Query(after, through)))
        {
            takers.Registrations(rows);
        }

        using (var rows = database.ReadBulk(from, RowForm.Records.Query(after, through)))
        {
            takers.Records(rows);
        }
    }

    /// <summary>Reads blocks up to the first that is damaged, which is returned; null when all were read.</summary>
    private (long After, long Through)? ReadBlocks(long after, long through, CancellationToken cancellation)
    {
        using var blocks = database.ReadBulk(
            connection,
            $"SELECT after_change, through_change, packed FROM registry_packed WHERE through_change > {after} AND through_change <= {through} ORDER BY through_change");
        while (blocks.Next())
        {
            cancellation.ThrowIfCancellationRequested();
            var changes = (blocks.Number(0), blocks.Number(1));
            if (!PackedBlock.TryRead(changes, blocks.Bytes(2).ToArray(), out var registrations, out var records))
            {
                return changes;
            }

            takers.Registrations(registrations);
            takers.Records(records);
        }

        return null;
    }
}
