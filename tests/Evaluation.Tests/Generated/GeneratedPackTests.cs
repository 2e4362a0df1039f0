using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Evaluation.Tests.Generated;

/// <summary>What generated packs and populations must be for the properties shown on them to mean anything.</summary>
public sealed class GeneratedPackTests(ITestOutputHelper output)
{
    private const int Seeds = 200;
    private const int Asked = 30;

    private static readonly Lazy<IReadOnlyList<GeneratedPack>> Packs = new(() => [.. Enumerable.Range(0, Seeds).Select(GeneratedPack.Written)]);

    [Fact]
    public void The_compiler_takes_what_is_written_for_nearly_every_seed_at_once()
    {
        var atOnce = Packs.Value.Count(written => written.Attempt == 0);

        output.WriteLine($"{atOnce} of {Seeds} seeds gave a pack at once");
        Assert.InRange(atOnce, Seeds * 95 / 100, Seeds);
    }

    [Fact]
    public void A_seed_gives_the_same_pack_and_the_same_population_every_time()
    {
        var (first, again) = (GeneratedPack.Written(12), GeneratedPack.Written(12));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Pack.Fingerprint, again.Pack.Fingerprint);
        Assert.Equal(
            GeneratedPopulation.Of(3, first.Pack, first.AsOf, 50).SelectMany(one => one.Records).Select(Line),
            GeneratedPopulation.Of(3, again.Pack, again.AsOf, 50).SelectMany(one => one.Records).Select(Line));
    }

    [Fact]
    public void Every_construct_of_the_language_comes_up_in_generated_packs()
    {
        var count = new ConstructCount();
        foreach (var written in Packs.Value)
        {
            count.Add(written.Pack);
        }

        foreach (var (construct, packs) in count.Counts)
        {
            output.WriteLine($"{packs,4} {construct}");
        }

        var missing = WantedConstructs.All.Except(count.Counts.Keys).ToList();
        Assert.Empty(missing);
    }

    [Fact]
    public void Generated_populations_bring_about_every_outcome()
    {
        var outcomes = new SortedDictionary<string, int>();
        var divided = 0;
        foreach (var (seed, written) in Packs.Value.Take(Asked).Index())
        {
            var seen = new HashSet<string>();
            foreach (var (subject, records) in GeneratedPopulation.Of(seed, written.Pack, written.AsOf, 60).Where(one => one.Records.Count is > 0 and < 10).Take(8))
            {
                var explanation = Explainer.Explain(written.Pack, subject, records, written.AsOf);
                seen.Add(explanation.Letter ?? explanation.Questions[0].Code);
                foreach (var outcome in Outcomes(explanation).Distinct())
                {
                    outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
                }
            }

            divided += seen.Count > 1 ? 1 : 0;
        }

        output.WriteLine($"{divided} of {Asked} packs tell subjects apart");
        output.WriteLine(string.Join('\n', outcomes.Select(outcome => $"{outcome.Value,6} {outcome.Key}")));
        Assert.InRange(divided, Asked / 3, Asked);
        string[] wanted =
        [
            "letter", "suspended", "next change", "error", "absent", "limit held",
            "question gap", "question undecided", "question overlap", "question not-in-force",
        ];
        var missing = wanted.Except(outcomes.Keys).ToList();
        Assert.Empty(missing);
    }

    private static IEnumerable<string> Outcomes(Explanation explanation)
    {
        yield return explanation.Letter is null ? "no letter" : "letter";
        if (explanation.IsSuspended is true)
        {
            yield return "suspended";
        }

        if (explanation.NextChange is not null)
        {
            yield return "next change";
        }

        if (explanation.Limits.Any(limit => limit.Bit))
        {
            yield return "limit held";
        }

        foreach (var question in explanation.Questions)
        {
            yield return $"question {question.Code}";
        }

        foreach (var value in explanation.Indicators.Select(indicator => indicator.Value))
        {
            yield return value is Policy.Conditions.Value.Error ? "error" : value is Policy.Conditions.Value.Null ? "absent" : "value";
        }
    }

    private static string Line(RecordFacts record) =>
        $"{record.Record} {record.Kind} {record.Happened:o} {record.Until:o} {record.Standing} {record.AmountFen} {string.Join(',', record.Penalties)}";
}
