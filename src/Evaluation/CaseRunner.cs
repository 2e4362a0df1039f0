using Xinheng.Evaluation.Cases;
using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Evaluation;

/// <summary>How a pack's case went.</summary>
/// <param name="Case">The case.</param>
/// <param name="Explanation">How its subject is graded; null when the pack gives no grades.</param>
/// <param name="Difference">What is different from what was expected and why, in both languages; null when nothing is.</param>
public sealed record CaseOutcome(PackCase Case, Explanation? Explanation, LocalText? Difference)
{
    /// <summary>Whether the pack gives what the case expects.</summary>
    public bool IsPassed => Difference is null;

    /// <summary>Each thing expected with what came out, in the order written.</summary>
    public IReadOnlyList<CaseAnswer> Answers { get; init; } = [];

    /// <summary>The rules and entries of the pack that gave what came out, each once.</summary>
    public IEnumerable<CaseReach> Reached => Answers.SelectMany(answer => answer.Reached).Distinct();

    /// <summary>What came out, in a line.</summary>
    public LocalText Actual => new(string.Join("；", Answers.Select(answer => answer.Line.Zh)), string.Join("; ", Answers.Select(answer => answer.Line.En)));
}

/// <summary>Runs the cases of a pack: grades through the explaining back end, tables through what they give.</summary>
public static class CaseRunner
{
    /// <summary>Every case in the order given.</summary>
    /// <param name="pack">The pack the cases were read with.</param>
    /// <param name="cases">Its cases.</param>
    public static IReadOnlyList<CaseOutcome> Run(CompiledPack pack, IReadOnlyList<PackCase> cases) =>
        [.. cases.Select((one, at) => Run(pack, one, at + 1))];

    private static CaseOutcome Run(CompiledPack pack, PackCase one, int number)
    {
        var situation = new CaseSituation(pack, one, number);
        var answers = CaseAnswering.Of(situation);
        return new CaseOutcome(one, situation.Explanation, Difference(answers, situation.Explanation)) { Answers = answers };
    }

    private static LocalText? Difference(IReadOnlyList<CaseAnswer> answers, Explanation? explanation)
    {
        var wrong = answers.Where(answer => !answer.IsAsExpected).ToList();
        if (wrong.Count == 0)
        {
            return null;
        }

        var reasons = (explanation?.Records ?? []).Select(record =>
            (zh: $"{record.Record.Record} {record.Record.Kind}：{record.Reason.Zh}", en: $"{record.Record.Record} {record.Record.Kind}: {record.Reason.En}")).ToList();
        return new LocalText(
            $"{string.Join("；", wrong.Select(Zh))}。{string.Join("；", reasons.Select(reason => reason.zh))}",
            $"{string.Join("; ", wrong.Select(En))}. {string.Join("; ", reasons.Select(reason => reason.en))}");
    }

    private static string Zh(CaseAnswer answer) => $"{(answer.What.Zh.Length == 0 ? string.Empty : $"{answer.What.Zh}：")}应为{answer.Expected.Zh}，实为{answer.Actual.Zh}";

    private static string En(CaseAnswer answer) => $"{(answer.What.En.Length == 0 ? "Expected" : $"{answer.What.En}: expected")} {answer.Expected.En}, found {answer.Actual.En}";
}
