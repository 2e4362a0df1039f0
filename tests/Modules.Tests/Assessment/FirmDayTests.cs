using System.Globalization;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Evaluation;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>
/// Grades that follow are those of a whole run, on every day: enterprises with made-up histories over two years, under policies with
/// windows, suspension, points and classes received. XINHENG_FIRM_DAYS in the environment: how many enterprises times days.
/// </summary>
public sealed class FirmDayTests
{
    private const int Days = 730;
    private const int UsualEnterprises = 8;
    private const int UsualStride = 9;

    private static readonly (string Pack, string Scheme)[] Graded =
    [
        (GradedCity.Pack, GradedCity.Scheme),
        ("langfang/industry-risk", "langfang-industry-risk"),
        ("chongqing/procurement-suppliers", "chongqing-supplier-credit"),
        ("chongqing/public-credit", "chongqing-public-credit"),
    ];

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Grades_that_follow_are_on_every_day_those_of_a_whole_run(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var day = GradedCity.Day("2025-01-01");
        city.Clock.Advance(TimeSpan.FromDays(day.DayNumber - GradedCity.Day("2026-11-21").DayNumber));
        var chance = new Random(20261122);
        var history = new MadeUpHistory(city, chance, Extent().Enterprises);
        await history.BeginAsync(day);
        foreach (var (pack, _) in Graded)
        {
            await city.GradeAsync($"{day:yyyy-MM-dd}", pack: pack);
        }

        var stricter = Texts.Version(city, "2025.2", ("value: 5\n    source: 三(五)", "value: 1\n    source: 三(五)"));
        stricter = stricter with { Texts = stricter.Texts.Where(file => !file.Key.StartsWith("cases/", StringComparison.Ordinal)).ToDictionary() };
        await Texts.ActivatedAsync(city, stricter, "2025-11-03");
        var last = day.AddDays(Days);
        for (; day < last; day = await TomorrowAsync(city, day, chance))
        {
            for (var sitting = chance.Next(3); sitting >= 0; sitting--)
            {
                await HappenAsync(history, day, chance);
                await city.FollowAsync($"{day:yyyy-MM-dd}");
            }

            await ShowSameAsync(city, day);
        }

        await ShowHistoryAsync(city, Extent().Enterprises);
    }

    /// <summary>How many enterprises; and how many days lie between two looks in the usual case, which looks at some days only.</summary>
    private static (int Enterprises, int Stride) Extent() =>
        int.TryParse(Environment.GetEnvironmentVariable("XINHENG_FIRM_DAYS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0
            ? (Math.Max(UsualEnterprises, asked / Days), 1) : (UsualEnterprises, UsualStride);

    // Now and then nobody is there for some days, while files still come in.
    private static async Task<DateOnly> TomorrowAsync(GradedCity city, DateOnly day, Random chance)
    {
        var days = chance.Next(30) == 0 ? chance.Next(2, 9) : chance.Next(Extent().Stride) + 1;
        for (var gone = 1; gone < days; gone++)
        {
            city.Clock.Advance(TimeSpan.FromDays(1));
            if (chance.Next(3) > 0)
            {
                continue;
            }

            await city.ReportAsync(chance.Next(Extent().Enterprises) + 1, $"{day.AddDays(-chance.Next(100)):yyyy-MM-dd}");
        }

        city.Clock.Advance(TimeSpan.FromDays(1));
        return day.AddDays(days);
    }

    private static async Task HappenAsync(MadeUpHistory history, DateOnly day, Random chance)
    {
        for (var things = chance.Next(Math.Max(2, Extent().Enterprises / 4)); things > 0; things--)
        {
            await history.HappenAsync(day);
        }
    }

    private static async Task ShowSameAsync(GradedCity city, DateOnly day)
    {
        var known = await new RegistryChanges(city.Database).LastAsync();
        var subjects = await city.Registry.ListAsync([.. Enumerable.Range(1, Extent().Enterprises).Select(number => new SubjectNumber(number))], day, known);
        foreach (var (id, scheme) in Graded)
        {
            var pack = (await city.Versions.OnAsync(id, day))!.Entry.Pack!; // in force and without errors
            var expected = subjects.Where(one => !(one.Registration?.Registered > day))
                .Select(one => (one.Subject.Number.Value, Explainer.Explain(pack, Facts.Of(one), Facts.Of(one.Records), day)))
                .Select(one => new Kept(
                    one.Value, one.Item2.Letter, one.Item2.Rule?.Number, one.Item2.NextChange?.On.DayNumber, one.Item2.IsSuspended is true ? 1 : 0,
                    ExplanationJson.WriteValues([.. one.Item2.Indicators.Select(trace => trace.Value)])));

            Assert.Equal(expected, await KeptAsync(city, scheme));
        }
    }

    private static async Task<IEnumerable<Kept>> KeptAsync(GradedCity city, string scheme)
    {
        await using var connection = await city.Database.OpenAsync();
        return (await connection.QueryAsync<(long Subject, string? Letter, long? Rule, long? Next, long Suspended, string Indicators)>(
            "SELECT subject, letter, rule, next_change, is_suspended, indicators FROM assessment_standing WHERE scheme = @scheme ORDER BY subject", new { scheme }))
            .Select(row => new Kept(row.Subject, row.Letter, (int?)row.Rule, (int?)row.Next, (int)row.Suspended, row.Indicators));
    }

    /// <summary>Every stored grade is what its pack says of its day and of what it knew, and tells a reason.</summary>
    private static async Task ShowHistoryAsync(GradedCity city, int enterprises)
    {
        foreach (var number in Enumerable.Range(1, Math.Min(enterprises, 3)))
        {
            foreach (var grade in await city.Explanations.HistoryAsync(await city.NumberOfAsync(number)))
            {
                var entry = await city.Versions.WithFingerprintAsync(grade.Pack, grade.Fingerprint);
                var explained = await city.Explanations.ExplainAsync(entry!.Pack!, grade.Subject, grade.AsOf, grade.KnownOn); // kept by its run
                Assert.Equal((grade.Letter, grade.NextChange), (explained!.Letter, explained.NextChange?.On));
                Assert.NotEqual(GradeReasons.None, grade.Reasons);
                Assert.True(!grade.Reasons.HasFlag(GradeReasons.Changes) || grade.Changes.Count > 0);
            }
        }
    }

    private sealed record Kept(long Subject, string? Letter, int? Rule, int? Next, int Suspended, string Indicators);
}
