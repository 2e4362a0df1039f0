using Xinheng.Assessment;
using Xinheng.Evaluation;

namespace Xinheng.Http;

/// <summary>Runs a pack's cases and sets their results out.</summary>
internal static class CaseViews
{
    public static IReadOnlyList<CaseView> Run(PackEntry entry) =>
        entry.Pack?.Scheme is null ? [] : [.. CaseRunner.Run(entry.Pack, entry.Cases).Select(Of)];

    private static CaseView Of(CaseOutcome outcome) => new(
        $"{outcome.Case.Span.File}:{outcome.Case.Span.Line}",
        outcome.Case.Title,
        outcome.Case.AsOf,
        outcome.Case.ExpectedLetter ?? "review",
        outcome.Explanation.Letter ?? "review",
        outcome.IsPassed,
        outcome.Difference);
}
