namespace Xinheng.Testing.Generated;

/// <summary>Writes one pack.</summary>
/// <param name="dice">What is written follows from them.</param>
/// <param name="asOf">The day it will be asked about; values turn and windows end around it.</param>
internal sealed class PackWriter(Dice dice, DateOnly asOf)
{
    public const string Document = "id: rules\ntitle: {zh: 办法, en: rules}\nclauses: {一: 第一条的文字。}\n";

    private readonly PackText text = new();
    private readonly IReadOnlyList<string> kinds = dice.Some(MadeUpWords.Kinds, 3, 6);

    private readonly bool isUnstated = dice.Chance(25);

    /// <summary>Its scale, from best to worst.</summary>
    public IReadOnlyList<string> Letters { get; } = dice.Of<string[]>(["A", "B"], ["A", "B", "C"], ["A", "B", "C"], ["A", "B", "C", "D"], ["good", "fair", "poor", "bad", "none"]);

    /// <summary>Whether it gives a score.</summary>
    public bool HasScore { get; private set; }

    /// <summary>The text of <c>pack.yaml</c>.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="innerId">Id of the pack whose grade it takes; null: none.</param>
    /// <param name="inner">That pack.</param>
    public string Write(string id, string? innerId, PackWriter? inner)
    {
        WriteHead(id);
        var parameters = new ParameterWriter(dice, asOf, text, kinds);
        var named = parameters.Write();
        WriteKinds(named);
        Name[] day = dice.Chance(35) ? [Scope.AsOf] : [];
        Name[] ofRecords = [.. Scope.Record(kinds, withEffect: true), .. Scope.Subject, .. named, .. day];
        var indicators = new IndicatorWriter(dice, text, new(ofRecords), kinds, parameters.Lengths);
        Name[] known = [.. indicators.Write(), .. Scope.Subject, .. named.Where(name => !name.IsByRecord), .. day];
        var models = new ModelWriter(dice, text, parameters, SchemeOf(id));
        known = [.. known, .. models.WriteResults(Letters, innerId, inner?.Letters ?? [], inner?.HasScore ?? false)];
        var model = dice.Below(100);
        models.WriteScores(known, model is >= 35 and < 65 ? 1 : 0);
        known = [.. known, .. models.Scores];
        if (model < 35)
        {
            models.WriteScorecard(indicators, new(ofRecords), new(known));
        }
        else if (model < 65)
        {
            models.WriteTree();
        }

        HasScore = model < 65;
        WriteRules(HasScore ? [.. known, new("score", Sort.Number) { Bounds = ["40.0", "60.0", "75", "80.0", "90.5", "95", "99.9"], Worse = "<" }] : known);
        return text.ToString();
    }

    private void WriteHead(string id)
    {
        text.Section("pack", id);
        text.Section("version", "\"1\"");
        text.Section("title", "{zh: 生成的包, en: generated pack}");
        text.Section("issuer", "{zh: 某市, en: some city}");
        text.Section("territory", "\"131000\"");
        text.Section("in_force", dice.Below(50) switch
        {
            0 => $"{{from: {asOf.AddDays(1):yyyy-MM-dd}}}",
            1 => $"{{from: {asOf:yyyy-MM-dd}, through: {asOf:yyyy-MM-dd}}}",
            2 => $"{{from: 2020-01-01, through: {asOf.AddDays(-1):yyyy-MM-dd}}}",
            < 8 => $"{{from: 2020-01-01, through: {asOf.AddDays(dice.Between(0, 500)):yyyy-MM-dd}}}",
            _ => "{from: 2020-01-01}",
        });
        text.Section("document", "rules");
        text.Section("precedence", isUnstated ? "unstated" : "first-match");
        text.Section("gap", dice.Of("review", "review", "refuse"));
        text.Line("categories", $"{{id: administrative, {PackText.Words("title", "administrative")}, source: 一}}");
        var scale = string.Join(", ", Letters.Select(letter => $"{{letter: {letter}, {PackText.Words("name", letter)}, source: 一}}"));
        var objection = dice.Of(string.Empty, ", under_objection: counts", ", under_objection: suspended", ", under_objection: suspended");
        text.Section("scheme", $"{{id: {SchemeOf(id)}, {PackText.Words("title", "scheme")}, scale: [{scale}], cycle: cycle_months, planes: [internal]{objection}, source: 一}}");
    }

    private static string SchemeOf(string id) => $"{id.Replace('/', '-')}-scheme";

    private void WriteKinds(IReadOnlyList<Name> named)
    {
        var conditions = new ConditionWriter(dice, new([.. Scope.Record(kinds, withEffect: false), .. named]));
        foreach (var kind in kinds)
        {
            var effects = new List<string>();
            for (var left = dice.Between(0, 2); left > 0; left--)
            {
                effects.Add($"{{effect: {dice.Pick(Closed.Effects)}, when: {PackText.Quote(conditions.Truth(dice.Between(0, 2)))}, source: 一}}");
            }

            if (dice.Chance(75))
            {
                effects.Add($"{{effect: {dice.Of("general", "general", "severe", "basic", "honour", "none")}, source: 一}}");
            }

            var repair = dice.Chance(30) ? $", repair: [{{months: {dice.Between(0, 12)}, source: 一}}]" : string.Empty;
            var enabled = dice.Chance(12) ? ", enabled: false" : string.Empty;
            text.Entry("kinds", kind, $"category: administrative, temporality: {dice.Of("event", "event", "state")}, effects: [{string.Join(", ", effects)}]{repair}{enabled}");
        }
    }

    private void WriteRules(IReadOnlyList<Name> known)
    {
        var conditions = new ConditionWriter(dice, new(known));
        var sharp = known.Where(name => name.Worse is not null).ToList();
        var scored = sharp.Where(name => name.Text == "score").ToList();
        if (sharp.Count > 0 && dice.Chance(isUnstated ? 80 : 30))
        {
            WriteLadder(conditions, scored.Count > 0 && dice.Chance(70) ? scored[0] : dice.Pick(sharp));
        }
        else
        {
            WriteFree(conditions, scored.Count > 0 ? [.. sharp, scored[0], scored[0]] : sharp);
        }

        for (var left = dice.Chance(45) ? dice.Between(1, 3) : 0; left > 0; left--)
        {
            var when = sharp.Count > 0 && dice.Chance(60) ? conditions.Against(dice.Pick(sharp)) : conditions.Truth(2);
            text.Entry("limits", $"limit-{left}", $"when: {PackText.Quote(when)}, {dice.Of("at_most", "at_least")}: {dice.Pick(Letters)}");
        }
    }

    /// <summary>Each letter where those before it do not hold, from the worst to the best.</summary>
    private void WriteFree(ConditionWriter conditions, List<Name> sharp)
    {
        string One() => sharp.Count > 0 && dice.Chance(75) ? conditions.Against(dice.Pick(sharp)) : conditions.Truth(dice.Between(1, 2));
        for (var at = Letters.Count - 1; at >= 0; at--)
        {
            for (var left = at > 0 && dice.Chance(20) ? 2 : 1; left > 0; left--)
            {
                var when = at == 0 && dice.Chance(60) ? "true"
                    : at == Letters.Count - 1 && dice.Chance(50) ? $"({One()}) && ({One()})"
                    : dice.Chance(20) ? $"({One()}) || ({One()})"
                    : One();
                Rule(Letters[at], when);
            }
        }
    }

    /// <summary>Stretches of one value, which exclude each other.</summary>
    private void WriteLadder(ConditionWriter conditions, Name name)
    {
        var bounds = name.Bounds.Distinct().OrderBy(decimal.Parse).ToList();
        if (name.Worse is not ['<', ..])
        {
            bounds.Reverse();
        }

        IReadOnlyList<string> steps = name.Sort is Sort.Truth ? [string.Empty] : bounds;
        var taken = dice.Some(steps, 1, Letters.Count - 1);
        string? passed = null;
        for (var at = 0; at < taken.Count; at++)
        {
            var against = conditions.Against(name, taken[at]);
            Rule(Letters[Letters.Count - 1 - at], passed is null ? against : $"!({passed}) && {against}");
            passed = against;
        }

        Rule(Letters[0], dice.Chance(80) ? $"!({passed})" : conditions.Truth(1));
    }

    private void Rule(string letter, string when) =>
        text.Line("grades", $"{{grade: {letter}, when: {PackText.Quote(when)}, {PackText.Words("title", "rule")}, source: 一}}");
}
