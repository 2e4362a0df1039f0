using Xinheng.Evaluation;
using Xinheng.Policy;

namespace Xinheng.Testing.Generated;

/// <summary>A subject that was made up, with its records in the order they came in.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Records">Its records; their numbers rise over the whole population, not always with their days.</param>
public sealed record GeneratedSubject(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records);

/// <summary>
/// Subjects and records made up from a seed for one pack and one day: three in five subjects without a record, few with
/// hundreds, days where windows begin and end, standings and absences of every kind, kinds the pack does not know.
/// </summary>
public static class GeneratedPopulation
{
    private const string UnknownKind = "unheard-of";

    /// <summary>Subjects numbered from 1.</summary>
    /// <param name="seed">What is made up follows from it.</param>
    /// <param name="pack">Its kinds and the schemes it receives results of are used.</param>
    /// <param name="asOf">The day the facts are of.</param>
    /// <param name="subjects">How many.</param>
    public static IReadOnlyList<GeneratedSubject> Of(int seed, CompiledPack pack, DateOnly asOf, int subjects)
    {
        var maker = new Maker(Dice.Of(seed, 7), pack, asOf);
        return [.. Enumerable.Range(1, subjects).Select(maker.Make)];
    }

    private sealed class Maker(Dice dice, CompiledPack pack, DateOnly asOf)
    {
        private readonly string[] kinds =
            [.. pack.RecordKinds.Select(kind => kind.Id).Concat(pack.Results.SelectMany(result => result.Pack?.RecordKinds ?? []).Select(kind => kind.Id)).Distinct()];

        private readonly ModelResult[] received = [.. pack.Results.Where(result => result.Pack is null)];

        private readonly DateOnly[] turns =
            [.. pack.Parameters.SelectMany(parameter => parameter.Values).Select(value => value.From).OfType<DateOnly>().Distinct()];

        private long lastRecord;

        public GeneratedSubject Make(int number) => new(Subject(number), [.. Enumerable.Range(0, HowMany(number)).Select(_ => Record())]);

        private int HowMany(int number) => dice.Below(1000) switch
        {
            < 600 => number == 500 ? 120 : 0,
            < 900 => dice.Between(1, 3),
            < 985 => dice.Between(4, 12),
            < 998 => dice.Between(13, 40),
            _ => dice.Between(41, 300),
        };

        private SubjectFacts Subject(int number) => new()
        {
            Subject = number,
            Code = $"made-up-{number}",
            Licence = dice.Chance(70) ? "active" : dice.Pick(Closed.Licences),
            Kind = dice.Chance(60) ? "enterprise" : dice.Pick(Closed.SubjectKinds),
            Division = dice.Chance(12) ? null : dice.Pick(MadeUpWords.Divisions),
            Industry = dice.Chance(12) ? null : dice.Pick(MadeUpWords.Industries),
            Registered = dice.Chance(15) ? null : dice.Chance(40) ? Day() : asOf.AddDays(-dice.Between(0, 9000)),
            StateOwned = dice.Chance(70) ? "none" : dice.Pick(Closed.Owned),
            Tags = dice.Some(MadeUpWords.Tags, 0, dice.Chance(60) ? 0 : 3),
            Results = [.. Enumerable.Range(0, received.Length == 0 || dice.Chance(40) ? 0 : dice.Between(1, 3)).Select(_ => Result())],
        };

        private ReceivedResult Result()
        {
            var scale = dice.Pick(received).Scale;
            var given = Day();
            return new(
                dice.Chance(5) ? "another-scale" : scale.Id,
                dice.Chance(6) ? "off-the-scale" : dice.Pick(scale.Steps).Letter,
                given,
                dice.Chance(50) ? null : dice.Pick(MadeUpWords.Issuers),
                dice.Chance(80) ? null : dice.Chance(50) ? asOf.AddDays(dice.Between(-2, 2)) : given.AddDays(dice.Between(0, 500)));
        }

        private RecordFacts Record()
        {
            var happened = Day();
            return new()
            {
                Record = ++lastRecord,
                Kind = dice.Chance(3) ? UnknownKind : dice.Pick(kinds),
                Happened = happened,
                Until = Until(happened),
                Standing = dice.Chance(55) ? "effective" : dice.Pick(Closed.Standings),
                Penalties = dice.Some(Closed.Penalties, 0, dice.Chance(50) ? 0 : 3),
                GraveConsequence = dice.Chance(60) ? "unknown" : dice.Pick(Closed.Grave),
                AmountFen = Amount(),
                Issuer = dice.Chance(15) ? null : dice.Pick(MadeUpWords.Issuers),
                Document = dice.Chance(30) ? null : dice.Pick(MadeUpWords.Documents),
                Summary = $"made up {lastRecord}",
            };
        }

        private long? Amount() => dice.Below(100) switch
        {
            < 30 => null,
            < 75 => dice.Pick(MadeUpWords.Amounts) + dice.Between(-1, 1),
            < 90 => dice.Between(0, 20_000_000),
            < 96 => -dice.Pick(MadeUpWords.Amounts),
            < 98 => 9_000_000_000_000_000 + dice.Between(0, 9),
            _ => dice.Of(long.MaxValue, long.MinValue, long.MaxValue - 1, long.MaxValue / 2),
        };

        private DateOnly? Until(DateOnly happened) => dice.Below(10) switch
        {
            < 5 => null,
            5 or 6 => asOf.AddDays(dice.Between(-2, 2)),
            7 => happened.AddDays(dice.Between(-1, 3)),
            8 => Day(),
            _ => happened.AddDays(dice.Between(30, 1500)),
        };

        /// <summary>A day: where windows begin, odd, where a value turns, in the future, or any.</summary>
        private DateOnly Day() => dice.Below(20) switch
        {
            < 5 => asOf.AddMonths(-dice.Pick(MadeUpWords.Months)).AddDays(dice.Between(-1, 1)),
            5 => asOf.AddDays(-dice.Pick(MadeUpWords.Days) + dice.Between(-1, 1)),
            6 => asOf.AddYears(-dice.Pick(MadeUpWords.Years)).AddDays(dice.Between(-1, 1)),
            7 => new DateOnly(asOf.Year - dice.Between(0, 4), 1, 1).AddDays(dice.Between(-1, 1)),
            8 or 9 => dice.Pick(MadeUpWords.OddDays),
            10 when turns.Length > 0 => dice.Pick(turns).AddDays(dice.Between(-1, 1)),
            11 => asOf.AddDays(dice.Between(0, 2)),
            12 => asOf.AddDays(dice.Between(1, 400)),
            _ => asOf.AddDays(-dice.Between(0, 1500)),
        };
    }
}
