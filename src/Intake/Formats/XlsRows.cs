using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace Xinheng.Intake.Formats;

/// <summary>Rows of a sheet of a binary workbook.</summary>
internal sealed class XlsRows : SheetRows
{
    private readonly IExcelDataReader _reader;
    private readonly ReadingLimits _limits;
    private readonly char[] _piece = new char[64];
    private long _row;

    public XlsRows(Stream stream, int sheet, ReadingLimits limits, long afterRow)
    {
        _limits = limits;
        _reader = Open(stream, limits);
        Guarded(() =>
        {
            for (var index = 0; index < sheet; index++)
            {
                _reader.NextResult();
            }

            while (_row < afterRow && _reader.Read())
            {
                _row++;
            }

            return true;
        });
    }

    /// <inheritdoc/>
    public override double Progress => _reader.RowCount <= 0 ? 0 : Math.Min(1, (double)_row / _reader.RowCount);

    /// <summary>The sheets of a binary workbook.</summary>
    public static IReadOnlyList<SheetName> Sheets(Stream stream, ReadingLimits limits)
    {
        var names = new List<SheetName>();
        using var reader = OpenOrTellWhatItIs(stream, limits);
        return Guarded(() =>
        {
            do
            {
                names.Add(new SheetName(names.Count, reader.Name ?? "", reader.VisibleState is not (null or "visible")));
            }
            while (reader.NextResult());
            return names;
        });
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private protected override bool Fill(RowChunk chunk, int rows)
    {
        while (chunk.Count < rows && chunk.Characters < RowChunk.FullCharacters && Guarded(_reader.Read))
        {
            chunk.BeginRow(++_row);
            var blanks = 0;
            for (var column = 0; column < _reader.FieldCount; column++)
            {
                var shown = Shown(Guarded(() => _reader.GetValue(column)));
                if (shown.IsEmpty)
                {
                    blanks++;
                    continue;
                }

                for (; blanks > 0; blanks--)
                {
                    chunk.AddCell(default);
                }

                chunk.AddCell(shown);
            }

            chunk.EndRow();
        }

        return chunk.Count > 0;
    }

    private ReadOnlySpan<char> Shown(object? value) => value switch
    {
        null => default,
        string text => text.Length <= _limits.CellCharacters ? text : throw UnreadableException.Of("IN-008", row: _row),
        DateTime moment => moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        double number => NumberText.Shown(number, _piece),
        bool truth => truth ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    // A compound file holds documents of many programs; the names of its streams tell which.
    private static IExcelDataReader OpenOrTellWhatItIs(Stream stream, ReadingLimits limits)
    {
        try
        {
            return Open(stream, limits);
        }
        catch (UnreadableException refused) when (refused.Finding.Code == "IN-011")
        {
            var bytes = new byte[stream.Length];
            stream.Position = 0;
            stream.ReadExactly(bytes);
            throw Holds(bytes, "EncryptedPackage") ? UnreadableException.Of("IN-002")
                : Holds(bytes, "WordDocument") || Holds(bytes, "PowerPoint Document") || Holds(bytes, "__properties_version1.0") ? UnreadableException.Of("IN-004", "doc/ppt/msg")
                : refused;
        }
    }

    private static bool Holds(ReadOnlySpan<byte> bytes, string name) => bytes.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static IExcelDataReader Open(Stream stream, ReadingLimits limits)
    {
        if (stream.Length > limits.BinaryWorkbookBytes)
        {
            throw UnreadableException.Of("IN-006", $"{stream.Length >> 20} MB");
        }

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        stream.Position = 0;
        return Guarded(() => ExcelReaderFactory.CreateBinaryReader(stream, new ExcelReaderConfiguration
        {
            FallbackEncoding = Encoding.GetEncoding(54936), LeaveOpen = true,
        }));
    }

    // The library answers damage with whatever its arithmetic runs into; every kind that was seen is named.
    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidPasswordException)
        {
            throw UnreadableException.Of("IN-002");
        }
        catch (HeaderException)
        {
            throw UnreadableException.Of("IN-004", "doc/ppt/msg");
        }
        catch (Exception damage) when (damage is ExcelReaderException or ArgumentException or IndexOutOfRangeException or NullReferenceException
            or InvalidOperationException or FormatException or OverflowException or InvalidCastException or NotSupportedException
            or EndOfStreamException or InvalidDataException or KeyNotFoundException or OutOfMemoryException or ArithmeticException or NotImplementedException)
        {
            throw UnreadableException.Of("IN-011", damage.GetType().Name);
        }
    }
}
