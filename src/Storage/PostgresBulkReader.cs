using System.Buffers.Binary;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>One binary COPY out, read in the server's own form: a count of fields for each row, then length and bytes of each field.</summary>
internal sealed class PostgresBulkReader : BulkReader
{
    private const int BufferBytes = 256 * 1024;
    private const int HeaderBytes = 19;

    private readonly NpgsqlRawCopyStream stream;
    private byte[] buffer = new byte[BufferBytes];
    private int[] starts = [];
    private int[] lengths = [];
    private int at;
    private int end;
    private bool isHeaderRead;

    public PostgresBulkReader(NpgsqlRawCopyStream stream) => this.stream = stream;

    public override bool Next()
    {
        if (!isHeaderRead)
        {
            Need(HeaderBytes);
            at += HeaderBytes;
            isHeaderRead = true;
        }

        Need(sizeof(short));
        var fields = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at));
        if (fields < 0)
        {
            return false;
        }

        if (starts.Length != fields)
        {
            (starts, lengths) = (new int[fields], new int[fields]);
        }

        // Places are kept from the row's first byte on, which moves when the buffer is filled anew.
        var used = sizeof(short);
        for (var field = 0; field < fields; field++)
        {
            Need(used + sizeof(int));
            lengths[field] = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at + used));
            used += sizeof(int);
            starts[field] = used;
            used += Math.Max(0, lengths[field]);
        }

        Need(used);
        for (var field = 0; field < fields; field++)
        {
            starts[field] += at;
        }

        at += used;
        return true;
    }

    public override bool IsNull(int column) => lengths[column] < 0;

    public override long Number(int column) => lengths[column] switch
    {
        sizeof(long) => BinaryPrimitives.ReadInt64BigEndian(buffer.AsSpan(starts[column])),
        sizeof(int) => BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(starts[column])),
        sizeof(short) => BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(starts[column])),
        < 0 => 0,
        _ => throw new InvalidOperationException($"Column {column} holds {lengths[column]} bytes: it is no whole number."),
    };

    public override ReadOnlySpan<byte> Text(int column) =>
        lengths[column] < 0 ? [] : buffer.AsSpan(starts[column], lengths[column]);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
        }
    }

    /// <summary>Sees to it that so many bytes are there from the row's first on.</summary>
    private void Need(int bytes)
    {
        if (end - at >= bytes)
        {
            return;
        }

        buffer.AsSpan(at, end - at).CopyTo(buffer);
        (at, end) = (0, end - at);
        if (bytes > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(bytes, buffer.Length * 2));
        }

        while (end < bytes)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read > 0 ? read : throw new EndOfStreamException("The server ended the copy inside a row.");
        }
    }
}
