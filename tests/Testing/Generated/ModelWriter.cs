namespace Xinheng.Testing.Generated;

/// <summary>Writes scores, the scorecard or the tree, and results from elsewhere.</summary>
internal sealed class ModelWriter(Dice dice, PackText text, ParameterWriter parameters, string scheme)
{
    private static readonly string[] Risks = ["low", "middle", "high"];

    private readonly List<Name> scores = [];

    /// <summary>Ids of the scores written.</summary>
    public IReadOnlyList<Name> Scores => scores;

    /// <summary>Writes results received and, where there is one, a result of another pack; says what they are named.</summary>
    /// <param name="letters">The pack's own scale.</param>
    /// <param name="inner">The pack whose grade is taken; null: none.</param>
    /// <param name="innerLetters">Its scale.</param>
    /// <param name="hasScore">Whether it gives a score.</param>
    public List<Name> WriteResults(IReadOnlyList<string> letters, string? inner, IReadOnlyList<string> innerLetters, bool hasScore)
    {
        var names = new List<Name>();
        if (inner is not null)
        {
            text.Entry("results", "inner", $"pack: {inner}");
            names.Add(new("results.inner", Sort.Text) { IsOptional = true, Values = innerLetters });
            if (hasScore)
            {
                names.Add(new("results.inner_score", Sort.Number) { IsOptional = true, Bounds = ["40.0", "60.0", "80.0", "95.5"], Worse = "<" });
            }
        }

        if (dice.Chance(60))
        {
            names.AddRange(WriteReceived(letters));
        }

        return names;
    }

    private List<Name> WriteReceived(IReadOnlyList<string> letters)
    {
        text.Entry("scales", "risk-levels", $"steps: [{Steps(Risks)}]");
        var names = new List<Name>();
        if (dice.Chance(60))
        {
            var to = Risks.Select(_ => dice.Pick(letters)).ToList();
            text.Entry("mappings", "risk-to-own", $"from: risk-levels, to: {scheme}, steps: [{string.Join(", ", Risks.Zip(to).Select(step => $"{{from: {step.First}, to: {step.Second}, lossy: true}}"))}]");
            text.Entry("results", "mapped", $"received: risk-levels, mapping: risk-to-own{Valid()}");
            names.Add(new("results.mapped", Sort.Text) { IsOptional = true, Values = letters });
        }

        if (names.Count == 0 || dice.Chance(50))
        {
            var named = dice.Chance(25) ? dice.Some(Risks, 1, 2) : Risks;
            var steps = named.Count < Risks.Length ? $", steps: [{Steps(named)}]" : string.Empty;
            text.Entry("results", "risk", $"received: risk-levels{steps}{Valid()}, issuer: {{zh: 某省, en: a province}}");
            names.Add(new("results.risk", Sort.Text) { IsOptional = true, Values = named });
        }

        return names;
    }

    private string Valid() => dice.Below(3) switch
    {
        0 => string.Empty,
        1 => $", valid: {dice.Pick(MadeUpWords.Months)}",
        _ => ", valid: params.some_months",
    };

    private static string Steps(IReadOnlyList<string> letters) =>
        string.Join(", ", letters.Select(letter => $"{{letter: {letter}, {PackText.Words("name", letter)}}}"));

    /// <summary>Writes scores of all shapes.</summary>
    public void WriteScores(IReadOnlyList<Name> names, int least)
    {
        for (var left = dice.Between(least, 5); left > 0; left--)
        {
            var all = new Scope(names.Concat(scores));
            var id = $"score_{left}";
            switch (dice.Below(3))
            {
                case 0:
                    WriteTable(id, all);
                    break;
                default:
                    WriteNumeric(id, all);
                    break;
            }

            scores.Add(new(id, Sort.Number) { Bounds = ["0", "40.0", "60.0", "80", "99.5"], Worse = "<=" });
        }
    }

    private void WriteNumeric(string id, Scope scope)
    {
        var numbers = scope.All.Where(name => name.Sort is Sort.Whole or Sort.Number).ToList();
        var conditions = new ConditionWriter(dice, scope);
        var (of, canLack) = numbers.Count > 0 && dice.Chance(70) ? Of(dice.Pick(numbers)) : (dice.Of(conditions.Whole(2), conditions.Number(2)), true);
        text.Entry("scores", id, $"of: {PackText.Quote(of)}, {Shape()}{Absent(canLack)}");
    }

    private static (string Of, bool CanLack) Of(Name name) => (name.Text, name.IsOptional);

    private string Shape()
    {
        var start = dice.Of(-1, 0, 0, 1);
        var steps = dice.Between(2, 4);
        var width = dice.Of(1, 1, 2, 6, 100, 50_000);
        var falling = Enumerable.Range(0, steps).Select(at => dice.Chance(20) ? dice.Of("33.3333", "-12.5", "0.0001", "100") : $"{100 - (at * 100 / steps)}").ToList();
        return dice.Chance(55)
            ? $"bands: [{string.Join(", ", falling.Select((score, at) => at < steps - 1 ? $"{{to: {start + (at * width)}, score: {score}}}" : $"{{score: {score}}}"))}]"
            : $"linear: [{string.Join(", ", falling.Select((score, at) => $"{{at: {start + (at * width)}{(at == 1 && dice.Chance(20) ? ".5" : string.Empty)}, score: {score}}}"))}]";
    }

    private string Absent(bool isNeeded) => isNeeded || dice.Chance(40) ? $", absent: {dice.Of("0", "50", "100", "66.6")}" : string.Empty;

    private void WriteTable(string id, Scope scope)
    {
        var texts = scope.All.Where(name => name is { Sort: Sort.Text, Values: not null }).ToList();
        var truths = scope.Of(Sort.Truth);
        if (truths.Count > 0 && dice.Chance(25))
        {
            var truth = dice.Pick(truths);
            text.Entry("scores", id, $"of: {truth.Text}, table: [{{is: true, score: {dice.Between(0, 50)}}}, {{is: false, score: {dice.Between(50, 100)}}}]{Absent(truth.IsOptional)}");
        }
        else if (scope.Of(Sort.Whole) is { Count: > 0 } wholes && dice.Chance(25))
        {
            var whole = dice.Pick(wholes);
            text.Entry("scores", id, $"of: {whole.Text}, table: [{{is: 0, score: 100}}, {{is: 1, score: 70}}, {{is: -1, score: 1}}], otherwise: {dice.Between(0, 60)}{Absent(whole.IsOptional)}");
        }
        else
        {
            var name = dice.Pick(texts);
            var values = name.Values ?? [];
            var listed = dice.Chance(40) ? values : dice.Some(values, 1, 2);
            var otherwise = listed.Count < values.Count ? $", otherwise: {dice.Between(0, 100)}" : string.Empty;
            text.Entry("scores", id, $"of: {name.Text}, table: [{string.Join(", ", listed.Select(value => $"{{is: {value}, score: {dice.Between(-10, 100)}}}"))}]{otherwise}{Absent(name.IsOptional)}");
        }
    }

    /// <summary>Writes the scorecard.</summary>
    /// <param name="ofRecords">Says which records and when, for an item.</param>
    /// <param name="records">What points of a record may name.</param>
    /// <param name="values">What an item of the subject may name.</param>
    public void WriteScorecard(IndicatorWriter ofRecords, Scope records, Scope values)
    {
        var bounds = (dice.Chance(60) ? $", least: {dice.Of("0", "-20", "10.5")}" : string.Empty) + (dice.Chance(50) ? $", most: {dice.Of("100", "120", "99.5")}" : string.Empty);
        var items = new List<string>();
        for (var left = dice.Between(1, 4); left > 0; left--)
        {
            items.Add(dice.Chance(60) ? OfRecords(left, ofRecords, new(dice, records)) : Once(left, new(dice, values), values));
        }

        var start = dice.Chance(30) ? parameters.Points("base_points", 60, 120) : dice.Of("100", "80", "60.5");
        text.Section("scorecard", $"{{{PackText.Words("title", "card")}, base: {start}{bounds}, items: [{string.Join(", ", items)}], source: 一}}");
    }

    private string OfRecords(int at, IndicatorWriter ofRecords, ConditionWriter conditions)
    {
        var points = dice.Below(6) switch
        {
            0 => parameters.Points($"points_{at}", -60, -1),
            1 => "has(record.amount_fen) && record.amount_fen > 100000 ? -20 : -5",
            2 => dice.Of("record.effect == 'severe' ? -33.3 : -0.7", "decimal(record.amount_fen) / -100000.0"),
            3 => conditions.Whole(1),
            _ => dice.Of("-5", "-10", "-10", "-20", "-40", "-2.5", "8"),
        };
        var cap = dice.Chance(40) ? $", cap: {dice.Of("-50", "-30", "-12.5", "40")}" : string.Empty;
        var share = dice.Chance(25) ? parameters.Share($"share_{at}") : dice.Of("10", "25", "33", "50", "100");
        var recovery = dice.Chance(40) ? $", recovery: {{months: {dice.Of("1", "3", "6", "12", "params.some_months + 1")}, share: {share}}}" : string.Empty;
        return $"{{id: item_{at}, {PackText.Words("title", $"item_{at}")}, points: {PackText.Quote(points)}{ofRecords.Where()}, within: {ofRecords.Within()}{cap}{recovery}, source: 一}}";
    }

    private string Once(int at, ConditionWriter conditions, Scope values)
    {
        var numbers = values.All.Where(name => name is { Sort: Sort.Whole or Sort.Number, IsOptional: false } && name.Text.StartsWith("count", StringComparison.Ordinal)).ToList();
        var value = numbers.Count > 0 && dice.Chance(60) ? $"{dice.Pick(numbers).Text} * -{dice.Between(1, 25)}"
            : scores.Count > 0 && dice.Chance(50) ? $"{dice.Pick(scores).Text} - 100.0"
            : dice.Of($"{conditions.Leaf()} ? -15 : 0", conditions.Whole(1), conditions.Number(1));
        var cap = dice.Chance(40) ? $", cap: {dice.Of("-50", "-30", "10")}" : string.Empty;
        return $"{{id: item_{at}, {PackText.Words("title", $"item_{at}")}, value: {PackText.Quote(value)}{cap}, source: 一}}";
    }

    /// <summary>Writes a weighted tree over the scores.</summary>
    public void WriteTree()
    {
        var leaves = scores.Select((score, at) => $"id: leaf_{at}, {PackText.Words("title", $"leaf_{at}")}, score: {score.Text}").ToList();
        var method = dice.Of(string.Empty, ", method: eigenvector", ", method: geometric-mean");
        if (leaves.Count > 2 && dice.Chance(60))
        {
            leaves = [$"id: branch, {PackText.Words("title", "branch")}, {Parts(leaves[..2])}", .. leaves[2..]];
        }

        text.Section("tree", $"{{{PackText.Words("title", "tree")}{method}, {Parts(leaves)}, source: 一}}");
    }

    private string Parts(List<string> parts)
    {
        if (parts.Count > 1 && dice.Chance(50))
        {
            var rows = Enumerable.Range(0, parts.Count).Select(row => $"[{string.Join(", ", Enumerable.Range(row, parts.Count - row).Select(column => column == row ? "1" : dice.Of("1", "2", "3", "5", "1/2", "1/3", "9", "1/7")))}]");
            var isAccepted = dice.Chance(30) ? ", accepted: {reason: {zh: 专家共同判断, en: judged together}, source: 一}" : string.Empty;
            return $"judgements: [{string.Join(", ", rows)}]{isAccepted}, children: [{string.Join(", ", parts.Select(part => $"{{{part}, source: 一}}"))}]";
        }

        var weights = Weights(parts.Count);
        return $"children: [{string.Join(", ", parts.Select((part, at) => $"{{{part}, weight: {weights[at]}, source: 一}}"))}]";
    }

    private List<decimal> Weights(int count)
    {
        var weights = new List<decimal>();
        var left = 1m;
        for (var at = 0; at < count - 1; at++)
        {
            var weight = decimal.Round(left * dice.Between(10, 60) / 100m, dice.Of(1, 2, 4));
            weights.Add(weight);
            left -= weight;
        }

        return [.. weights, left];
    }
}
