namespace Xinheng.Intake.Formats;

/// <summary>An unpacked part of a workbook that stops when it grows beyond what its packed size can honestly hold.</summary>
internal sealed class LimitedStream(Stream inner, long packed, ReadingLimits limits, Action<long> onRead) : Stream
{
    private const long Unsuspicious = 64L << 20;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        onRead(read);
        if (_read > Unsuspicious && _read > packed * limits.ExpansionRatio)
        {
            throw UnreadableException.Of("IN-006", $"{_read >> 20} MB / {packed >> 10} KB");
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
