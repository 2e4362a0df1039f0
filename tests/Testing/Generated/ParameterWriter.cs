namespace Xinheng.Testing.Generated;

/// <summary>Writes the parameters of a pack: of every type, by period of the evaluation date and of the record.</summary>
internal sealed class ParameterWriter(Dice dice, DateOnly asOf, PackText text, IReadOnlyList<string> kinds)
{
    private readonly List<Name> names = [];

    /// <summary>Lengths that windows may take: name → unit. Not all have a value on every day.</summary>
    public List<(string Text, string Unit)> Lengths { get; } = [];

    /// <summary>Writes them and says what conditions may name.</summary>
    public IReadOnlyList<Name> Write()
    {
        Add("cycle_months", Sort.Whole, "unit: months", () => $"{dice.Pick(MadeUpWords.Months)}", mayLack: false, dated: 30);
        AddLengths();
        Add("most_records", Sort.Whole, "unit: records", () => $"{dice.Between(0, 5)}");
        Add("record_times", Sort.Whole, "unit: times, by: record", () => $"{dice.Between(0, 5)}", mayLack: false);
        Add("large_fine", Sort.Whole, "unit: fen, by: record", () => $"{dice.Of(100_000, 5_000_000, 10_000_000)}", mayLack: false, dated: 70);
        Add("fine_limit", Sort.Whole, "unit: fen", () => $"{dice.Of(0, 100_000, 5_000_000, -1)}");
        Add("some_share", Sort.Number, "unit: percent", () => dice.Of("0.5", "12.25", "60.0", "99.99"));
        Add("turning_day", Sort.Day, string.Empty, () => $"{dice.Pick(MadeUpWords.OddDays):yyyy-MM-dd}");
        Add("record_day", Sort.Day, "by: record", () => $"{dice.Pick(MadeUpWords.OddDays):yyyy-MM-dd}", mayLack: false);
        Add("is_strict", Sort.Truth, string.Empty, () => dice.Of("true", "false"));
        Add("is_old_law", Sort.Truth, "by: record", () => dice.Of("true", "false"), mayLack: false);
        Add("some_word", Sort.Text, string.Empty, () => PackText.Quote(dice.Pick(MadeUpWords.Issuers)));
        Add("listed_counts", Sort.Wholes, string.Empty, () => dice.Of("[1, 3, 5]", "[0, 2]", "[4]"));
        AddLists();
        return names;
    }

    /// <summary>Amounts of points and shares, each for its place alone.</summary>
    public string Points(string id, int least, int most)
    {
        Add(id, Sort.Whole, "unit: points", () => $"{dice.Between(least, most)}", mayLack: dice.Chance(10), always: true);
        return $"params.{id}";
    }

    /// <summary>A share in percent, for its place alone.</summary>
    public string Share(string id)
    {
        Add(id, Sort.Whole, "unit: percent", () => $"{dice.Of(10, 25, 30, 50, 100)}", mayLack: false, always: true);
        return $"params.{id}";
    }

    private void AddLengths()
    {
        foreach (var (id, unit, choices) in new[] { ("some_days", "days", MadeUpWords.Days), ("some_months", "months", MadeUpWords.Months), ("some_years", "years", MadeUpWords.Years) })
        {
            Add(id, Sort.Whole, $"unit: {unit}", () => $"{dice.Pick(choices)}", always: true);
            Lengths.Add(($"params.{id}", unit));
        }
    }

    private void AddLists()
    {
        AddList("gone_standings", "standings", Closed.Standings, string.Empty);
        AddList("grave_penalties", "penalty-kinds", Closed.Penalties, ", by: record");
        AddList("bad_licences", "licences", Closed.Licences, string.Empty);
        AddList("small_kinds", "subject-kinds", Closed.SubjectKinds, string.Empty);
        AddList("bad_effects", "effects", Closed.Effects, string.Empty);
        AddList("some_kinds", "kinds", kinds, ", by: record");
    }

    private void AddList(string id, string among, IReadOnlyList<string> values, string by) =>
        Add(id, Sort.Texts, $"among: {among}{by}", () => $"[{string.Join(", ", dice.Some(values, 1, 3))}]", mayLack: by.Length == 0, closed: values);

    private void Add(
        string id, Sort sort, string keys, Func<string> value, bool mayLack = true, int dated = 40, bool always = false, IReadOnlyList<string>? closed = null)
    {
        if (!always && id != "cycle_months" && dice.Chance(35))
        {
            return;
        }

        var lacks = mayLack && dice.Chance(15);
        var isDated = lacks || dice.Chance(dated);
        var front = keys.Length == 0 ? string.Empty : keys + ", ";
        text.Line("parameters", $"{{id: {id}, {PackText.Words("title", id)}, {front}{(isDated ? $"values: [{Values(value, lacks)}]" : $"value: {value()}, source: 一")}}}");
        names.Add(new($"params.{id}", sort)
        {
            IsOptional = lacks, Values = closed, Words = MadeUpWords.Issuers, IsByRecord = keys.Contains("by: record", StringComparison.Ordinal),
        });
    }

    private string Values(Func<string> value, bool lacks)
    {
        var turns = dice.Some(Turns(), 1, 3);
        var first = lacks ? [] : new[] { $"{{value: {value()}, source: 一}}" };
        return string.Join(", ", first.Concat(turns.Select(turn => $"{{from: {turn:yyyy-MM-dd}, value: {value()}, source: 一}}")));
    }

    private List<DateOnly> Turns() =>
        [.. new[] { asOf.AddYears(-3), asOf.AddDays(-400), asOf.AddMonths(-6), asOf.AddDays(-1), asOf, asOf.AddDays(1), asOf.AddDays(45), asOf.AddYears(1) }.Order()];
}
