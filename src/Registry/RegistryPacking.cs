using System.Data.Common;
using Dapper;
using Xinheng.Registry.Packing;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Packs rows that have no block: those of a database from before there were blocks, and those that came in a few at a time. Any number of
/// processes may do so at once.
/// </summary>
public sealed class RegistryPacking(Database database)
{
    private const long ChangesAtOnce = 20_000;

    /// <summary>Packs what has no block.</summary>
    /// <param name="through">The last change.</param>
    /// <param name="cancellation">Ends the work between two blocks; what was packed stays.</param>
    /// <returns>How many blocks were written.</returns>
    public async Task<int> PackAsync(ChangeNumber through, CancellationToken cancellation = default)
    {
        var written = 0;
        foreach (var stretch in await new RegistryBulkReading(database).StretchesAsync(through, cancellation))
        {
            for (var at = stretch.After; !stretch.IsPacked && stretch.Through - at >= PackedBlocks.FewestRows; at += ChangesAtOnce)
            {
                cancellation.ThrowIfCancellationRequested();
                written += await PackAsync((at, Math.Min(stretch.Through, at + ChangesAtOnce)), cancellation) ? 1 : 0;
            }
        }

        return written;
    }

    private async Task<bool> PackAsync((long After, long Through) changes, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var registrations = Packed(connection, RowForm.Registrations, changes);
        var records = Packed(connection, RowForm.Records, changes);
        return registrations.Count + records.Count >= PackedBlocks.FewestRows && await database.WriteAsync(
            async (transaction, _) =>
            {
                // Whoever holds the counter's row is alone; a block that another wrote meanwhile is enough.
                var open = transaction.Connection!; // while the transaction is
                await open.ExecuteAsync("UPDATE registry_counter SET change_number = change_number WHERE counter = 1", transaction: transaction);
                var others = await open.ExecuteScalarAsync<long>(
                    "SELECT COUNT(*) FROM registry_packed WHERE through_change > @After AND after_change < @Through",
                    new { changes.After, changes.Through }, transaction);
                if (others == 0)
                {
                    await PackedBlocks.WriteAsync(transaction, changes, registrations, records);
                }

                return others == 0;
            },
            cancellation);
    }

    private RowPacker Packed(DbConnection connection, RowForm form, (long After, long Through) changes)
    {
        var packer = new RowPacker(form);
        using var rows = database.ReadBulk(connection, form.Query(changes.After, changes.Through));
        while (rows.Next())
        {
            for (var column = 0; column < form.Names.Length; column++)
            {
                if (form.Texts[column])
                {
                    packer.WriteText(rows.IsNull(column) ? null : System.Text.Encoding.UTF8.GetString(rows.Text(column)));
                }
                else
                {
                    packer.Write(rows.IsNull(column) ? null : rows.Number(column));
                }
            }

            packer.EndRow();
        }

        return packer;
    }
}
