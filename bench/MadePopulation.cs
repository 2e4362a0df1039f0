using Xinheng.Evaluation.Columns;
using Xinheng.Policy;

namespace Xinheng.Bench;

/// <summary>
/// A population made straight into columns from a fixed seed: of every ten subjects six have no record, the others five
/// for every subject there is, few of them hundreds. Days lie within seven years before the evaluation date.
/// </summary>
internal static class MadePopulation
{
    public const int Seed = 20_261_122;
    public static readonly DateOnly AsOf = new(2026, 6, 30);

    private const int DaysBack = 2_555;
    private const int MostRecords = 400;
    private static readonly string[] Standings = ["effective", "effective", "effective", "effective", "effective", "effective", "repaired", "withdrawn"];
    private static readonly string[][] Penalties = [["fine"], ["warning"], ["fine", "illegal-gains-confiscated"], ["permit-revoked"]];

    /// <summary>Makes one with records of some kinds.</summary>
    public static Population Of(int subjects, IReadOnlyList<RecordKind> kinds)
    {
        var random = new Random(Seed);
        var profiles = Profiles(kinds);
        var traits = Traits();
        var places = Codes(3_000, "13");
        var industries = Codes(1_380, "C");
        var (offsets, packed, numbers) = (new uint[subjects + 1], new ulong[subjects], new uint[subjects]);
        var records = new ulong[(subjects * 5L) + (subjects / 2)];
        var days = new int[MostRecords];
        for (var at = 0; at < subjects; at++)
        {
            numbers[at] = (uint)at + 1;
            packed[at] = Fits(PackedSubject.Of(
                Skewed(random, traits.Count), random.Next(industries.Count), random.Next(places.Count), AsOf.AddDays(-random.Next(1, 11_000)))?.Bits);
            var count = random.Next(10) < 6 ? 0 : HowMany(random);
            for (var one = 0; one < count; one++)
            {
                days[one] = random.Next(DaysBack);
            }

            Array.Sort(days, 0, count);
            var next = offsets[at];
            for (var one = 0; one < count && next < records.Length; one++)
            {
                var happened = AsOf.AddDays(days[one] - DaysBack + 1);
                DateOnly? until = random.Next(3) == 0 ? happened.AddDays(random.Next(2_000)) : null;
                records[next++] = Fits(PackedRecord.Of(random.Next(profiles.Count), 0, happened, until)?.Bits);
            }

            offsets[at + 1] = next;
        }

        return new Population
        {
            Day = AsOf,
            Records = records.AsMemory(0, (int)offsets[subjects]),
            Offsets = offsets,
            Subjects = packed,
            Numbers = numbers,
            Profiles = profiles,
            Issuers = [null],
            Traits = traits,
            Places = places,
            Industries = industries,
        };
    }

    private static ulong Fits(ulong? bits) => bits ?? throw new InvalidOperationException("What is made up here fits eight bytes.");

    /// <summary>12.4 on average, half of them below 5, one in two thousand at the most.</summary>
    private static int HowMany(Random random) => (int)Math.Min(MostRecords, 3.4 / Math.Pow(random.NextDouble() + 0.0004, 0.72));

    private static int Skewed(Random random, int count) => random.Next(20) == 0 ? random.Next(count) : 0;

    private static List<RecordProfile> Profiles(IReadOnlyList<RecordKind> kinds) =>
    [
        .. from kind in kinds
           from standing in Standings
           from penalties in kind.Id == "penalty" ? Penalties : [[]]
           select new RecordProfile(kind.Id, standing, penalties, "no"),
    ];

    private static List<SubjectTraits> Traits() =>
    [
        .. from licence in new[] { "active", "revoked", "cancelled", "moved-out" }
           from kind in new[] { "enterprise", "individual-business", "cooperative" }
           from owned in new[] { "none", "county", "municipal" }
           select new SubjectTraits(licence, kind, owned, []),
    ];

    private static List<string?> Codes(int count, string start) => [.. Enumerable.Range(0, count).Select(at => at == 0 ? null : $"{start}{at:D4}")];
}
