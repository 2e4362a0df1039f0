using Xinheng.Intake.Layouts;

namespace Xinheng.Intake.Outcomes;

/// <summary>Which columns of a sheet hold what; −1 for a column that is not there.</summary>
/// <param name="Code">The subject's code.</param>
/// <param name="Day">The day of the inspection.</param>
/// <param name="Result">What it found.</param>
/// <param name="Probability">The chance to be drawn.</param>
/// <param name="Stratum">The stratum.</param>
internal sealed record OutcomeColumns(int Code, int Day, int Result, int Probability, int Stratum)
{
    private static readonly string[][] Names =
    [
        ["统一社会信用代码", "社会信用代码", "统一信用代码", "信用代码", "统一代码", "主体代码", "企业代码", "主体标识", "代码", "credit code", "unified social credit code", "uscc", "subject", "subject code", "code", "key"],
        ["检查日期", "抽查日期", "检查时间", "抽查时间", "执法日期", "结果日期", "检查完成日期", "日期", "date", "inspected on", "inspection date", "outcome date", "day"],
        ["检查结果", "抽查检查结果", "抽查结果", "结果", "是否发现问题", "发现问题", "检查结论", "result", "outcome", "found", "finding"],
        ["入样概率", "抽中概率", "包含概率", "抽样概率", "抽取概率", "概率", "inclusion probability", "probability", "p"],
        ["层", "分层", "抽样层", "层别", "层名", "抽样分层", "stratum", "strata"],
    ];

    private static readonly Dictionary<string, int> FieldByName = Names
        .SelectMany((names, field) => names.Select(name => (Name: HeaderText.Normal(name), field)))
        .ToDictionary(pair => pair.Name, pair => pair.field, StringComparer.Ordinal);

    /// <summary>Reads a row as a header. Null when it does not name a code, a day and a result.</summary>
    /// <param name="cells">The row.</param>
    /// <param name="twice">Headers of columns that name the same; null when there are none.</param>
    public static OutcomeColumns? Of(IReadOnlyList<string> cells, out string? twice)
    {
        var places = new int[Names.Length];
        Array.Fill(places, -1);
        twice = null;
        for (var column = 0; column < cells.Count; column++)
        {
            if (FieldOf(cells[column]) is not { } field)
            {
                continue;
            }

            twice ??= places[field] >= 0 ? $"{cells[places[field]].Trim()}, {cells[column].Trim()}" : null;
            places[field] = places[field] < 0 ? column : places[field];
        }

        return places[0] < 0 || places[1] < 0 || places[2] < 0 ? null : new OutcomeColumns(places[0], places[1], places[2], places[3], places[4]);
    }

    /// <summary>Whether a column is one of these.</summary>
    public bool Has(int column) => column == Code || column == Day || column == Result || column == Probability || column == Stratum;

    private static int? FieldOf(string header)
    {
        foreach (var name in header.Length > 80 ? [] : HeaderText.Read(header).Names)
        {
            if (FieldByName.TryGetValue(name, out var field))
            {
                return field;
            }
        }

        return null;
    }
}
