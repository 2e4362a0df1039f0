using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>Enterprises made up for a pack, the same for the same seed: most with few records, on and around the edges of its windows.</summary>
internal static class MadeUp
{
    private static readonly string[] Issuers = ["廊坊市生态环境局", "固安县市场监督管理局", "市消防救援支队", "某某法院", "重庆市住房和城乡建设委员会"];
    private static readonly string[] Tags = ["key-field:food", "key-field:drugs", "new-industry", "新产业新业态新模式"];
    private static readonly string[] Industries = ["C1311", "H6210", "F5211", "C2710"];

    public static IReadOnlyList<Enterprise> For(CompiledPack pack, DateOnly asOf, int count, int seed)
    {
        var random = new Random(seed);
        var kinds = KindsOf(pack).Distinct().Append("kind-of-nobody").ToArray();
        var scales = ResultsOf(pack).ToArray();
        return [.. Enumerable.Range(1, count).Select(number => One(random, asOf, number, kinds, scales))];
    }

    private static IEnumerable<string> KindsOf(CompiledPack pack) =>
        pack.RecordKinds.Select(kind => kind.Id).Concat(pack.Results.Where(result => result.Pack is not null).SelectMany(result => KindsOf(result.Pack!))); // those that have one

    private static IEnumerable<Scale> ResultsOf(CompiledPack pack) =>
        pack.Results.SelectMany(result => result.Pack is { } inner ? ResultsOf(inner) : [result.Scale]);

    private static Enterprise One(Random random, DateOnly asOf, int number, string[] kinds, Scale[] scales)
    {
        var records = random.Next(10) < 3 ? 0 : random.Next(10) < 8 ? random.Next(1, 6) : random.Next(6, 25);
        var subject = new SubjectFacts
        {
            Subject = number,
            Code = "made-up",
            Licence = Pick(random, PackVocabulary.Licences, 10),
            Kind = Pick(random, PackVocabulary.SubjectKinds, 2),
            Division = random.Next(4) == 0 ? null : "131002",
            Industry = random.Next(4) == 0 ? null : Industries[random.Next(Industries.Length)],
            Registered = random.Next(6) == 0 ? null : asOf.AddDays(-random.Next(0, 6000)),
            StateOwned = Pick(random, PackVocabulary.StateOwnership, 2),
            Tags = random.Next(3) > 0 ? [] : [.. Tags.Where(_ => random.Next(2) == 0)],
            Results = [.. scales.SelectMany(scale => Enumerable.Range(0, random.Next(4)).Select(_ => Received(random, asOf, scale)))],
        };
        return new(subject, [.. Enumerable.Range(1, records).Select(at => Record(random, asOf, number * 1000L + at, kinds))]);
    }

    private static ReceivedResult Received(Random random, DateOnly asOf, Scale scale)
    {
        var day = Around(random, asOf);
        return new(scale.Id, random.Next(20) == 0 ? "?" : scale.Steps[random.Next(scale.Steps.Count)].Letter, day, null, random.Next(5) == 0 ? day.AddDays(random.Next(900)) : null);
    }

    private static RecordFacts Record(Random random, DateOnly asOf, long number, string[] kinds)
    {
        var happened = Around(random, asOf);
        DateOnly? until = random.Next(4) == 0 ? happened.AddDays(random.Next(0, 1500)) : null;
        return new()
        {
            Record = number,
            Kind = kinds[random.Next(kinds.Length)],
            Happened = happened,
            Until = until,
            Standing = until < asOf ? "expired" : Pick(random, PackVocabulary.Standings, 3),
            Penalties = random.Next(2) == 0 ? [] : [.. PackVocabulary.PenaltyKinds.Where(_ => random.Next(8) == 0).Select(kind => kind.Id)],
            GraveConsequence = Pick(random, PackVocabulary.GraveConsequences, 2),
            AmountFen = random.Next(3) == 0 ? null : random.NextInt64(0, 100_000_000),
            Issuer = random.Next(3) == 0 ? null : Issuers[random.Next(Issuers.Length)],
            Document = random.Next(3) == 0 ? null : $"罚〔{number}〕号",
        };
    }

    // Often exactly some months back, or a day off, where windows begin and end.
    private static DateOnly Around(Random random, DateOnly asOf) => random.Next(3) == 0
        ? asOf.AddMonths(-random.Next(0, 40)).AddDays(random.Next(-2, 3))
        : asOf.AddDays(60 - random.Next(0, 1300));

    /// <summary>The first mostly, the others now and then.</summary>
    private static string Pick(Random random, IReadOnlyList<NamedValue> values, int oneIn) =>
        random.Next(oneIn) > 0 ? values[0].Id : values[random.Next(values.Count)].Id;
}
