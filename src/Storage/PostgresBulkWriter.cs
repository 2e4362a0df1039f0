using Npgsql;
using NpgsqlTypes;

namespace Xinheng.Storage;

/// <summary>One binary COPY.</summary>
internal sealed class PostgresBulkWriter(NpgsqlBinaryImporter importer) : BulkWriter
{
    private bool isInRow;

    public override void Write(long value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Bigint);
    }

    public override void Write(int value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Integer);
    }

    public override void Write(short value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Smallint);
    }

    public override void Write(bool value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Boolean);
    }

    public override void Write(string? value)
    {
        Begin();
        if (value is null)
        {
            importer.WriteNull();
        }
        else
        {
            importer.Write(value, NpgsqlDbType.Text);
        }
    }

    public override void WriteUtf8(ReadOnlyMemory<byte> value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Text);
    }

    public override void Write(ReadOnlyMemory<byte> value)
    {
        Begin();
        importer.Write(value, NpgsqlDbType.Bytea);
    }

    public override void Write(string[] values)
    {
        Begin();
        importer.Write(values, NpgsqlDbType.Array | NpgsqlDbType.Text);
    }

    public override void WriteNull()
    {
        Begin();
        importer.WriteNull();
    }

    public override void EndRow() => isInRow = false;

    public override async Task<long> CompleteAsync(CancellationToken cancellation = default) =>
        (long)await importer.CompleteAsync(cancellation);

    public override ValueTask DisposeAsync() => importer.DisposeAsync();

    private void Begin()
    {
        if (!isInRow)
        {
            importer.StartRow();
            isInRow = true;
        }
    }
}
