namespace Xinheng.Demo;

/// <summary>
/// A made-up Langfang: subjects and their histories in realistic proportions, the same for the same seed and day.
/// Nothing in it belongs to a real enterprise.
/// </summary>
internal sealed class MadeCity(int subjects, int seed, DateOnly today)
{
    /// <summary>Years with many revocations among lean ones: the waves in which dormant enterprises are cleared.</summary>
    private static readonly (int YearsBack, int Weight)[] RevocationWaves = [(0, 22), (1, 35), (2, 8), (3, 25), (4, 10)];

    /// <summary>The city's subjects, one by one.</summary>
    public IEnumerable<(MadeSubject Subject, IReadOnlyList<MadeRecord> Records, IReadOnlyList<MadeResult> Results, IReadOnlyList<MadeInspection> Inspections)> Subjects()
    {
        for (var index = 0; index < subjects; index++)
        {
            // Each subject has its own sequence, so that a larger city begins with the smaller one.
            var random = new Random(HashCode(seed, index));
            var subject = Make(index, random);
            IReadOnlyList<MadeRecord> records = [.. new MadeHistory(subject, index, today, random).Records()];
            IReadOnlyList<MadeResult> results = [.. new MadeResults(subject, index, today, random).Results(records)];
            yield return (subject, records, results, [.. new MadeInspections(subject, index, today, random).Inspections(records)]);
        }
    }

    private static int HashCode(int seed, int index) => unchecked((int)((seed * 2654435761L) ^ (index * 40503L + 17)) & int.MaxValue);

    private MadeSubject Make(int index, Random random)
    {
        var kind = random.NextDouble() switch { < 0.43 => "enterprise", < 0.965 => "individual-business", _ => "cooperative" };
        var county = random.Weighted(County.All, c => c.Share);
        var trade = kind is "cooperative"
            ? random.Pick([.. Trade.All.Where(t => t.Industry[0] == 'A')])
            : random.Weighted(Trade.All, t => t.Weight);
        var authority = county.Division is "131071" ? "131000" : county.Division;
        var code = MadeCodes.Make(kind switch { "enterprise" => '1', "cooperative" => '3', _ => '2' }, authority, index);
        var entityType = EntityType(kind, random);
        var registered = today.AddDays(-30 - Math.Min(random.Days(1900), 11_000));
        return new MadeSubject
        {
            Name = MadeNames.Of(index, county, trade, kind, random),
            Code = random.Happens(0.0015) ? MadeCodes.Spoil(code, random) : code,
            Kind = kind,
            EntityType = entityType,
            County = county,
            Industry = trade.Industry,
            Registered = registered,
            CapitalTenThousandYuan = Capital(kind, random),
            Address = $"河北省廊坊市{county.Name}{random.Pick(county.Towns)}演示路{random.Next(1, 999)}号",
            StateOwned = entityType.Contains("国有", StringComparison.Ordinal) ? random.Pick(["市属", "县属", "县属"]) : string.Empty,
            Revoked = Revocation(kind, registered, random),
        };
    }

    private static string EntityType(string kind, Random random) => kind switch
    {
        "individual-business" => "个体工商户",
        "cooperative" => "农民专业合作社",
        _ => random.NextDouble() switch
        {
            < 0.62 => "有限责任公司(自然人独资)",
            < 0.94 => "有限责任公司(自然人投资或控股)",
            < 0.985 => "有限责任公司(非自然人投资或控股的法人独资)",
            _ => "有限责任公司(国有独资)",
        },
    };

    private static int Capital(string kind, Random random)
    {
        int[] usual = kind is "individual-business" ? [1, 2, 3, 5, 5, 8, 10, 20] : [10, 30, 50, 50, 100, 100, 100, 200, 300, 500, 500, 1000, 2000, 5000];
        return random.Pick(usual);
    }

    private DateOnly? Revocation(string kind, DateOnly registered, Random random)
    {
        if (!random.Happens(kind is "enterprise" ? 0.011 : 0.003))
        {
            return null;
        }

        var (yearsBack, _) = random.Weighted(RevocationWaves, wave => wave.Weight);
        // Each wave falls into a few weeks of its year.
        var day = today.AddYears(-yearsBack).AddDays(-20 - random.Next(70));
        return day > registered.AddDays(400) ? day : null;
    }
}
