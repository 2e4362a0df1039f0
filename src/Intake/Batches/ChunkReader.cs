using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>
/// Reads and checks a sheet ahead of whoever takes its rows: one thread reads, checks run beside it, and the stretches
/// come out in the order of the rows. At most a few stretches are in memory, however long the sheet is.
/// </summary>
internal sealed class ChunkReader(Mapping mapping, CheckContext context, int rowsInChunk)
{
    private const int ChunksAhead = 2;

    private static readonly JsonSerializerOptions CellJson = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ConcurrentBag<RowChunk> chunks = [];
    private readonly ConcurrentBag<RowChecker> checkers = [];

    /// <summary>The stretches of a sheet, in order. The sheet is read on a thread of its own.</summary>
    public async IAsyncEnumerable<CheckedChunk> ReadAsync(
        SheetRows rows, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ahead = Channel.CreateBounded<Task<CheckedChunk>>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAheadAsync(rows, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in ahead.Reader.ReadAllAsync(cancellation))
            {
                yield return await chunk;
            }

            await reading;
        }
        finally
        {
            // Whoever stops half way must not leave a thread in a file that is about to be closed.
            await stop.CancelAsync();
            await Task.WhenAny(reading);
        }
    }

    private async Task ReadAheadAsync(SheetRows rows, ChannelWriter<Task<CheckedChunk>> ahead, CancellationToken cancellation)
    {
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                var chunk = chunks.TryTake(out var used) ? used : new RowChunk();
                if (!rows.Read(chunk, rowsInChunk))
                {
                    return;
                }

                var progress = rows.Progress;
                await ahead.WriteAsync(Task.Run(() => Check(chunk, progress), CancellationToken.None), cancellation);
            }
        }
        finally
        {
            ahead.Complete();
        }
    }

    private CheckedChunk Check(RowChunk chunk, double progress)
    {
        var checker = checkers.TryTake(out var idle) ? idle : new RowChecker(mapping, context);
        var rows = new List<CheckedRow>(chunk.Count);
        checker.Check(chunk, rows);
        var rejected = new List<RejectedCells>();
        for (var index = 0; index < chunk.Count; index++)
        {
            if (rows[index].Outcome is RowOutcome.Rejected)
            {
                rejected.Add(new RejectedCells(chunk[index].Number, JsonSerializer.Serialize(checker.KeepableCells(chunk[index]), CellJson)));
            }
        }

        var result = new CheckedChunk(rows, rejected, chunk[chunk.Count - 1].Number, progress);
        checkers.Add(checker);
        chunks.Add(chunk);
        return result;
    }
}
