using Xinheng.Evaluation.BackTests;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.BackTests;

/// <summary>Outcomes of inspections in few words.</summary>
internal static class Inspections
{
    public static readonly BackTestMethod Method = new() { Scale = ["A", "B", "C", "D"], Resamples = 200 };

    /// <summary>So many outcomes of one class, each of another subject, of which some found something.</summary>
    public static IEnumerable<GradedOutcome> Of(string? letter, int outcomes, int found, string day = "2026-03-05", double weight = 1) =>
        Enumerable.Range(0, outcomes).Select(at => new GradedOutcome
        {
            Subject = Number(letter, day) + at, Day = Day(day), Found = at < found, Letter = letter, Weight = weight,
        });

    public static GradedOutcome One(long subject, string day, string? letter, bool found = false, double weight = 1, double? score = null) =>
        new() { Subject = subject, Day = Day(day), Found = found, Letter = letter, Weight = weight, Score = score };

    public static BackTestReport Test(params IEnumerable<GradedOutcome> outcomes) => BackTestAnalysis.Analyse([.. outcomes], Method);

    private static long Number(string? letter, string day) => ((Day(day).DayNumber * 100L) + (letter is null ? 0 : letter[0])) * 100_000;
}
