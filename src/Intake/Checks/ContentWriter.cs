using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Xinheng.Intake.Checks;

/// <summary>
/// Writes the content of records, one JSON object a row, into memory that is handed out in slices of large segments,
/// so that a row costs no array of its own.
/// </summary>
internal sealed class ContentWriter : IDisposable
{
    private const int SegmentBytes = 256 * 1024;
    private readonly ArrayBufferWriter<byte> _row = new(4096);
    private readonly Utf8JsonWriter _json;
    private byte[] _segment = [];
    private int _used;

    public ContentWriter() => _json = new Utf8JsonWriter(_row, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    });

    public void Begin()
    {
        _row.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    public void Text(JsonEncodedText field, ReadOnlySpan<char> value) => _json.WriteString(field, value);

    public void Number(JsonEncodedText field, long value) => _json.WriteNumber(field, value);

    public void Truth(JsonEncodedText field, bool value) => _json.WriteBoolean(field, value);

    public void Day(JsonEncodedText field, DateOnly value)
    {
        Span<char> text = stackalloc char[10];
        value.TryFormat(text, out _, "yyyy-MM-dd");
        _json.WriteString(field, text);
    }

    /// <summary>Ends the row and returns its object.</summary>
    public ReadOnlyMemory<byte> End()
    {
        _json.WriteEndObject();
        _json.Flush();
        var written = _row.WrittenSpan;
        if (_segment.Length - _used < written.Length)
        {
            _segment = new byte[Math.Max(SegmentBytes, written.Length)];
            _used = 0;
        }

        written.CopyTo(_segment.AsSpan(_used));
        var content = _segment.AsMemory(_used, written.Length);
        _used += written.Length;
        return content;
    }

    public void Dispose() => _json.Dispose();
}
