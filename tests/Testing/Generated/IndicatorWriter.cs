namespace Xinheng.Testing.Generated;

/// <summary>Writes indicators of every aggregate over every kind of window.</summary>
/// <param name="dice">What is written follows from them.</param>
/// <param name="text">Takes them.</param>
/// <param name="scope">What their conditions may name.</param>
/// <param name="kinds">The pack's kinds.</param>
/// <param name="lengths">Parameters that windows may take.</param>
internal sealed class IndicatorWriter(
    Dice dice, PackText text, Scope scope, IReadOnlyList<string> kinds, IReadOnlyList<(string Text, string Unit)> lengths)
{
    private readonly ConditionWriter conditions = new(dice, scope);
    private readonly List<Name> names = [];
    private readonly List<string> divisible = [];

    /// <summary>Writes some and says what grade rules may name.</summary>
    public IReadOnlyList<Name> Write()
    {
        for (var left = dice.Between(3, 9); left > 0; left--)
        {
            WriteOne($"n{left}");
        }

        for (var left = divisible.Count > 0 ? dice.Between(0, 2) : 0; left > 0; left--)
        {
            WriteRatio($"ratio_{left}");
        }

        return names;
    }

    /// <summary>Which records: few of a kind, or what a condition says.</summary>
    public string Where() => dice.Below(12) switch
    {
        0 or 1 or 2 => string.Empty,
        3 => $", where: {PackText.Quote($"record.kind == '{dice.Pick(kinds)}'")}",
        4 or 5 => $", where: {PackText.Quote($"record.effect in ['general', 'severe'] && {conditions.Leaf()}")}",
        6 or 7 => $", where: {PackText.Quote($"record.effect == '{dice.Of("general", "severe", "basic")}'")}",
        8 or 9 => $", where: {PackText.Quote($"record.kind != '{dice.Pick(kinds)}' && {conditions.Truth(1)}")}",
        _ => $", where: {PackText.Quote(conditions.Truth(2))}",
    };

    /// <summary>A stretch of time.</summary>
    public string Within() => dice.Below(10) switch
    {
        0 or 1 or 2 => "cycle",
        3 => "as_of",
        4 or 5 => "ever",
        6 when dice.Chance(60) => Length("days", "days", MadeUpWords.Days),
        6 or 7 => Length("months", "months", MadeUpWords.Months),
        8 => Length("years", "years", MadeUpWords.Years),
        _ => Length("calendar_years", "years", MadeUpWords.Years),
    };

    private string Length(string key, string unit, int[] choices)
    {
        var named = lengths.First(length => length.Unit == unit).Text;
        return dice.Below(4) switch
        {
            0 => $"{{{key}: {named}}}",
            1 => $"{{{key}: {PackText.Quote($"{named} {dice.Of("+ 1", "* 2", "- 1")}")}}}",
            _ => $"{{{key}: {dice.Pick(choices)}}}",
        };
    }

    private void WriteOne(string id)
    {
        switch (dice.Below(13))
        {
            case < 4:
                Write("count", id, Sort.Whole, string.Empty);
                divisible.Add($"count_{id}");
                break;
            case 4:
                Write("exists", id, Sort.Truth, string.Empty);
                break;
            case 5 or 6:
                WriteSum(id);
                break;
            case 7 or 8:
                WriteExtreme(dice.Of("max", "min"), id);
                break;
            case 9 when scope.HasDay:
                Write("days_since_last", id, Sort.Whole, string.Empty, isOptional: true, "30", "90", "365", "366", "0");
                break;
            case 9 or 10:
                var of = dice.Of("record.issuer", "record.document", "record.kind", "record.happened", "record.amount_fen", conditions.Text(1), conditions.Number(1));
                Write("distinct", id, Sort.Whole, Of(of));
                divisible.Add($"distinct_{id}");
                break;
            default:
                WriteStreak(id);
                break;
        }
    }

    private void WriteSum(string id)
    {
        var isWhole = dice.Chance(60);
        var of = isWhole
            ? dice.Of("record.amount_fen", "has(record.amount_fen) ? record.amount_fen : 0", "size(record.penalties)", "size(record.penalties) + 1", conditions.Whole(2))
            : dice.Of("decimal(record.amount_fen) / 100.0", "has(record.amount_fen) ? decimal(record.amount_fen) * 0.01 : 0.5", conditions.Number(2));
        Write("sum", id, isWhole ? Sort.Whole : Sort.Number, Of(of), isOptional: false, "0", "1", "50000", "100000", "5000000", "60.5");
        divisible.Add($"sum_{id}");
    }

    private void WriteExtreme(string aggregate, string id)
    {
        var (sort, of) = dice.Below(5) switch
        {
            0 or 1 => (Sort.Whole, dice.Of("record.amount_fen", conditions.Whole(1))),
            2 => (Sort.Number, dice.Of("decimal(record.amount_fen) * 0.01", conditions.Number(1))),
            _ => (Sort.Day, dice.Of("record.happened", "record.until", "record.happened + days(30)", conditions.Day(1))),
        };
        Write(aggregate, id, sort, Of(of), isOptional: true, "0", "50000", "100000", "5000000", "0.5");
    }

    private void WriteStreak(string id)
    {
        var unit = dice.Of("days", "months", "months", "years");
        var where = Where();
        text.Entry("indicators", $"streak_{id}", $"aggregate: streak_without, unit: {unit}{where}");
        string[] bounds = unit switch { "days" => ["30", "90", "365", "730"], "months" => ["1", "3", "6", "12", "24"], _ => ["1", "2", "3"] };
        names.Add(new($"streak_{id}", Sort.Whole) { IsOptional = true, Bounds = bounds, Worse = "<", RunsOn = true });
    }

    private void WriteRatio(string id)
    {
        var otherwise = dice.Chance(50) ? $", otherwise: {dice.Of("0", "1", "0.5")}" : string.Empty;
        text.Entry("indicators", id, $"aggregate: ratio, part: {dice.Pick(divisible)}, whole: {dice.Pick(divisible)}{otherwise}");
        names.Add(new(id, Sort.Number) { IsOptional = otherwise.Length == 0, Bounds = ["0.0", "0.333333", "0.5", "1", "2"], Worse = ">" });
    }

    private void Write(string aggregate, string id, Sort sort, string of, bool isOptional = false, params string[] bounds)
    {
        text.Entry("indicators", $"{aggregate}_{id}", $"aggregate: {aggregate}{of}{Where()}, within: {Within()}");
        names.Add(new($"{aggregate}_{id}", sort)
        {
            IsOptional = isOptional,
            Bounds = bounds is [] ? ["1", "1", "1", "2", "2", "3", "5"] : bounds,
            Worse = sort is Sort.Day or Sort.Text ? null : aggregate is "min" or "days_since_last" ? "<=" : ">=",
            RunsOn = aggregate == "days_since_last",
        });
    }

    private static string Of(string expression) => $", of: {PackText.Quote(expression)}";
}
