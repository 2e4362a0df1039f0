using System.Buffers.Binary;
using Xinheng.Registry;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class ContentHasherTests
{
    private static readonly byte[] PublishedKey = [.. Enumerable.Range(0, 16).Select(n => (byte)n)];

    // Of the published vectors of SipHash-2-4 with 128 bits.
    [Theory]
    [InlineData(0, "A3817F04BA25A8E66DF67214C7550293")]
    [InlineData(1, "DA87C1D86B99AF44347659119B22FC45")]
    public void The_hash_is_the_published_one(int bytes, string expected)
    {
        var hash = new ContentHasher(PublishedKey).AddRaw([.. Enumerable.Range(0, bytes).Select(n => (byte)n)]).Finish();

        Span<byte> written = stackalloc byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(written, hash.High);
        BinaryPrimitives.WriteInt64LittleEndian(written[8..], hash.Low);
        Assert.Equal(expected, Convert.ToHexString(written));
    }

    [Fact]
    public void Where_a_field_ends_and_whether_it_is_there_make_a_difference()
    {
        var hasher = new ContentHasher();

        Hash128[] hashes =
        [
            hasher.Add("ab").Add("c").Finish(), hasher.Add("a").Add("bc").Finish(), hasher.Add("").Add("abc").Finish(),
            hasher.Add((string?)null).Add("abc").Finish(), hasher.Add((long?)null).Finish(), hasher.Add(0L).Finish(), hasher.Add(0L).Add(0L).Finish(),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        Assert.Equal(hashes[0], hasher.Add("ab").Add("c").Finish());
    }

    [Fact]
    public void Every_bit_of_a_long_text_counts()
    {
        var hasher = new ContentHasher();
        var text = new string('信', 5000);
        var seen = new HashSet<Hash128> { hasher.Add(text).Finish() };

        for (var place = 0; place < text.Length; place += 7)
        {
            Assert.True(seen.Add(hasher.Add($"{text[..place]}衡{text[(place + 1)..]}").Finish()));
        }
    }
}
