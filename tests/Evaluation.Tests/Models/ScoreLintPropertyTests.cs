using Xinheng.Policy.Linting;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>What the linter says of rules over scores is what evaluating shows. Seeded: a number makes its pack again.</summary>
public sealed class ScoreLintPropertyTests
{
    private const int Packs = 60;
    private static readonly int[] Counts = [0, 1, 2, 3, 4, 5, 6, 7, 10, 12, 15, 20, 24, 25, 30];

    private static readonly string[] Kinds = ["enterprise", "cooperative"];

    private static readonly string[] Scores =
    [
        "of: n, bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 10}]",
        "of: n, linear: [{at: 0, score: 100}, {at: 5, score: 0}]",
        "of: n, linear: [{at: 1, score: 90}, {at: 3, score: 40}, {at: 6, score: 45}]",
        "of: 2 * n + 1, bands: [{to: 3, score: 80}, {score: 20}]",
        "of: \"n > 2 ? 5 : n\", bands: [{to: 1, score: 70}, {to: 4, score: 40}, {score: 5}]",
        "of: n + m, bands: [{to: 1, score: 90}, {to: 4, score: 50}, {score: 0}]",
        "of: subject.kind, table: [{is: enterprise, score: 85}], otherwise: 35",
        "of: \"subject.kind == 'enterprise' && m == 0\", table: [{is: true, score: 75}, {is: false, score: 25}]",
    ];

    private static readonly string[] Totals =
    [
        "",
        "scorecard: {title: {zh: 总分, en: total}, base: 100, least: 0, items: [{id: i, title: {zh: 项, en: item}, value: n * -12, cap: -60, source: 一}, {id: j, title: {zh: 项, en: other}, value: m * 3, source: 一}], source: 一}\n",
        "scorecard: {title: {zh: 总分, en: total}, base: 20, least: 0, most: 90, items: [{id: i, title: {zh: 项, en: item}, value: p, source: 一}, {id: j, title: {zh: 项, en: other}, value: \"subject.kind == 'enterprise' ? 10 : m > 1 ? -5 : 0\", source: 一}], source: 一}\n",
        "scorecard: {title: {zh: 总分, en: total}, base: 100, least: 0, items: [{id: i, title: {zh: 项, en: item}, points: -15, where: record.kind == 'penalty', within: ever, source: 一}, {id: j, title: {zh: 项, en: other}, value: m * 2, source: 一}], source: 一}\n",
        "scorecard: {title: {zh: 总分, en: total}, base: 100, least: 0, items: [{id: i, title: {zh: 项, en: item}, points: -9, where: record.kind == 'listing', within: as_of, cap: -40, source: 一}, {id: j, title: {zh: 项, en: other}, value: n * -4, source: 一}], source: 一}\n",
        "tree: {title: {zh: 总分, en: total}, source: 一, children: [{id: a, title: {zh: 甲, en: a}, weight: 0.3, score: p, source: 一}, {id: b, title: {zh: 乙, en: b}, weight: 0.7, score: q, source: 一}]}\n",
    ];

    private static readonly string[] Atoms = ["p < 50.0", "p >= 60.0", "p == 100.0", "q <= 40.0", "q > 70.0", "n <= 2", "n > 3", "n == 0", "m == 0", "m >= 2", "subject.kind == 'enterprise'"];
    private static readonly string[] OfTotal = ["score < 60.0", "score >= 60.0", "score >= 85.0", "score < 30.0", "score == 0.0", "score > 76.0"];

    [Fact]
    public void A_gap_that_is_told_for_sure_is_there_and_none_that_is_there_goes_untold()
    {
        var (gaps, sure, possible, none) = (0, 0, 0, 0);
        for (var seed = 0; seed < Packs; seed++)
        {
            var text = Made(new Random(seed));
            var pack = Compile(text);
            var told = PackLinter.Check(pack).Where(finding => finding.Code is "LN-001").ToList();
            var isGap = Situations().Any(facts => Explainer.Grade(pack, facts.Subject, facts.Records, AsOf).Rule is null);
            var isSure = told.Any(finding => finding.Witness is not null);
            (gaps, sure, possible, none) = (gaps + (isGap ? 1 : 0), sure + (isSure ? 1 : 0), possible + (told.Count > 0 && !isSure ? 1 : 0), none + (told.Count == 0 ? 1 : 0));

            Assert.True(!isGap || told.Count > 0, $"{seed}: a gap is not told in\n{text}");
            Assert.True(!isSure || isGap, $"{seed}: there is no gap such as {told.FirstOrDefault()?.Witness?.En} in\n{text}");
        }

        Assert.True(sure > Packs / 4 && none > Packs / 20 && possible < Packs / 8, $"{gaps} gaps: {sure} sure, {possible} possible, {none} none");
    }

    private static string Made(Random random)
    {
        var total = Totals[random.Next(Totals.Length)];
        string[] atoms = total.Length == 0 ? Atoms : [.. Atoms, .. OfTotal, .. OfTotal];
        string Rule(string letter) => $"  - {{grade: {letter}, when: \"{Written(random, atoms, 2)}\", title: {{zh: 级, en: grade}}, source: 一}}\n";
        return $$"""
            indicators:
              - {id: n, title: {zh: 处罚, en: penalties}, aggregate: count, where: record.kind == 'penalty', within: ever, source: 一}
              - {id: m, title: {zh: 荣誉, en: honours}, aggregate: count, where: record.kind == 'honour', within: ever, source: 一}
            scores:
              - {id: p, title: {zh: 得分, en: points}, {{Scores[random.Next(Scores.Length)]}}, source: 一}
              - {id: q, title: {zh: 另一分, en: other points}, {{Scores[random.Next(Scores.Length)]}}, source: 一}

            """ + total + "grades:\n" + Rule("A") + Rule("B") + Rule("C");
    }

    private static string Written(Random random, string[] atoms, int depth)
    {
        var atom = atoms[random.Next(atoms.Length)];
        return depth == 0 ? atom : random.Next(4) switch
        {
            0 => $"!({atom})",
            1 => $"({Written(random, atoms, depth - 1)}) && ({Written(random, atoms, depth - 1)})",
            2 => $"({Written(random, atoms, depth - 1)}) || ({Written(random, atoms, depth - 1)})",
            _ => atom,
        };
    }

    private static IEnumerable<(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records)> Situations() =>
        from kind in Kinds
        from lists in new[] { 0, 1, 2, 5 }
        from honours in Counts
        from penalties in Counts
        select (Enterprise with { Kind = kind }, (IReadOnlyList<RecordFacts>)
        [
            .. Enumerable.Repeat("penalty", penalties).Concat(Enumerable.Repeat("honour", honours)).Concat(Enumerable.Repeat("listing", lists))
                .Select((record, at) => Record(at + 1, record, "2026-01-10")),
        ]);
}
