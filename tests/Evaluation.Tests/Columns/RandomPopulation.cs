using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>Made-up subjects with records of a pack's kinds, most of them near the edges of windows.</summary>
internal static class RandomPopulation
{
    private static readonly string[] Standings = ["effective", "effective", "effective", "effective", "under-objection", "repaired", "withdrawn", "expired", "lifted"];
    private static readonly int[] Edges = [3, 6, 12, 24, 36, 60];

    /// <summary>Subjects by ascending number, each with its records.</summary>
    public static List<(SubjectFacts Subject, RecordFacts[] Records)> Of(int seed, CompiledPack pack, DateOnly asOf, int count)
    {
        var random = new Random(seed);
        var kinds = Kinds(pack).Distinct().Append("unknown-kind").ToArray();
        return [.. Enumerable.Range(1, count).Select(number => (Subject(random, pack, asOf, number), Records(random, kinds, asOf)))];
    }

    private static IEnumerable<string> Kinds(CompiledPack pack) =>
        pack.RecordKinds.Select(kind => kind.Id).Concat(pack.Results.Select(result => result.Pack).OfType<CompiledPack>().SelectMany(Kinds));

    private static SubjectFacts Subject(Random random, CompiledPack pack, DateOnly asOf, int number) => new()
    {
        Subject = number * 3,
        Code = "made-up",
        Licence = One(random, "active", "active", "active", "revoked", "cancelled", "unknown"),
        Kind = One(random, "enterprise", "enterprise", "individual-business", "cooperative", "other"),
        Division = One(random, null, "131002", "131003", "131022"),
        Industry = One(random, null, "C1311", "F5211", "B0610"),
        StateOwned = One(random, "none", "none", "county", "central"),
        Registered = random.Next(20) == 0 ? null : asOf.AddDays(-random.Next(-30, 9000)),
        Tags = random.Next(5) == 0 ? [One(random, "new-industry", "key-field:food", "新产业新业态新模式")] : [],
        Results = random.Next(3) == 0 ? [.. pack.Results.Where(result => result.Pack is null).Select(result => new ReceivedResult(
            result.Scale.Id, random.Next(8) == 0 ? "no-such" : result.Scale.Steps[random.Next(result.Scale.Steps.Count)].Letter,
            asOf.AddDays(-random.Next(-20, 900)), null, random.Next(6) == 0 ? asOf.AddDays(-random.Next(-30, 30)) : null))] : [],
    };

    private static RecordFacts[] Records(Random random, string[] kinds, DateOnly asOf)
    {
        var count = random.Next(10) < 4 ? 0 : random.Next(200) == 0 ? 320 : random.Next(1, 9);
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var happened = random.Next(3) == 0
                ? asOf.AddMonths(-Edges[random.Next(Edges.Length)]).AddDays(random.Next(-1, 2))
                : asOf.AddDays(-random.Next(-40, 1500));
            return new RecordFacts
            {
                Record = number,
                Kind = kinds[random.Next(kinds.Length)],
                Happened = happened,
                Until = random.Next(3) == 0 ? asOf.AddDays(random.Next(-2, 3)) : random.Next(4) == 0 ? happened.AddDays(random.Next(0, 2000)) : random.Next(300) == 0 ? new DateOnly(9999, 12, 31) : null,
                Standing = One(random, Standings)!,
                Penalties = random.Next(2) == 0 ? [One(random, "fine", "warning", "permit-revoked", "suspension-ordered")!] : [],
                GraveConsequence = One(random, "no", "no", "unknown", "yes")!,
                AmountFen = random.Next(3) == 0 ? random.Next(-5, 2_000_000) * 100L : null,
                Issuer = One(random, null, "某市市场监督管理局", "某县消防救援大队", "某市人民法院", "某市交通运输局"),
            };
        })];
    }

    private static string One(Random random, params string?[] items) => items[random.Next(items.Length)]!;
}
