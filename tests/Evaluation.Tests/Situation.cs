using Xinheng.Policy;

namespace Xinheng.Evaluation.Tests;

/// <summary>Facts in few words.</summary>
internal static class Situation
{
    public static readonly SubjectFacts Enterprise = new() { Subject = 1, Code = "91131000MA00000000", Licence = "active", Kind = "enterprise" };

    public static DateOnly Day(string day) => DateOnly.Parse(day);

    public static RecordFacts Penalty(long number, string day) =>
        new() { Record = number, Kind = "penalty", Happened = Day(day), Standing = "effective", Penalties = ["fine"], GraveConsequence = "no" };

    public static RecordFacts Severe(long number, string day) => Penalty(number, day) with { Penalties = ["fine", "permit-revoked"] };

    public static RecordFacts Arrears(long number, string day) =>
        new() { Record = number, Kind = "tax-arrears", Happened = Day(day), Standing = "effective", GraveConsequence = "no" };

    public static RecordFacts Listed(long number, string day) =>
        new() { Record = number, Kind = "serious-list", Happened = Day(day), Standing = "effective", GraveConsequence = "no" };

    public static IReadOnlyList<RecordFacts> Penalties(int count, string day) =>
        [.. Enumerable.Range(1, count).Select(number => Penalty(number, day))];

    public static Explanation Explain(string asOf, params IEnumerable<RecordFacts> records) =>
        Explainer.Explain(LangfangRules.Pack, Enterprise, [.. records], Day(asOf));

    public static Explanation Explain(CompiledPack pack, string asOf, params IEnumerable<RecordFacts> records) =>
        Explainer.Explain(pack, Enterprise, [.. records], Day(asOf));
}
