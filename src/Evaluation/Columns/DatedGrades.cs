namespace Xinheng.Evaluation.Columns;

/// <summary>What a pack gives a whole population on a day, and when each subject's turn comes again.</summary>
/// <param name="Grades">What it gives.</param>
/// <param name="NextChange">
/// By place in the population: the day number of the earliest later day on which time alone changes the letter or the mark;
/// 0 when it never does, and for a subject registered only after the day.
/// </param>
/// <param name="NextLook">
/// By place in the population: the day number of <see cref="GradeResult.NextLook"/>, 0 when there is none; for a subject
/// registered only after the day its registration day.
/// </param>
public sealed record DatedGrades(PopulationGrades Grades, int[] NextChange, int[] NextLook)
{
    /// <summary>How many subjects' days were found one by one, by the explaining back end.</summary>
    public long DaysLookedAtAlone { get; init; }
}
