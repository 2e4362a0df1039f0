using System.Data.Common;
using Dapper;

namespace Xinheng.Registry.Packing;

/// <summary>
/// Blocks of packed rows in the database, written with the rows in one transaction. They say again what the rows say, for those who read
/// everything: a block that is missing or damaged is made up for by the rows.
/// </summary>
internal static class PackedBlocks
{
    /// <summary>Fewer rows are not worth a block: they are read as rows.</summary>
    public const int FewestRows = 256;

    /// <summary>Writes a block of registrations.</summary>
    public static async Task WriteAsync(
        DbTransaction transaction, ChangeNumbers numbers, PreparedRegistrations chunk, TakenRow[] taken)
    {
        var packer = new RowPacker(RowForm.Registrations);
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is TakeOutcome.Unchanged)
            {
                continue;
            }

            var facts = chunk.Rows[row];
            packer.Write(taken[row].Subject.Value);
            packer.Write(taken[row].Change.Value);
            packer.WriteText(facts.Licence);
            packer.Write(facts.LicenceSince?.DayNumber);
            packer.Write(facts.Registered?.DayNumber);
            packer.WriteText(facts.SubjectKind);
            packer.WriteText(facts.Division);
            packer.WriteText(facts.Industry);
            packer.WriteText(facts.StateOwned);
            packer.WriteText(RegistrationRows.TagsOf(facts));
            packer.Write(facts.CapitalFen);
            packer.EndRow();
        }

        await WriteAsync(transaction, (numbers.ChangeBefore, numbers.LastChange), packer, new RowPacker(RowForm.Records));
    }

    /// <summary>Writes a block of first reports.</summary>
    public static async Task WriteAsync(DbTransaction transaction, ChangeNumbers numbers, PreparedRecords chunk, TakenRow[] taken)
    {
        var packer = new RowPacker(RowForm.Records);
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is not TakeOutcome.New)
            {
                continue;
            }

            var facts = chunk.Rows[row];
            packer.Write(taken[row].Subject.Value);
            packer.Write(taken[row].Record.Value);
            packer.WriteText(facts.Kind);
            packer.Write(facts.Happened.DayNumber);
            packer.Write(facts.Until?.DayNumber);
            packer.Write(facts.Lifted?.DayNumber);
            packer.WriteText(facts.Penalties);
            packer.WriteText(facts.GraveConsequence);
            packer.WriteText(facts.Issuer);
            packer.Write(facts.AmountFen);
            packer.EndRow();
        }

        await WriteAsync(transaction, (numbers.ChangeBefore, numbers.LastChange), new RowPacker(RowForm.Registrations), packer);
    }

    /// <summary>Writes a block.</summary>
    /// <param name="transaction">Where.</param>
    /// <param name="changes">The changes whose rows are in it, all of them.</param>
    /// <param name="registrations">Their registrations.</param>
    /// <param name="records">Their first reports.</param>
    public static async Task WriteAsync(DbTransaction transaction, (long After, long Through) changes, RowPacker registrations, RowPacker records)
    {
        if (registrations.Count + records.Count >= FewestRows)
        {
            await transaction.Connection!.ExecuteAsync( // open while the transaction is
                "INSERT INTO registry_packed (through_change, after_change, packed) VALUES (@Through, @After, @packed)",
                new { changes.Through, changes.After, packed = PackedBlock.Write(changes, registrations, records) },
                transaction);
        }
    }
}
