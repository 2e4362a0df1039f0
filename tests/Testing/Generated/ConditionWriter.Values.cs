namespace Xinheng.Testing.Generated;

/// <summary>Expressions that give a value other than a truth value.</summary>
internal sealed partial class ConditionWriter
{
    /// <summary>A whole number.</summary>
    /// <param name="depth">How deep it may be.</param>
    public string Whole(int depth)
    {
        if (depth <= 0)
        {
            return Named(Sort.Whole, 60) ?? dice.Of("0", "1", "2", "3", "-1", "30", "50000");
        }

        return dice.Below(14) switch
        {
            0 => $"({Whole(depth - 1)} + {Whole(depth - 1)})",
            1 => $"({Whole(depth - 1)} - {Whole(depth - 1)})",
            2 => $"({Whole(depth - 1)} * {dice.Of("2", "-3", Whole(0))})",
            3 => $"({Whole(depth - 1)} / {dice.Of("7", "100", "-2", Whole(0))})",
            4 => $"({Whole(depth - 1)} % {dice.Of("2", "7", "-3", Whole(0))})",
            5 => $"-({Whole(depth - 1)})",
            6 => $"int({Number(depth - 1)})",
            7 => $"int({dice.Of("'42'", "'-7'", Text(0))})",
            8 => $"days_between({Day(0)}, {Day(depth - 1)})",
            9 => $"({Day(0)} - {Day(0)})",
            10 => $"({Truth(depth - 1)} ? {Whole(depth - 1)} : {Whole(0)})",
            11 => $"[1, 3, {Whole(0)}][{dice.Below(3)}]",
            12 => $"size({dice.Of(Text(depth - 1), "[1, 2]")})",
            _ => Named(Sort.Whole, 100) ?? "2",
        };
    }

    /// <summary>A number with decimals.</summary>
    /// <param name="depth">How deep it may be.</param>
    public string Number(int depth)
    {
        if (depth <= 0)
        {
            return Named(Sort.Number, 60) ?? dice.Of("0.0", "0.5", "1.5", "33.3333", "60.0", "-12.25", "1e3");
        }

        return dice.Below(9) switch
        {
            0 => $"({Number(depth - 1)} + {Number(depth - 1)})",
            1 => $"({Number(depth - 1)} - {Number(depth - 1)})",
            2 => $"({Number(depth - 1)} * {dice.Of("0.5", "1.1", Number(0))})",
            3 => $"({Number(depth - 1)} / {dice.Of("3.0", "0.7", Number(0))})",
            4 => $"-({Number(depth - 1)})",
            5 or 6 => $"decimal({dice.Of(Whole(depth - 1), Whole(0), "'2.50'")})",
            7 => $"({Truth(depth - 1)} ? {Number(depth - 1)} : {Number(0)})",
            _ => Named(Sort.Number, 100) ?? "0.25",
        };
    }

    /// <summary>A text.</summary>
    /// <param name="depth">How deep it may be.</param>
    public string Text(int depth)
    {
        if (depth <= 0)
        {
            return Named(Sort.Text, 70) ?? $"'{dice.Pick(MadeUpWords.Issuers)}'";
        }

        return dice.Below(5) switch
        {
            0 => $"string({dice.Of(Whole(depth - 1), Number(depth - 1), Day(depth - 1))})",
            1 => $"({Text(depth - 1)} + {Text(0)})",
            2 => $"({Truth(depth - 1)} ? {Text(0)} : {Text(0)})",
            3 => $"string({Truth(0)})",
            _ => Named(Sort.Text, 100) ?? "'a'",
        };
    }

    /// <summary>A day.</summary>
    /// <param name="depth">How deep it may be.</param>
    public string Day(int depth)
    {
        if (depth <= 0)
        {
            return Named(Sort.Day, 75) ?? OddDay();
        }

        return dice.Below(6) switch
        {
            0 or 1 => $"({Day(depth - 1)} {dice.Of("-", "+")} {Stretch()})",
            2 => $"date(string({Day(depth - 1)}))",
            3 => $"({Truth(depth - 1)} ? {Day(depth - 1)} : {Day(0)})",
            4 => $"({Stretch()} + {Day(depth - 1)})",
            _ => Named(Sort.Day, 100) ?? OddDay(),
        };
    }

    private string OddDay() => $"date('{dice.Pick(MadeUpWords.OddDays):yyyy-MM-dd}')";

    private string OtherDay(Name name)
    {
        var others = scope.Of(Sort.Day).Where(other => other != name && other != Scope.AsOf).ToList();
        return scope.HasDay && name != Scope.AsOf && dice.Chance(55) ? $"(as_of - {Stretch()})"
            : others.Count > 0 && dice.Chance(35) ? dice.Pick(others).Text
            : OddDay();
    }

    private string Stretch() => dice.Below(3) switch
    {
        0 => $"days({dice.Pick(MadeUpWords.Days)})",
        1 => $"months({dice.Pick(MadeUpWords.Months)})",
        _ => $"years({dice.Pick(MadeUpWords.Years)})",
    };

    /// <summary>A name of a sort; one that can be absent is more often than not given another value then.</summary>
    private string? Named(Sort sort, int percent)
    {
        var names = scope.Of(sort).Where(name => scope.HasDay || !name.RunsOn).ToList();
        if (names.Count == 0 || !dice.Chance(percent))
        {
            return null;
        }

        var name = dice.Pick(names);
        return name.IsOptional && dice.Chance(60) ? $"({name.Present} ? {name.Text} : {Otherwise(sort)})" : name.Text;
    }

    private static string Otherwise(Sort sort) => sort switch
    {
        Sort.Truth => "false",
        Sort.Whole => "0",
        Sort.Number => "0.0",
        Sort.Text => "''",
        Sort.Day => "date('2024-02-29')",
        Sort.Texts or Sort.Wholes => "[]",
    };
}
