using System.Buffers.Binary;

namespace Xinheng.Storage;

/// <summary>One binary COPY out, read in the server's own form: a count of fields for each row, then length and bytes of each field.</summary>
internal sealed class PostgresBulkReader : BulkReader
{
    private const int BufferBytes = 256 * 1024;
    private const int HeaderBytes = 19;

    /// <summary>The server keeps no field larger than this, so that a length beyond it is none.</summary>
    private const int MostFieldBytes = 1 << 30;

    private readonly Stream stream;
    private byte[] buffer = new byte[BufferBytes];
    private int[] starts = [];
    private int[] lengths = [];
    private int at;
    private int end;
    private bool isHeaderRead;

    public PostgresBulkReader(Stream stream) => this.stream = stream;

    public override bool Next()
    {
        if (!isHeaderRead)
        {
            ReadHeader();
        }

        Need(sizeof(short));
        var fields = BinaryPrimitives.ReadInt16BigEndian(buffer.AsSpan(at));
        if (fields < 0)
        {
            return fields == -1 ? false : throw Malformed($"a row of {fields} fields");
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
            used = lengths[field] is >= -1 and <= MostFieldBytes && used <= int.MaxValue - MostFieldBytes
                ? used + Math.Max(0, lengths[field])
                : throw Malformed($"a field of {lengths[field]} bytes");
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

    private static ReadOnlySpan<byte> Signature => [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00];

    private static InvalidDataException Malformed(string found) => new($"The server's copy cannot be read: it has {found}.");

    /// <summary>Signature, flags, and an extension that is passed over.</summary>
    private void ReadHeader()
    {
        Need(HeaderBytes);
        if (!buffer.AsSpan(at).StartsWith(Signature))
        {
            throw Malformed("no signature of a binary copy");
        }

        var extension = BinaryPrimitives.ReadInt32BigEndian(buffer.AsSpan(at + HeaderBytes - sizeof(int)));
        if (extension is < 0 or > BufferBytes)
        {
            throw Malformed($"an extension of {extension} bytes");
        }

        Need(HeaderBytes + extension);
        at += HeaderBytes + extension;
        isHeaderRead = true;
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
            Array.Resize(ref buffer, (int)Math.Min(Array.MaxLength, Math.Max(bytes, buffer.Length * 2L)));
        }

        while (end < bytes)
        {
            var read = stream.Read(buffer, end, buffer.Length - end);
            end += read > 0 ? read : throw new EndOfStreamException("The server ended the copy inside a row.");
        }
    }
}
