using System.Text;
using System.Text.Unicode;

namespace Xinheng.Intake.Formats;

/// <summary>An encoding a text file was found to be in.</summary>
/// <param name="Name">For people: <c>UTF-8</c>, <c>UTF-16</c>, <c>GB18030</c>.</param>
/// <param name="MarkBytes">Bytes of the byte order mark to pass over.</param>
internal sealed record TextEncoding(string Name, int MarkBytes)
{
    private const int BlockBytes = 64 * 1024;
    private const int SampleBytes = 1024 * 1024;
    private const double DamageAllowed = 0.002;

    private bool IsBigEndian { get; init; }

    /// <summary>A decoder at the start of the text.</summary>
    public Decoder NewDecoder() => Name switch
    {
        "GB18030" => new Gb18030Decoder(),
        "UTF-16" => new UnicodeEncoding(IsBigEndian, byteOrderMark: false).GetDecoder(),
        _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder(),
    };

    /// <summary>
    /// Tells the encoding of a stream: by its mark, else by its first megabyte with more than ASCII in it.
    /// A few damaged characters are let through; they become U+FFFD and are flagged in their row.
    /// </summary>
    public static TextEncoding Of(Stream stream)
    {
        var block = new byte[BlockBytes];
        stream.Position = 0;
        var head = block.AsSpan(0, stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false));
        if (ByMark(head) is { } marked)
        {
            return marked;
        }

        if (head.Contains((byte)0))
        {
            throw UnreadableException.Of("IN-010");
        }

        return ByContent(stream, head);
    }

    private static TextEncoding? ByMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            return new TextEncoding("UTF-8", 3);
        }

        if (head.StartsWith<byte>([0xFF, 0xFE]))
        {
            return new TextEncoding("UTF-16", 2);
        }

        if (head.StartsWith<byte>([0xFE, 0xFF]))
        {
            return new TextEncoding("UTF-16", 2) { IsBigEndian = true };
        }

        return WithoutMark(head);
    }

    // UTF-16 without a mark: separators and line ends put a NUL beside them, always on the same side.
    private static TextEncoding? WithoutMark(ReadOnlySpan<byte> head)
    {
        int even = 0, odd = 0;
        for (var index = 0; index + 1 < head.Length; index += 2)
        {
            even += head[index] == 0 ? 1 : 0;
            odd += head[index + 1] == 0 ? 1 : 0;
        }

        var plausible = head.Length / 64;
        if (odd > plausible && even == 0)
        {
            return new TextEncoding("UTF-16", 0);
        }

        return even > plausible && odd == 0 ? new TextEncoding("UTF-16", 0) { IsBigEndian = true } : null;
    }

    private static TextEncoding ByContent(Stream stream, ReadOnlySpan<byte> head)
    {
        var block = head.ToArray();
        while (Ascii.IsValid(block))
        {
            var next = new byte[BlockBytes];
            var read = stream.ReadAtLeast(next, next.Length, throwOnEndOfStream: false);
            if (read == 0)
            {
                return new TextEncoding("UTF-8", 0);
            }

            block = next[..read];
        }

        var sample = new byte[block.Length + SampleBytes];
        block.CopyTo(sample, 0);
        var length = block.Length + stream.ReadAtLeast(sample.AsSpan(block.Length), SampleBytes, throwOnEndOfStream: false);
        return ByDamage(sample.AsSpan(0, length));
    }

    private static TextEncoding ByDamage(ReadOnlySpan<byte> sample)
    {
        if (Utf8.IsValid(WithoutCutEnd(sample)))
        {
            return new TextEncoding("UTF-8", 0);
        }

        // Blocks begin anywhere, so one code may be cut at each end.
        var wide = Math.Max(1, sample.Length - sample.Count((byte)'\n') - CountAscii(sample));
        var utf8 = Damage(new UTF8Encoding(false).GetDecoder(), sample);
        var gb = Damage(new Gb18030Decoder(), sample);
        var least = Math.Min(utf8, gb) - 2;
        if (least > wide * DamageAllowed)
        {
            throw UnreadableException.Of("IN-014", row: 1);
        }

        return gb <= utf8 ? new TextEncoding("GB18030", 0) : new TextEncoding("UTF-8", 0);
    }

    private static int CountAscii(ReadOnlySpan<byte> sample)
    {
        var count = 0;
        foreach (var octet in sample)
        {
            count += octet < 0x80 ? 1 : 0;
        }

        return count;
    }

    private static int Damage(Decoder decoder, ReadOnlySpan<byte> sample)
    {
        var chars = new char[sample.Length + 4];
        var written = decoder.GetChars(sample, chars, flush: true);
        return chars.AsSpan(0, written).Count('\uFFFD');
    }

    private static ReadOnlySpan<byte> WithoutCutEnd(ReadOnlySpan<byte> sample)
    {
        for (var back = 1; back <= 3 && back <= sample.Length; back++)
        {
            if (sample[^back] >= 0xC0)
            {
                return sample[..^back];
            }
        }

        return sample;
    }
}
