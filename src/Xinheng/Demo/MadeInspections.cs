namespace Xinheng.Demo;

/// <summary>The inspections of one made-up subject: double-random draws each half-year, more often in key trades, that find more where there is more on record.</summary>
internal sealed class MadeInspections(MadeSubject subject, int index, DateOnly today, Random random)
{
    private const int HalfYears = 6;

    private static readonly string[] Problems = ["发现问题已责令改正", "发现问题已责令改正", "6", "发现问题待后续处理", "未按规定公示年报", "公示信息隐瞒真实情况、弄虚作假", "2;6"];

    private static readonly string[] Voids = ["未发现开展本次抽查涉及的经营活动", "通过登记的住所（经营场所）无法联系", "8"];

    /// <summary>The inspections, latest first.</summary>
    /// <param name="records">What is on record of the subject: what happened before an inspection makes a finding likelier.</param>
    public IEnumerable<MadeInspection> Inspections(IReadOnlyList<MadeRecord> records)
    {
        var isKey = subject.Industry is ['C' or 'H' or 'Q', ..];
        for (var half = 0; half < HalfYears; half++)
        {
            var day = today.AddDays(-1 - (half * 182) - random.Next(180));
            if (random.Happens(isKey ? 0.1 : 0.04) && day > subject.Registered)
            {
                yield return new MadeInspection
                {
                    Subject = subject,
                    Day = day,
                    Task = $"（演示）双随机〔{day.Year}〕{subject.County.Name[..2]}{(day.Month + 5) / 6}-{index % 7}号",
                    Body = $"{subject.County.Name}{(isKey ? "应急管理局" : "市场监督管理局")}",
                    Item = isKey ? "安全生产监督检查" : "登记事项及公示信息检查",
                    Form = isKey ? "定向" : "不定向",
                    Result = Result(records.Count(record => record.Kind is not ("permit" or "honour") && record.Happened < day)),
                    Probability = isKey ? "0.1" : "4%",
                    Stratum = isKey ? "重点行业" : "一般行业",
                };
            }
        }
    }

    private string Result(int before) => random.NextDouble() switch
    {
        < 0.01 => "不配合检查情节严重",
        < 0.05 => random.Pick(Voids),
        _ => random.Happens(Math.Min(0.7, 0.08 + (0.14 * before))) ? random.Pick(Problems) : random.Pick(["未发现问题", "未发现问题", "1"]),
    };
}
