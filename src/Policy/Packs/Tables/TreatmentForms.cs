using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Reads treatments.</summary>
/// <source id="langfang-2023">四(二)</source>
internal static class TreatmentForms
{
    private const string RuleExample = "rules: [{id: less, title: {zh: 降低抽查, en: less}, when: \"results.public == 'A'\", sampling: lower, source: 四(二)}]";

    private static readonly string[] Effects = ["sampling", "ratio", "times", "visits", "measures"];

    public static Func<TableScope, Treatment?> Treatment(EntryForm form)
    {
        var precedence = form.ChooseOptional("precedence", TableChoices.TreatmentPrecedences) ?? TreatmentPrecedence.Unstated;
        var gap = form.ChooseOptional("gap", PackChoices.Gaps) ?? GapHandling.Review;
        var rules = form.Parts("rules", RuleExample, Rule);
        return scope => new(form.Head)
        {
            Precedence = precedence,
            Gap = gap,
            Rules = [.. rules.Select(complete => complete(scope)).OfType<TreatmentRule>()],
        };
    }

    private static Func<TableScope, TreatmentRule?> Rule(EntryForm form)
    {
        var when = form.Text("when", "when: \"results.public == 'A'\"");
        var sampling = form.ChooseOptional("sampling", TableChoices.Samplings);
        var visits = form.ChooseOptional("visits", TableChoices.VisitKinds);
        var ratio = form.Map.Text("ratio");
        var times = form.Map.Text("times");
        var measures = form.Map.Texts("measures") ?? [];
        var exceptions = form.Map.Texts("except") ?? [];
        var ruling = form.Map.Text("ruling");
        if (!Effects.Any(key => form.Map.Take(key) is not null and not WrittenList { Items.Count: 0 }))
        {
            form.Findings.Add("PK-086", form.Head.Span, form.Head.Id);
        }

        return scope => scope.OnGrades(when) is { } condition
            ? new(form.Head)
            {
                When = condition,
                Sampling = sampling,
                Ratio = scope.Number(ratio, QuantityForm.Ratio),
                Times = scope.Number(times, QuantityForm.Times),
                Visits = visits,
                Measures = scope.Ids(measures, "measures", scope.Measures),
                Exceptions = scope.Ids(exceptions, "except", [.. TableChoices.Exceptions.Select(exception => exception.Id)]),
                Ruling = scope.Id(ruling, "ruling", scope.Rulings),
            }
            : null;
    }
}
