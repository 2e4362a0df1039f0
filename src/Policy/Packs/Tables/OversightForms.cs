using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Reads draws, rules of consistency and warnings.</summary>
internal static class OversightForms
{
    public static Func<TableScope, Draw?> Draw(EntryForm form)
    {
        var by = form.Map.Texts("by") ?? [];
        var (isPublished, isSealed) = (form.Flag("published"), form.Flag("sealed"));
        return scope => new(form.Head) { By = scope.Ids(by, "by", scope.Grades), IsPublished = isPublished, IsSealed = isSealed };
    }

    public static Func<TableScope, ConsistencyRule?> Consistency(EntryForm form)
    {
        var between = form.Map.Texts("between") ?? [];
        if (between.Select(id => id.Content).Distinct().Count() != 2)
        {
            form.Findings.Add("PK-087", form.Head.Span, form.Head.Id);
        }

        var (apart, bars, duty) = (form.Map.Text("apart"), form.Map.Text("bars"), form.Map.Text("duty"));
        if (apart is null && bars is null)
        {
            form.Map.Missing("apart", QuantityForm.Apart.Example);
        }

        var mapping = form.Map.Text("mapping");
        var then = form.Words("then");
        return scope =>
        {
            var compared = scope.Ids(between, "between", scope.Grades);
            var bridge = scope.Id(mapping, "mapping", scope.Mappings);
            var (steps, barred) = (scope.Number(apart, QuantityForm.Apart), scope.OnGrades(bars));
            var review = scope.Id(duty, "duty", scope.Duties);
            return steps is null == apart is null && barred is null == bars is null && (apart ?? bars) is not null
                ? new(form.Head) { Between = compared, Apart = steps, Bars = barred, Duty = review, Mapping = bridge, Then = then }
                : null;
        };
    }

    public static Func<TableScope, WarningRule?> Warning(EntryForm form)
    {
        var when = form.Text("when", "when: general_count >= 3");
        var coolDown = form.Map.Text("cool_down");
        return scope =>
        {
            var rest = scope.Number(coolDown, QuantityForm.CoolDown);
            return scope.OnGrades(when) is { } condition ? new(form.Head) { When = condition, CoolDown = rest } : null;
        };
    }
}
