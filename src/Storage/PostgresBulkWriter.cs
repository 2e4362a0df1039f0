using System.Buffers.Binary;
using System.Text;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>
/// One binary COPY, written in the server's own form: a count of fields for each row, then length and bytes of each
/// field. Several times as cheap as handing the driver one typed value after another.
/// </summary>
internal sealed class PostgresBulkWriter : BulkWriter
{
    private const int BufferBytes = 128 * 1024;
    private const int WidestChar = 3;
    private const int TextOid = 25;
    private const int Null = -1;

    private readonly NpgsqlRawCopyStream stream;
    private readonly short columns;
    private byte[] buffer = new byte[BufferBytes];
    private int used;
    private bool isInRow;
    private bool isComplete;
    private long rows;

    public PostgresBulkWriter(NpgsqlRawCopyStream stream, int columns)
    {
        (this.stream, this.columns) = (stream, (short)columns);
        Put([(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0]);
        Put(0); // flags
        Put(0); // length of the header's extension
    }

    public override void Write(long value)
    {
        var field = Field(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(field, value);
    }

    public override void Write(int value)
    {
        var field = Field(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(field, value);
    }

    public override void Write(short value)
    {
        var field = Field(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(field, value);
    }

    public override void Write(bool value) => Field(1)[0] = value ? (byte)1 : (byte)0;

    public override void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        BeginRow();
        PutText(value);
    }

    public override void WriteUtf8(ReadOnlyMemory<byte> value) => Write(value);

    public override void Write(ReadOnlyMemory<byte> value) => value.Span.CopyTo(Field(value.Length));

    // One dimension, no nulls, elements of text, as many as there are, counted from 1.
    public override void Write(string[] values)
    {
        BeginRow();
        Room((6 * sizeof(int)) + values.Sum(value => sizeof(int) + (value.Length * WidestChar)));
        var start = used;
        used += sizeof(int);
        Put(values.Length == 0 ? 0 : 1);
        Put(0);
        Put(TextOid);
        if (values.Length > 0)
        {
            Put(values.Length);
            Put(1);
        }

        foreach (var value in values)
        {
            PutText(value);
        }

        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(start), used - start - sizeof(int));
    }

    public override void WriteNull()
    {
        BeginRow();
        Put(Null);
    }

    public override void EndRow()
    {
        isInRow = false;
        rows++;
    }

    public override async Task<long> CompleteAsync(CancellationToken cancellation = default)
    {
        Room(sizeof(short));
        BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(used), -1);
        used += sizeof(short);
        Flush();
        isComplete = true;
        await stream.DisposeAsync();
        return rows;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!isComplete)
        {
            await stream.CancelAsync();
        }

        await stream.DisposeAsync();
    }

    private Span<byte> Field(int length)
    {
        BeginRow();
        Put(length);
        Room(length);
        used += length;
        return buffer.AsSpan(used - length, length);
    }

    private void BeginRow()
    {
        if (!isInRow)
        {
            isInRow = true;
            Room(sizeof(short));
            BinaryPrimitives.WriteInt16BigEndian(buffer.AsSpan(used), columns);
            used += sizeof(short);
        }
    }

    private void PutText(string value)
    {
        Room(sizeof(int) + (value.Length * WidestChar));
        var bytes = Encoding.UTF8.GetBytes(value, buffer.AsSpan(used + sizeof(int)));
        Put(bytes);
        used += bytes;
    }

    private void Put(int value)
    {
        Room(sizeof(int));
        BinaryPrimitives.WriteInt32BigEndian(buffer.AsSpan(used), value);
        used += sizeof(int);
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        Room(bytes.Length);
        bytes.CopyTo(buffer.AsSpan(used));
        used += bytes.Length;
    }

    // What was handed over before must not be flushed away within a field whose length is still to be written: the
    // list of texts asks for all its room at once.
    private void Room(int bytes)
    {
        if (buffer.Length - used >= bytes)
        {
            return;
        }

        Flush();
        if (buffer.Length < bytes)
        {
            buffer = new byte[bytes];
        }
    }

    private void Flush()
    {
        stream.Write(buffer, 0, used);
        used = 0;
    }
}
