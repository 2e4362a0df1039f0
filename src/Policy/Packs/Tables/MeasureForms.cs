using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>Reads measures, rates and catalogues.</summary>
internal static class MeasureForms
{
    /// <source id="fengxian-2021">(二)</source>
    public static Func<TableScope, Measure?> Measure(EntryForm form)
    {
        var measure = new Measure(form.Head)
        {
            Class = form.Choose("class", TableChoices.MeasureClasses),
            Content = form.Words("content"),
            On = form.Words("on"),
            Body = form.Words("body"),
            Basis = Basis(form),
        };
        return _ => measure;
    }

    public static Func<TableScope, Rate?> Rate(EntryForm form)
    {
        var rate = new Rate(form.Head) { Part = form.Words("part"), Whole = form.Words("whole") };
        var target = form.Map.Text("target");
        return scope => rate with { Target = scope.Number(target, QuantityForm.Target) };
    }

    public static Func<TableScope, Catalogue?> Catalogue(EntryForm form)
    {
        var entries = form.Parts(
            "entries", "entries: [{id: wrong, title: {zh: 错误, en: wrong}, source: 三(三)}]",
            part => new CatalogueEntry(part.Head) { Text = part.Map.Words("text") });
        var catalogue = new Catalogue(form.Head) { Entries = entries };
        return _ => catalogue;
    }

    private static LocalText Basis(EntryForm form)
    {
        if (form.Map.Take("basis") is not null)
        {
            return form.Words("basis");
        }

        form.Findings.Add("PK-083", form.Head.Span, form.Head.Id);
        return new(string.Empty, string.Empty);
    }
}
