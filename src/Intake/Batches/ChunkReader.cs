using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Channels;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Batches;

/// <summary>A stretch of rows after their checks, ready to be taken in one transaction.</summary>
internal sealed class CheckedChunk
{
    /// <summary>One entry a row of the sheet, in order.</summary>
    public List<CheckedRow> Rows { get; } = [];

    /// <summary>Rejected rows with their cells as a JSON array, identity numbers masked.</summary>
    public List<(long Row, string Cells)> Rejected { get; } = [];

    /// <summary>The last row of the stretch.</summary>
    public long ThroughRow { get; set; }

    /// <summary>Share of the sheet read when the stretch had been read, 0 to 1.</summary>
    public double Progress { get; set; }
}

/// <summary>
/// Reads and checks a sheet ahead of whoever takes its rows: one thread reads, checks run beside it, and the stretches
/// come out in the order of the rows. At most a few stretches are in memory, however long the sheet is.
/// </summary>
internal sealed class ChunkReader(Mapping mapping, CheckContext context)
{
    /// <summary>Rows in one transaction: enough that its fixed cost is small, few enough that a crash loses little work.</summary>
    public const int RowsInChunk = 16_384;

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
                if (!rows.Read(chunk, RowsInChunk))
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
        var result = new CheckedChunk { ThroughRow = chunk[chunk.Count - 1].Number, Progress = progress };
        result.Rows.EnsureCapacity(chunk.Count);
        checker.Check(chunk, result.Rows);
        for (var index = 0; index < chunk.Count; index++)
        {
            if (result.Rows[index].Outcome is RowOutcome.Rejected)
            {
                result.Rejected.Add((chunk[index].Number, JsonSerializer.Serialize(checker.KeepableCells(chunk[index]), CellJson)));
            }
        }

        checkers.Add(checker);
        chunks.Add(chunk);
        return result;
    }
}
