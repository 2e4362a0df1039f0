namespace Xinheng.Demo;

/// <summary>The credit records of one made-up subject. Most have none; a few have many.</summary>
internal sealed class MadeHistory(MadeSubject subject, int index, DateOnly today, Random random)
{
    private const double YearsLookedBack = 4;

    private static readonly (string Kind, string Penalty, string Matter, int Weight)[] Penalties =
    [
        ("market", "罚款", "销售不符合食品安全标准的食品", 20),
        ("market", "警告;罚款", "未按规定明码标价", 14),
        ("market", "罚款;没收违法所得", "发布虚假广告", 10),
        ("market", "警告", "未按规定公示年度报告", 10),
        ("market", "没收非法财物;罚款", "销售侵犯注册商标专用权的商品", 6),
        ("environment", "罚款", "未采取有效措施防治扬尘污染", 9),
        ("environment", "警告；罚款", "未按规定记录环境管理台账", 5),
        ("transport", "罚款", "未取得道路运输经营许可从事货运", 10),
        ("emergency", "罚款", "未如实记录安全生产教育和培训情况", 8),
        ("fire", "罚款", "消防设施未保持完好有效", 8),
        ("market", "通报批评", "未落实计量管理规定", 3),
        ("market", "其他-责令改正", "广告用语不规范", 4),
        ("market", "不予处罚", "初次违法且危害后果轻微并及时改正", 3),
    ];

    private static readonly string[] SeverePenalties =
        ["暂扣许可证件", "降低资质等级", "吊销许可证件", "限制开展生产经营活动", "责令停产停业", "责令关闭", "限制从业"];

    private int documents;

    /// <summary>The records, in no particular order.</summary>
    public IEnumerable<MadeRecord> Records() =>
        [.. Permits(), .. Events(), .. States(), .. Grave(), .. Revocation(), .. Honours()];

    private IEnumerable<MadeRecord> Permits()
    {
        if (!random.Happens(0.28))
        {
            yield break;
        }

        for (var count = 1 + random.Poisson(0.3); count > 0; count--)
        {
            yield return New("permit", Past(), "审批局", random.Pick(["食品经营许可", "道路运输经营许可", "建筑施工企业安全生产许可", "公共场所卫生许可"]));
        }
    }

    private IEnumerable<MadeRecord> Events()
    {
        // Records a year: nearly everybody none, a few some, a handful many.
        var rate = random.NextDouble() switch { < 0.84 => 0, < 0.982 => 0.2, < 0.998 => 1.1, _ => 6.5 };
        for (var count = random.Poisson(rate * YearsLookedBack); count > 0; count--)
        {
            yield return Event(random.Next(100));
        }

        if (random.Happens(0.006 * YearsLookedBack))
        {
            yield return New("penalty", Past(), "应急管理局", "生产经营场所存在重大事故隐患") with { Penalties = random.Pick(SeverePenalties) };
        }
    }

    private MadeRecord Event(int which) => which switch
    {
        < 72 => Penalty(),
        < 80 => New("judgment", Past(), "人民法院", "买卖合同纠纷，未履行生效判决") with { AmountYuan = Amount(), Lifted = Later(0.5) },
        < 84 => New("compulsion", Past(), "应急管理局", "查封不符合安全条件的场所"),
        < 91 => New("broken-commitment", Past(), "行政审批局", "未按告知承诺提交证明材料"),
        _ => New("contract-breach", Past(), "政府采购中心", "无正当理由拒不履行供货合同") with { AmountYuan = Amount() },
    };

    private MadeRecord Penalty()
    {
        var (department, kind, matter, _) = random.Weighted(Penalties, p => p.Weight);
        return New("penalty", Past(), Office(department), matter) with
        {
            Penalties = kind,
            AmountYuan = kind.Contains("罚款", StringComparison.Ordinal) ? Amount() : 0,
        };
    }

    private IEnumerable<MadeRecord> States()
    {
        (string Kind, double Share, string Office, string Matter)[] states =
        [
            ("abnormal-operation", 0.034, "市场监督管理局", "未按规定期限公示年度报告"),
            ("abnormal-operation", 0.012, "市场监督管理局", "通过登记的住所无法联系"),
            ("tax-arrears", 0.006, "税务局", "欠缴增值税"),
            ("irregular-taxpayer", 0.008, "税务局", "未按规定申报，责令后逾期不改正"),
            ("utility-arrears", 0.004, "供水公司", "欠缴水费"),
            ("serious-list", 0.004, "市场监督管理局", "严重违法失信"),
        ];
        foreach (var (kind, share, office, matter) in states)
        {
            if (random.Happens(share))
            {
                var happened = Past();
                var end = happened.AddDays(60 + random.Days(420));
                yield return New(kind, happened, office, matter) with
                {
                    AmountYuan = kind.EndsWith("arrears", StringComparison.Ordinal) ? Amount() : 0,
                    Lifted = end < today ? end : null,
                };
            }
        }
    }

    /// <summary>A few with one to five records whose consequence was grave: what the policy leaves to a person.</summary>
    private IEnumerable<MadeRecord> Grave()
    {
        if (random.Happens(0.002))
        {
            yield return New("penalty", today.AddDays(-random.Next(20, 340)), "应急管理局", "发生一般生产安全责任事故") with
            {
                Penalties = "罚款",
                AmountYuan = 300_000,
                HasGraveConsequence = true,
            };
        }
    }

    private IEnumerable<MadeRecord> Revocation()
    {
        if (subject.Revoked is { } day)
        {
            yield return New("penalty", day, "市场监督管理局", "成立后无正当理由超过六个月未开业") with { Penalties = "吊销营业执照" };
        }
    }

    private IEnumerable<MadeRecord> Honours()
    {
        if (random.Happens(0.02))
        {
            yield return New("honour", Past(), "税务局", random.Pick(["A级纳税人", "重合同守信用企业", "诚信示范经营户"]));
        }
    }

    private MadeRecord New(string kind, DateOnly happened, string office, string matter) => new()
    {
        Kind = kind,
        Subject = subject,
        Happened = happened,
        Issuer = $"{subject.County.Name}{office}",
        Document = $"（演示）{subject.County.Name[..2]}{Mark(kind)}字〔{happened.Year}〕{index}-{++documents}号",
        Matter = matter,
    };

    private static string Mark(string kind) => kind switch
    {
        "permit" => "许",
        "penalty" => "罚",
        "judgment" => "民初",
        "compulsion" => "强",
        _ => "信",
    };

    private static string Office(string department) => department switch
    {
        "environment" => "生态环境局",
        "transport" => "交通运输局",
        "emergency" => "应急管理局",
        "fire" => "消防救援大队",
        _ => "市场监督管理局",
    };

    private DateOnly Past()
    {
        var span = Math.Min((int)(YearsLookedBack * 365), today.DayNumber - subject.Registered.DayNumber);
        return today.AddDays(-random.Next(Math.Max(span, 1)) - 1);
    }

    private DateOnly? Later(double probability) =>
        random.Happens(probability) ? today.AddDays(-random.Next(1, 40)) : null;

    private int Amount() => random.Pick([200, 500, 1000, 2000, 5000, 5000, 10_000, 20_000, 48_000, 100_000]);
}
