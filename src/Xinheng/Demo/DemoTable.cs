using System.Text;
using Xinheng.Intake.Formats;

namespace Xinheng.Demo;

/// <summary>How a department sends its table.</summary>
internal enum TableForm
{
    /// <summary>CSV in UTF-8 with a byte order mark.</summary>
    CsvUtf8,

    /// <summary>CSV in GB18030, as older systems write it.</summary>
    CsvGb18030,

    /// <summary>Tab separated, UTF-8 without a byte order mark.</summary>
    Tsv,

    /// <summary>A workbook with a title and instructions above the header.</summary>
    Workbook,
}

/// <summary>One file of the demonstration, written row by row.</summary>
internal sealed class DemoTable : IDisposable
{
    private readonly TableForm form;
    private readonly FileStream stream;
    private readonly StreamWriter? text;
    private readonly WorkbookWriter? workbook;

    public DemoTable(string path, TableForm form, string title, IReadOnlyList<string> headers)
    {
        Path = path;
        this.form = form;
        stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        if (form is TableForm.Workbook)
        {
            workbook = new WorkbookWriter(stream);
            workbook.BeginSheet(title);
            workbook.WriteRow(title);
            workbook.WriteRow("填表说明：演示数据，全部虚构；日期形如 2023-01-05，金额单位见表头。");
        }
        else
        {
            text = new StreamWriter(stream, EncodingOf(form), 1 << 16);
        }

        Row(headers);
    }

    public string Path { get; }

    public int Rows { get; private set; } = -1;

    public void Row(params IReadOnlyList<string> cells)
    {
        Rows++;
        if (workbook is not null)
        {
            workbook.WriteRow(cells);
            return;
        }

        var separator = form is TableForm.Tsv ? '\t' : ',';
        for (var place = 0; place < cells.Count; place++)
        {
            if (place > 0)
            {
                text?.Write(separator);
            }

            text?.Write(CsvText.Quoted(cells[place]));
        }

        text?.Write("\r\n");
    }

    public void Dispose()
    {
        workbook?.Dispose();
        text?.Dispose();
        stream.Dispose();
    }

    private static Encoding EncodingOf(TableForm form)
    {
        if (form is TableForm.CsvGb18030)
        {
            Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
            return Encoding.GetEncoding("GB18030");
        }

        return new UTF8Encoding(encoderShouldEmitUTF8Identifier: form is TableForm.CsvUtf8);
    }
}
