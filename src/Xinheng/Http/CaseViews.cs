using System.Runtime.CompilerServices;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation;

namespace Xinheng.Http;

/// <summary>Runs a pack's cases and sets their results out.</summary>
internal static class CaseViews
{
    private const string Review = "review";

    private static readonly ConditionalWeakTable<PackEntry, PackCheck> Checked = [];

    /// <summary>How the cases of a version go; run once for as long as the version is in use.</summary>
    public static PackCheck Run(PackEntry entry) => Checked.GetValue(entry, one => PackCheck.Run(one));

    public static CaseView Of(CaseOutcome outcome) => new(
        $"{outcome.Case.Span.File}:{outcome.Case.Span.Line}",
        outcome.Case.Title,
        outcome.Case.AsOf,
        outcome.Case.ExpectsGrade ? outcome.Case.ExpectedLetter ?? Review : null,
        outcome.Case.ExpectsGrade ? outcome.Explanation?.Letter ?? Review : null,
        [.. outcome.Answers.Select(answer => new CaseAnswerView(answer.What, answer.Expected, answer.Actual, answer.IsAsExpected))],
        outcome.Actual,
        outcome.IsPassed,
        outcome.Difference);
}
