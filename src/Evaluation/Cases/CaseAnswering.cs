using System.Globalization;
using Xinheng.Policy;
using Xinheng.Policy.Packs.Cases;

namespace Xinheng.Evaluation.Cases;

/// <summary>Sets beside what a case expects what comes out.</summary>
internal static class CaseAnswering
{
    private static readonly LocalText Nothing = new(string.Empty, string.Empty);

    private static readonly LocalText Unknown = new("无法得出", "cannot be told");

    private static readonly LocalText ForAPerson = new("待人工研判", "needs a person's judgement");

    /// <summary>An answer for each thing expected.</summary>
    public static IReadOnlyList<CaseAnswer> Of(CaseSituation situation) => [.. situation.Case.Expected.Select(expected => Of(situation, expected))];

    private static CaseAnswer Of(CaseSituation situation, Expected expected) => expected switch
    {
        Expected.Grade grade => Grade(situation, grade),
        Expected.Total total => Points(situation, null, total.Number),
        Expected.Part part => Points(situation, part.Id, part.Number),
        Expected.Treated treated => TableAnswers.Treated(situation, treated),
        Expected.Warned warned => TableAnswers.Warned(situation, warned),
        Expected.Compared compared => TableAnswers.Compared(situation, compared),
        Expected.Mapped mapped => Mapped(situation, mapped),
        Expected.Shown shown => RecordAnswers.Shown(situation, shown),
        Expected.Masked masked => RecordAnswers.Masked(situation, masked),
        Expected.Counted counted => RecordAnswers.Counted(situation, counted),
        Expected.Repairable repairable => RecordAnswers.Repairable(situation, repairable),
        Expected.Due due => TableAnswers.Due(situation, due),
        Expected.Listed listed => TableAnswers.Listed(situation, listed),
        Expected.Rated rated => TableAnswers.Rated(situation, rated),
        _ => throw new InvalidOperationException("An expectation outside the closed set"),
    };

    /// <summary>A day, or the words for none.</summary>
    public static LocalText Say(DateOnly? day, LocalText none) => day is { } there ? LocalText.Same($"{there:yyyy-MM-dd}") : none;

    public static LocalText Say(decimal number) => LocalText.Same(number.ToString("0.######", CultureInfo.InvariantCulture));

    private static CaseAnswer Grade(CaseSituation situation, Expected.Grade expected)
    {
        var found = situation.Explanation;
        var (zh, en) = found?.Rule is { } rule ? ($"（{rule.Source}；{rule.Title.Zh}）", $" ({rule.Source}; {rule.Title.En})") : (string.Empty, string.Empty);
        var actual = found?.Letter is { } letter ? LocalText.Same(letter) : ForAPerson;
        var isAsExpected = found is not null && found.Letter == expected.Letter;
        return new(Nothing, expected.Letter is { } wanted ? LocalText.Same(wanted) : ForAPerson, isAsExpected ? actual : new(actual.Zh + zh, actual.En + en), isAsExpected)
        {
            Reached =
            [
                .. found?.Rule is { } reached ? [new CaseReach("grades", $"{reached.Number}")] : Array.Empty<CaseReach>(),
                .. (found?.Limits ?? []).Where(limit => limit.Holds is true).Select(limit => new CaseReach("limits", limit.Limit.Id)),
                .. (found?.Results ?? []).Where(result => result is { Given: { } given, Result.Mapping: not null, Code: "received" or "graded" })
                    .Select(result => new CaseReach("mappings", $"{result.Result.Mapping!.Id}.{result.Given}")), // filtered
            ],
        };
    }

    private static CaseAnswer Points(CaseSituation situation, string? id, WrittenNumber number)
    {
        var actual = situation.OnDay.Points(id);
        return new(TitleOfPoints(situation.Pack, id), Say(number.Value), actual is { } points ? Say(points) : Unknown, actual is { } found && number.IsSameAs(found))
        {
            Reached = id is null ? [] : [new CaseReach("scores", id)],
        };
    }

    private static LocalText TitleOfPoints(CompiledPack pack, string? id) => id is null
        ? new("总分", "score")
        : pack.Scores.FirstOrDefault(score => score.Id == id)?.Title
            ?? pack.Scorecard?.Items.FirstOrDefault(item => item.Id == id)?.Title
            ?? pack.Tree?.Root.All().FirstOrDefault(node => node.Id == id)?.Title ?? LocalText.Same(id);

    private static CaseAnswer Mapped(CaseSituation situation, Expected.Mapped expected)
    {
        var mapping = situation.Pack.Mappings.First(known => known.Id == expected.Id);
        var actual = mapping.Map(expected.From);
        return new(new($"{mapping.Title.Zh} {expected.From}", $"{mapping.Title.En}, {expected.From}"), LocalText.Same(expected.To), actual is null ? Unknown : LocalText.Same(actual), actual == expected.To)
        {
            Reached = [new CaseReach("mappings", $"{mapping.Id}.{expected.From}")],
        };
    }
}
