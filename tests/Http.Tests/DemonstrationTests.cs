using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Demo;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class DemonstrationTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_made_up_city_is_taken_in_graded_and_explained(Engine engine)
    {
        await using var place = await TestDatabase.CreateAsync(engine);

        var demo = await CommandLineTests.RunAsync(place, "demo", "--subjects", "500", "--json");
        var found = await CommandLineTests.RunAsync(place, "subject", "find", "三河", "--json");
        var key = JsonDocument.Parse(found.Output).RootElement.GetProperty("items")[0].GetProperty("key").GetString();
        var explained = await CommandLineTests.RunAsync(place, "explain", key ?? string.Empty, "--json");

        Assert.Equal((ExitCode.Done, ExitCode.Done), (demo.Code, explained.Code));
        var result = JsonDocument.Parse(demo.Output).RootElement;
        Assert.InRange(result.GetProperty("subjects").GetInt64(), 500, 505);
        Assert.All(result.GetProperty("batches").EnumerateArray(), batch => Assert.Equal("finished", batch.GetProperty("state").GetString()));
        Assert.Equal("langfang/public-credit", JsonDocument.Parse(explained.Output).RootElement.GetProperty("pack").GetProperty("id").GetString());
    }

    [Fact]
    public async Task About_nine_in_ten_of_a_made_up_city_are_trustworthy_and_every_grade_and_record_kind_occurs()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var demo = await CommandLineTests.RunAsync(place, "demo", "--subjects", "5000", "--json");

        var grades = JsonDocument.Parse(demo.Output).RootElement.GetProperty("grades").EnumerateArray()
            .ToDictionary(grade => grade.GetProperty("letter").GetString() ?? "review", grade => grade.GetProperty("count").GetInt64());
        Assert.InRange(grades["A"] * 100m / grades.Values.Sum(), 88m, 93m);
        Assert.All(grades, grade => Assert.True(grade.Value > 0, grade.Key));
        await using var deployment = await Deployment.OpenAsync(
            new DeploymentPlace(place.Folder, null, DeploymentPlace.OwnPacks), FixedClock.On("2026-11-22"), TestContext.Current.CancellationToken);
        var kinds = (await deployment.Registry.CountsAsync(TestContext.Current.CancellationToken)).RecordsByKind;
        Assert.Equal(Kinds.All.SelectMany(kind => kind.Records).Select(kind => kind.Id).Order(), kinds.Keys.Order());
    }

    [Fact]
    public async Task A_share_of_a_made_up_city_has_results_from_elsewhere_of_every_letter_on_the_scales_packs_take()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await CommandLineTests.RunAsync(place, "demo", "--subjects", "1500");
        await using var deployment = await Deployment.OpenAsync(
            new DeploymentPlace(place.Folder, null, DeploymentPlace.OwnPacks), FixedClock.On("2026-11-22"), TestContext.Current.CancellationToken);

        var known = await deployment.Changes.LastAsync(TestContext.Current.CancellationToken);
        var city = await deployment.Registry.StreamAsync(deployment.Today, known, default, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var results = city.SelectMany(subject => subject.Results).ToLookup(result => result.Scheme);

        Assert.InRange(city.Count(subject => subject.Results.Count > 0) * 100m / city.Count, 5m, 25m);
        Assert.Equal(["enterprise-credit-comprehensive", "enterprise-credit-risk"], results.Select(scale => scale.Key).Order());
        Assert.All(results, scale => Assert.Equal(["A", "B", "C", "D"], scale.Select(result => result.Letter).Distinct().Order()));
        Assert.Contains(results.SelectMany(scale => scale), result => result.Withdrawn is not null);
    }

    [Fact]
    public void The_same_seed_and_day_make_the_same_city_and_a_larger_one_begins_with_it()
    {
        var day = new DateOnly(2026, 11, 22);

        var first = new MadeCity(200, 7, day).Subjects().ToList();
        var larger = new MadeCity(400, 7, day).Subjects().Take(200).ToList();
        var other = new MadeCity(200, 8, day).Subjects().ToList();

        Assert.Equal(first.Select(one => one.Subject), larger.Select(one => one.Subject));
        Assert.Equal(first.SelectMany(one => one.Results), larger.SelectMany(one => one.Results));
        Assert.NotEmpty(first.SelectMany(one => one.Results));
        Assert.NotEqual(first.Select(one => one.Subject), other.Select(one => one.Subject));
    }

    [Fact]
    public void Made_up_codes_pass_both_checks_and_no_two_are_alike()
    {
        var codes = Enumerable.Range(0, 20_000).Select(index => MadeCodes.Make('1', "131082", index)).ToList();

        Assert.All(codes, code => Assert.Equal(CodeClass.Sound, CreditCode.Read(code).Class));
        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [Fact]
    public async Task A_place_with_real_records_takes_no_made_up_ones()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "登记.csv");
        await File.WriteAllTextAsync(
            file, "名称,统一社会信用代码,成立日期\n三河市澍衡隆商贸有限公司,91110000710925462X,2015-03-02\n", TestContext.Current.CancellationToken);
        await CommandLineTests.RunAsync(place, "import", file, "--as", "registration");

        var demo = await CommandLineTests.RunAsync(place, "demo", "--subjects", "10");

        Assert.Equal(ExitCode.Refused, demo.Code);
        Assert.StartsWith("HT-023", demo.Error);
    }
}
