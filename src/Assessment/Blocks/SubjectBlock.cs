namespace Xinheng.Assessment.Blocks;

/// <summary>A range of 4,096 subject numbers, which is kept as one row; by its number the higher bits of the subjects'.</summary>
internal static class SubjectBlock
{
    /// <summary>Numbers in a block.</summary>
    public const int Size = 1 << Bits;

    private const int Bits = 12;

    /// <summary>The block of a subject.</summary>
    public static long Of(long subject) => subject >> Bits;

    /// <summary>The subject's place in its block.</summary>
    public static int Place(long subject) => (int)(subject & (Size - 1));

    /// <summary>The lowest number of a block.</summary>
    public static long First(long block) => block << Bits;

    /// <summary>The highest number of a block.</summary>
    public static long Last(long block) => First(block + 1) - 1;
}
