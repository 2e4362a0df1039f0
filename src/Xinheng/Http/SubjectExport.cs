using System.Text;
using Xinheng.Intake.Formats;

namespace Xinheng.Http;

/// <summary>Subjects as a spreadsheet or CSV, written while they are read.</summary>
internal static class SubjectExport
{
    private static readonly string[] Titles =
        ["统一社会信用代码", "名称", "主体类型", "行政区划代码", "行政区划", "行业代码", "行业", "登记状态", "评价体系", "等级", "等级名称", "暂缓使用", "可否对外展示", "依据"];

    public static Refusal? Check(string? format) =>
        format is null or "xlsx" or "csv" ? null : Refusal.NoneOf("format", format, ["xlsx", "csv"]);

    /// <summary>What was asked, for the name of a file: <c>subjects-20261122</c>, or with a moment <c>subjects-as-of-20260630-known-20260715</c>.</summary>
    public static string NameOf(Deployment deployment, string name, MomentQuery moment) => moment.IsPresent
        ? $"{name}-{deployment.Today:yyyyMMdd}"
        : $"{name}-as-of-{moment.AsOf ?? deployment.Today:yyyyMMdd}{(moment.KnownOn is { } known ? $"-known-{known:yyyyMMdd}" : "")}";

    public static IResult Write(Deployment deployment, IAsyncEnumerable<SubjectRow> rows, (string Name, MomentQuery Moment) what, string? format)
    {
        var file = $"{NameOf(deployment, what.Name, what.Moment)}.{(format is "csv" ? "csv" : "xlsx")}";
        var when = When(deployment, what.Moment);
        return format is "csv"
            ? TypedResults.Stream(stream => CsvAsync(stream, rows, when), "text/csv; charset=utf-8", file)
            : TypedResults.Stream(stream => XlsxAsync(stream, rows, when), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file);
    }

    /// <summary>UTF-8 with a byte order mark, which spreadsheet programs need to read Chinese.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="rows">The subjects.</param>
    /// <param name="when">Two more cells of every row, the day and the knowledge; empty for the present.</param>
    public static async Task CsvAsync(Stream stream, IAsyncEnumerable<SubjectRow> rows, IReadOnlyList<string> when)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await writer.WriteAsync(CsvText.NeutralLine(TitlesOf(when)) + "\r\n");
        await foreach (var row in rows)
        {
            await writer.WriteAsync(CsvText.NeutralLine([.. Cells(row), .. when]) + "\r\n");
        }
    }

    private static async Task XlsxAsync(Stream stream, IAsyncEnumerable<SubjectRow> rows, IReadOnlyList<string> when)
    {
        // The zip writer writes synchronously, which a response does not take: the workbook is made beside it first.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        using (var workbook = new WorkbookWriter(file))
        {
            workbook.BeginSheet("企业");
            workbook.WriteRow(TitlesOf(when));
            await foreach (var row in rows)
            {
                workbook.WriteRow([.. Cells(row), .. when]);
            }
        }

        file.Position = 0;
        await file.CopyToAsync(stream);
    }

    /// <summary>The day and the knowledge of a question about the past, as cells; empty for the present.</summary>
    public static IReadOnlyList<string> When(Deployment deployment, MomentQuery moment) =>
        moment.IsPresent ? [] : [$"{moment.AsOf ?? deployment.Today:yyyy-MM-dd}", $"{moment.KnownOn ?? deployment.Today:yyyy-MM-dd}"];

    private static string[] TitlesOf(IReadOnlyList<string> when) => when.Count == 0 ? Titles : [.. Titles, "截至日期", "知悉于"];

    private static readonly Dictionary<string, string> KindWords = new(StringComparer.Ordinal)
    {
        ["enterprise"] = "企业",
        ["individual-business"] = "个体工商户",
        ["cooperative"] = "农民专业合作社",
        ["other"] = "其他组织",
    };

    private static readonly Dictionary<string, string> LicenceWords = new(StringComparer.Ordinal)
    {
        ["active"] = "存续",
        ["revoked"] = "吊销",
        ["cancelled"] = "注销",
        ["moved-out"] = "迁出",
        ["unknown"] = "不详",
    };

    private static string[] Cells(SubjectRow row) =>
    [
        row.Code, row.Name, KindWords.GetValueOrDefault(row.Kind, row.Kind), row.Division?.Code ?? "", row.Division?.Name.Zh ?? "", row.Industry?.Code ?? "", row.Industry?.Name.Zh ?? "",
        LicenceWords.GetValueOrDefault(row.Licence, row.Licence), row.Grade?.Scheme ?? "", row.Grade?.Letter ?? "", row.Grade?.Name.Zh ?? "",
        row.Grade is null ? "" : row.Grade.IsSuspended ? "是" : "否",
        row.Grade is null ? "" : row.Grade.Outside.IsShown ? "可以" : "不得", row.Grade?.Outside.Reason.Zh ?? "",
    ];
}
