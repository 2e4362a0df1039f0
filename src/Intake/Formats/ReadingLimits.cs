namespace Xinheng.Intake.Formats;

/// <summary>How much a file may ask of the machine before it is refused.</summary>
public sealed record ReadingLimits
{
    /// <summary>Characters in one cell; four times what Excel can hold.</summary>
    public int CellCharacters { get; init; } = 131_072;

    /// <summary>Columns in one row; what Excel can hold.</summary>
    public int Columns { get; init; } = 16_384;

    /// <summary>Bytes a compressed workbook may expand to.</summary>
    public long ExpandedBytes { get; init; } = 8L << 30;

    /// <summary>How many times its packed size one part of a workbook may expand to, once it is larger than 64 MB.</summary>
    public int ExpansionRatio { get; init; } = 200;

    /// <summary>Characters of shared text a workbook may hold.</summary>
    public int SharedCharacters { get; init; } = 400_000_000;

    /// <summary>Bytes of a binary workbook, which is read with its whole table of texts in memory.</summary>
    public long BinaryWorkbookBytes { get; init; } = 256L << 20;

    /// <summary>The limits used when none are given.</summary>
    public static ReadingLimits Default { get; } = new();
}
