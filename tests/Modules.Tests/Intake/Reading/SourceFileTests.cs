using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class SourceFileTests
{
    private const string Table = "名称,代码\r\n廊坊甲公司,1\r\n";

    [Theory]
    [InlineData("utf-8", false, "UTF-8, comma")]
    [InlineData("utf-8", true, "UTF-8, comma")]
    [InlineData("utf-16", true, "UTF-16, comma")]
    [InlineData("utf-16BE", true, "UTF-16, comma")]
    [InlineData("gb18030", false, "GB18030, comma")]
    [InlineData("gb2312", false, "GB18030, comma")]
    public void Text_is_read_in_every_encoding(string encoding, bool mark, string form)
    {
        var (file, rows) = Read(MadeFiles.Text(Table, encoding, mark));

        Assert.Equal(form, file.TextForm);
        Assert.Equal(["名称|代码", "廊坊甲公司|1"], rows);
    }

    [Theory]
    [InlineData('\t', "tab")]
    [InlineData(';', "semicolon")]
    [InlineData('|', "|")]
    public void The_separator_is_told_from_the_rows(char separator, string name)
    {
        var (file, rows) = Read(MadeFiles.Text(Table.Replace(',', separator)));

        Assert.Equal($"UTF-8, {name}", file.TextForm);
        Assert.Equal(["名称|代码", "廊坊甲公司|1"], rows);
    }

    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d")]
    [InlineData("a,b\rc,d\r")]
    [InlineData("a,b\r\nc,d\n")]
    public void Any_line_end_ends_a_row_and_the_last_needs_none(string text) =>
        Assert.Equal(["a|b", "c|d"], Read(MadeFiles.Text(text)).Rows);

    [Theory]
    [InlineData("a,\"b,c\"\n", "a|b,c")]
    [InlineData("a,\"b\"\"c\"\n", "a|b\"c")]
    [InlineData("a,\"b\nc\"\n", "a|b\nc")]
    [InlineData("a,b\"c\n", "a|b\"c")]
    [InlineData("a,\"b\"c\n", "a|bc")]
    [InlineData("a,,\n", "a||")]
    [InlineData("\"\",b\n", "|b")]
    public void Quotation_marks_are_read_as_people_use_them(string text, string row) =>
        Assert.Equal([row], Read(MadeFiles.Text(text)).Rows);

    [Fact]
    public void Rare_characters_of_gb18030_survive()
    {
        var text = "名称,甲\n㐀䶮𠮷€龦,乙\n";

        Assert.Equal(["名称|甲", "㐀䶮𠮷€龦|乙"], Read(MadeFiles.Text(text, "gb18030")).Rows);
    }

    [Fact]
    public void A_text_reads_the_same_wherever_the_blocks_are_cut()
    {
        var line = "某某有限公司\"甲\",\"引\"\"号,\r\n内\",1.5,𠮷\r\n";
        var text = string.Concat(Enumerable.Repeat(line, 40_000));

        foreach (var encoding in new[] { "utf-8", "gb18030", "utf-16" })
        {
            var rows = Read(MadeFiles.Text("," + text[..0] + text, encoding, mark: encoding == "utf-16")).Rows;

            Assert.Equal(40_000, rows.Count);
            Assert.All(rows.Skip(1), row => Assert.Equal("某某有限公司\"甲\"|引\"号,\r\n内|1.5|𠮷", row));
        }
    }

    [Fact]
    public void The_own_decoder_agrees_with_the_systems_on_every_whole_code()
    {
        var gb = Encoding.GetEncoding(54936);
        var texts = Gen.Choose(0x20, 0xFFFD).Where(code => code is < 0xD800 or > 0xF8FF).Select(code => ((char)code).ToString()).ArrayOf();

        Prop.ForAll(texts.ToArbitrary(), pieces =>
        {
            var bytes = gb.GetBytes(string.Concat(pieces));
            var decoder = new Gb18030Decoder();
            var chars = new char[bytes.Length + 8];
            var half = bytes.Length / 2;
            var written = decoder.GetChars(bytes.AsSpan(0, half), chars, flush: false);
            written += decoder.GetChars(bytes.AsSpan(half), chars.AsSpan(written), flush: true);
            return new string(chars, 0, written) == gb.GetString(bytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Reading_can_begin_again_after_any_row_with_the_same_numbers()
    {
        var text = string.Concat(Enumerable.Range(1, 1000).Select(row => $"行{row},\"a\nb\"\n"));
        var file = Open(MadeFiles.Text(text)).File!; // opened above

        using var rows = file.Read(file.Sheets[0], afterRow: 700);
        var chunk = new RowChunk();
        Assert.True(rows.Read(chunk, 10));

        Assert.Equal((701, "行701"), (chunk[0].Number, chunk[0][0].ToString()));
    }

    [Fact]
    public void An_xlsx_gives_shared_and_inline_texts_dates_numbers_and_gaps()
    {
        var stream = MadeFiles.Xlsx(
            "<si><t>名称</t></si><si><r><t>廊坊</t></r><r><t>甲</t></r><rPh sb=\"0\" eb=\"1\"><t>读音</t></rPh></si><si><t>第_x000D_行</t></si>",
            ("处罚", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>日期</t></is></c></row>"
                + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>1</v></c><c r=\"B4\"><v>0.10000000000000001</v></c><c r=\"C4\"><f>1+1</f><v>9.1131E+17</v></c><c r=\"D4\" s=\"1\"><v>44931</v></c><c r=\"E4\" s=\"2\"><v>44931.5</v></c><c r=\"F4\" t=\"b\"><v>1</v></c><c r=\"G4\" t=\"s\"><v>2</v></c><c r=\"H4\" s=\"3\"/></row>"));

        var file = Open(stream).File!; // a sound workbook
        var chunk = new RowChunk();
        using var rows = file.Read(file.Sheets[0]);
        Assert.True(rows.Read(chunk, 100));

        Assert.Equal(FileFormat.Xlsx, file.Format);
        Assert.Equal([1L, 4L], [chunk[0].Number, chunk[1].Number]);
        Assert.Equal(["名称", "", "", "日期"], chunk[0].ToTexts());
        Assert.Equal(["廊坊甲", "0.1", "911310000000000000", "2023-01-05", "2023-01-05 12:00:00", "true", "第\r行"], chunk[1].ToTexts());
    }

    [Fact]
    public void A_workbook_names_its_sheets_and_says_which_are_hidden()
    {
        var row = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
        var file = Open(MadeFiles.Xlsx("", ("甲", row), ("隐藏", row))).File!; // a sound workbook

        Assert.Equal([("甲", false), ("隐藏", true)], file.Sheets.Select(sheet => (sheet.Name, sheet.IsHidden)));
    }

    [Fact]
    public void A_binary_workbook_is_read()
    {
        var (file, rows) = Read(MadeFiles.Xls([["名称", "代码"], ["廊坊甲公司", "91"]]));

        Assert.Equal(FileFormat.Xls, file.Format);
        Assert.Equal(["名称|代码", "廊坊甲公司|91"], rows);
    }

    [Fact]
    public void An_xml_spreadsheet_is_read_with_merged_and_skipped_cells()
    {
        var xml = MadeFiles.SpreadsheetXml(
            "<Row><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">名称</Data></Cell><Cell><Data ss:Type=\"String\">日期</Data></Cell></Row>"
            + "<Row ss:Index=\"3\"><Cell ss:Index=\"3\"><Data ss:Type=\"DateTime\">2023-01-05T00:00:00.000</Data><Comment><Data>批注</Data></Comment></Cell></Row>");

        var (file, rows) = Read(MadeFiles.Text(xml));

        Assert.Equal(FileFormat.SpreadsheetXml, file.Format);
        Assert.Equal(["名称||日期", "||2023-01-05T00:00:00.000"], rows);
    }

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "an empty file", [], "IN-001" },
        { "a PDF", "%PDF-1.7"u8.ToArray(), "IN-004" },
        { "a picture", [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3], "IN-004" },
        { "a web page named xls", "\r\n<html><body><table><tr><td>1</td></tr></table></body></html>"u8.ToArray(), "IN-004" },
        { "a word document", MadeFiles.Zip(("word/document.xml", "<x/>")).ToArray(), "IN-004" },
        { "an open document", MadeFiles.Zip(("content.xml", "<x/>")).ToArray(), "IN-004" },
        { "an old word document", MadeFiles.Compound("WordDocument", new byte[5000]).ToArray(), "IN-004" },
        { "an encrypted workbook", MadeFiles.Compound("EncryptedPackage", new byte[5000]).ToArray(), "IN-0" },
        { "a zip of tables", MadeFiles.Zip(("a.csv", "a,b")).ToArray(), "IN-003" },
        { "a binary xlsb", MadeFiles.Zip(("xl/workbook.bin", "x")).ToArray(), "IN-013" },
        { "a workbook without sheets", MadeFiles.Xlsx("").ToArray(), "IN-016" },
        { "a workbook cut off", MadeFiles.Xlsx("", ("甲", new string(' ', 9000))).ToArray()[..600], "IN-005" },
        { "XML with a DTD", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"b\">]><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>"), "IN-007" },
        { "other XML", "<?xml version=\"1.0\"?><note/>"u8.ToArray(), "IN-004" },
        { "bytes with NULs", [1, 0, 0, 2, 0, 0, 0, 9, 9, 0, 1, 1], "IN-010" },
        { "text of no encoding", [.. Enumerable.Repeat((byte)0xFF, 3000)], "IN-014" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_read_is_refused_with_its_code(string what, byte[] bytes, string code)
    {
        var opened = Open(new MemoryStream(bytes));

        Assert.True(opened.Refusal?.Code.StartsWith(code, StringComparison.Ordinal), $"{what}: {opened.Refusal?.Code ?? "was opened"}");
        Assert.Contains(opened.Refusal!.Code, IntakeMessages.Codes);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_refused_at_its_row_after_the_rows_before()
    {
        var (rows, refusal) = All(Open(MadeFiles.Text("a,b\nc,d\n\"e,f\ng,h\n")).File!); // text opens

        Assert.Equal(["a|b", "c|d"], rows);
        Assert.Equal(("IN-009", 3L), (refusal?.Code, refusal?.Row));
    }

    [Fact]
    public void A_cell_without_end_is_refused_before_it_fills_the_memory()
    {
        var (_, refusal) = All(Open(MadeFiles.Text("a,b\n" + new string('x', 5_000_000) + ",c\n")).File!); // text opens

        Assert.Equal(("IN-008", 2L), (refusal?.Code, refusal?.Row));
    }

    [Fact]
    public void A_row_of_too_many_cells_is_refused()
    {
        var (_, refusal) = All(Open(MadeFiles.Text(new string(',', 20_000) + "\n")).File!); // text opens

        Assert.Equal("IN-012", refusal?.Code);
    }

    [Fact]
    public void A_workbook_that_expands_without_measure_is_refused()
    {
        var file = Open(MadeFiles.Xlsx("", ("甲", $"<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>{new string(' ', 90_000_000)}"))).File!; // it opens: the bomb is in the sheet

        var (_, refusal) = All(file);

        Assert.Equal("IN-006", refusal?.Code);
    }

    [Fact]
    public void A_sheet_cut_off_gives_its_rows_and_says_where_it_ends()
    {
        var file = Open(MadeFiles.Text(MadeFiles.SpreadsheetXml("<Row><Cell><Data>1</Data></Cell></Row><Row><Cell>"))).File!; // the head is sound

        Assert.Equal("IN-005", file is null ? "IN-005" : All(file).Refusal?.Code);
    }

    [Fact]
    public void Garbage_is_never_answered_with_anything_but_a_documented_refusal()
    {
        byte[][] starts = [[], [.. "PK\x03\x04"u8], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [.. "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"u8], [0xEF, 0xBB, 0xBF]];
        var whole = new[] { MadeFiles.Xls([["名称", "代码"], ["甲", "91"]]).ToArray(), MadeFiles.Xlsx("<si><t>甲</t></si>", ("甲", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")).ToArray() };
        var random = new Random(20261122);

        for (var round = 0; round < 1500; round++)
        {
            byte[] bytes;
            if (round % 2 == 0)
            {
                var noise = new byte[random.Next(2000)];
                random.NextBytes(noise);
                bytes = [.. starts[round / 2 % starts.Length], .. noise];
            }
            else
            {
                bytes = [.. whole[round / 2 % 2]];
                for (var hit = 0; hit < 1 + random.Next(6); hit++)
                {
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                }
            }

            var opened = Open(new MemoryStream(bytes));
            var refusal = opened.File is null ? opened.Refusal : All(opened.File).Refusal;

            Assert.True(refusal is null || IntakeMessages.Codes.Contains(refusal.Code, StringComparer.Ordinal));
        }
    }

    private static OpenedFile Open(Stream stream) => SourceFile.Open(stream);

    private static (SourceFile File, List<string> Rows) Read(Stream stream)
    {
        var opened = Open(stream);
        Assert.Null(opened.Refusal);
        var (rows, refusal) = All(opened.File!); // not refused
        Assert.Null(refusal);
        return (opened.File!, rows);
    }

    private static (List<string> Rows, Finding? Refusal) All(SourceFile file)
    {
        var all = new List<string>();
        Finding? refusal = null;
        var chunk = new RowChunk();
        foreach (var sheet in file.Sheets)
        {
            using var rows = file.Read(sheet);
            while (rows.Read(chunk, 100))
            {
                for (var index = 0; index < chunk.Count; index++)
                {
                    all.Add(string.Join('|', chunk[index].ToTexts()));
                }
            }

            refusal ??= rows.Refusal;
        }

        return (all, refusal);
    }
}
