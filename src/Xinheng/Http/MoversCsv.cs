using System.Text;

namespace Xinheng.Http;

/// <summary>Subjects that would get another grade, as CSV written while they are read.</summary>
internal static class MoversCsv
{
    private static readonly string[] Titles = ["统一社会信用代码", "名称", "行政区划代码", "行业代码", "现等级", "试算等级"];

    /// <summary>UTF-8 with a byte order mark, which spreadsheet programs need to read Chinese.</summary>
    public static async Task WriteAsync(Stream stream, IAsyncEnumerable<MoverView> rows)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvText.NeutralLine(Titles) + "\r\n");
        await foreach (var row in rows)
        {
            await writer.WriteAsync(CsvText.NeutralLine(
                [row.Subject, row.Name, row.Division ?? string.Empty, row.Industry ?? string.Empty, Word(row.From), Word(row.To)]) + "\r\n");
        }
    }

    private static string Word(string? letter) => letter ?? PolicyWords.ForAPerson.Zh;
}
