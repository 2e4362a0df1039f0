using System.IO.Compression;
using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>The parts of an Office Open XML workbook.</summary>
internal sealed class XlsxPackage
{
    private readonly ReadingLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private long _expanded;

    public XlsxPackage(Stream stream, ReadingLimits limits)
    {
        _limits = limits;
        stream.Position = 0;
        try
        {
            var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            foreach (var entry in zip.Entries)
            {
                _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            }
        }
        catch (InvalidDataException)
        {
            throw UnreadableException.Of("IN-005", row: 0);
        }

        if (!_entries.ContainsKey(WorkbookPath))
        {
            throw NoWorkbook();
        }
    }

    private const string WorkbookPath = "xl/workbook.xml";

    /// <summary>Sheets in their order with the path of their part.</summary>
    public IReadOnlyList<(SheetName Sheet, string Path)> Sheets { get; private set; } = [];

    /// <summary>Days count from 1904 in this workbook.</summary>
    public bool IsFrom1904 { get; private set; }

    /// <summary>Reads the list of sheets.</summary>
    public void ReadWorkbook()
    {
        var targets = Relationships("xl/_rels/workbook.xml.rels");
        var sheets = new List<(SheetName, string)>();
        using var reader = Open(WorkbookPath) ?? throw UnreadableException.Of("IN-016");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "workbookPr")
            {
                IsFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader.LocalName == "sheet" && targets.TryGetValue(RelationId(reader), out var path) && _entries.ContainsKey(path) && !path.Contains("chartsheets/", StringComparison.Ordinal))
            {
                sheets.Add((new SheetName(sheets.Count, reader.GetAttribute("name") ?? "", reader.GetAttribute("state") is "hidden" or "veryHidden"), path));
            }
        }

        Sheets = sheets;
    }

    /// <summary>Opens a part; null when the workbook has none of that name.</summary>
    public XmlReader? Open(string path)
    {
        if (!_entries.TryGetValue(path, out var entry))
        {
            return null;
        }

        var stream = new LimitedStream(entry.Open(), entry.CompressedLength, _limits, CountExpanded);
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, CheckCharacters = false,
            IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
    }

    /// <summary>Bytes a part expands to, as the archive says; for progress only.</summary>
    public long DeclaredLength(string path) => _entries.TryGetValue(path, out var entry) ? entry.Length : 0;

    /// <summary>Bytes expanded so far.</summary>
    public long Expanded => _expanded;

    private void CountExpanded(long bytes)
    {
        _expanded += bytes;
        if (_expanded > _limits.ExpandedBytes)
        {
            throw UnreadableException.Of("IN-006", $"> {_limits.ExpandedBytes >> 20} MB");
        }
    }

    private Dictionary<string, string> Relationships(string path)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = Open(path);
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship"
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return targets;
    }

    // The attribute's namespace differs between the transitional and the strict form.
    private static string RelationId(XmlReader reader)
    {
        var id = "";
        while (reader.MoveToNextAttribute())
        {
            id = reader.LocalName == "id" ? reader.Value : id;
        }

        reader.MoveToElement();
        return id;
    }

    private UnreadableException NoWorkbook()
    {
        if (_entries.ContainsKey("xl/workbook.bin"))
        {
            return UnreadableException.Of("IN-013");
        }

        if (_entries.Keys.FirstOrDefault(name => name.StartsWith("word/", StringComparison.Ordinal) || name.StartsWith("ppt/", StringComparison.Ordinal)) is { } office)
        {
            return UnreadableException.Of("IN-004", office[0] == 'w' ? "docx" : "pptx");
        }

        return _entries.ContainsKey("content.xml")
            ? UnreadableException.Of("IN-004", "ods")
            : UnreadableException.Of("IN-003", string.Join(", ", _entries.Keys.Take(3)));
    }
}
