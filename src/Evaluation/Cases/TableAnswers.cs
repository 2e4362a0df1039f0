using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Packs.Cases;

namespace Xinheng.Evaluation.Cases;

/// <summary>Sets beside what a case expects of a table what the table gives.</summary>
internal static class TableAnswers
{
    private static readonly LocalText NotStated = new("未写明", "not stated");

    public static CaseAnswer Treated(CaseSituation situation, Expected.Treated expected)
    {
        var table = situation.Pack.Tables.Treatments.First(known => known.Id == expected.Id);
        var found = situation.OnDay.Treat(table);
        var parts = TreatmentPart.Of(situation, table, expected.Treatment, found).ToList();
        return new(table.Title, Join(parts.Select(part => part.Wanted)), Join(parts.Select(part => part.Came)), parts.All(part => part.IsSame))
        {
            Reached = found.Rule is { } rule ? [new CaseReach("treatments", $"{table.Id}.{rule.Id}")] : [],
        };
    }

    private static LocalText Join(IEnumerable<LocalText> parts) => new(string.Join("，", parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));

    public static CaseAnswer Warned(CaseSituation situation, Expected.Warned expected)
    {
        var warning = situation.Pack.Tables.Warnings.First(known => known.Id == expected.Id);
        var isGiven = situation.OnDay.IsWarned(warning);
        return new(warning.Title, Say(expected.IsGiven), Say(isGiven), isGiven == expected.IsGiven)
        {
            Reached = isGiven is { } given ? [new CaseReach("warnings", $"{warning.Id}.{(given ? "yes" : "no")}")] : [],
        };

        static LocalText Say(bool? isGiven) => isGiven switch
        {
            true => new("预警", "a warning"),
            false => new("不预警", "no warning"),
            null => new("无法得出", "cannot be told"),
        };
    }

    public static CaseAnswer Compared(CaseSituation situation, Expected.Compared expected)
    {
        var rule = situation.Pack.Tables.Consistency.First(known => known.Id == expected.Id);
        var found = situation.OnDay.Compare(rule);
        var agreement = found.IsApart switch { true => Agreement.Apart, false => Agreement.Consistent, null => Agreement.NotComparable };
        var (zh, en) = found.Steps is { } steps ? ($"（相差 {steps} 档）", $" ({steps} {(steps == 1 ? "step" : "steps")} apart)") : (string.Empty, string.Empty);
        var actual = Say(agreement);
        return new(rule.Title, Say(expected.Agreement), new(actual.Zh + zh, actual.En + en), agreement == expected.Agreement)
        {
            Reached = [new CaseReach("consistency", $"{rule.Id}.{(agreement is Agreement.Apart ? "apart" : agreement is Agreement.Consistent ? "consistent" : "none")}")],
        };

        static LocalText Say(Agreement agreement) => agreement switch
        {
            Agreement.Apart => new("应当复核", "looked at again"),
            Agreement.Consistent => new("一致", "near enough"),
            Agreement.NotComparable => new("无法比较", "not comparable"),
        };
    }

    public static CaseAnswer Due(CaseSituation situation, Expected.Due expected)
    {
        var duty = situation.Pack.Tables.Duties.First(known => known.Id == expected.Id);
        var due = Terms.DueOn(duty, situation.Case.AsOf, situation.Case.Calendar)?.Day;
        return new(duty.Title, By(expected.Day), By(due), due == expected.Day) { Reached = [new CaseReach("duties", duty.Id)] };

        static LocalText By(DateOnly? day) => day is { } there ? new($"不迟于 {there:yyyy-MM-dd}", $"by {there:yyyy-MM-dd}") : NotStated;
    }

    public static CaseAnswer Listed(CaseSituation situation, Expected.Listed expected)
    {
        var list = situation.Pack.Tables.Lists.First(known => known.Id == expected.Id);
        var through = Terms.EndsOn(list, situation.Case.AsOf);
        return new(list.Title, Until(expected.Through), Until(through), through == expected.Through) { Reached = [new CaseReach("lists", list.Id)] };

        static LocalText Until(DateOnly? day) => day is { } there ? new($"至 {there:yyyy-MM-dd}", $"through {there:yyyy-MM-dd}") : new("没有期限", "no term");
    }

    public static CaseAnswer Rated(CaseSituation situation, Expected.Rated expected)
    {
        var rate = situation.Pack.Tables.Rates.First(known => known.Id == expected.Id);
        var percent = Terms.Percent(expected.Of, expected.Among);
        var isAsExpected = (percent, expected.Percent) is (null, null) || (percent is { } found && expected.Percent is { } wanted && wanted.IsSameAs(found));
        return new(rate.Title, Say(expected.Percent?.Value), Say(percent), isAsExpected) { Reached = [new CaseReach("rates", rate.Id)] };

        static LocalText Say(decimal? percent) => percent is { } there ? LocalText.Same($"{CaseAnswering.Say(there).Zh}%") : new("没有计数", "nothing counted");
    }
}
