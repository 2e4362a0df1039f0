namespace Xinheng.Demo;

/// <summary>The grades others gave one made-up enterprise: a share of enterprises has been evaluated by the nation, now and then the year before too.</summary>
internal sealed class MadeResults(MadeSubject subject, int index, DateOnly today, Random random)
{
    /// <summary>Scale of the national comprehensive evaluation.</summary>
    public const string Comprehensive = "enterprise-credit-comprehensive";

    private const string Risk = "enterprise-credit-risk";
    private const string Letters = "ABCD";

    /// <summary>The results, by scale.</summary>
    /// <param name="records">The enterprise's records, after which the letters go.</param>
    public IEnumerable<MadeResult> Results(IReadOnlyList<MadeRecord> records) =>
        subject.Kind is "enterprise" ? Drawn(records).Where(result => result.Day >= subject.Registered) : [];

    private IEnumerable<MadeResult> Drawn(IReadOnlyList<MadeRecord> records)
    {
        var worst = subject.Revoked is not null ? 3 : Math.Min(3, records.Count(record => record.Kind is "penalty" or "judgment" or "serious-list"));
        foreach (var (scheme, share, issuer, mark) in ((string, double, string, string)[])
            [(Comprehensive, 0.12, "全国信用信息共享平台", "综评"), (Risk, 0.20, "国家企业信用信息公示系统", "风险")])
        {
            if (random.Happens(share))
            {
                var day = today.AddDays(-random.Next(20, 300));
                var letter = random.Happens(0.75) ? worst : random.Next(0, 4);
                yield return New(scheme, letter, day, issuer, mark) with { IsWithdrawn = random.Happens(0.03) };
                if (random.Happens(0.3))
                {
                    yield return New(scheme, random.Next(0, 4), day.AddYears(-1), issuer, mark);
                }
            }
        }
    }

    private MadeResult New(string scheme, int letter, DateOnly day, string issuer, string mark) => new()
    {
        Subject = subject,
        Scheme = scheme,
        Letter = Letters[letter].ToString(),
        Day = day,
        Issuer = issuer,
        Document = $"（演示）{mark}〔{day.Year}〕{index}号",
    };
}
