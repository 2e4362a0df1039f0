using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Finds the days of a whole population.</summary>
internal static class PopulationDays
{
    private const int SubjectsAtOnce = 1_024;

    /// <summary>The grades with the days of every subject.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="grades">What the pack gives on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DatedGrades Of(PreparedPack pack, Population population, DateOnly asOf, PopulationGrades grades, CancellationToken cancellation)
    {
        var dated = new DatedGrades(grades, new int[population.Count], new int[population.Count]);
        var (alone, letters) = (new SubjectDays(pack, population, asOf), new LetterVerdicts(pack));
        if (DaysPlan.Of(pack, population, asOf, letters, cancellation) is not { } plan)
        {
            Parallel.For(0, population.Count, new ParallelOptions { CancellationToken = cancellation }, at => Put(dated, at, alone.Of(at)));
            return dated with { DaysLookedAtAlone = population.Count };
        }

        var (byCode, count) = (grades.Outcomes.Select(outcome => letters.CodeOf(outcome?.Letter)).ToArray(), 0L);
        Parallel.For(
            0, (population.Count + SubjectsAtOnce - 1) / SubjectsAtOnce, new ParallelOptions { CancellationToken = cancellation },
            () => new RangeDays(plan, byCode, alone),
            (chunk, _, days) =>
            {
                for (var at = chunk * SubjectsAtOnce; at < Math.Min(population.Count, (chunk + 1) * SubjectsAtOnce); at++)
                {
                    Put(dated, at, days.Of(at, grades.Codes[at]));
                }

                return days;
            },
            days => Interlocked.Add(ref count, days.Alone));
        foreach (var at in population.Apart.Keys)
        {
            Put(dated, at, alone.Of(at));
        }

        return dated with { DaysLookedAtAlone = count + population.Apart.Count };
    }

    private static void Put(DatedGrades dated, int at, (int Change, int Look) days) => (dated.NextChange[at], dated.NextLook[at]) = days;
}
