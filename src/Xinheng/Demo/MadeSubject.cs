namespace Xinheng.Demo;

/// <summary>A made-up subject.</summary>
internal sealed record MadeSubject
{
    public required string Name { get; init; }

    /// <summary>The code as the files carry it; now and then with a defect.</summary>
    public required string Code { get; init; }

    /// <summary><c>enterprise</c>, <c>individual-business</c>, <c>cooperative</c>.</summary>
    public required string Kind { get; init; }

    public required string EntityType { get; init; }

    public required County County { get; init; }

    public required string Industry { get; init; }

    public required DateOnly Registered { get; init; }

    public required int CapitalTenThousandYuan { get; init; }

    public required string Address { get; init; }

    /// <summary>Level of state ownership as registrations write it; empty for nearly all.</summary>
    public string StateOwned { get; init; } = string.Empty;

    /// <summary>Day its licence was revoked; null for nearly all.</summary>
    public DateOnly? Revoked { get; init; }
}

/// <summary>A made-up credit record.</summary>
internal sealed record MadeRecord
{
    /// <summary>Id of the record kind.</summary>
    public required string Kind { get; init; }

    public required MadeSubject Subject { get; init; }

    public required DateOnly Happened { get; init; }

    public required string Document { get; init; }

    public required string Issuer { get; init; }

    /// <summary>What it is about, in a few words.</summary>
    public required string Matter { get; init; }

    /// <summary>For penalties: kinds as an official would write them.</summary>
    public string Penalties { get; init; } = string.Empty;

    public int AmountYuan { get; init; }

    /// <summary>For states: the day it was lifted.</summary>
    public DateOnly? Lifted { get; init; }

    public bool HasGraveConsequence { get; init; }
}

/// <summary>A made-up grade that somebody else gave a subject.</summary>
internal sealed record MadeResult
{
    public required MadeSubject Subject { get; init; }

    /// <summary>Id of the scale it is on.</summary>
    public required string Scheme { get; init; }

    public required string Letter { get; init; }

    public required DateOnly Day { get; init; }

    public required string Issuer { get; init; }

    public required string Document { get; init; }

    /// <summary>Whether whoever gave it has taken it back.</summary>
    public bool IsWithdrawn { get; init; }
}

/// <summary>A made-up inspection of a subject.</summary>
internal sealed record MadeInspection
{
    public required MadeSubject Subject { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Number of the task it belongs to.</summary>
    public required string Task { get; init; }

    /// <summary>The body that inspected.</summary>
    public required string Body { get; init; }

    public required string Item { get; init; }

    /// <summary>Kind of inspection as departments write it.</summary>
    public required string Form { get; init; }

    /// <summary>What it found, in the nation's words or codes.</summary>
    public required string Result { get; init; }

    /// <summary>The chance the subject had to be drawn, as departments write it.</summary>
    public required string Probability { get; init; }

    public required string Stratum { get; init; }
}

/// <summary>A county of the made-up city.</summary>
/// <param name="Division">Its division code, national or local.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">Its share of subjects, in thousandths.</param>
/// <param name="Towns">Its towns, without meaning beyond an address.</param>
internal sealed record County(string Division, string Name, int Share, IReadOnlyList<string> Towns)
{
    /// <summary>Ten counties and the development zone. The shares follow population, roughly.</summary>
    public static IReadOnlyList<County> All { get; } =
    [
        new("131082", "三河市", 170, ["燕郊镇", "泃阳镇", "李旗庄镇"]),
        new("131081", "霸州市", 150, ["霸州镇", "胜芳镇", "信安镇"]),
        new("131003", "广阳区", 130, ["南尖塔镇", "万庄镇", "北旺乡"]),
        new("131022", "固安县", 110, ["固安镇", "牛驼镇", "马庄镇"]),
        new("131002", "安次区", 90, ["落垡镇", "码头镇", "葛渔城镇"]),
        new("131024", "香河县", 90, ["淑阳镇", "蒋辛屯镇", "渠口镇"]),
        new("131026", "文安县", 80, ["文安镇", "左各庄镇", "苏桥镇"]),
        new("131025", "大城县", 70, ["平舒镇", "旺村镇", "南赵扶镇"]),
        new("131023", "永清县", 60, ["永清镇", "韩村镇", "里澜城镇"]),
        new("131028", "大厂回族自治县", 30, ["大厂镇", "夏垫镇", "祁各庄镇"]),
        new("131071", "廊坊经济技术开发区", 20, ["云鹏道", "华祥路", "耀华道"]),
    ];
}
