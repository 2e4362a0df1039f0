using System.Globalization;
using System.Text;
using Xinheng.Assessment.BackTests;

namespace Xinheng.Http;

/// <summary>The outcomes of a back-test with the class of the day before, as CSV for use inside.</summary>
internal static class BackTestExport
{
    private static readonly string[] Titles = ["代码", "检查日期", "发现问题", "入样概率", "层", "评价体系", "前一日等级", "前一日得分", "未计入原因", "使用范围"];

    /// <summary>UTF-8 with a byte order mark, which spreadsheet programs need to read Chinese.</summary>
    public static async Task WriteAsync(Stream stream, BackTest test, IAsyncEnumerable<OutcomeLine> lines)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvText.NeutralLine([test.Order.Source is OutcomeSource.Platform ? "记录号" : "行号", .. Titles]) + "\r\n");
        await foreach (var line in lines)
        {
            await writer.WriteAsync(CsvText.NeutralLine(Cells(test, line)) + "\r\n");
        }
    }

    private static string[] Cells(BackTest test, OutcomeLine line) =>
    [
        Text(line.Outcome.Row), line.Outcome.Code, line.Outcome.Day.ToString("yyyy-MM-dd"), line.Outcome.Found ? "是" : "否", Text(line.Outcome.Probability), line.Outcome.Stratum ?? "",
        test.Scheme, line.Letter ?? "", Text(line.Score), line.Fate is { } fate ? $"{fate} {BackTestText.Find(fate)?.Message.Zh}" : "", "仅限内部",
    ];

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty;
}
