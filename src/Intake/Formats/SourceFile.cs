using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Formats;

/// <summary>A file opened, or the reason it was not.</summary>
/// <param name="File">The file; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OpenedFile(SourceFile? File, Finding? Refusal);

/// <summary>A file of rows, whatever its format.</summary>
public sealed class SourceFile
{
    private SourceFile(Stream stream, FileFormat format) => (Stream, Format) = (stream, format);

    private Stream Stream { get; }

    /// <summary>Format told from the content.</summary>
    public FileFormat Format { get; }

    /// <summary>Sheets in their order; one for delimited text.</summary>
    public IReadOnlyList<SheetName> Sheets { get; private init; } = [];

    /// <summary>Encoding and separator of delimited text for people to read, such as <c>GB18030, comma</c>; else null.</summary>
    public string? TextForm { get; private init; }

    /// <summary>
    /// Opens a file over a stream that can seek; the caller keeps the stream open and disposes of it.
    /// The name serves only the messages and as a hint to the kind.
    /// </summary>
    public static OpenedFile Open(Stream stream, string name, ReadingLimits? limits = null) => throw new NotImplementedException();

    /// <summary>
    /// Reads a sheet from the row after <paramref name="afterRow"/>. Only one reading of a file at a time:
    /// opening another ends the first.
    /// </summary>
    public SheetRows Read(SheetName sheet, long afterRow = 0) => throw new NotImplementedException();
}
