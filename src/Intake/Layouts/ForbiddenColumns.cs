using Xinheng.Intake.Checks;
using Xinheng.Policy;

namespace Xinheng.Intake.Layouts;

/// <summary>
/// Looks for columns of information that must not be collected. A file is kept whole, so they are looked for in every
/// row that may be a header, whether or not a layout knows it.
/// </summary>
/// <source id="credit-reporting-2013">第十四条</source>
internal static class ForbiddenColumns
{
    private const int LongestName = 40;

    // A cell that ends so names who sent the file or whom a row is about, such as 疾病预防控制中心.
    private static readonly string[] BodyEndings =
        ["公司", "集团", "工厂", "中心", "医院", "学院", "研究院", "卫生院", "诊所", "事务所", "研究所", "局", "委员会", "健委", "协会", "支队", "大队", "商店", "药店", "门市部", "经营部", "合作社"];

    /// <summary>The forbidden columns named by a row of a recognised header.</summary>
    /// <param name="cells">Cells as shown to people.</param>
    /// <param name="row">Number of the row, from 1.</param>
    public static IEnumerable<Finding> InHeader(IEnumerable<string> cells, long row) => cells
        .Select(Label).Where(label => IsForbidden(label) && !IsBody(label))
        .Select(label => new Finding("IN-302", null, label) { Row = row });

    /// <summary>The forbidden columns a row names when it may be a header: several cells, all of them names, none a value.</summary>
    /// <param name="cells">Cells as shown to people.</param>
    /// <param name="row">Number of the row, from 1.</param>
    public static IEnumerable<Finding> InRow(IReadOnlyList<string> cells, long row) =>
        cells.Count(cell => cell.Length > 0) < 2 || cells.Any(cell => cell.Length > LongestName || IsValue(cell)) ? [] : InHeader(cells, row);

    private static bool IsForbidden(string header) =>
        header.Length > 0 && ForbiddenInformation.Find(header) is { NeedsConsent: false };

    // 填报单位：某某局 is called by what stands before the colon.
    private static string Label(string cell) => cell.Split(':', '：')[0].Trim();

    private static bool IsBody(string label) =>
        BodyEndings.Any(ending => Outside(label).EndsWith(ending, StringComparison.Ordinal));

    // At least half digits: a day, an amount, a code, a number of a document or a telephone.
    private static bool IsValue(string cell)
    {
        var letters = Outside(cell).Where(char.IsLetterOrDigit).ToList();
        return letters.Count > 0 && letters.Count(char.IsAsciiDigit) * 2 >= letters.Count;
    }

    // Without the aside in brackets, such as the example of a day.
    private static string Outside(string cell)
    {
        var open = cell.IndexOfAny(['(', '（', '[', '【']);
        return (open < 0 ? cell : cell[..open]).Trim();
    }
}
