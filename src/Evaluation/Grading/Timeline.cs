using Xinheng.Evaluation.Models;

namespace Xinheng.Evaluation.Grading;

/// <summary>The days on which time alone can change a grade, and what it changes to.</summary>
internal static class Timeline
{
    /// <summary>
    /// How far ahead every single day is tried when a pack's conditions name the evaluation date itself.
    /// Packs that do not are exact without a horizon.
    /// </summary>
    private const int DayByDayYears = 10;

    /// <summary>The first day after <paramref name="asOf"/> with another letter than <paramref name="letter"/>, or another mark; null when there is none.</summary>
    public static NextChange? NextChange(SubjectEvaluation evaluation, DateOnly asOf, string? letter) =>
        NextChange(evaluation, asOf, letter, DaysWithMark(evaluation, asOf));

    /// <summary>As without <paramref name="days"/>, which are those of <see cref="DaysWithMark"/>.</summary>
    public static NextChange? NextChange(SubjectEvaluation evaluation, DateOnly asOf, string? letter, List<DateOnly> days)
    {
        var isSuspended = Suspension.On(evaluation, asOf, letter);
        foreach (var day in days)
        {
            var then = evaluation.LetterOn(day);
            var mark = Suspension.On(evaluation, day, then);
            if (then != letter || mark != isSuspended)
            {
                return new NextChange(day, then, Cause(evaluation.Pack, day)) { IsSuspended = mark };
            }
        }

        return null;
    }

    /// <summary>The first day after <paramref name="asOf"/> with a letter of at least this rank; null when there is none.</summary>
    public static (DateOnly Day, string Letter)? FirstAtLeast(SubjectEvaluation evaluation, DateOnly asOf, int rank)
    {
        foreach (var day in Days(evaluation, asOf))
        {
            if (evaluation.LetterOn(day) is { } letter && evaluation.Pack.Rank(letter) <= rank)
            {
                return (day, letter);
            }
        }

        return null;
    }

    /// <summary>First day after <paramref name="asOf"/> on which a record that counts does so no more; null when it always will.</summary>
    public static DateOnly? StopsCounting(SubjectEvaluation evaluation, ClassedRecord record, DateOnly asOf)
    {
        var days = new List<DateOnly>();
        AddDaysAround(evaluation, record, asOf, days);
        days.Sort();
        foreach (var day in days)
        {
            if (!RecordReasons.CountsOn(evaluation, record, day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Every day after <paramref name="asOf"/> on which time alone can change the letter, ascending.</summary>
    public static List<DateOnly> Days(SubjectEvaluation evaluation, DateOnly asOf)
    {
        var pack = evaluation.Pack;
        var days = new List<DateOnly>();
        foreach (var record in evaluation.Records)
        {
            if (record.IsLive)
            {
                AddDaysOf(record, pack, asOf, days);
            }
        }

        days.AddRange(pack.ValueChanges.Where(day => day > asOf));
        if (pack.HasSteps)
        {
            days.AddRange(StepDays.Of(evaluation, asOf));
        }

        AddIfLater(days, pack.Pack.InForceFrom, asOf);
        AddIfLater(days, After(pack.Pack.InForceThrough), asOf);
        if (pack.DependsOnDay)
        {
            days.AddRange(Enumerable.Range(asOf.DayNumber + 1, LastTried(asOf).DayNumber - asOf.DayNumber).Select(DateOnly.FromDayNumber));
        }

        days.Sort();
        return Distinct(days);
    }

    /// <summary>The last day that is tried where every single day is.</summary>
    public static DateOnly LastTried(DateOnly asOf) =>
        asOf.Year + DayByDayYears < DateOnly.MaxValue.Year ? asOf.AddYears(DayByDayYears) : DateOnly.MaxValue;

    /// <summary>
    /// The first of <paramref name="days"/> on which time can change this subject's grade and not everyone's; null when there is none.
    /// Sought only for packs by which not everyone is graded anew every day.
    /// </summary>
    public static DateOnly? NextLook(PreparedPack pack, List<DateOnly> days)
    {
        foreach (var day in pack.DependsOnDay ? [] : days)
        {
            if (!pack.SharedDays.Contains(day))
            {
                return day;
            }
        }

        return null;
    }

    /// <summary>Every day after <paramref name="asOf"/> on which time alone can change the letter, the rule, an indicator or the mark, ascending.</summary>
    public static List<DateOnly> DaysWithMark(SubjectEvaluation evaluation, DateOnly asOf)
    {
        var (days, marked) = (Days(evaluation, asOf), Suspension.Days(evaluation, asOf));
        return marked.Count == 0 ? days : [.. days.Concat(marked).Distinct().Order()];
    }

    /// <summary>The days on which it can begin or stop to matter, to the pack or to those whose results it takes.</summary>
    internal static void AddDaysAround(SubjectEvaluation evaluation, ClassedRecord record, DateOnly asOf, List<DateOnly> days)
    {
        AddDaysOf(record, evaluation.Pack, asOf, days);
        days.AddRange(StepDays.OfRecovery(evaluation.Pack, record, asOf).Where(day => day > asOf));
        days.AddRange(evaluation.Pack.ValueChanges.Where(day => day > asOf));
        foreach (var (inner, same) in evaluation.Results.Seeing(record))
        {
            AddDaysAround(inner, same, asOf, days);
        }
    }

    private static void AddDaysOf(ClassedRecord record, PreparedPack pack, DateOnly asOf, List<DateOnly> days)
    {
        AddIfLater(days, record.Facts.Happened, asOf);
        if (record.IsState)
        {
            AddIfLater(days, After(record.Facts.Until), asOf);
            return;
        }

        foreach (var period in pack.PeriodsFrom(asOf))
        {
            if (record.Facts.Until >= asOf && record.DependsOnExpiry(period))
            {
                AddIfLater(days, After(record.Facts.Until), asOf);
            }

            foreach (var window in period.Windows)
            {
                AddIfLater(days, window.LeavesOn(record.Facts.Happened), asOf);
            }

            foreach (var window in period.ItemWindows)
            {
                AddIfLater(days, window.LeavesOn(record.Facts.Happened), asOf);
            }
        }
    }

    internal static void AddIfLater(List<DateOnly> days, DateOnly? day, DateOnly asOf)
    {
        if (day > asOf)
        {
            days.Add(day.GetValueOrDefault());
        }
    }

    internal static DateOnly? After(DateOnly? day) =>
        day is { } present && present < DateOnly.MaxValue ? present.AddDays(1) : null;

    private static List<DateOnly> Distinct(List<DateOnly> sorted)
    {
        var kept = 0;
        for (var at = 0; at < sorted.Count; at++)
        {
            if (at == 0 || sorted[at] != sorted[kept - 1])
            {
                sorted[kept++] = sorted[at];
            }
        }

        sorted.RemoveRange(kept, sorted.Count - kept);
        return sorted;
    }

    private static string Cause(PreparedPack pack, DateOnly day) =>
        !pack.IsInForce(day) ? "pack-ends" : day == pack.Pack.InForceFrom ? "pack-begins" : "time";
}
