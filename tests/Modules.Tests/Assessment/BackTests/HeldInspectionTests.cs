using System.Globalization;
using System.Text;
using System.Text.Json;
using Xinheng.Assessment.BackTests;
using Xinheng.Intake.Outcomes;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.BackTests;

/// <summary>The clock of the city begins at noon of 21 November 2026.</summary>
public sealed class HeldInspectionTests
{
    private const string Body = "三河市市场监督管理局";

    private static readonly string[] Kinds = ["inspection-clean", "inspection-clean", "inspection-problem", "inspection-refused", "inspection-void"];

    /// <summary>A pack whose score counts inspections that found something.</summary>
    private static readonly BackTestOrder ByInspections = TestedCity.Order with { Pack = "liaoning/general-risk", Source = OutcomeSource.Platform };

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Inspections_tell_found_or_nothing_found_by_their_kind_and_each_other_is_left_out_with_its_reason(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2, 3, 4, 5, 6]);
        await InspectAsync(place, 1, "inspection-clean", "2026-11-20");
        await InspectAsync(place, 2, "inspection-problem", "2026-11-20");
        await InspectAsync(place, 3, "inspection-refused", "2026-11-20");
        var voided = await InspectAsync(place, 4, "inspection-void", "2026-11-20");
        var withdrawn = await InspectAsync(place, 5, "inspection-problem", "2026-11-20");
        await InspectAsync(place, 5, "inspection-clean", "2026-11-20");
        await place.City.HappenAsync(withdrawn, RecordEventKind.Withdrawn, "2026-11-21");
        await place.City.HappenAsync(await InspectAsync(place, 6, "inspection-problem", "2026-11-20"), RecordEventKind.Objected, "2026-11-21");
        await InspectAsync(place, 6, "inspection-clean", "2026-12-30");
        await place.City.ReportAsync(1, "2026-11-20");

        var held = (await HeldAsync(place)).Outcomes;

        Assert.Equal([false, true, true, false, true], held.Rows.Select(row => row.Found));
        Assert.Equal([1, 2, 3, 5, 6], held.Rows.Select(row => NumberOf(row.Code)));
        Assert.Equal([("BT-106", 1), ("BT-109", 1), ("BT-110", 1)], held.Troubles.Select(trouble => (trouble.Code, trouble.Count)));
        Assert.Equal((voided.Value, GradedCity.Code(4).Value), (held.Troubles[2].First[0].Row, held.Troubles[2].First[0].Found));
        Assert.All(held.Troubles, trouble => Assert.NotNull(OutcomeMessages.Find(trouble.Code)));
        Assert.Equal(8, held.Read);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_inspection_never_counts_for_its_own_class_even_where_its_record_once_bore_an_earlier_day(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2]);
        place.Wait(2);
        await InspectAsync(place, 1, "inspection-problem", "2026-11-22", key: "检1"); // the day is wrong, and corrected once the inspection is over
        place.Wait(5);
        await InspectAsync(place, 1, "inspection-problem", "2026-11-26", key: "检1");
        await InspectAsync(place, 2, "inspection-problem", "2026-11-26", key: "检2");
        place.Wait(5);

        var own = await ScoresAsync(place, ByInspections);
        var asFile = await ScoresAsync(place, ByInspections with { Source = OutcomeSource.File });

        Assert.Equal(own[1], own[0]);
        Assert.Equal(asFile[1], own[1]);
        Assert.NotEqual(asFile[1], asFile[0]); // the record counted, had it not been the inspection's own
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_earlier_inspection_counts_and_what_is_received_later_changes_nothing(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1, 2, 3]);
        await InspectAsync(place, 1, "inspection-problem", "2026-11-20");
        await InspectAsync(place, 2, "inspection-clean", "2026-11-20");
        place.Wait(10);
        await InspectAsync(place, 1, "inspection-clean", "2026-11-30", key: "复1");
        await InspectAsync(place, 2, "inspection-clean", "2026-11-30", key: "复2");
        place.Wait(5);
        var choice = new InspectionChoice(GradedCity.Day("2026-11-25"), GradedCity.Day("2026-11-30"));
        var before = await place.ResultAsync(await OutcomesAsync(place, choice), ByInspections);
        var scores = await ScoresAsync(place, ByInspections, choice);

        await InspectAsync(place, 2, "inspection-problem", "2026-11-20", key: "补报");
        await InspectAsync(place, 3, "inspection-problem", "2026-12-05");
        await place.City.ReportAsync(1, "2026-11-28");

        Assert.NotEqual(scores[1], scores[0]);
        Assert.Equal(before, await place.ResultAsync(await OutcomesAsync(place, choice), ByInspections));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_inspections_in_a_file_give_the_same_report(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        for (var seed = 31; seed < 34; seed++)
        {
            var random = new Random(seed);
            await InspectAtRandomAsync(place, random, seed);
            var choice = new InspectionChoice(GradedCity.Day("2026-11-21"), null, random.Next(2) == 0 ? Body : null);
            var held = (await HeldAsync(place, choice)).Outcomes;
            var text = new StringBuilder("代码,检查日期,发现问题,入样概率,层\n");
            foreach (var row in held.Rows)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"{row.Code},{row.Day:yyyy-MM-dd},{(row.Found ? "是" : "否")},{row.Probability:R},{row.Stratum}");
            }

            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()));
            var file = OutcomeReading.Read(stream, Today(place));

            Assert.Equal(held.Rows.Count, file.Rows.Count);
            Assert.InRange(held.Rows.Count, 20, int.MaxValue);
            Assert.Equal(
                await ReportAsync(place, Reported(held), TestedCity.ByScheme with { Source = OutcomeSource.Platform }), await ReportAsync(place, Reported(file), TestedCity.ByScheme));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_one_inspection_has_a_probability_those_without_are_left_out_as_in_a_file(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await InspectAsync(place, 1, "inspection-clean", "2026-11-20", "\"inclusion_probability\":\"5%\",\"stratum\":\"燃气\"");
        await InspectAsync(place, 2, "inspection-clean", "2026-11-20");
        await InspectAsync(place, 3, "inspection-clean", "2026-11-20", "\"inclusion_probability\":\"很大\"");
        await InspectAsync(place, 4, "inspection-clean", "2026-11-19");

        var drawn = (await HeldAsync(place)).Outcomes;
        var other = (await HeldAsync(place, new InspectionChoice(null, GradedCity.Day("2026-11-19")))).Outcomes;

        var row = Assert.Single(drawn.Rows);
        Assert.Equal((0.05, "燃气"), (row.Probability, row.Stratum));
        Assert.Equal([("BT-108", 3)], drawn.Troubles.Select(trouble => (trouble.Code, trouble.Count)));
        Assert.Equal("很大", drawn.Troubles[0].First[1].Found);
        Assert.Null(Assert.Single(other.Rows).Probability);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_body_is_known_in_any_writing_and_the_bodies_are_named_where_it_is_not(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await InspectAsync(place, 1, "inspection-clean", "2026-11-20");
        await InspectAsync(place, 2, "inspection-clean", "2026-11-20", body: "（演示）税务局");
        await InspectAsync(place, 3, "inspection-clean", "2026-11-20", body: "（演示）税务局");

        var known = await HeldAsync(place, new InspectionChoice(Department: " (演示) 税务局"));
        var unknown = (await HeldAsync(place, new InspectionChoice(Department: "' OR 1=1 --"))).Outcomes;

        Assert.Equal([2, 3], known.Outcomes.Rows.Select(row => NumberOf(row.Code)));
        Assert.Equal([("（演示）税务局", 2), (Body, 1)], known.Bodies.Select(body => (body.Name, body.Inspections)));
        Assert.Equal("BT-008", unknown.Refusal?.Code);
        Assert.Contains(Body, unknown.Refusal?.Expected.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_period_without_inspections_or_in_the_future_and_too_many_strata_are_refused(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        var empty = await RefusalAsync(place);
        for (var number = 1; number <= OutcomeReading.MostStrata + 1; number++)
        {
            await InspectAsync(place, 1, "inspection-clean", "2026-11-20", $"\"stratum\":\"{number}层\"");
        }

        Assert.Equal("BT-007", empty);
        Assert.Equal("BT-005", await RefusalAsync(place));
        Assert.Equal("BT-007", await RefusalAsync(place, new InspectionChoice(null, DateOnly.MinValue)));
        Assert.Equal("BT-007", await RefusalAsync(place, new InspectionChoice(GradedCity.Day("2026-11-21"), null)));
        Assert.Equal("BT-009", await RefusalAsync(place, new InspectionChoice(DateOnly.MaxValue, null)));
    }

    [Fact]
    public void More_inspections_than_a_back_test_takes_are_refused_with_the_way_out_and_the_bodies_to_choose_from()
    {
        var one = new RecordOfKind(
            GradedCity.Code(1).Value,
            new CreditRecord
            {
                Number = new RecordNumber(1), Subject = new SubjectNumber(1), Kind = "inspection-clean", Happened = GradedCity.Day("2026-11-20"), Standing = RecordStanding.Effective,
                Issuer = Body, GraveConsequence = "unknown",
            },
            "{}"u8.ToArray());
        var taking = new InspectionTaking(new InspectionChoice(), GradedCity.Day("2026-11-22"));
        for (var taken = 0; taken < OutcomeReading.MostRows; taken++)
        {
            taking.Take(one);
        }

        var most = (taking.IsFull, taking.Held().Outcomes.Rows.Count);
        taking.Take(one);
        var (outcomes, bodies) = taking.Held();

        Assert.Equal((false, OutcomeReading.MostRows), most);
        Assert.True(taking.IsFull);
        Assert.Equal(("BT-006", 0), (outcomes.Refusal?.Code, outcomes.Rows.Count));
        Assert.Contains("分段检验", outcomes.Refusal?.Remedy.Zh, StringComparison.Ordinal);
        Assert.Equal(Body, Assert.Single(bodies).Name);
    }

    private static async Task InspectAtRandomAsync(TestedCity place, Random random, int seed)
    {
        await place.City.RegisterAsync(Enumerable.Range(1, 12));
        for (var turn = 0; turn < 40; turn++)
        {
            place.Wait(1);
            var drawn = random.Next(6) == 0 ? "" : $"\"inclusion_probability\":\"{random.Next(1, 20) / 20.0}\",";
            var record = await InspectAsync(
                place, random.Next(1, 13), random.GetItems(Kinds, 1)[0], $"{Today(place).AddDays(-random.Next(0, 3)):yyyy-MM-dd}", $"{drawn}\"stratum\":\"{random.GetItems<string>(["食品", "燃气", ""], 1)[0]}\"",
                key: $"检{seed}-{turn}", body: random.Next(4) == 0 ? "某局" : Body);
            if (random.Next(8) == 0)
            {
                await place.City.HappenAsync(record, RecordEventKind.Withdrawn, $"{Today(place):yyyy-MM-dd}");
            }

            if (random.Next(2) == 0)
            {
                await place.City.ReportAsync(random.Next(1, 13), $"{Today(place):yyyy-MM-dd}");
            }
        }
    }

    private static Task<RecordNumber> InspectAsync(TestedCity place, int number, string kind, string day, string fields = "", string? key = null, string body = Body) =>
        place.City.ReportAsync(number, day, one => Inspection(number, kind, one.Happened, key ?? one.Key) with { Issuer = body, Content = Encoding.UTF8.GetBytes($"{{{fields.TrimEnd(',')}}}") });

    private static IncomingRecord Inspection(int number, string kind, DateOnly day, string key) => new()
    {
        Kind = kind, Code = GradedCity.Code(number), SubjectName = $"廊坊市虚构企业{number}有限公司", Key = key, Happened = day, Issuer = Body, Content = "{}"u8.ToArray(), Row = 2,
    };

    private static DateOnly Today(TestedCity place) => DateOnly.FromDateTime(place.City.Clock.GetUtcNow().UtcDateTime.AddHours(8));

    private static int NumberOf(string code) => int.Parse(code[^11..], CultureInfo.InvariantCulture);

    private static async Task<InspectionsHeld> HeldAsync(TestedCity place, InspectionChoice? choice = null) =>
        await new HeldInspections(place.City.Database).ReadAsync(choice ?? new InspectionChoice(), Today(place), await new RegistryChanges(place.City.Database).LastAsync());

    private static async Task<string?> RefusalAsync(TestedCity place, InspectionChoice? choice = null) => (await HeldAsync(place, choice)).Outcomes.Refusal?.Code;

    private static IReadOnlyList<ReportedOutcome> Reported(OutcomeFile file) =>
        [.. file.Rows.Select(row => new ReportedOutcome(row.Row, row.Code, row.Day, row.Found, row.Probability, row.Stratum))];

    private static async Task<IReadOnlyList<ReportedOutcome>> OutcomesAsync(TestedCity place, InspectionChoice? choice = null) => Reported((await HeldAsync(place, choice)).Outcomes);

    private static async Task<string> ReportAsync(TestedCity place, IReadOnlyList<ReportedOutcome> outcomes, BackTestOrder order) =>
        JsonSerializer.Serialize((await place.TestAsync(outcomes, order)).Result?.Report);

    private static async Task<IReadOnlyList<double?>> ScoresAsync(TestedCity place, BackTestOrder order, InspectionChoice? choice = null)
    {
        var test = await place.TestAsync(await OutcomesAsync(place, choice), order);
        return await place.Desk.LinesAsync(test.Number).Select(line => line.Score).ToListAsync();
    }
}
