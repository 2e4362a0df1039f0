using System.Data.Common;
using System.Runtime.InteropServices;
using Dapper;
using Xinheng.Intake.Checks;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>
/// Takes one checked stretch of rows: registry, findings, rejected rows, counts and the place reached move in one
/// transaction, so that a crash leaves all of it or nothing.
/// </summary>
internal sealed class ChunkTaking(Database database, TimeProvider clock)
{
    private static readonly string[] FindingColumns = ["batch", "sheet", "row_number", "place", "is_flag", "code", "field", "found", "known"];
    private static readonly string[] RejectedColumns = ["batch", "sheet", "row_number", "cells"];

    private readonly RegistryTaking registry = new(database);

    /// <summary>Takes the stretch. Returns the batch as it stands after the commit.</summary>
    /// <param name="batch">The batch as it stood, held by this worker.</param>
    /// <param name="chunk">The rows.</param>
    /// <param name="place">Sheet and share of the whole file done after these rows.</param>
    /// <param name="cancellation">Ends the transaction without a trace.</param>
    /// <exception cref="LeaseLostException">Another worker has taken the batch over; nothing was written.</exception>
    public Task<BatchRow> TakeAsync(BatchRow batch, CheckedChunk chunk, FilePlace place, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, token) =>
            {
                var tally = chunk.Tally;
                var origin = new ChangeOrigin(batch.Number, clock.GetUtcNow());
                if (chunk.Registrations is { } registrations)
                {
                    tally.Count(await registry.TakeAsync(transaction, registrations, origin, token));
                }

                if (chunk.Records is { } records)
                {
                    tally.Count(await registry.TakeAsync(transaction, records, origin, token));
                }

                if (chunk.Results is { } results)
                {
                    tally.Count(await registry.TakeAsync(transaction, results, origin, token));
                }

                await KeepFindingsAsync(transaction, batch, chunk, place.Sheet, token);
                await CountCodesAsync(transaction, batch, tally);
                return await AdvanceAsync(transaction, tally.AddTo(batch, chunk.ThroughRow, place));
            },
            cancellation);

    private async Task KeepFindingsAsync(DbTransaction transaction, BatchRow batch, CheckedChunk chunk, int sheet, CancellationToken cancellation)
    {
        if (chunk.WithFindings.Count > 0)
        {
            var kept = await KeptFlagsAsync(transaction, batch);
            await using var bulk = await database.BulkAsync(transaction, "intake_finding", FindingColumns, cancellation);
            foreach (var row in chunk.WithFindings)
            {
                WriteFindings(bulk, batch, sheet, row, kept);
            }

            await bulk.CompleteAsync(cancellation);
        }

        if (chunk.Rejected.Count > 0)
        {
            await using var bulk = await database.BulkAsync(transaction, "intake_rejected", RejectedColumns, cancellation);
            foreach (var (row, cells) in chunk.Rejected)
            {
                bulk.Write(batch.Number);
                bulk.Write(sheet);
                bulk.Write(row);
                bulk.Write(cells);
                bulk.EndRow();
            }

            await bulk.CompleteAsync(cancellation);
        }
    }

    private static void WriteFindings(BulkWriter bulk, BatchRow batch, int sheet, CheckedRow row, Dictionary<string, long> kept)
    {
        var isFlag = row.Outcome is not RowOutcome.Rejected;
        for (var place = 0; place < row.Findings.Count; place++)
        {
            var finding = row.Findings[place];
            if (isFlag)
            {
                var before = kept.GetValueOrDefault(finding.Code);
                kept[finding.Code] = before + 1;
                if (before >= FindingPage.FlagsKeptPerCode)
                {
                    continue;
                }
            }

            bulk.Write(batch.Number);
            bulk.Write(sheet);
            bulk.Write(row.Row);
            bulk.Write(place);
            bulk.Write(isFlag ? 1 : 0);
            bulk.Write(finding.Code);
            bulk.Write(finding.Field);
            bulk.Write(finding.Found);
            bulk.Write(finding.Known);
            bulk.EndRow();
        }
    }

    private static async Task<Dictionary<string, long>> KeptFlagsAsync(DbTransaction transaction, BatchRow batch)
    {
        var counts = await transaction.Connection!.QueryAsync<(string Code, long Rows)>( // open while the transaction is
            "SELECT code, row_count FROM intake_count WHERE batch = @Number AND is_flag = 1", new { batch.Number }, transaction);
        return counts.ToDictionary(count => count.Code, count => count.Rows, StringComparer.Ordinal);
    }

    private static async Task CountCodesAsync(DbTransaction transaction, BatchRow batch, ChunkTally tally) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            INSERT INTO intake_count (batch, is_flag, code, row_count) VALUES (@Number, @IsFlag, @Code, @Rows)
            ON CONFLICT (batch, is_flag, code) DO UPDATE SET row_count = intake_count.row_count + excluded.row_count
            """,
            tally.Codes.Select(entry => new { batch.Number, IsFlag = entry.Key.IsFlag ? 1 : 0, entry.Key.Code, Rows = entry.Value }),
            transaction);

    private async Task<BatchRow> AdvanceAsync(DbTransaction transaction, BatchRow after)
    {
        await BatchTable.ChangeHeldAsync(
            transaction, after,
            """
            through_sheet = @ThroughSheet, through_row = @ThroughRow, bytes_done = @BytesDone, rows_guess = @RowsGuess,
            rows_read = @RowsRead, rows_new = @RowsNew, rows_changed = @RowsChanged, rows_unchanged = @RowsUnchanged,
            rows_rejected = @RowsRejected, rows_persons = @RowsPersons, rows_not_penalties = @RowsNotPenalties,
            rows_flagged = @RowsFlagged, subjects_created = @SubjectsCreated, lease_until = @until, failures = 0
            """,
            new
            {
                after.ThroughSheet, after.ThroughRow, after.BytesDone, after.RowsGuess, after.RowsRead, after.RowsNew, after.RowsChanged,
                after.RowsUnchanged, after.RowsRejected, after.RowsPersons, after.RowsNotPenalties, after.RowsFlagged, after.SubjectsCreated,
                until = Moments.ToColumn(clock.GetUtcNow() + BatchTable.Lease),
            });
        var cancelAsked = await transaction.Connection!.ExecuteScalarAsync<int>( // open while the transaction is
            "SELECT cancel_asked FROM intake_batch WHERE number = @Number", new { after.Number }, transaction);
        return after with { CancelAsked = cancelAsked, Failures = 0 };
    }
}

/// <summary>How far a whole file is after a stretch of rows.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Share">Share of the file's chosen sheets read, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FilePlace(int Sheet, double Share);
