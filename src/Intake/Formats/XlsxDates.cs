using System.Globalization;
using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>Which cell styles of a workbook show a number as a date, and the date a number stands for.</summary>
internal sealed class XlsxDates
{
    private readonly List<bool> _isDateByStyle = [];
    private readonly bool _isFrom1904;

    private XlsxDates(bool isFrom1904) => _isFrom1904 = isFrom1904;

    /// <summary>Reads the styles of a workbook.</summary>
    public static XlsxDates Read(XlsxPackage package)
    {
        var dates = new XlsxDates(package.IsFrom1904);
        var ownFormats = new Dictionary<int, bool>();
        using var reader = package.Open("xl/styles.xml");
        var isInCellFormats = false;
        while (reader?.Read() == true)
        {
            if (reader.LocalName == "cellXfs")
            {
                isInCellFormats = reader.NodeType == XmlNodeType.Element && !reader.IsEmptyElement;
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt" && int.TryParse(reader.GetAttribute("numFmtId"), out var own))
            {
                ownFormats[own] = ShowsDate(reader.GetAttribute("formatCode") ?? "");
            }
            else if (isInCellFormats && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
            {
                _ = int.TryParse(reader.GetAttribute("numFmtId"), out var format);
                dates._isDateByStyle.Add(ownFormats.TryGetValue(format, out var isDate) ? isDate : format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58));
            }
        }

        return dates;
    }

    /// <summary>Numbers in cells of <paramref name="style"/> are dates.</summary>
    public bool IsDate(int style) => (uint)style < (uint)_isDateByStyle.Count && _isDateByStyle[style];

    /// <summary>
    /// Writes the day a serial stands for as <c>2023-01-05</c>, with the time of day if it has one. False when it stands for none.
    /// </summary>
    public bool TryWrite(ReadOnlySpan<char> serial, Span<char> into, out int written)
    {
        written = 0;
        return double.TryParse(serial, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
            && ToMoment(days + (_isFrom1904 ? 1462 : 0)) is { } moment
            && moment.TryFormat(into, out written, moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>The moment of a serial counted from 1900, rounded to the second; null beyond 1900 to 9999.</summary>
    public static DateTime? ToMoment(double serial)
    {
        if (serial is not (>= 1 and < 2_958_466))
        {
            return null;
        }

        // Serial 60 is 29 February 1900, which never was: days before it are one off.
        var days = Math.Floor(serial);
        var moment = new DateTime(1899, 12, 30).AddDays(days < 60 ? days + 1 : days);
        return moment.AddSeconds(Math.Round((serial - days) * 86_400));
    }

    // A day or year letter outside quotation marks, brackets and escapes.
    private static bool ShowsDate(string format)
    {
        var closing = '\0';
        for (var index = 0; index < format.Length; index++)
        {
            var letter = format[index];
            if (closing != '\0')
            {
                closing = letter == closing ? '\0' : closing;
            }
            else if (letter is '"' or '[')
            {
                closing = letter == '"' ? '"' : ']';
            }
            else if (letter is '\\' or '_' or '*')
            {
                index++;
            }
            else if (letter is 'y' or 'Y' or 'd' or 'D' or 'e')
            {
                return !format.StartsWith("General", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }
}
