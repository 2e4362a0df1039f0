using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Evaluation.Sensitivity;
using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Sensitivity;

/// <summary>What is solved for agrees with trying every weight of a grid through the whole evaluation.</summary>
public sealed class SensitivityPropertyTests
{
    [Fact]
    public void No_weight_of_a_grid_nearer_than_the_one_reported_gives_another_grade()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), Prop.ForAll(Trees().ToArbitrary(), sections =>
        {
            var pack = Compile(sections);
            return AgreesWithTrying(pack, Enterprise, [], AsOf, 100);
        }));
    }

    [Theory]
    [Clause("liaoning-2022", "8", "LN-8")]
    [InlineData("liaoning/general-risk")]
    [InlineData("chongqing/industry-model")]
    public void What_is_reported_of_the_cases_of_a_pack_agrees_with_trying(string id)
    {
        var reading = ShippedPack.Read(id);
        var pack = reading.Pack!; // a shipped pack compiles

        Assert.All(
            reading.Cases.Where((_, at) => at % 8 == 3),
            one =>
            {
                var (subject, records) = Facts(pack, one);
                Assert.True(AgreesWithTrying(pack, subject, records, one.AsOf, 20), one.Title.Zh);
            });
    }

    [Theory]
    [InlineData("liaoning/general-risk")]
    [InlineData("chongqing/industry-model")]
    public void Every_case_of_a_shipped_pack_with_a_tree_can_be_worked_out(string id)
    {
        var reading = ShippedPack.Read(id);
        var analysis = SensitivityAnalysis.Of(reading.Pack!) ?? throw new InvalidOperationException("The packs asked for have trees.");

        var all = reading.Cases.Where(one => one.ExpectsGrade).Select(one => (Case: one, Firm: analysis.Of(one))).ToList();

        Assert.All(all, one => Assert.Null(one.Firm.Obstacle));
        Assert.All(all, one => Assert.Equal(one.Case.ExpectedLetter, one.Firm.Letter));
        Assert.Contains(all, one => one.Firm.Nearest is not null);
        Assert.All(all.SelectMany(one => one.Firm.Weights.Select(weight => (one.Firm.Letter, weight.Least))), pair => Assert.NotEqual(pair.Letter, pair.Least is { } least ? least.Letter : "none"));
    }

    private static bool AgreesWithTrying(CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly day, int steps)
    {
        var firm = (SensitivityAnalysis.Of(pack) ?? throw new InvalidOperationException("The pack has a tree.")).Of(subject, records, day);

        // A pack that ends on the day has no later days for the evaluation to look through.
        string? Grade(TreeNode root) => Explainer.Grade(pack with { InForceThrough = day, Tree = pack.Tree! with { Root = root } }, subject, records, day).Letter;
        return firm.Weights.Where(one => one.Node.Weight < 1m).All(one =>
            Enumerable.Range(0, steps + 1).Select(step => (decimal)step / steps)
                .Where(weight => weight != one.Node.Weight && IsNearer(one, weight))
                .All(weight => Grade(With(pack.Tree!.Root, one.Node, weight)) == firm.Letter)
            && new[] { one.Higher, one.Lower }.OfType<WeightChange>().All(change =>
                change.Letter != firm.Letter && Grade(With(pack.Tree!.Root, one.Node, change.Weight)) == change.Letter));
    }

    private static bool IsNearer(WeightSensitivity one, decimal weight) =>
        !(weight >= one.Higher?.Weight) && !(weight <= one.Lower?.Weight);

    private static TreeNode With(TreeNode node, TreeNode moved, decimal weight) => node with
    {
        Children = node.Children.Contains(moved, ReferenceEqualityComparer.Instance)
            ? [.. node.Children.Select(child => child with
            {
                Weight = ReferenceEquals(child, moved) ? weight : child.Weight * (1m - weight) / (1m - moved.Weight),
            })]
            : [.. node.Children.Select(child => With(child, moved, weight))],
    };

    private static Gen<string> Trees() =>
        from points in Gen.Choose(0, 1000).ArrayOf(5)
        from outer in Gen.Choose(1, 9)
        from inner in Gen.Choose(1, 9).ArrayOf(3)
        from cuts in Gen.Choose(0, 100).Two()
        from mark in Gen.Elements("<", "<=", "==", ">")
        select Written(points, outer, inner, cuts, mark);

    private static string Written(int[] points, int outer, int[] inner, (int Low, int High) cuts, string mark)
    {
        string Number(decimal number) => number.ToString("0.0###", CultureInfo.InvariantCulture);
        var scores = points.Select((one, at) => $"  - {{id: s{at}, title: {{zh: 分, en: points}}, of: 0, bands: [{{score: {Number(one / 10m)}}}], source: 一}}");
        return $$"""
            scores:
            {{string.Join('\n', scores)}}
            tree:
              title: {zh: 得分, en: score}
              source: 一
              children:
                - {id: first, title: {zh: 一, en: first}, weight: {{Number(outer / 10m)}}, score: s0, source: 一}
                - id: group
                  title: {zh: 组, en: group}
                  weight: {{Number(1m - (outer / 10m))}}
                  source: 一
                  judgements: [[{{inner[0]}}, {{inner[1]}}, 1], [1, {{inner[2]}}], [1/2]]
                  accepted: {reason: {zh: 试验, en: a trial}, source: 一}
                  children: [{id: a, title: {zh: 甲, en: a}, score: s1, source: 一}, {id: b, title: {zh: 乙, en: b}, score: s2, source: 一}, {id: c, title: {zh: 丙, en: c}, score: s3, source: 一}, {id: d, title: {zh: 丁, en: d}, score: s4, source: 一}]
            limits:
              - {id: bound, when: "score * 2.0 > {{Number(cuts.High)}} && score < 90.0", at_most: B, title: {zh: 限, en: bound}, source: 一}

            """ + Grades($"score {mark} {Number(cuts.Low)}");
    }

    private static (SubjectFacts Subject, IReadOnlyList<RecordFacts> Records) Facts(CompiledPack pack, PackCase one)
    {
        var outcome = Assert.Single(CaseRunner.Run(pack, [one]));
        var subject = new SubjectFacts
        {
            Subject = 1,
            Code = string.Empty,
            Licence = one.Subject.Licence,
            Kind = one.Subject.Kind,
            Division = one.Subject.Division,
            Industry = one.Subject.Industry,
            Registered = one.Subject.Registered,
            StateOwned = one.Subject.StateOwned,
            Tags = one.Subject.Tags,
            Results = [.. one.Results.Select(result => new ReceivedResult(result.Scheme, result.Letter, result.Day, result.Issuer))],
        };
        return (subject, [.. (outcome.Explanation?.Records ?? []).Select(trace => trace.Record)]);
    }
}
