using Xinheng.Policy;

namespace Xinheng.Evaluation.Cases;

/// <summary>One thing a case expects, and what came out.</summary>
/// <param name="What">What it is about, such as a treatment's name; empty for the grade.</param>
/// <param name="Expected">What must come out.</param>
/// <param name="Actual">What came out.</param>
/// <param name="IsAsExpected">Whether they agree.</param>
public sealed record CaseAnswer(LocalText What, LocalText Expected, LocalText Actual, bool IsAsExpected)
{
    /// <summary>The rules and entries of the pack that gave what came out.</summary>
    public IReadOnlyList<CaseReach> Reached { get; init; } = [];

    /// <summary>What came out, with what it is about before it.</summary>
    public LocalText Line => What.En.Length == 0 ? Actual : new LocalText($"{What.Zh}：{Actual.Zh}", $"{What.En}: {Actual.En}");
}

/// <summary>A rule or an entry of a pack that a case reaches.</summary>
/// <param name="Section">The pack's section, such as <c>grades</c>, <c>limits</c>, <c>treatments</c>, <c>mappings</c>, <c>duties</c>.</param>
/// <param name="Entry">The rule's number or the entry's id; for a part of an entry <c>ENTRY.PART</c>, such as <c>fused.more</c>.</param>
public sealed record CaseReach(string Section, string Entry);
