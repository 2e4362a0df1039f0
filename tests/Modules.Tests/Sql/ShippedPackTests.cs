using Xinheng.Assessment;
using Xinheng.Evaluation;
using Xinheng.Modules.Tests.Assessment;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>The packs of the repository, graded in SQL, by columns and by the explaining back end.</summary>
public sealed class ShippedPackTests
{
    private static readonly PackLibrary Packs = new(GradedCity.PackRoot());

    public static TheoryData<string> Ids =>
        [.. Packs.List().Where(entry => entry.Pack?.Scheme is not null && !entry.Id.EndsWith("/literal", StringComparison.Ordinal)).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_shipped_pack_gives_every_made_up_enterprise_the_same_grade_in_sql_and_by_columns(string id)
    {
        var pack = Packs.Open(id)!.Pack!; // a shipped pack
        await using var tables = await FactTables.CreateAsync();

        foreach (var (asOf, seed) in new[] { (new DateOnly(2026, 11, 22), 1), (new DateOnly(2027, 2, 28), 2) })
        {
            await tables.CompareAsync(pack, asOf, MadeUp.For(pack, asOf, 150, seed));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Every_case_of_a_shipped_pack_comes_out_in_sql_and_by_columns_as_explained(string id)
    {
        var entry = Packs.Open(id)!; // a shipped pack
        await using var tables = await FactTables.CreateAsync();
        var cases = entry.Cases.Where(one => one.ExpectsGrade && one.Given.Count == 0).GroupBy(one => one.AsOf);

        foreach (var day in cases)
        {
            await tables.CompareAsync(entry.Pack!, day.Key, [.. day.Select((one, at) => Of(one, at + 1))]); // a shipped pack compiles
        }
    }

    private static Enterprise Of(PackCase one, int number) => new(
        new SubjectFacts
        {
            Subject = number,
            Code = "made-up",
            Licence = one.Subject.Licence,
            Kind = one.Subject.Kind,
            Division = one.Subject.Division,
            Industry = one.Subject.Industry,
            Registered = one.Subject.Registered,
            StateOwned = one.Subject.StateOwned,
            Tags = one.Subject.Tags,
            Results = [.. one.Results.Select(result => new ReceivedResult(result.Scheme, result.Letter, result.Day, result.Issuer))],
        },
        [.. one.Records.Select((record, at) => new RecordFacts
        {
            Record = number * 1000L + at,
            Kind = record.Kind,
            Happened = record.Happened,
            Until = record.Until,
            Standing = record.Standing,
            Penalties = record.Penalties,
            GraveConsequence = record.GraveConsequence,
            AmountFen = record.AmountFen,
            Issuer = record.Issuer,
            Document = record.Document,
        })]);
}
