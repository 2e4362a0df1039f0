using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation;
using Xinheng.Policy.Packs;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.PackLife;

public sealed class PackVersionTests
{
    private static readonly (string, string)[] Stricter = [("value: 5\n    source: 三(五)", "value: 4\n    source: 三(五)")];

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_shipped_pack_is_in_force_by_its_own_dates_until_the_day_a_draft_follows_it(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await Texts.ActivatedAsync(city, Texts.Version(city, "2026.2"), "2026-12-01");
        await Texts.ActivatedAsync(city, Texts.Version(city, "2027.1"), "2027-03-01");

        var line = await city.Versions.LineAsync(GradedCity.Pack);

        Assert.Equal(
            [("2023.1", "2023-01-19", "2026-11-30"), ("2026.2", "2026-12-01", "2027-02-28"), ("2027.1", "2027-03-01", "2028-01-18")],
            line.Select(version => (version.Entry.Pack!.Version, $"{version.From:yyyy-MM-dd}", $"{version.Through:yyyy-MM-dd}"))); // a version in force compiles
        Assert.Equal([null, "王芳", "王芳"], line.Select(version => version.Activation?.ApprovedBy.Name));
        Assert.Equal("2023.1", await VersionOnAsync(city, "2026-11-30"));
        Assert.Equal("2026.2", await VersionOnAsync(city, "2026-12-01"));
        Assert.Equal("2027.1", await VersionOnAsync(city, "2030-01-01"));
        Assert.Equal("2023.1", await VersionOnAsync(city, "2000-01-01"));
        Assert.False(line[^1].IsInForceOn(GradedCity.Day("2028-01-19")));
    }

    [Fact]
    public async Task Of_two_versions_from_one_day_the_one_put_in_force_later_holds_and_an_earlier_one_can_return()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var first = await Texts.ActivatedAsync(city, Texts.Version(city, "2026.2"), "2026-12-01");
        await Texts.ActivatedAsync(city, Texts.Version(city, "2026.3"), "2026-12-01");
        var replaced = await VersionOnAsync(city, "2026-12-01");

        Texts.Done(await city.Drafts.ActivateAsync(Texts.Wish(first, Texts.Author), GradedCity.Day("2026-12-10")));

        Assert.Equal("2026.3", replaced);
        Assert.Equal(("2026.3", "2026.2"), (await VersionOnAsync(city, "2026-12-09"), await VersionOnAsync(city, "2026-12-10")));
    }

    [Fact]
    public async Task What_was_put_in_force_later_was_not_yet_known_before()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var before = city.Clock.GetUtcNow();
        city.Clock.Advance(TimeSpan.FromMinutes(1));
        await Texts.ActivatedAsync(city, Texts.Version(city, "2026.2"), "2026-12-01");

        var then = await city.Versions.OnAsync(GradedCity.Pack, GradedCity.Day("2026-12-05"), before);
        var now = await city.Versions.OnAsync(GradedCity.Pack, GradedCity.Day("2026-12-05"));

        Assert.Equal(("2023.1", "2026.2"), (then?.Entry.Pack?.Version, now?.Entry.Pack?.Version));
    }

    [Fact]
    public async Task A_pack_that_exists_only_as_a_draft_is_in_force_from_its_first_activation()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        var files = Texts.Changed(Texts.Version(city, "2026.1"), ("pack: langfang/public-credit", "pack: langfang/trial"), ("id: langfang-public-credit", "id: langfang-trial"));
        var before = await city.Versions.OnAsync("langfang/trial", GradedCity.Day("2026-12-01"));

        await Texts.ActivatedAsync(city, files with { Id = "langfang/trial" }, "2026-12-01");

        Assert.Null(before);
        Assert.Contains(await city.Versions.AllOnAsync(GradedCity.Day("2026-12-01")), version => version.Entry.Id == "langfang/trial");
        Assert.Null(await city.Versions.OnAsync("../../etc", GradedCity.Day("2026-12-01")));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_goes_by_the_version_in_force_on_its_evaluation_date_and_its_explanation_stays_what_it_was(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        foreach (var day in Enumerable.Range(1, 5))
        {
            await city.ReportAsync(1, $"2026-10-0{day}");
        }

        var old = await city.GradeAsync("2026-11-21");
        var subject = await city.NumberOfAsync(1);
        var explained = await ExplainAsync(city, old, subject);

        await Texts.ActivatedAsync(city, WithoutCases(Texts.Changed(Texts.Version(city, "2026.2"), Stricter)), "2026-12-01");
        var changed = await city.GradeAsync("2026-12-01");

        Assert.Equal(("2023.1", "2026.2"), (old.Version, changed.Version));
        Assert.Equal(["C", "B"], (await city.Explanations.HistoryAsync(subject)).Select(grade => grade.Letter));
        Assert.Equal(explained, await ExplainAsync(city, old, subject));
        Assert.NotEqual(explained, await ExplainAsync(city, changed, subject));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_whose_pack_changed_meanwhile_goes_on_with_the_text_it_was_started_with(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        using var folder = new ChangedPacks(city);
        var runs = new GradeRuns(city.Database, folder.Versions, city.Clock);
        var start = await runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"), null, TestContext.Current.CancellationToken);

        folder.Change();
        var ended = await runs.ContinueAsync(start.Run!.Number, null, TestContext.Current.CancellationToken); // the shipped pack is not refused
        var text = await folder.Versions.WithFingerprintAsync(GradedCity.Pack, ended.Fingerprint, TestContext.Current.CancellationToken);

        Assert.Equal((RunState.Done, 1L), (ended.State, ended.Graded));
        Assert.NotEqual(ended.Fingerprint, (await folder.Versions.OnAsync(GradedCity.Pack, ended.AsOf, null, TestContext.Current.CancellationToken))?.Entry.Pack?.Fingerprint);
        Assert.Equal(ended.Fingerprint, text?.Pack?.Fingerprint);
    }

    [Fact]
    public async Task A_run_whose_text_was_never_kept_does_not_go_on_under_another()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        await city.RegisterAsync([1]);
        using var folder = new ChangedPacks(city);
        var runs = new GradeRuns(city.Database, folder.Versions, city.Clock);
        var start = await runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"), null, TestContext.Current.CancellationToken);
        await city.Database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync("DELETE FROM assessment_pack_text", transaction: transaction)); // open while the transaction is

        folder.Change();
        var ended = await runs.ContinueAsync(start.Run!.Number, null, TestContext.Current.CancellationToken); // the shipped pack is not refused

        Assert.Equal((RunState.PackChanged, 0L), (ended.State, ended.Graded));
    }

    [Fact]
    public async Task An_approved_draft_keeps_the_text_of_the_packs_it_extends()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        using var folder = new ChangedPacks(city);
        var drafts = new PackDrafts(city.Database, folder.Versions, city.Clock);
        var approved = await Texts.ApprovedAsync(city, Texts.Version(city, "2026.2"));

        folder.Change();
        var activated = Texts.Done(await drafts.ActivateAsync(Texts.Wish(approved, Texts.Author), GradedCity.Day("2026-12-01"), TestContext.Current.CancellationToken));
        var inForce = await folder.Versions.OnAsync(GradedCity.Pack, GradedCity.Day("2026-12-01"), null, TestContext.Current.CancellationToken);

        Assert.Equal(activated.Fingerprint, inForce?.Entry.Pack?.Fingerprint);
        Assert.DoesNotContain(inForce?.Entry.Extended ?? [], files => files.Texts["pack.yaml"].Contains("a later hand", StringComparison.Ordinal));
    }

    private static PackFiles WithoutCases(PackFiles files) =>
        files with { Texts = files.Texts.Where(file => !file.Key.StartsWith("cases/", StringComparison.Ordinal)).ToDictionary() };

    private static async Task<string?> VersionOnAsync(GradedCity city, string day) =>
        (await city.Versions.OnAsync(GradedCity.Pack, GradedCity.Day(day)))?.Entry.Pack?.Version;

    private static async Task<string> ExplainAsync(GradedCity city, Run run, SubjectNumber subject)
    {
        var version = await new PackVersions(city.Database, city.Packs, city.Clock).WithFingerprintAsync(run.Pack, run.Fingerprint);
        var explanation = await city.Explanations.ExplainAsync(version!.Pack!, subject, run.AsOf, run.KnownOn); // the text of a run is kept
        return System.Text.Encoding.UTF8.GetString(ExplanationJson.Write(explanation!)); // the subject is registered
    }

    /// <summary>The shipped packs in a folder of their own, where a file of the catalogue can change.</summary>
    private sealed class ChangedPacks : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("xinheng-packs-");

        public ChangedPacks(GradedCity city)
        {
            PackLibraryTests.Copy(city.Packs.Root, folder.FullName);
            Versions = new PackVersions(city.Database, new PackLibrary(folder.FullName), city.Clock);
        }

        public PackVersions Versions { get; }

        public void Change() => File.AppendAllText(Path.Combine(folder.FullName, "national", "catalogue", "pack.yaml"), "# a later hand\n");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
