using System.Text;

namespace Xinheng.Intake.Formats;

/// <summary>A text file decoded block by block into one buffer.</summary>
internal sealed class TextBlocks
{
    private readonly Stream _stream;
    private readonly Decoder _decoder;
    private readonly byte[] _bytes;
    private readonly char[] _chars;
    private bool _isFlushed;

    /// <summary>Begins at the start of <paramref name="stream"/>.</summary>
    public TextBlocks(Stream stream, TextEncoding encoding, int blockBytes = 256 * 1024)
    {
        (_stream, _decoder) = (stream, encoding.NewDecoder());
        _bytes = new byte[blockBytes];
        _chars = new char[blockBytes + 8];
        _stream.Position = encoding.MarkBytes;
    }

    /// <summary>The next block; empty at the end. Valid until the next call.</summary>
    public ReadOnlyMemory<char> Next()
    {
        while (!_isFlushed)
        {
            var read = _stream.Read(_bytes);
            _isFlushed = read == 0;
            var written = _decoder.GetChars(_bytes.AsSpan(0, read), _chars, flush: _isFlushed);
            if (written > 0)
            {
                return _chars.AsMemory(0, written);
            }
        }

        return default;
    }
}
