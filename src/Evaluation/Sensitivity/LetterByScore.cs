using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>
/// The grade of one subject for every score it could have, all else kept. Scores have a fixed number of places, so that
/// each cut lies on one of them or between two: the grade can differ only there, and is asked only there.
/// </summary>
internal sealed class LetterByScore
{
    private const decimal Unit = 0.0001m;

    private readonly SubjectEvaluation evaluation;
    private readonly DateOnly day;
    private readonly decimal[] places;
    private readonly Dictionary<decimal, string?> known = [];

    private LetterByScore(SubjectEvaluation evaluation, DateOnly day, decimal[] places) =>
        (this.evaluation, this.day, this.places) = (evaluation, day, places);

    /// <summary>The grades; null when some condition cannot be solved for the score.</summary>
    public static LetterByScore? Of(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome)
    {
        var pack = evaluation.Pack.Pack;
        var bindings = new RuleBindings(evaluation, day, outcome.Indicators);
        var places = new SortedSet<decimal>();
        foreach (var condition in pack.Grades.Select(rule => rule.When).Concat(pack.Limits.Select(limit => limit.When)))
        {
            if (VariableCuts.Of(condition, "score", bindings) is not { } cuts)
            {
                return null;
            }

            foreach (var cut in cuts.Where(cut => Math.Abs(cut) < long.MaxValue))
            {
                var before = decimal.Floor(cut / Unit) * Unit;
                places.UnionWith([before - Unit, before, before + Unit, before + Unit + Unit]);
            }
        }

        return new LetterByScore(evaluation, day, [.. places]);
    }

    /// <summary>The grade for a score.</summary>
    public string? Of(decimal score)
    {
        if (places.Length == 0)
        {
            return At(score);
        }

        // Between two places that are no neighbours the grade is that of either; beyond the ends that of the end.
        var found = Array.BinarySearch(places, score);
        return At(places[found >= 0 ? found : Math.Max(0, ~found - 1)]);
    }

    /// <summary>The nearest score beyond another at which the grade is not <paramref name="letter"/>; null when there is none.</summary>
    public decimal? Next(decimal from, bool rising, string? letter)
    {
        var beyond = rising ? places.Where(place => place > from) : places.Reverse().Where(place => place < from);
        foreach (var place in beyond)
        {
            if (At(place) != letter)
            {
                return place;
            }
        }

        return null;
    }

    private string? At(decimal score)
    {
        if (!known.TryGetValue(score, out var letter))
        {
            letter = evaluation.On(day, new Value.Decimal(score)).Letter;
            known[score] = letter;
        }

        return letter;
    }
}
