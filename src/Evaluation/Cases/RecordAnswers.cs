using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Packs.Cases;

namespace Xinheng.Evaluation.Cases;

/// <summary>Sets beside what a case expects of its one record what becomes of it.</summary>
internal static class RecordAnswers
{
    public static CaseAnswer Shown(CaseSituation situation, Expected.Shown expected)
    {
        var tables = situation.Pack.Tables;
        var found = Publishing.Of(situation.Pack, expected.Channel, situation.Subject, situation.Records[0], situation.Case.Records[0].FirstShown);
        var wanted = expected.Showing;
        bool?[] agree =
        [
            WordOf(found) == wanted.Word && found.Through == wanted.Through,
            wanted.From is null ? null : wanted.From == found.From,
            wanted.Rule is null ? null : wanted.Rule == found.Rule?.Id,
            wanted.Masks is null ? null : found.Rule is { } rule && wanted.Masks.ToHashSet().SetEquals(rule.Masks),
        ];
        return new(
            tables.Channels.First(known => known.Id == expected.Channel).Title,
            Say(situation.Pack, wanted, wanted),
            WordOf(found) is { } word
                ? Say(situation.Pack, wanted, new() { Word = word, From = found.From, Through = found.Through, Rule = found.Rule?.Id, Masks = found.Rule?.Masks })
                : Why(found),
            agree.All(one => one is not false))
        {
            Reached = found is { Rule: { } reached, Code: not PublicationCode.Undecided } ? [new CaseReach("publications", reached.Id)] : [],
        };
    }

    public static CaseAnswer Masked(CaseSituation situation, Expected.Masked expected)
    {
        var mask = situation.Pack.Tables.Masks.First(known => known.Id == expected.Id);
        var left = Terms.Masked(mask, expected.Text);
        return new(new($"{mask.Title.Zh} {expected.Text}", $"{mask.Title.En} {expected.Text}"), Say(expected.Left), Say(left), left == expected.Left)
        {
            Reached = [new CaseReach("masks", mask.Id)],
        };

        static LocalText Say(string? left) => left is null ? new("不公示", "not shown") : LocalText.Same(left);
    }

    public static CaseAnswer Counted(CaseSituation situation, Expected.Counted expected)
    {
        var facts = situation.Records[0];
        var pack = PreparedPack.OfTables(situation.Pack);
        var effect = new ClassedRecord(pack, situation.Subject, facts).ClassOn(situation.Case.AsOf, pack.PeriodOf(situation.Case.AsOf)).Effect;
        return new(new("作用", "effect"), Say(expected.Effect), Say(effect), effect == expected.Effect) { Reached = [new CaseReach("kinds", facts.Kind)] };

        static LocalText Say(string? effect) =>
            PackVocabulary.Effects.FirstOrDefault(known => known.Id == effect)?.Title ?? new("无法得出", "cannot be told");
    }

    public static CaseAnswer Repairable(CaseSituation situation, Expected.Repairable expected)
    {
        var evaluation = SubjectEvaluation.Of(PreparedPack.OfTables(situation.Pack), situation.Subject, situation.Records);
        var found = RepairDay.Of(evaluation, evaluation.Records[0], situation.Case.AsOf);
        var (day, isStated) = (found?.Day, found is null || found.Term is not null);
        return new(new("可修复", "repair"), Say(expected.From, expected.IsStated), Say(day, isStated), (day, isStated) == (expected.From, expected.IsStated))
        {
            Reached = [new CaseReach("kinds", situation.Records[0].Kind), .. found?.Term is { } term ? [new CaseReach("repair", TermOf(situation, term))] : Array.Empty<CaseReach>()],
        };

        static LocalText Say(DateOnly? day, bool isStated) =>
            day is { } from ? new($"自 {from:yyyy-MM-dd} 起", $"from {from:yyyy-MM-dd}") : isStated ? new("不可修复", "never") : new("未写明", "not stated");
    }

    private static string TermOf(CaseSituation situation, RepairTerm term)
    {
        var kind = situation.Pack.RecordKinds.First(known => known.Id == situation.Records[0].Kind);
        return $"{kind.Id}.{kind.RepairTerms.ToList().FindIndex(known => ReferenceEquals(known, term)) + 1}";
    }

    private static ShowingWord? WordOf(PublicationOutcome found) => found.Code switch
    {
        PublicationCode.Shown => found.Through is null ? ShowingWord.WithoutEnd : ShowingWord.Shown,
        PublicationCode.NotShown or PublicationCode.NoRule => ShowingWord.NotShown,
        PublicationCode.PeriodUnstated => ShowingWord.Unstated,
        PublicationCode.FirstShowingUnknown or PublicationCode.Undecided => null,
    };

    private static LocalText Why(PublicationOutcome found) => found.Code is PublicationCode.FirstShowingUnknown
        ? new("期限自首次公示起算，案例没有写“首次公示”", "the period runs from the first showing, and the case does not say when that was")
        : new("无法得出", "cannot be told");

    /// <summary>In words, with the parts that the case names.</summary>
    private static LocalText Say(CompiledPack pack, ExpectedShowing named, ExpectedShowing showing)
    {
        List<LocalText> parts =
        [
            showing.Word switch
            {
                ShowingWord.Shown => new($"至 {showing.Through:yyyy-MM-dd}", $"through {showing.Through:yyyy-MM-dd}"),
                ShowingWord.WithoutEnd => new("长期公示", "without end"),
                ShowingWord.NotShown => new("不公示", "not shown"),
                ShowingWord.Unstated => new("期限未写明", "period not stated"),
            },
        ];
        if (named.From is not null && showing.From is { } first)
        {
            parts.Insert(0, new($"自 {first:yyyy-MM-dd}", $"from {first:yyyy-MM-dd}"));
        }

        if (named.Rule is not null && pack.Tables.Publications.FirstOrDefault(known => known.Id == showing.Rule) is { } publication)
        {
            parts.Add(publication.Title);
        }

        if (named.Masks is not null)
        {
            var titles = pack.Tables.Masks.Where(mask => (showing.Masks ?? []).Contains(mask.Id)).Select(mask => mask.Title).ToList();
            parts.Add(new($"隐去{string.Join("、", titles.Select(title => title.Zh))}", $"masked: {string.Join(", ", titles.Select(title => title.En))}"));
        }

        return new(string.Join("，", parts.Select(part => part.Zh)), string.Join(", ", parts.Select(part => part.En)));
    }
}
