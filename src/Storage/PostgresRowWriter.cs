using System.Text;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>Rows as statements of a batch, one a row: for few rows this saves the turns of a COPY.</summary>
internal sealed class PostgresRowWriter(NpgsqlBatch batch, string table, IReadOnlyList<string> columns) : BulkWriter
{
    private readonly string insert =
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, at) => $"${at + 1}"))})";

    private NpgsqlBatchCommand? row;
    private long rows;

    public override void Write(long value) => Add(new NpgsqlParameter<long>(string.Empty, value));

    public override void Write(int value) => Add(new NpgsqlParameter<int>(string.Empty, value));

    public override void Write(short value) => Add(new NpgsqlParameter<short>(string.Empty, value));

    public override void Write(bool value) => Add(new NpgsqlParameter<bool>(string.Empty, value));

    public override void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        Add(new NpgsqlParameter<string>(string.Empty, value));
    }

    public override void WriteUtf8(ReadOnlyMemory<byte> value) => Write(Encoding.UTF8.GetString(value.Span));

    public override void Write(ReadOnlyMemory<byte> value) => Add(new NpgsqlParameter<byte[]>(string.Empty, value.ToArray()));

    public override void Write(string[] values) => Add(new NpgsqlParameter<string[]>(string.Empty, values));

    public override void WriteNull() => Add(new NpgsqlParameter { Value = DBNull.Value });

    public override void EndRow()
    {
        if (row?.Parameters.Count != columns.Count)
        {
            throw new InvalidOperationException($"A row of {columns.Count} columns was ended after {row?.Parameters.Count ?? 0}.");
        }

        batch.BatchCommands.Add(row);
        row = null;
        rows++;
    }

    public override Task<long> CompleteAsync(CancellationToken cancellation = default) => Task.FromResult(rows);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Add(NpgsqlParameter parameter) => (row ??= new NpgsqlBatchCommand(insert)).Parameters.Add(parameter);
}
