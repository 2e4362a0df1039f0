using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation;

/// <summary>How a pack's case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Explanation">What the pack gives for it.</param>
/// <param name="Difference">What is different from what was expected and why, in both languages; null when nothing is.</param>
public sealed record CaseOutcome(PackCase Case, Explanation Explanation, LocalText? Difference)
{
    /// <summary>Whether the pack gives what the case expects.</summary>
    public bool IsPassed => Difference is null;
}

/// <summary>Runs the cases of a pack through the explaining back end.</summary>
public static class CaseRunner
{
    private const string Judgement = "a person's judgement";

    /// <summary>Every case in the order given.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="cases">Its cases.</param>
    /// <exception cref="ArgumentException">The pack has no scheme, so that no case can have a grade.</exception>
    public static IReadOnlyList<CaseOutcome> Run(CompiledPack pack, IReadOnlyList<PackCase> cases) =>
        [.. cases.Select((one, at) => Run(pack, one, at + 1))];

    private static CaseOutcome Run(CompiledPack pack, PackCase one, int number)
    {
        var (subject, records) = FactsOf(one, number);
        var explanation = Explainer.Explain(pack, subject, records, one.AsOf);
        var difference = explanation.Letter == one.ExpectedLetter ? null : Difference(one, explanation);
        return new CaseOutcome(one, explanation, difference);
    }

    /// <summary>What an evaluation of a case goes by.</summary>
    /// <param name="one">The case.</param>
    /// <param name="number">The number its subject carries.</param>
    internal static (SubjectFacts Subject, IReadOnlyList<RecordFacts> Records) FactsOf(PackCase one, int number) =>
        (Facts(one, number), [.. one.Records.Select((record, at) => Facts(record, at + 1))]);

    private static LocalText Difference(PackCase one, Explanation explanation)
    {
        var rule = explanation.Rule is { } found ? $"（{found.Source}；{found.Title.Zh}）" : string.Empty;
        var ruleEn = explanation.Rule is { } same ? $" ({same.Source}; {same.Title.En})" : string.Empty;
        var reasons = explanation.Records.Select(record =>
            (zh: $"{record.Record.Record} {record.Record.Kind}：{record.Reason.Zh}", en: $"{record.Record.Record} {record.Record.Kind}: {record.Reason.En}")).ToList();
        return new LocalText(
            $"应为{one.ExpectedLetter ?? "待人工研判"}，实为{explanation.Letter ?? "待人工研判"}{rule}。{string.Join("；", reasons.Select(reason => reason.zh))}",
            $"Expected {one.ExpectedLetter ?? Judgement}, found {explanation.Letter ?? Judgement}{ruleEn}. {string.Join("; ", reasons.Select(reason => reason.en))}");
    }

    private static SubjectFacts Facts(PackCase one, int number) => new()
    {
        Subject = number,
        Code = string.Empty,
        Licence = one.Subject.Licence,
        Kind = one.Subject.Kind,
        Division = one.Subject.Division,
        Industry = one.Subject.Industry,
        Registered = one.Subject.Registered,
        StateOwned = one.Subject.StateOwned,
        Tags = one.Subject.Tags,
        Results = [.. one.Results.Select(result => new ReceivedResult(result.Scheme, result.Letter, result.Day, result.Issuer))],
    };

    private static RecordFacts Facts(CaseRecord record, int number) => new()
    {
        Record = number,
        Kind = record.Kind,
        Happened = record.Happened,
        Until = record.Until,
        Standing = record.Standing,
        Penalties = record.Penalties,
        GraveConsequence = record.GraveConsequence,
        AmountFen = record.AmountFen,
        Issuer = record.Issuer,
        Document = record.Document,
    };
}
