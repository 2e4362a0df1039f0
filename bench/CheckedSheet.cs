using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;

namespace Xinheng.Bench;

/// <summary>A file's first sheet, recognised and read without a database.</summary>
internal sealed class CheckedSheet : IDisposable
{
    private const int RowsInChunk = 8_192;
    private readonly FileStream stream;
    private readonly SheetRows rows;
    private readonly RowChecker checker;

    public CheckedSheet(string path)
    {
        stream = File.OpenRead(path);
        var file = SourceFile.Open(stream).File ?? throw new InvalidOperationException("The file was refused.");
        var first = new RowChunk();
        using (var head = file.Read(file.Sheets[0]))
        {
            head.Read(first, LayoutRecognition.RowsNeeded);
        }

        var mapping = LayoutRecognition.Propose(first, []).ToMapping();
        checker = new RowChecker(mapping, new CheckContext(new DateOnly(2026, 11, 20), "1310"));
        rows = file.Read(file.Sheets[0], mapping.FirstDataRow - 1);
    }

    public void Read()
    {
        var chunk = new RowChunk();
        while (rows.Read(chunk, RowsInChunk))
        {
        }
    }

    public void Check(List<CheckedRow> into)
    {
        var chunk = new RowChunk();
        while (rows.Read(chunk, RowsInChunk))
        {
            checker.Check(chunk, into);
        }
    }

    public void Dispose()
    {
        rows.Dispose();
        stream.Dispose();
    }
}
