using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Which case of which version.</summary>
/// <param name="Fingerprint">The version; null for the one in force today.</param>
/// <param name="Case">The case's place among the pack's cases, from 1; null for the first.</param>
internal sealed record SensitivityQuery(string? Fingerprint, int? Case);

/// <summary>How firm the grade of a case is against changes of one weight or one judgement.</summary>
public sealed record SensitivityView
{
    /// <summary>The case's place among the pack's cases, from 1.</summary>
    public required int Case { get; init; }

    /// <summary>The situation.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The grade as it is.</summary>
    public required GradeView Grade { get; init; }

    /// <summary>The score; null where it cannot be told.</summary>
    public required decimal? Score { get; init; }

    /// <summary><c>not-in-force</c>, <c>no-score</c>, <c>unsolved</c>; null when it could be worked out.</summary>
    public required string? Obstacle { get; init; }

    /// <summary>What it comes to, in a sentence.</summary>
    public required LocalText Words { get; init; }

    /// <summary>Every part of the tree but the root, each before its own parts.</summary>
    public required IReadOnlyList<WeightSensitivityView> Weights { get; init; }

    /// <summary>The judgements that by themselves change the grade, the fewest steps first.</summary>
    public required IReadOnlyList<JudgementSensitivityView> Judgements { get; init; }

    /// <summary>How many judgements by themselves do not change it.</summary>
    public required int Firm { get; init; }

    /// <summary>How many were not tried because there are too many.</summary>
    public required int Untried { get; init; }
}

/// <summary>What a part's weight does to the grade, its siblings' weights rescaled in proportion.</summary>
/// <param name="Id">Id of the part.</param>
/// <param name="Title">Its title.</param>
/// <param name="Depth">1 for a part of the root.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Points">Its value.</param>
/// <param name="Higher">The least greater weight that gives another grade; null when none does.</param>
/// <param name="Lower">The greatest smaller weight that gives another grade; null when none does.</param>
public sealed record WeightSensitivityView(
    string Id, LocalText Title, int Depth, decimal Weight, decimal Points, WeightChangeView? Higher, WeightChangeView? Lower);

/// <summary>A weight that gives another grade.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Score">The score.</param>
/// <param name="IsLeast">Whether it is the smallest change of any single weight.</param>
public sealed record WeightChangeView(decimal Weight, GradeView Grade, decimal Score, bool IsLeast);

/// <summary>A judgement that by itself changes the grade.</summary>
/// <param name="Of">Title of the node whose parts are judged.</param>
/// <param name="Row">The part judged.</param>
/// <param name="Column">The part it is judged against.</param>
/// <param name="Judgement">How many times the first outweighs the second, such as <c>1/3</c>.</param>
/// <param name="Change">The fewest steps of Saaty's scale that give another grade.</param>
public sealed record JudgementSensitivityView(LocalText Of, LocalText Row, LocalText Column, string Judgement, JudgementChangeView Change);

/// <summary>A judgement that gives another grade.</summary>
/// <param name="Judgement">The judgement.</param>
/// <param name="Steps">Steps of the scale from the judgement as it is.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Score">The score.</param>
/// <param name="ConsistencyRatio">CR of the matrix then; null for a size that has none.</param>
/// <param name="IsConsistent">Whether CR is below 0.10 then; null for a size that has none.</param>
public sealed record JudgementChangeView(
    string Judgement, int Steps, GradeView Grade, decimal Score, decimal? ConsistencyRatio, bool? IsConsistent);
