using System.Buffers.Binary;
using Xinheng.Policy;

namespace Xinheng.Assessment.Snapshots;

/// <summary>The parts of a snapshot.</summary>
internal enum SnapshotSection
{
    Records = 1,
    Offsets = 2,
    Subjects = 3,
    Numbers = 4,
    Amounts = 5,
    Results = 6,
    Lists = 7,
    Capital = 8,
}

/// <summary>Where a part lies.</summary>
/// <param name="Section">Which.</param>
/// <param name="Offset">Its first byte in the file.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sum">See <see cref="Checksum"/>.</param>
internal sealed record SnapshotPart(SnapshotSection Section, long Offset, long Bytes, ulong Sum);

/// <summary>The first 4,096 bytes of a snapshot: what it is of, where its parts lie, and a sum of these bytes. Little endian.</summary>
/// <param name="Change">The last change of the registry it knows.</param>
/// <param name="Mark">Tells the registry it was made from; see RegistryBulkReading.MarkOfAsync.</param>
/// <param name="Day">The day its standings are of.</param>
/// <param name="Subjects">How many subjects there are.</param>
/// <param name="Records">How many records there are in columns.</param>
/// <param name="Parts">All parts, in the order of their sections.</param>
internal sealed record SnapshotHeader(long Change, long Mark, DateOnly Day, long Subjects, long Records, IReadOnlyList<SnapshotPart> Parts)
{
    public const int Bytes = 4096;

    /// <summary>Parts begin at multiples of it.</summary>
    public const int Alignment = 64;

    /// <summary>Form of the file. Another form is not read but built anew.</summary>
    public const int Version = 2;

    private const int SumAt = Bytes - sizeof(ulong);
    private const int FirstPart = 64;
    private const int PartBytes = 32;

    private static ReadOnlySpan<byte> Magic => "XHCOLUMN"u8;

    /// <summary>Bytes of an item of a part.</summary>
    public static int ItemBytes(SnapshotSection section) => section switch
    {
        SnapshotSection.Records or SnapshotSection.Subjects or SnapshotSection.Amounts => sizeof(ulong),
        SnapshotSection.Offsets or SnapshotSection.Numbers => sizeof(uint),
        SnapshotSection.Results => 24,
        SnapshotSection.Lists or SnapshotSection.Capital => 1,
    };

    /// <summary>The header as bytes.</summary>
    public byte[] Write()
    {
        var bytes = new byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), Parts.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), Change);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(24), Mark);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(32), Day.DayNumber);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(40), Subjects);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(48), Records);
        for (var at = 0; at < Parts.Count; at++)
        {
            var part = bytes.AsSpan(FirstPart + (at * PartBytes));
            BinaryPrimitives.WriteInt64LittleEndian(part, (long)Parts[at].Section);
            BinaryPrimitives.WriteInt64LittleEndian(part[8..], Parts[at].Offset);
            BinaryPrimitives.WriteInt64LittleEndian(part[16..], Parts[at].Bytes);
            BinaryPrimitives.WriteUInt64LittleEndian(part[24..], Parts[at].Sum);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(SumAt), Checksum.Of(bytes.AsSpan(0, SumAt)));
        return bytes;
    }

    /// <summary>Reads a header.</summary>
    /// <param name="path">The file's name, for findings.</param>
    /// <param name="bytes">Its first bytes; fewer than <see cref="Bytes"/> where it is shorter.</param>
    /// <param name="fileBytes">How long the file is.</param>
    /// <param name="header">The header; null, with the finding returned, when it is of no use.</param>
    public static Diagnostic? Read(string path, ReadOnlySpan<byte> bytes, long fileBytes, out SnapshotHeader? header)
    {
        header = null;
        if (bytes.Length < Bytes)
        {
            return SnapshotText.CutShort(path, fileBytes, Bytes);
        }

        if (!bytes.StartsWith(Magic))
        {
            return SnapshotText.NoSnapshot(path);
        }

        if (BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) is var version and not Version)
        {
            return SnapshotText.OtherVersion(path, version, Version);
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[SumAt..]) != Checksum.Of(bytes[..SumAt]))
        {
            return SnapshotText.Damaged(path, "header");
        }

        var read = Read(bytes);
        if (read is null || !read.IsWhole())
        {
            return SnapshotText.Damaged(path, "header");
        }

        var end = read.Parts.Max(part => part.Offset + part.Bytes);
        if (fileBytes < end)
        {
            return SnapshotText.CutShort(path, fileBytes, end);
        }

        header = read;
        return null;
    }

    /// <summary>A part.</summary>
    public SnapshotPart Part(SnapshotSection section) => Parts.First(part => part.Section == section);

    private static SnapshotHeader? Read(ReadOnlySpan<byte> bytes)
    {
        var count = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        var day = BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]);
        if (count is < 0 or > (SumAt - FirstPart) / PartBytes || day < 0 || day > DateOnly.MaxValue.DayNumber)
        {
            return null;
        }

        var parts = new List<SnapshotPart>(count);
        for (var at = 0; at < count; at++)
        {
            var part = bytes[(FirstPart + (at * PartBytes))..];
            parts.Add(new(
                (SnapshotSection)BinaryPrimitives.ReadInt64LittleEndian(part), BinaryPrimitives.ReadInt64LittleEndian(part[8..]),
                BinaryPrimitives.ReadInt64LittleEndian(part[16..]), BinaryPrimitives.ReadUInt64LittleEndian(part[24..])));
        }

        return new(
            BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]), BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            DateOnly.FromDayNumber((int)day), BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]), parts);
    }

    /// <summary>Whether every part is there, lies where one can, and is as long as the numbers of subjects and records say.</summary>
    private bool IsWhole() =>
        Parts.Select(part => part.Section).SequenceEqual(Enum.GetValues<SnapshotSection>())
        && Parts.All(part => part is { Offset: >= Bytes, Bytes: >= 0 } && part.Offset % Alignment == 0 && part.Offset <= long.MaxValue - part.Bytes
            && part.Bytes % ItemBytes(part.Section) == 0 && part.Bytes / ItemBytes(part.Section) <= int.MaxValue)
        && ItemsOf(SnapshotSection.Records) == Records
        && ItemsOf(SnapshotSection.Subjects) == Subjects
        && ItemsOf(SnapshotSection.Numbers) == Subjects
        && ItemsOf(SnapshotSection.Offsets) == Subjects + 1
        && (ItemsOf(SnapshotSection.Amounts) == Records || ItemsOf(SnapshotSection.Amounts) == 0)
        && (ItemsOf(SnapshotSection.Capital) == Subjects || ItemsOf(SnapshotSection.Capital) == 0);

    private long ItemsOf(SnapshotSection section) => Part(section).Bytes / ItemBytes(section);
}
