using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>A workbook's shared texts, in one buffer.</summary>
internal sealed class XlsxTexts
{
    private readonly List<int> _ends = [];
    private char[] _text = new char[4096];
    private int _length;

    /// <summary>The text at <paramref name="index"/>; empty when there is none.</summary>
    public ReadOnlySpan<char> this[int index] => (uint)index >= (uint)_ends.Count
        ? default
        : _text.AsSpan((index == 0 ? 0 : _ends[index - 1])..(_ends[index]));

    /// <summary>Reads the shared texts of a workbook; none when it has no such part.</summary>
    public static XlsxTexts Read(XlsxPackage package, ReadingLimits limits)
    {
        var texts = new XlsxTexts();
        using var reader = package.Open("xl/sharedStrings.xml");
        var piece = new char[4096];
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                reader.Skip(); // how a word is spoken, not part of it
            }

            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && reader.Depth > 2)
            {
                texts.Append(reader, piece, limits);
            }
            else if (IsEndOfText(reader))
            {
                texts._ends.Add(texts._length);
            }
        }

        return texts;
    }

    private static bool IsEndOfText(XmlReader reader) => reader.LocalName == "si"
        && (reader.NodeType == XmlNodeType.EndElement || (reader.NodeType == XmlNodeType.Element && reader.IsEmptyElement));

    private void Append(XmlReader reader, char[] piece, ReadingLimits limits)
    {
        int read;
        while ((read = reader.ReadValueChunk(piece, 0, piece.Length)) > 0)
        {
            if (_length + read > limits.SharedCharacters)
            {
                throw UnreadableException.Of("IN-006", $"> {limits.SharedCharacters} characters");
            }

            if (_length + read > _text.Length)
            {
                Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + read));
            }

            piece.AsSpan(0, read).CopyTo(_text.AsSpan(_length));
            _length += read;
        }
    }
}
