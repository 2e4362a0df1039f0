using System.Buffers.Binary;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Modules.Tests;

/// <summary>What a server sends by binary COPY, as it should be and as it should not.</summary>
public sealed class CopyReadingTests
{
    private static readonly byte[] Header = [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void Rows_are_read_whole_however_the_bytes_come(int atOnce)
    {
        var long1 = new string('长', 200_000);
        byte[] copy = [.. Header, .. Row(1, "甲"), .. Row(null, long1), .. Row(-5, null), 0xFF, 0xFF];

        using var rows = new PostgresBulkReader(new Trickle(copy, atOnce));
        var read = new List<(long?, string?)>();
        while (rows.Next())
        {
            read.Add((rows.IsNull(0) ? null : rows.Number(0), rows.IsNull(1) ? null : System.Text.Encoding.UTF8.GetString(rows.Text(1))));
        }

        Assert.Equal([(1L, "甲"), (null, long1), (-5L, null)], read);
    }

    [Fact]
    public void A_copy_cut_short_anywhere_is_said_to_be_so()
    {
        byte[] copy = [.. Header, .. Row(1, "甲"), .. Row(2, "乙"), 0xFF, 0xFF];

        Assert.All(Enumerable.Range(0, copy.Length), length => Assert.Throws<EndOfStreamException>(() => Count(copy[..length])));
        Assert.Equal(2, Count(copy));
    }

    [Fact]
    public void What_is_no_copy_is_said_to_be_none()
    {
        byte[] textual = [.. "1\tsomething that is no binary copy"u8];
        byte[] manyFields = [.. Header, 0x80, 0x00];
        byte[] negative = [.. Header, 0, 1, 0xFF, 0xFF, 0xFF, 0x00, 0, 0];
        byte[] endless = [.. Header, 0, 1, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0];
        byte[] extended = [.. Header.AsSpan(0, 15), 0x7F, 0xFF, 0xFF, 0xFF, 0, 0];

        Assert.All([textual, manyFields, negative, endless, extended], copy => Assert.Throws<InvalidDataException>(() => Count(copy)));
    }

    private static int Count(byte[] copy)
    {
        using var rows = new PostgresBulkReader(new MemoryStream(copy));
        var count = 0;
        while (rows.Next())
        {
            count++;
        }

        return count;
    }

    private static byte[] Row(long? number, string? text)
    {
        var letters = text is null ? null : System.Text.Encoding.UTF8.GetBytes(text);
        var eight = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(eight, number ?? 0);
        return [0, 2, .. Field(number is null ? null : eight), .. Field(letters)];
    }

    private static byte[] Field(byte[]? content)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, content?.Length ?? -1);
        return [.. length, .. content ?? []];
    }

    /// <summary>Gives a few bytes at a time, as a network does.</summary>
    private sealed class Trickle(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, atOnce));
    }
}
