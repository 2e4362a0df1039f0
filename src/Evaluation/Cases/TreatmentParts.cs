using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Packs.Cases;
using Xinheng.Policy.Packs.Tables;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Cases;

/// <summary>A part of a treatment that a case names, beside what came out.</summary>
/// <param name="Wanted">What is expected.</param>
/// <param name="Came">What came out.</param>
/// <param name="IsSame">Whether they agree.</param>
internal sealed record TreatmentPart(LocalText Wanted, LocalText Came, bool IsSame)
{
    private static readonly LocalText NotStated = new("未写明", "not stated");

    private static readonly LocalText NoMore = new("无", "none");

    /// <summary>The parts a case names, the rule first; a part it does not name is not looked at.</summary>
    public static IEnumerable<TreatmentPart> Of(CaseSituation situation, Treatment table, ExpectedTreatment expected, TreatmentOutcome found)
    {
        var rule = found.Rule;
        if (expected.IsForReview || expected.Rule is not null)
        {
            var wanted = table.Rules.FirstOrDefault(known => known.Id == expected.Rule)?.Title ?? Say(TreatmentCode.NoRule);
            yield return new(wanted, rule?.Title ?? Say(found.Code), expected.IsForReview ? found.Code is TreatmentCode.NoRule : rule?.Id == expected.Rule);
        }

        if (expected.Sampling is { } sampling)
        {
            yield return new(TreatmentWords.Say(sampling), rule?.Sampling is { } drawn ? TreatmentWords.Say(drawn) : NotStated, sampling == rule?.Sampling);
        }

        if (expected.Ratio is { } ratio)
        {
            yield return Number(ratio, found.RatioPercent, text => new($"抽查比例 {text}%", $"ratio {text}%"));
        }

        if (expected.Times is { } times)
        {
            yield return Number(times, found.TimesAYear, text => new($"每年 {text} 次", $"{text} times a year"));
        }

        if (expected.Visits is { } visits)
        {
            yield return new(TreatmentWords.Say(visits), rule?.Visits is { } made ? TreatmentWords.Say(made) : NotStated, visits == rule?.Visits);
        }

        if (expected.Measures is { } measures)
        {
            yield return Ids(measures, rule?.Measures ?? [], new("措施：", "measures: "), id => situation.Pack.Tables.Measures.First(known => known.Id == id).Title);
        }

        if (expected.Exceptions is { } exceptions)
        {
            yield return Ids(exceptions, rule?.Exceptions ?? [], new("例外：", "except: "), TreatmentWords.SayException);
        }
    }

    private static TreatmentPart Number(WrittenNumber wanted, decimal? came, Func<string, LocalText> say) => new(
        say(CaseAnswering.Say(wanted.Value).Zh),
        came is { } number ? say(CaseAnswering.Say(number).Zh) : NotStated,
        came is { } found && wanted.IsSameAs(found));

    private static TreatmentPart Ids(IReadOnlyList<string> wanted, IReadOnlyList<string> came, LocalText prefix, Func<string, LocalText> title)
    {
        return new(Say(wanted), Say(came), wanted.ToHashSet().SetEquals(came));

        LocalText Say(IReadOnlyList<string> ids)
        {
            var titles = ids.Count == 0 ? [NoMore] : ids.Select(title).ToList();
            return new(prefix.Zh + string.Join("、", titles.Select(one => one.Zh)), prefix.En + string.Join(", ", titles.Select(one => one.En)));
        }
    }

    private static LocalText Say(TreatmentCode code) => code switch
    {
        TreatmentCode.NoRule => new("待人工研判", "a person's judgement"),
        TreatmentCode.Overlap => new("几条规则同时成立，未规定取哪一条", "several rules hold, and it is not said which prevails"),
        TreatmentCode.NotInForce => new("政策未施行", "the policy is not in force"),
        TreatmentCode.Undecided or TreatmentCode.Ruled => new("无法得出", "cannot be told"),
    };
}
