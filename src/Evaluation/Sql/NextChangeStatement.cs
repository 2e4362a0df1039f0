using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// The next day on which time alone changes a letter or its mark: every day on which it could is a candidate, and the first
/// that gives something else is the one.
/// </summary>
internal sealed class NextChangeStatement(PackPart root, DateOnly asOf, SqlSources sources, SqlRefusals refusals)
{
    /// <summary>The candidate days of the stretch looked at: <c>subject, day</c> and the days windows begin after.</summary>
    public const string Candidates = "candidate";

    private const int MostStretches = 1200;

    private readonly List<PackPart> parts = [.. root.InOrder()];

    /// <summary>Every later day on which time alone can change something: <c>subject, day</c>.</summary>
    public string WritePossibleDays() =>
        $"""
        SELECT DISTINCT subject, day FROM ({AllDays()}) AS days JOIN (SELECT subject FROM {PackSql.GradesTable}) AS those USING (subject)
        WHERE day > {SqlText.Day(asOf)} AND day <= {SqlText.Day(DateOnly.MaxValue)}
        """;

    /// <summary>The first day on which a subject has to be looked at again, days that everyone has apart: <c>subject, next_look</c>.</summary>
    public string WriteNextLooks() =>
        $"""
        SELECT subject, MIN(day) AS next_look FROM {PackSql.DaysTable}
        WHERE NOT day = ANY(ARRAY[{string.Join(", ", root.Pack.SharedDays.Order().Select(SqlText.Day))}]::integer[]) GROUP BY subject
        """;

    /// <summary>The first day that gives another letter or mark: <c>subject, next_change</c>.</summary>
    public string WriteChanges()
    {
        var stretches = Stretches().ToList();
        var branches = stretches.Select((from, at) => Branch(from, at + 1 < stretches.Count ? stretches[at + 1] : null));
        var last = root.Pack.Pack.InForceThrough is { } through && through < DateOnly.MaxValue ? SqlText.Day(through.AddDays(1)) : null;
        return $"""
            SELECT subject, {(last is null ? "changed" : $"CASE WHEN changed IS NULL THEN {last} ELSE changed END")} AS next_change
            FROM (SELECT subject, letter FROM {PackSql.GradesTable}) AS now LEFT JOIN (
              SELECT subject, MIN(day) AS changed FROM (
            {string.Join("\nUNION ALL\n", branches)}
              ) AS later JOIN (SELECT subject, letter AS letter_now, suspended AS suspended_now FROM {PackSql.GradesTable}) AS before USING (subject)
              WHERE letter IS DISTINCT FROM letter_now OR suspended <> suspended_now
              GROUP BY subject
            ) AS changes USING (subject)
            WHERE changed IS NOT NULL{(last is null ? string.Empty : " OR letter IS NOT NULL")}
            """;
    }

    /// <summary>The first days of the stretches in which no parameter of any of the packs changes.</summary>
    private IEnumerable<DateOnly> Stretches() =>
        parts.SelectMany(part => part.Pack.ValueChanges).Where(day => day > asOf).Append(asOf).Distinct().Order();

    private string Branch(DateOnly from, DateOnly? until)
    {
        var day = SqlDay.From(from);
        var letters = new GradeStatement(root, day, sources, refusals).WriteLetters();
        var end = until is { } next ? $" AND day < {SqlText.Day(next)}" : string.Empty;
        var through = root.Pack.Pack.InForceThrough is { } last ? $" AND day <= {SqlText.Day(last)}" : string.Empty;
        return $"""
            (WITH {Candidates} AS MATERIALIZED (
              SELECT subject, day{string.Concat(day.Starts.Select(start => $",\n    {start.Sql} AS {start.Column}"))}
              FROM {PackSql.DaysTable} WHERE day >= {SqlText.Day(from)}{end}{through})
            {letters})
            """;
    }

    private string AllDays()
    {
        var constant = parts.SelectMany(part => part.Pack.ValueChanges.Append(part.Pack.Pack.InForceFrom).Append(part.Pack.Pack.InForceThrough is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : asOf))
            .Where(day => day > asOf).Select(SqlText.Day);
        var ofRecords = new[] { "happened", "until_day + 1" }.Concat(Windows().Select(window => SqlDay.LeavesOn(window, "happened")))
            .Concat(Streaks().SelectMany(streak => new[] { SqlDay.LeavesOn(streak, "happened"), SqlDay.LeavesOn(streak, "until_day") }));
        var ofSubjects = constant.Concat(Streaks().Select(streak => SqlDay.LeavesOn(streak, "registered")));
        var ofResults = new[] { "on_day", "withdrawn" }.Concat(ResultSpans().Select(span => SqlDay.LeavesOn(span, "on_day")));
        return string.Join("\n    UNION ALL ", new[] { Days($"(SELECT * FROM {sources.Records} AS r WHERE kind IN ({string.Join(", ", parts.SelectMany(part => part.Kinds()).Append(string.Empty).Distinct().Order(StringComparer.Ordinal).Select(SqlText.Quoted))}))", ofRecords), Days(sources.Subjects, ofSubjects), parts.All(part => part.Pack.Results.All(result => result.Inner is not null)) ? null : Days(sources.Results, ofResults) }.OfType<string>());
    }

    private static string? Days(string source, IEnumerable<string?> days)
    {
        var some = days.OfType<string>().Distinct().ToList();
        return some.Count == 0 ? null : $"SELECT subject, UNNEST(ARRAY[{string.Join(", ", some)}]::integer[]) AS day FROM {source} AS facts";
    }

    private IEnumerable<PackPeriod> Periods() => parts.SelectMany(part => part.Pack.PeriodsFrom(asOf));

    /// <summary>Every window a record can leave, and every stretch after which points come back.</summary>
    private IEnumerable<WindowSpan> Windows() =>
        Periods().SelectMany(period => period.Windows.Concat(period.ItemWindows)).Concat(parts.SelectMany(Recoveries)).Distinct();

    private IEnumerable<WindowSpan> ResultSpans() => Periods().SelectMany(period => period.ResultSpans).Distinct();

    private IEnumerable<WindowSpan> Streaks() => parts.SelectMany(part => part.Pack.StreakSteps.OfType<StreakSteps>())
        .SelectMany(streak => (streak.Steps ?? []).Select(length => new WindowSpan(streak.Unit, length))).Distinct();

    private IEnumerable<WindowSpan> Recoveries(PackPart part)
    {
        foreach (var recovery in (part.Pack.Pack.Scorecard?.Items ?? []).Select(item => item.Recovery).OfType<Recovery>())
        {
            foreach (var period in part.Pack.PeriodsFrom(asOf))
            {
                if (period.Compute(recovery.Months) is not Value.Int { Content: > 0 and <= 12_000 and var months }
                    || Points.Number(period.Compute(recovery.Share)) is not (> 0m and var share))
                {
                    continue;
                }

                for (var stretch = 1; stretch <= MostStretches && (stretch - 1) * share < 100m; stretch++)
                {
                    yield return new WindowSpan(WindowKind.Months, (int)Math.Min(months * stretch, int.MaxValue));
                }
            }
        }
    }
}
